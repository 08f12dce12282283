/// A stretch of an article's text: UTF-16 units, the end exclusive.
///
/// Inside the program every range counts UTF-16 units of the one buffer; tables count code points (`SourceText.codePointRange`).
public struct TextRange: Hashable, Comparable, Sendable {
  public var start: Int
  public var end: Int

  @inlinable public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  @inlinable public var count: Int { end - start }
  @inlinable public var isEmpty: Bool { end <= start }
  @inlinable public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }
  @inlinable public func contains(_ position: Int) -> Bool { start <= position && position < end }
  @inlinable public func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }

  /// In the order of the text; of two that begin together the longer comes first, so that an outer range precedes its inner ones.
  @inlinable public static func < (a: TextRange, b: TextRange) -> Bool {
    a.start != b.start ? a.start < b.start : a.end > b.end
  }
}
