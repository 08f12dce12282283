import ArticleModel
import ICUText

/// ICU's word breaks alone, for `"segmenter": "icu"`.
final class ICUWords {
  private let breaks: WordBreaks
  private var bits: [UInt64] = []

  init() {
    do { breaks = try WordBreaks() } catch { preconditionFailure("ICU has no word breaks for Chinese: \(error); install libicu with its data") }
  }

  func words(_ units: UnsafeBufferPointer<UInt16>, _ range: TextRange, _ body: (Int, Int) -> Void) {
    do { try breaks.mark(UnsafeBufferPointer(rebasing: units[range.start..<range.end]), into: &bits) } catch { return body(range.start, range.end) }
    var start = 0
    for at in 1...range.count where at == range.count || bits[at >> 6] & (1 << UInt64(at & 63)) != 0 {
      body(range.start + start, range.start + at)
      start = at
    }
  }
}
