import ArgumentParser
import ArticleModel
import Segmentation

struct SegmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment", abstract: "A line of text in, its words divided by tabs out.",
    discussion: """
      Reads standard input and writes standard output:

          $ echo 海宁市总工会主席沈振定说 | baokan segment
          海宁市	总工会	主席	沈	振定	说

      With --tags every word carries its part of speech after a slash.
      """)

  @Flag(help: "Write the part of speech after each word: 主席/n.")
  var tags = false

  @Option(help: ArgumentHelp("A file of your own words, one a line; may be given several times.", valueName: "file"))
  var words: [String] = []

  @Option(help: ArgumentHelp("A model of your own, written by `baokan train`.", valueName: "file"))
  var model: String?

  func run() throws {
    let models = try model.map { try Models(MappedFile.bytes($0), lexicon: .standard) } ?? .standard
    let userWords = try UserWordFiles.read(words)
    let segmenter = Segmenter(models: models, userWords: userWords)
    let finder = tags ? NameFinder(models: models, userWords: userWords) : nil
    var reader = LineReader()
    var units: [UInt16] = []
    var out: [UInt8] = []
    var tokens: [Token] = []
    while let line = reader.next() {
      UTF8Text.decode(line, into: &units)
      units.withUnsafeBufferPointer { units in
        tokens.removeAll(keepingCapacity: true)
        segmenter.words(units, TextRange(0, units.count)) { tokens.append(Token(start: $0, end: $1, tag: .none)) }
        finder?.tag(units, &tokens, 0..<tokens.count)
        var first = true
        for token in tokens where !isBlank(units, token) {
          if !first { out.append(9) }
          first = false
          UTF8Text.append(UnsafeBufferPointer(rebasing: units[Int(token.start)..<Int(token.end)]), to: &out)
          if tags {
            out.append(UInt8(ascii: "/"))
            out.append(contentsOf: token.tag.name.utf8)
          }
        }
      }
      out.append(10)
      if out.count > 1 << 16 { flush(&out) }
    }
    flush(&out)
  }

  private func isBlank(_ units: UnsafeBufferPointer<UInt16>, _ token: Token) -> Bool {
    (Int(token.start)..<Int(token.end)).allSatisfy { units[$0] == 0x20 || units[$0] == 0x3000 || units[$0] == 0x09 || units[$0] == 0xA0 }
  }

  private func flush(_ out: inout [UInt8]) {
    out.withUnsafeBytes { Console.write($0) }
    out.removeAll(keepingCapacity: true)
  }
}
