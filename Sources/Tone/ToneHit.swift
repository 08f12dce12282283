/// A word, pattern or change found in a sentence, with what the words round it made of it.
struct ToneHit: Sendable {
  enum Source: UInt8, Sendable { case word, phrase, change }

  var start: Int32
  var end: Int32
  /// The token it begins with.
  var token: Int32
  /// 1 or −1, after negation.
  var polarity: Int8
  /// The strength that counts: 1 to 3, after degree, negation and clause.
  var weight: Float
  var degree: Float = 1
  var negated = false
  var inQuotation = false
  var source: Source
  var form: ToneForm = .other
  var domain: ToneDomain = .general
}

/// What the scan of one sentence found beside its hits.
struct SentenceFacts: Sendable {
  var hits = 0..<0
  var words = 0
  var verbs = 0
  /// 我, 我们, 咱 …
  var selfReferences = 0
  var numbers = 0
  var percents = 0
  var marks = 0
  var quotedWords = 0
  /// Characters that stand more often in bad (good) news, names not counted.
  var darkCharacters = 0
  var brightCharacters = 0
  var rises = 0
  var falls = 0
  var isQuestion = false
  var isExclamation = false
  var conditionals = 0
  var contrasts = 0
  var concessions = 0
  var negations = 0
  var cues: CueCounts = CueCounts()
  var mentions: MentionCounts = MentionCounts()
}

/// A small count for each cue, without a heap.
struct CueCounts: Sendable {
  private var low: SIMD32<UInt8> = .zero
  subscript(_ cue: ToneCue) -> Int { Int(low[Int(cue.rawValue)]) }
  mutating func add(_ cue: ToneCue) { if low[Int(cue.rawValue)] < 200 { low[Int(cue.rawValue)] += 1 } }
}

/// A small count for each type of mention.
struct MentionCounts: Sendable {
  private var low: SIMD8<UInt8> = .zero
  subscript(_ index: Int) -> Int { Int(low[index]) }
  mutating func add(_ index: Int) { if low[index] < 200 { low[index] += 1 } }
}
