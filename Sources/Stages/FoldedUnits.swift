import ArticlePipeline
import Lexicons

/// The article's text in simplified characters, unit for unit: a view for lexicons, with the offsets of the text itself.
final class FoldedUnits {
  private var buffer: [UInt16] = []
  private let table = Lexicon.standard.folded

  func with(_ context: StageContext, _ body: (UnsafeBufferPointer<UInt16>) -> Void) {
    context.withUnits { units in
      guard let first = units.firstIndex(where: { isFolded($0) }) else { return body(units) }
      buffer.removeAll(keepingCapacity: true)
      buffer.append(contentsOf: units)
      for at in first..<units.count where isFolded(units[at]) { buffer[at] = table[Int(units[at])] }
      buffer.withUnsafeBufferPointer(body)
    }
  }

  /// Ideographs only: digits, letters and marks stay as they are.
  @inline(__always) private func isFolded(_ unit: UInt16) -> Bool { unit >= 0x3400 && unit < 0xFA00 && table[Int(unit)] != unit }
}
