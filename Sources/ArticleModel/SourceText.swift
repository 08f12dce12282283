/// The unchanging text of an article: one UTF-16 buffer, with code-point offsets at the edge.
public struct SourceText: Sendable {
  public let units: [UInt16]
  /// Positions of the low surrogates of well-formed pairs; empty for nearly every article.
  private let pairs: [Int]

  public init(_ units: [UInt16]) {
    self.units = units
    var found: [Int] = []
    units.withUnsafeBufferPointer { text in
      var i = 1
      while i < text.count {
        if text[i] & 0xFC00 == 0xDC00, text[i - 1] & 0xFC00 == 0xD800 {
          found.append(i)
          i += 1
        }
        i += 1
      }
    }
    pairs = found
  }

  public init(_ string: String) { self.init(Array(string.utf16)) }

  public var count: Int { units.count }

  /// The number of code points before a UTF-16 position. O(1) without surrogate pairs, O(log pairs) with them.
  public func codePointOffset(_ position: Int) -> Int {
    if pairs.isEmpty { return position }
    var low = 0
    var high = pairs.count
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle] < position { low = middle + 1 } else { high = middle }
    }
    return position - low
  }

  /// The text of a range. 「海宁市」 for the range 0 ..< 3 of 海宁市总工会. Not for hot paths.
  public func string(_ range: TextRange) -> String {
    String(decoding: units[range.start..<range.end], as: UTF16.self)
  }
}
