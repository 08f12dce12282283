import ArticleModel
import Lexicons

/// Divides text into words. One a worker: its scratch is reused, and no call depends on an earlier one.
///
/// 海宁市总工会党组书记 gives 海宁市 总工会 党组 书记. The words tile the range; time is linear in its length.
public final class Segmenter {
  private let types: CharacterTypes
  private let scan: WordScan
  private let model: CharacterModel
  private var capacity = 0
  private var gaps = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
  private var tags = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
  private var back = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
  private var scores = UnsafeMutablePointer<SIMD4<Int32>>.allocate(capacity: 1)
  private let userWords: UserWords?

  /// A stretch longer than this without a mark is divided there, so that scratch is bounded.
  private static let longest = 4096

  public init(models: Models, userWords: UserWords? = nil) {
    types = models.types
    scan = WordScan(lexicon: models.lexicon)
    model = models.characters
    self.userWords = userWords
  }

  init(lexicon: Lexicon, characters: CharacterModel) {
    types = CharacterTypes(lexicon)
    scan = WordScan(lexicon: lexicon)
    model = characters
    userWords = nil
  }

  deinit { release() }

  /// Calls `body` with the bounds of every word of a line, in order.
  public func words(_ units: UnsafeBufferPointer<UInt16>, _ range: TextRange, _ body: (_ start: Int, _ end: Int) -> Void) {
    var start = range.start
    while start < range.end {
      let end = chunkEnd(units, start, range.end)
      segment(UnsafeBufferPointer(rebasing: units[start..<end]))
      var word = start
      for at in start..<end where tags[at - start] >= 2 {
        body(word, at + 1)
        word = at + 1
      }
      start = end
    }
  }

  private func segment(_ units: UnsafeBufferPointer<UInt16>) {
    reserve(units.count)
    scan.scan(units, types)
    LineGaps.fill(units, scan.types, gaps)
    userWords?.constrain(units, scan, gaps)
    model.decode(scan, gaps: gaps, scores: scores, back: back, tags: tags)
  }

  /// The whole line when it is short; else up to the last full stop or comma within the limit, and never inside a pair of surrogates.
  private func chunkEnd(_ units: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int) -> Int {
    if end - start <= Self.longest { return end }
    let limit = start + Self.longest
    var at = limit
    while at > start + Self.longest / 2 {
      let unit = units[at - 1]
      if unit == 0x3002 || unit == 0xFF0C || unit == 0xFF01 || unit == 0xFF1F || unit == 0xFF1B { return at }
      at -= 1
    }
    return units[limit] & 0xFC00 == 0xDC00 ? limit - 1 : limit
  }

  private func reserve(_ size: Int) {
    guard capacity < size else { return }
    release()
    capacity = max(size, 512)
    gaps = .allocate(capacity: capacity)
    tags = .allocate(capacity: capacity)
    back = .allocate(capacity: capacity)
    scores = .allocate(capacity: capacity)
  }

  private func release() {
    gaps.deallocate()
    tags.deallocate()
    back.deallocate()
    scores.deallocate()
  }
}
