import ArticleModel

/// Puts one article together, line by line.
struct GoldBuilder {
  private let file: String
  private var headers: [String: String] = [:]
  private var units: [UInt16] = []
  private var lines: [ArticleLine] = []
  private var layers = Layers()
  private var headlines: [Character: String] = [:]
  private var paragraph = 0
  /// Where the next row of a kind is looked for, and the marks of the line that have no row yet.
  private var quantityCursor = 0
  private var timeCursor = 0
  private var openMarks: [TextRange] = []
  private var lineSentences = 0..<0

  init(file: String) { self.file = file }

  mutating func add(_ line: String, _ number: Int) throws {
    let kind = line.first!
    let rest = line.count > 2 ? String(line.dropFirst(2)) : ""
    switch kind {
    case "#":
      guard let colon = line.firstIndex(of: ":") else { return }
      headers[line[line.index(line.startIndex, offsetBy: 2)..<colon].trimmed] = line[line.index(after: colon)...].trimmed
    case "K", "H", "S", "G", "P": try addText(kind, rest, number)
    case "q": try addQuantity(rest.fields, number)
    case "t": try addTime(rest.fields, number)
    case "c": try addMarks(rest.fields, number)
    case "i": try addReported(rest.fields, number)
    case "a": try addAffiliation(rest.fields, number)
    case "e": try addTone(rest, number)
    default: throw fault(number, "unknown line kind \(kind)")
    }
  }

  func finish() throws -> GoldArticle {
    guard let id = headers["id"] else { throw fault(1, "has no id: begin with '# id: NAME'") }
    var metadata = ArticleMetadata()
    metadata.articleID = id
    metadata.source = file
    metadata.publication = headers["publication"] ?? ""
    metadata.date = headers["date"] ?? ""
    metadata.kicker = headlines["K"] ?? ""
    metadata.headline = headlines["H"] ?? ""
    metadata.subheadline = headlines["S"] ?? ""
    var article = Article(metadata: metadata, text: SourceText(units), lines: lines)
    article.layers = layers
    article.layers.quotations.sort { $0.range < $1.range }
    return GoldArticle(
      id: id, genre: headers["genre"] ?? "", place: headers["place"] ?? "", article: article,
      hasAllLayers: headers["layers"]?.contains("figures") ?? false)
  }

  // MARK: - Lines of text

  private mutating func addText(_ kind: Character, _ rest: String, _ number: Int) throws {
    if !units.isEmpty { units.append(10) }
    let start = units.count
    var nameStart: Int?
    for item in rest.split(separator: " ") {
      var word = item
      if word.first == "[", word.count > 1 {
        nameStart = units.count
        word = word.dropFirst()
      }
      var letter: Substring?
      if let close = word.lastIndex(of: "]") {
        letter = word[word.index(after: close)...]
        word = word[..<close]
      }
      guard let slash = word.lastIndex(of: "/"), let tag = WordTag(name: String(word[word.index(after: slash)...]).tagFallback) else {
        throw fault(number, "\(item) is no word/tag")
      }
      let first = units.count
      units.append(contentsOf: word[..<slash].utf16)
      layers.tokens.append(Token(start: first, end: units.count, tag: tag))
      if let letter {
        guard let begin = nameStart, let type = MentionType(letter: letter) else { throw fault(number, "name letter in \(item)") }
        layers.mentions.append(Mention(range: TextRange(begin, units.count), type: type, rule: "gold"))
        nameStart = nil
      }
    }
    let range = TextRange(start, units.count)
    let role: LineRole = ["K": .kicker, "H": .headline, "S": .subheadline, "G": .subheading][kind] ?? .body
    if role == .subheading || role == .body { paragraph += 1 }
    lines.append(ArticleLine(role: role, range: range, paragraph: role == .subheading || role == .body ? paragraph : 0))
    if kind != "P", kind != "G", headlines[kind] == nil { headlines[kind] = string(range) }
    quantityCursor = start
    timeCursor = start
    addSentences(range, role)
    openMarks = marks(in: range)
  }

  /// A sentence ends at 。！？ with the closing marks after it, or at the line's end.
  private mutating func addSentences(_ range: TextRange, _ role: LineRole) {
    let enders = Set("。！？".utf16)
    let closers = Set("”’」』）》".utf16)
    let first = layers.sentences.count
    var start = range.start
    var at = start
    var token = layers.tokens.firstIndex { Int($0.start) >= start } ?? layers.tokens.count
    func close(_ end: Int, _ layers: inout Layers) {
      let begin = token
      while token < layers.tokens.count, Int(layers.tokens[token].start) < end { token += 1 }
      layers.sentences.append(Sentence(range: TextRange(start, end), role: role, paragraph: lines.last!.paragraph, tokens: begin..<token))
      start = end
    }
    while at < range.end {
      if enders.contains(units[at]) {
        at += 1
        while at < range.end, enders.contains(units[at]) || closers.contains(units[at]) { at += 1 }
        close(at, &layers)
      } else {
        at += 1
      }
    }
    if start < range.end { close(range.end, &layers) }
    lineSentences = first..<layers.sentences.count
  }

  private func marks(in range: TextRange) -> [TextRange] {
    let openers = Array("“‘「『".utf16)
    let closers = Array("”’」』".utf16)
    var stack: [(Int, Int)] = []
    var found: [TextRange] = []
    for at in range.start..<range.end {
      if let kind = openers.firstIndex(of: units[at]) { stack.append((kind, at)) }
      if let kind = closers.firstIndex(of: units[at]), let match = stack.lastIndex(where: { $0.0 == kind }) {
        found.append(TextRange(stack[match].1, at + 1))
        stack.removeSubrange(match...)
      }
    }
    return found.sorted()
  }

  // MARK: - Rows

  private mutating func addQuantity(_ fields: [String], _ number: Int) throws {
    guard fields.count >= 6, let kind = QuantityKind(rawValue: fields[1]), let modifier = QuantityModifier(rawValue: fields[4]) else {
      throw fault(number, "a quantity is: text | kind | low | high | modifier | unit | of | change")
    }
    let range = try next(fields[0], &quantityCursor, number)
    layers.quantities.append(
      Quantity(
        range: range, kind: kind, low: fields[2], high: fields[3], modifier: modifier, unit: fields[5],
        of: fields.count > 6 ? nearest(fields[6], to: range) : nil, change: fields.count > 7 ? fields[7] : "", rule: "gold"))
  }

  private mutating func addTime(_ fields: [String], _ number: Int) throws {
    guard fields.count >= 3, let type = TimeType(rawValue: fields[1]) else {
      throw fault(number, "a time is: text | type | value | begin | finish")
    }
    let range = try next(fields[0], &timeCursor, number)
    layers.times.append(
      TimeExpression(
        range: range, type: type, value: fields[2], begin: fields.count > 3 ? fields[3] : "", finish: fields.count > 4 ? fields[4] : "",
        rule: "gold"))
  }

  private mutating func addMarks(_ fields: [String], _ number: Int) throws {
    guard fields.count >= 4, let kind = QuotationKind(rawValue: fields[0]), let form = QuotationForm(rawValue: fields[3]) else {
      throw fault(number, "a pair of marks is: kind | speaker | cue | form")
    }
    guard !openMarks.isEmpty else { throw fault(number, "there are more c rows than pairs of marks in the line above") }
    let range = openMarks.removeFirst()
    layers.quotations.append(
      Quotation(range: range, kind: kind, speaker: nearest(fields[1], to: range), cue: nearest(fields[2], to: range), form: form, rule: "gold"))
  }

  private mutating func addReported(_ fields: [String], _ number: Int) throws {
    guard fields.count >= 3 else { throw fault(number, "reported speech is: first…last | speaker | cue") }
    let parts = fields[0].split(separator: "…", maxSplits: 1).map(String.init)
    guard parts.count == 2, let line = lines.last else { throw fault(number, "give the first and last characters with … between") }
    guard let first = find(parts[0], from: line.range.start, to: line.range.end),
      let last = find(parts[1], from: first.start, to: line.range.end)
    else { throw fault(number, "\(fields[0]) is not in the line above") }
    let range = TextRange(first.start, last.end)
    layers.quotations.append(
      Quotation(
        range: range, kind: .speech, speaker: nearest(fields[1], to: range), cue: nearest(fields[2], to: range), form: .indirect, rule: "gold"))
  }

  private mutating func addAffiliation(_ fields: [String], _ number: Int) throws {
    guard fields.count >= 2, let line = lines.last else { throw fault(number, "an affiliation is: person | position | organization") }
    guard let person = find(fields[0], from: line.range.start, to: line.range.end) ?? find(fields[0], from: 0, to: units.count) else {
      throw fault(number, "\(fields[0]) is not in the text")
    }
    let position = nearest(fields[1], to: person)
    let organization = fields.count > 2 ? nearest(fields[2], to: person) : nil
    let parts = [person, position, organization].compactMap { $0 }
    layers.affiliations.append(
      Affiliation(
        range: TextRange(parts.map(\.start).min()!, parts.map(\.end).max()!), person: person, position: position, organization: organization,
        rule: "gold"))
  }

  private mutating func addTone(_ rest: String, _ number: Int) throws {
    let signs = rest.trimmed
    guard signs.count == lineSentences.count else { throw fault(number, "\(signs.count) signs for \(lineSentences.count) sentences") }
    for sign in signs {
      guard let label: ToneLabel = ["+": .positive, "-": .negative, "0": .neutral][sign] else { throw fault(number, "sign \(sign): use + - 0") }
      layers.sentenceTones.append(ToneScore(label: label))
    }
  }

  // MARK: - Finding

  private func find(_ text: String, from: Int, to: Int) -> TextRange? {
    let wanted = Array(text.utf16)
    guard !wanted.isEmpty, to - from >= wanted.count else { return nil }
    for start in from...(to - wanted.count) where units[start..<(start + wanted.count)].elementsEqual(wanted) {
      return TextRange(start, start + wanted.count)
    }
    return nil
  }

  private func next(_ text: String, _ cursor: inout Int, _ number: Int) throws -> TextRange {
    guard let line = lines.last, let range = find(text, from: cursor, to: line.range.end) else {
      throw fault(number, "\(text) is not in the line above after the row before it")
    }
    cursor = range.end
    return range
  }

  /// The occurrence nearest to a range, at best outside it.
  private func nearest(_ text: String, to range: TextRange) -> TextRange? {
    guard !text.isEmpty else { return nil }
    var best: TextRange?
    var bestDistance = Int.max
    var from = 0
    while let found = find(text, from: from, to: units.count) {
      let inside = found.start < range.end && range.start < found.end
      let distance = inside ? 100_000 : found.end <= range.start ? range.start - found.end : found.start - range.end
      if distance < bestDistance { (best, bestDistance) = (found, distance) }
      from = found.start + 1
    }
    return best
  }

  private func string(_ range: TextRange) -> String { String(decoding: units[range.start..<range.end], as: UTF16.self) }
  private func fault(_ line: Int, _ what: String) -> GoldError { GoldError(file: file, line: line, what: what) }
}

extension MentionType {
  fileprivate init?(letter: Substring) {
    switch letter {
    case "p": self = .person
    case "o": self = .organization
    case "l": self = .place
    case "t": self = .position
    case "g": self = .programme
    case "w": self = .work
    default: return nil
    }
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    var rest = Substring(self)
    while rest.first == " " { rest = rest.dropFirst() }
    while rest.last == " " { rest = rest.dropLast() }
    return String(rest)
  }

  /// The fields between ` | `; the last ones may be missing.
  fileprivate var fields: [String] { split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed) }

  /// Rare tags of the People's Daily manner that the program folds into their class.
  fileprivate var tagFallback: String {
    switch self {
    case "Mg": "m"
    case "Rg": "r"
    case "vu", "vx": "v"
    default: String(self)
    }
  }
}
