import ArticleModel
import Lexicons

/// Words of the user's own: they win over the model, but never cut a longer word of the lexicon or of the user's.
///
/// 印度 does not cut 印度尼西亚; a Latin entry matches whole Latin words only, so that `AI` is not found in `MAIN`.
public struct UserWords: Sendable {
  private var table = WordTable()
  public private(set) var tags: [WordTag] = []
  public var isEmpty: Bool { tags.isEmpty }

  public init() {}

  /// Adds a word; a word given twice keeps the last tag.
  public mutating func add(_ word: String, tag: WordTag) {
    table.insert(Array(word.utf16), payload: UInt32(tags.count))
    tags.append(tag)
  }

  /// The tag of a word of the user's, or nil.
  func tag(_ units: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int) -> WordTag? {
    table.find(units, start, end).map { tags[Int($0)] }
  }

  func constrain(_ units: UnsafeBufferPointer<UInt16>, _ scan: WordScan, _ gaps: UnsafeMutablePointer<UInt8>) {
    var at = 0
    while at < units.count {
      guard let (end, _) = table.longestMatch(units, at, limit: units.count), fits(scan, at, end) else {
        at += 1
        continue
      }
      if at > 0 { gaps[at - 1] = LineGaps.cut }
      gaps[end - 1] = LineGaps.cut
      for inner in at..<(end - 1) { gaps[inner] = LineGaps.joined }
      at = end
    }
  }

  /// Whether the match stands on its own: no longer word of the lexicon begins with it, and no Latin word or number goes on.
  private func fits(_ scan: WordScan, _ start: Int, _ end: Int) -> Bool {
    if Int(scan.begin[start]) > end - start { return false }
    let first = scan.types[start]
    let last = scan.types[end - 1]
    if start > 0, first <= CharacterTypes.letter, scan.types[start - 1] == first { return false }
    if end < scan.count, last <= CharacterTypes.letter, scan.types[end] == last { return false }
    return true
  }
}
