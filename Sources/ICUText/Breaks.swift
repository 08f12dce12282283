import CICU

/// What ICU's break iterators share: one open iterator, text handed over without a copy, boundaries as bits.
///
/// Not Sendable: one a worker, reused from text to text.
public class Breaks {
  fileprivate let handle: OpaquePointer

  fileprivate init(kind: Int32, locale: String, what: String) throws(ICUError) {
    var error: Int32 = 0
    guard let opened = cicu_breaks_open(kind, locale, &error) else {
      throw ICUError(operation: "open the \(what) iterator for \(locale)", code: error)
    }
    handle = opened
  }

  deinit { cicu_breaks_close(handle) }

  /// Sets bit `p` of `bits` for every boundary `p` inside the text and at its end; all other bits of the text's words are cleared.
  /// `bits` grows to `text.count / 64 + 1` words and never shrinks, so that one array serves a worker's every text.
  ///
  /// 海宁市总工会 marks 3 and 6 (word breaks).
  public final func mark(_ text: UnsafeBufferPointer<UInt16>, into bits: inout [UInt64]) throws(ICUError) {
    let words = text.count / 64 + 1
    if bits.count < words { bits.append(contentsOf: repeatElement(0, count: words - bits.count)) }
    let code = bits.withUnsafeMutableBufferPointer { target -> Int32 in
      target.baseAddress!.update(repeating: 0, count: words)
      guard let base = text.baseAddress, text.count > 0 else { return 0 }
      return cicu_breaks_mark(handle, base, Int32(text.count), target.baseAddress)
    }
    if code != 0 { throw ICUError(operation: "find the breaks of a text of \(text.count) units", code: code) }
  }
}

/// ICU's word boundaries, with its dictionary for Chinese.
public final class WordBreaks: Breaks {
  public init(locale: String = "zh") throws(ICUError) { try super.init(kind: 0, locale: locale, what: "word") }
}

/// ICU's sentence boundaries.
public final class SentenceBreaks: Breaks {
  public init(locale: String = "zh") throws(ICUError) { try super.init(kind: 1, locale: locale, what: "sentence") }
}
