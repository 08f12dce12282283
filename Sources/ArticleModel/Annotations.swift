/// A sentence: it ends at 。！？ with the closing marks after it, or at a line's end. Sentences tile their line.
public struct Sentence: Sendable, Equatable {
  public var range: TextRange
  public var role: LineRole
  /// The paragraph that it stands in, as `ArticleLine.paragraph`.
  public var paragraph: Int
  /// The index of the first token in it and of the one after its last; set when the words are known.
  public var tokens: Range<Int>
  public init(range: TextRange, role: LineRole, paragraph: Int, tokens: Range<Int> = 0..<0) {
    self.range = range
    self.role = role
    self.paragraph = paragraph
    self.tokens = tokens
  }
}

/// A word. Tokens tile every sentence.
public struct Token: Sendable, Equatable {
  public var start: Int32
  public var end: Int32
  public var tag: WordTag
  @inlinable public init(start: Int, end: Int, tag: WordTag) {
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
    self.tag = tag
  }
  @inlinable public var range: TextRange { TextRange(Int(start), Int(end)) }
}

/// The part of speech in the manner of the People's Daily corpus.
public enum WordTag: UInt8, Sendable, CaseIterable {
  case none, ag, a, ad, an, b, c, d, e, f, g, h, i, j, k, l, m, n, ng, nr, ns, nt, nx, nz, o, p, q, r, s, t, tg, u, v, vd, vn, w, x, y, z, vg, dg

  /// As it is written in the corpus and the tokens table: `Ag` for `ag`.
  public var name: String { Self.names[Int(rawValue)] }
  /// The universal part of speech: `NOUN` for `n`.
  public var universal: String { Self.universals[Int(rawValue)] }

  /// `Ng` and `ng` are the same; an unknown tag gives nil.
  public init?(name: String) {
    let lower = name.lowercased()
    guard let index = Self.names.firstIndex(where: { $0.lowercased() == lower }) else { return nil }
    self.init(rawValue: UInt8(index))
  }

  private static let names: [String] = [
    "", "Ag", "a", "ad", "an", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "Ng", "nr", "ns", "nt", "nx", "nz", "o", "p", "q",
    "r", "s", "t", "Tg", "u", "v", "vd", "vn", "w", "x", "y", "z", "Vg", "Dg",
  ]
  private static let universals: [String] = [
    "", "ADJ", "ADJ", "ADV", "NOUN", "ADJ", "CCONJ", "ADV", "INTJ", "ADP", "X", "PART", "VERB", "NOUN", "PART", "NOUN", "NUM", "NOUN", "NOUN",
    "PROPN",
    "PROPN", "PROPN", "X", "PROPN", "X", "ADP", "NOUN", "PRON", "NOUN", "NOUN", "NOUN", "PART", "VERB", "VERB", "NOUN", "PUNCT", "X", "PART", "ADJ",
    "VERB", "ADV",
  ]
}

public enum QuantityKind: String, Sendable, CaseIterable {
  case count, measure, money, percent, fraction, multiple, ordinal, score, age, label
}

public enum QuantityModifier: String, Sendable, CaseIterable {
  case exact, about, moreThan = "more_than", atLeast = "at_least", lessThan = "less_than", atMost = "at_most", range, vague
}

/// A number in use: the whole expression with approximators and unit.
public struct Quantity: Sendable, Equatable {
  public var range: TextRange
  public var kind: QuantityKind
  /// Plain decimals; equal when exact, empty when open. A score or label keeps its text in `low`.
  public var low: String
  public var high: String
  public var modifier: QuantityModifier
  /// The unit as written, without 万 and 亿; empty when there is none.
  public var unit: String
  /// In SI or the currency's ISO 4217 code, where the unit has one.
  public var baseValue: String
  public var baseUnit: String
  /// The noun phrase counted or measured.
  public var of: TextRange?
  /// `up yoy`, `down mom`, `up`; empty when the number is no change.
  public var change: String
  public var rule: String

  public init(
    range: TextRange, kind: QuantityKind, low: String = "", high: String = "", modifier: QuantityModifier = .exact, unit: String = "",
    baseValue: String = "", baseUnit: String = "", of: TextRange? = nil, change: String = "", rule: String
  ) {
    self.range = range
    self.kind = kind
    self.low = low
    self.high = high
    self.modifier = modifier
    self.unit = unit
    self.baseValue = baseValue
    self.baseUnit = baseUnit
    self.of = of
    self.change = change
    self.rule = rule
  }
}

public enum TimeType: String, Sendable, CaseIterable {
  case date = "DATE"
  case time = "TIME"
  case duration = "DURATION"
  case set = "SET"
}

/// A time expression with its TIMEX3 value and the ISO interval that it stands for, finish exclusive.
public struct TimeExpression: Sendable, Equatable {
  public var range: TextRange
  public var type: TimeType
  public var value: String
  public var begin: String
  public var finish: String
  public var rule: String
  public init(range: TextRange, type: TimeType, value: String, begin: String = "", finish: String = "", rule: String) {
    self.range = range
    self.type = type
    self.value = value
    self.begin = begin
    self.finish = finish
    self.rule = rule
  }
}

public enum MentionType: String, Sendable, CaseIterable {
  case person, organization, place, position, programme, work
}

/// A name in its place: flat, outermost, longest.
public struct Mention: Sendable, Equatable {
  public var range: TextRange
  public var type: MentionType
  public var rule: String
  public init(range: TextRange, type: MentionType, rule: String) {
    self.range = range
    self.type = type
    self.rule = rule
  }
}

/// The mentions of one article that mean the same. `mentions` are indices into the mentions layer, in order.
public struct LocalEntity: Sendable, Equatable {
  public var type: MentionType
  /// The fullest form of the name.
  public var name: String
  public var mentions: [Int]
  /// The code of the division a place is, or of the place in an organization's name; empty when unknown.
  public var adminCode: String
  /// What tells a person from another of the same name: the organization, or the position and place; empty when unknown.
  public var qualifier: String
  public init(type: MentionType, name: String, mentions: [Int], adminCode: String = "", qualifier: String = "") {
    self.type = type
    self.name = name
    self.mentions = mentions
    self.adminCode = adminCode
    self.qualifier = qualifier
  }
}

/// A person's position, one row a position. `range` is the stretch that says it.
public struct Affiliation: Sendable, Equatable {
  public var range: TextRange
  public var person: TextRange
  public var position: TextRange?
  public var organization: TextRange?
  public var rule: String
  public init(range: TextRange, person: TextRange, position: TextRange?, organization: TextRange?, rule: String) {
    self.range = range
    self.person = person
    self.position = position
    self.organization = organization
    self.rule = rule
  }
}

public enum QuotationKind: String, Sendable, CaseIterable { case speech, name, emphasis, title }

/// Where the speaker stands; `indirect` is reported speech without marks.
public enum QuotationForm: String, Sendable, CaseIterable { case before, after, split, indirect, none }

/// A pair of quotation marks (the marks inside the range), or reported speech without them.
public struct Quotation: Sendable, Equatable {
  public var range: TextRange
  public var kind: QuotationKind
  public var speaker: TextRange?
  public var speakerPosition: TextRange?
  public var cue: TextRange?
  public var form: QuotationForm
  public var rule: String
  public init(
    range: TextRange, kind: QuotationKind, speaker: TextRange? = nil, speakerPosition: TextRange? = nil, cue: TextRange? = nil,
    form: QuotationForm = .none, rule: String
  ) {
    self.range = range
    self.kind = kind
    self.speaker = speaker
    self.speakerPosition = speakerPosition
    self.cue = cue
    self.form = form
    self.rule = rule
  }
}

/// A word that counted for tone.
public struct ToneTerm: Sendable, Equatable {
  public var range: TextRange
  /// 1 or −1, after negation.
  public var polarity: Int
  /// The strength that counted, after degree and negation.
  public var weight: Double
  public var negated: Bool
  public var degree: Double
  public var inQuotation: Bool
  public init(range: TextRange, polarity: Int, weight: Double, negated: Bool, degree: Double, inQuotation: Bool) {
    self.range = range
    self.polarity = polarity
    self.weight = weight
    self.negated = negated
    self.degree = degree
    self.inQuotation = inQuotation
  }
}

public enum ToneLabel: String, Sendable, CaseIterable { case negative, neutral, positive }

/// The tone of a sentence or an article, as docs/tone.md defines it: the seven numbers in GDELT's order of ideas, and a label.
public struct ToneScore: Sendable, Equatable {
  /// positive − negative, −1 … 1.
  public var tone: Double
  /// The weight of the positive terms for each word, 0 … 1.
  public var positive: Double
  public var negative: Double
  /// The share of the words that are tone terms of either kind: how charged the text is.
  public var polarity: Double
  /// The share of the words that are verbs.
  public var activity: Double
  /// The share of the words that are first-person pronouns (我, 我们, 咱).
  public var selfReference: Double
  /// The number of words, marks not counted.
  public var words: Int
  public var label: ToneLabel
  public init(
    tone: Double = 0, positive: Double = 0, negative: Double = 0, polarity: Double = 0, activity: Double = 0, selfReference: Double = 0,
    words: Int = 0, label: ToneLabel = .neutral
  ) {
    self.tone = tone
    self.positive = positive
    self.negative = negative
    self.polarity = polarity
    self.activity = activity
    self.selfReference = selfReference
    self.words = words
    self.label = label
  }
}

/// A term of an article; the corpus stage turns its count into a score.
public struct Keyword: Sendable, Equatable {
  public var term: String
  public var tag: WordTag
  public var count: Int
  /// What position and names add to the count, before document frequency.
  public var weight: Double
  public init(term: String, tag: WordTag, count: Int, weight: Double) {
    self.term = term
    self.tag = tag
    self.count = count
    self.weight = weight
  }
}
