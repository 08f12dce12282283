import ArticleModel
import Quotations
import Testing

/// Time must grow with the text alone, whatever is in it.
@Suite struct LongLineTests {
  @Test(arguments: ["“", "”", "“好", "说，", "他说：“", "‘’", "\"", "据说，", "张三说，"])
  func longLineOfOneKind(unit: String) {
    let units = Array(String(repeating: unit, count: 60_000 / unit.utf16.count).utf16)
    let range = TextRange(0, units.count)
    let tokens = units.indices.map {
      Token(start: $0, end: $0 + 1, tag: units[$0] == 0x8BF4 ? .v : units[$0] < 0x4E00 || units[$0] > 0xFE00 ? .w : .n)
    }
    let lines = [ArticleLine(role: .body, range: range, paragraph: 1)]
    let sentences = [Sentence(range: range, role: .body, paragraph: 1, tokens: 0..<tokens.count)]
    var found: [Quotation] = []
    let time = ContinuousClock().measure {
      units.withUnsafeBufferPointer {
        QuotationFinder().find(units: $0, lines: lines, sentences: sentences, tokens: tokens, mentions: [], into: &found)
      }
    }
    #expect(time < .seconds(20), "\(unit): \(time)")
    for (a, b) in zip(found, found.dropFirst()) { #expect(a.range.start <= b.range.start) }
  }
}
