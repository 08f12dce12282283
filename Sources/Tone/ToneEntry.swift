/// What a word does to the words near it.
public enum ToneModifier: UInt8, Sendable, CaseIterable {
  case none
  /// 不, 没有, 毫无: turns the next tone word round, and weakens it.
  case negation
  /// 不得不, 不仅: looks like a negation and is none.
  case double
  /// 非常, 略: multiplies.
  case degree
  /// 但是, 然而: what follows counts more than what stood before.
  case contrast
  /// 虽然, 尽管: its clause counts less.
  case concession
  /// 吗, 是否: the sentence asks and doesn't claim.
  case question
  /// 如果, 将, 为了: its clause is not so yet.
  case conditional

  init?(name: String) {
    guard let found = Self.byName[name] else { return nil }
    self = found
  }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)", $0) })
}

/// What a word says of the kind of sentence that it stands in; it has no tone itself.
public enum ToneCue: UInt8, Sendable, CaseIterable {
  case none, frame, duty, plan, achieved, first, procedure, byline, beneficiary, give, victim, court, praise, scene, lack, built, problem, dark,
    bright, calm, award

  init?(name: String) {
    guard let found = Self.byName[name] else { return nil }
    self = found
  }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)", $0) })
}

/// The field of life that a tone word belongs to, as `tone.tsv` names it.
public enum ToneDomain: UInt8, Sendable, CaseIterable {
  case general, politics, economy, law, accident, health, labour, society, sport, culture, education, environment, international

  init?(name: String) {
    guard let found = Self.byName[name] else { return nil }
    self = found
  }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)", $0) })
}

/// The part of speech of a tone word, coarsely.
enum ToneForm: UInt8, Sendable { case other, noun, verb, quality, idiom }

/// All that the word lists of tone say of one word; a word can stand in several of them.
struct ToneEntry: Sendable {
  /// 1, −1, or 0 for a word without tone.
  var polarity: Int8 = 0
  /// 1 to 3.
  var strength: UInt8 = 0
  var domain: ToneDomain = .general
  /// What the word is, as far as the classifier asks.
  var form: ToneForm = .other
  /// True for a pattern of several words that has no tone as a whole (地震局): it hides the words in it.
  var isNeutralPhrase = false
  var isPhrase = false
  var modifier: ToneModifier = .none
  var factor: Float = 1
  /// 1 for 增长, −1 for 下降; 0 for other words.
  var direction: Int8 = 0
  /// For the thing that rises or falls: 1 when its rise is good (收入), −1 when it is bad (失业率).
  var object: Int8 = 0
  var cue: ToneCue = .none
  /// The places in `ToneLexicon.memberships` that name the parts of patterns that this word can be.
  var firstSet: Int32 = 0
  var setCount: Int32 = 0
}
