import ArticleModel

/// Compares the layers of articles with gold layers over the same texts.
///
/// Measures, in the order in which they are printed: words by span; tags of words whose span is right; names by span and type, all and each;
/// quantities by span, by span with kind, bounds and unit, and `of` and `change` of those; times by span and by span with type and value;
/// affiliations by their three parts; kinds of marks; speech by span; speakers and cues of the speech found; labels of sentences.
public struct Evaluation: Sendable {
  public private(set) var names: [String] = []
  private var scores: [String: Score] = [:]
  /// What differs, a line each: measure, article, what the gold has and what was found.
  public private(set) var errors: [String] = []
  private var labels: [[Int]] = [[Int]](repeating: [0, 0, 0], count: 3)

  public init() {}

  public subscript(_ name: String) -> Score { scores[name] ?? Score() }
  public var results: [(name: String, score: Score)] { names.map { ($0, scores[$0]!) } }

  /// The mean F1 of the three labels of sentences.
  public var toneMacroF1: Double {
    (0..<3).map { label in
      let gold = labels[label].reduce(0, +)
      let found = labels.reduce(0) { $0 + $1[label] }
      return gold + found == 0 ? 0 : 2 * Double(labels[label][label]) / Double(gold + found)
    }.reduce(0, +) / 3
  }

  /// Adds an article. `all` says whether the gold has more than words and names.
  public mutating func add(id: String, text: SourceText, gold: Layers, found: Layers, all: Bool) {
    words(gold, found)
    mentions(id, text, gold, found)
    guard all else { return }
    quantities(id, text, gold, found)
    times(id, text, gold, found)
    affiliations(id, text, gold, found)
    quotations(id, text, gold, found)
    tone(id, text, gold, found)
  }

  private mutating func count<Key: Hashable>(_ name: String, _ gold: [Key], _ found: [Key]) {
    if scores[name] == nil {
      names.append(name)
      scores[name] = Score()
    }
    scores[name]!.add(gold, found)
  }

  private mutating func note(_ measure: String, _ id: String, _ gold: [String], _ found: [String]) {
    for row in Set(gold).subtracting(found).sorted() { errors.append("\(measure)\t\(id)\tmissed\t\(row)") }
    for row in Set(found).subtracting(gold).sorted() { errors.append("\(measure)\t\(id)\twrong\t\(row)") }
  }

  private mutating func words(_ gold: Layers, _ found: Layers) {
    count("words", gold.tokens.map(\.range), found.tokens.map(\.range))
    var tags: [TextRange: WordTag] = [:]
    for token in gold.tokens { tags[token.range] = token.tag }
    let shared = found.tokens.filter { tags[$0.range] != nil }
    count("tags of right words", shared.map { "\($0.start) \(tags[$0.range]!)" }, shared.map { "\($0.start) \($0.tag)" })
  }

  private mutating func mentions(_ id: String, _ text: SourceText, _ gold: Layers, _ found: Layers) {
    let key = { (mention: Mention) in "\(mention.range.start)-\(mention.range.end) \(mention.type.rawValue) \(text.string(mention.range))" }
    count("names", gold.mentions.map(key), found.mentions.map(key))
    for type in MentionType.allCases {
      count("  " + type.rawValue, gold.mentions.filter { $0.type == type }.map(key), found.mentions.filter { $0.type == type }.map(key))
    }
    note("names", id, gold.mentions.map(key), found.mentions.map(key))
  }

  private mutating func quantities(_ id: String, _ text: SourceText, _ gold: Layers, _ found: Layers) {
    let value = { (row: Quantity) in
      "\(row.range.start)-\(row.range.end) \(text.string(row.range)) \(row.kind.rawValue) \(row.low) \(row.high) \(row.modifier.rawValue) \(row.unit)"
    }
    count("quantities, span", gold.quantities.map(\.range), found.quantities.map(\.range))
    count("quantities, span and value", gold.quantities.map(value), found.quantities.map(value))
    note("quantities", id, gold.quantities.map(value), found.quantities.map(value))
    let rights = Set(gold.quantities.map(\.range)).intersection(found.quantities.map(\.range))
    let of = { (row: Quantity) in "\(row.range.start) \(text.string(row.range)) of \(row.of.map { text.string($0) } ?? "")" }
    let change = { (row: Quantity) in "\(row.range.start) \(text.string(row.range)) \(row.change)" }
    count("  of", gold.quantities.filter { rights.contains($0.range) }.map(of), found.quantities.filter { rights.contains($0.range) }.map(of))
    note("of", id, gold.quantities.filter { rights.contains($0.range) }.map(of), found.quantities.filter { rights.contains($0.range) }.map(of))
    let changed = { (row: Quantity) in rights.contains(row.range) && !row.change.isEmpty }
    count("  change", gold.quantities.filter(changed).map(change), found.quantities.filter(changed).map(change))
  }

  private mutating func times(_ id: String, _ text: SourceText, _ gold: Layers, _ found: Layers) {
    let value = { (row: TimeExpression) in "\(row.range.start)-\(row.range.end) \(text.string(row.range)) \(row.type.rawValue) \(row.value)" }
    count("times, span", gold.times.map(\.range), found.times.map(\.range))
    count("times, span and value", gold.times.map(value), found.times.map(value))
    note("times", id, gold.times.map(value), found.times.map(value))
  }

  private mutating func affiliations(_ id: String, _ text: SourceText, _ gold: Layers, _ found: Layers) {
    let key = { (row: Affiliation) in
      "\(text.string(row.person)) | \(row.position.map { text.string($0) } ?? "") | \(row.organization.map { text.string($0) } ?? "")"
    }
    count("affiliations", gold.affiliations.map(key), found.affiliations.map(key))
    note("affiliations", id, gold.affiliations.map(key), found.affiliations.map(key))
  }

  private mutating func quotations(_ id: String, _ text: SourceText, _ gold: Layers, _ found: Layers) {
    let kind = { (row: Quotation) in "\(row.range.start) \(row.kind.rawValue) \(text.string(row.range))" }
    let marked = { (row: Quotation) in row.form != .indirect }
    count("marks, kind", gold.quotations.filter(marked).map(kind), found.quotations.filter(marked).map(kind))
    note("marks", id, gold.quotations.filter(marked).map(kind), found.quotations.filter(marked).map(kind))
    let speech = { (row: Quotation) in row.kind == .speech }
    let goldSpeech = gold.quotations.filter(speech)
    let foundSpeech = found.quotations.filter(speech)
    count("speech", goldSpeech.map(\.range), foundSpeech.map(\.range))
    note("speech", id, goldSpeech.map { text.string($0.range) }, foundSpeech.map { text.string($0.range) })
    let rights = Set(goldSpeech.map(\.range)).intersection(foundSpeech.map(\.range))
    let speaker = { (row: Quotation) in "\(row.range.start) \(row.speaker.map { text.string($0) } ?? "") said \(text.string(row.range).prefix(16))" }
    let goldSpoken = goldSpeech.filter { rights.contains($0.range) }.map(speaker)
    let foundSpoken = foundSpeech.filter { rights.contains($0.range) }.map(speaker)
    count("  speaker", goldSpoken, foundSpoken)
    note("speaker", id, goldSpoken, foundSpoken)
  }

  private mutating func tone(_ id: String, _ text: SourceText, _ gold: Layers, _ found: Layers) {
    var labelOf: [TextRange: ToneLabel] = [:]
    for (sentence, tone) in zip(found.sentences, found.sentenceTones) { labelOf[sentence.range] = tone.label }
    var goldRows: [String] = []
    var foundRows: [String] = []
    for (sentence, tone) in zip(gold.sentences, gold.sentenceTones) {
      guard let label = labelOf[sentence.range] else { continue }
      labels[Self.index(tone.label)][Self.index(label)] += 1
      goldRows.append("\(tone.label.rawValue) \(text.string(sentence.range))")
      foundRows.append("\(label.rawValue) \(text.string(sentence.range))")
    }
    count("tone of sentences", goldRows, foundRows)
    note("tone", id, goldRows, foundRows)
  }

  private static func index(_ label: ToneLabel) -> Int { ToneLabel.allCases.firstIndex(of: label)! }
}
