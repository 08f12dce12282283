import ArticleModel
import Glibc
import GoldCorpus
import Lexicons

/// Reads `corpus/tone/*.txt`: text whose sentences carry only a tone label, one a line (`H+ headline`, `- sentence`).
///
/// In `reports-*.txt` a blank line ends a report; in `sentences-*.txt` and `headlines-*.txt` every line stands alone.
///
/// Their words are cut by the longest match in a list of known words, which is enough for the word lists of tone.
struct LabelledReports {
  struct Report {
    var id: String
    var article: Article
  }

  private var words = WordTable(capacity: 65536)

  /// Words and their tags are learned from the annotated articles.
  init(vocabulary articles: [GoldArticle]) {
    var counts: [[UInt16]: [WordTag: Int]] = [:]
    for gold in articles {
      let units = gold.article.text.units
      for token in gold.article.layers.tokens { counts[Array(units[Int(token.start)..<Int(token.end)]), default: [:]][token.tag, default: 0] += 1 }
    }
    for name in ["tone.tsv", "tone_modifiers.tsv", "tone_objects.tsv", "tone_cues.tsv"] {
      TSVReader(Resource(name)).forEach { row in if counts[row.units(0)] == nil { counts[row.units(0)] = [.n: 1] } }
    }
    for (word, tags) in counts {
      let tag = tags.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }!.key
      words.insert(word, payload: UInt32(tag.rawValue))
    }
  }

  func read(folder: String) throws -> [Report] {
    var reports: [Report] = []
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
      if name.hasSuffix(".txt") { names.append(name) }
    }
    for name in names.sorted() {
      var lines: [Substring] = []
      let content = Self.text(of: folder + "/" + name) + "\n\n"
      for line in content.split(separator: "\n", omittingEmptySubsequences: false) {
        if name.hasPrefix("reports") {
          if !line.isEmpty {
            lines.append(line)
            continue
          }
        } else if !line.isEmpty {
          lines = [name.hasPrefix("headlines") ? "H" + line : line]
        }
        if !lines.isEmpty { reports.append(Report(id: "\(name.dropLast(4))#\(reports.count)", article: build(lines))) }
        lines = []
      }
    }
    return reports
  }

  static func text(of path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&block, 1, block.count, file), count > 0 { bytes.append(contentsOf: block[..<count]) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func build(_ rows: [Substring]) -> Article {
    var units: [UInt16] = []
    var lines: [ArticleLine] = []
    var layers = Layers()
    for row in rows {
      let isHeadline = row.first == "H"
      let rest = isHeadline ? row.dropFirst() : row
      let sentence = rest.dropFirst(2)
      if !units.isEmpty { units.append(10) }
      let start = units.count
      units.append(contentsOf: sentence.utf16)
      let range = TextRange(start, units.count)
      let role: LineRole = isHeadline ? .headline : .body
      lines.append(ArticleLine(role: role, range: range, paragraph: lines.count))
      let first = layers.tokens.count
      units.withUnsafeBufferPointer { cut($0, range, into: &layers) }
      layers.sentences.append(Sentence(range: range, role: role, paragraph: lines.count - 1, tokens: first..<layers.tokens.count))
      layers.sentenceTones.append(ToneScore(label: rest.first == "+" ? .positive : rest.first == "-" ? .negative : .neutral))
    }
    layers.quotations = Self.marks(in: units)
    var article = Article(metadata: ArticleMetadata(), text: SourceText(units), lines: lines)
    article.layers = layers
    return article
  }

  private func cut(_ units: UnsafeBufferPointer<UInt16>, _ range: TextRange, into layers: inout Layers) {
    var at = range.start
    while at < range.end {
      let unit = units[at]
      var end = at + 1
      var tag = WordTag.n
      if Self.isDigit(unit) {
        while end < range.end, Self.isDigit(units[end]) || units[end] == 0x2E || units[end] == 0x25 || units[end] == 0x4E07 { end += 1 }
        tag = .m
      } else if let match = words.longestMatch(units, at, limit: range.end) {
        end = match.end
        tag = WordTag(rawValue: UInt8(match.payload)) ?? .n
      } else if unit < 0x3400 || unit >= 0xFF00 || unit == 0x3002 {
        tag = .w
      }
      layers.tokens.append(Token(start: at, end: end, tag: tag))
      at = end
    }
  }

  /// Pairs of quotation marks: long ones as speech, short ones as emphasis.
  static func marks(in units: [UInt16]) -> [Quotation] {
    var found: [Quotation] = []
    var open: Int?
    for (position, unit) in units.enumerated() {
      if unit == 0x201C { open = position }
      if unit == 0x201D, let start = open {
        found.append(Quotation(range: TextRange(start, position + 1), kind: position - start > 7 ? .speech : .emphasis, rule: "marks"))
        open = nil
      }
    }
    return found
  }

  private static func isDigit(_ unit: UInt16) -> Bool { 0x30...0x39 ~= unit }
}
