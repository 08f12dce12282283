import ArticleModel

/// The part of speech of every word, from an averaged perceptron that goes from left to right (Collins 2002).
///
/// A word that the training text always gives one tag keeps it; the others get the best of all tags by the words and tags around them.
struct TagModel: Sendable {
  static let lanes = 48
  private let table: FeatureTable
  private let fixed: FeatureTable

  init(_ bytes: inout UnsafeRawPointer) {
    table = FeatureTable(&bytes)
    fixed = FeatureTable(&bytes)
  }

  func tag(_ view: TokenView, userTag: (Int) -> WordTag?) {
    let words = view.words
    var sink = Sum(batch: KeyBatch(table, capacity: 24))
    defer { sink.batch.release() }
    for index in 0..<view.count {
      if let tag = userTag(index) {
        words[index].tag = tag
        continue
      }
      if let row = fixed.row(UInt64(words[index].key)) {
        words[index].tag = WordTag(rawValue: UInt8(truncatingIfNeeded: row[0])) ?? .n
        continue
      }
      sink.batch.begin()
      Self.features(words, index, view.count, &sink)
      words[index].tag = sink.best()
    }
  }

  private struct Sum: KeySink {
    var batch: KeyBatch
    @inline(__always) mutating func key(_ key: UInt64) { batch.add(key) }
    func best() -> WordTag {
      var a = SIMD16<Int16>.zero
      var b = SIMD16<Int16>.zero
      var c = SIMD16<Int16>.zero
      batch.forEachRow { row in
        let raw = UnsafeRawPointer(row)
        a &+= raw.loadUnaligned(as: SIMD16<Int16>.self)
        b &+= raw.loadUnaligned(fromByteOffset: 32, as: SIMD16<Int16>.self)
        c &+= raw.loadUnaligned(fromByteOffset: 64, as: SIMD16<Int16>.self)
      }
      let top = max(a.max(), b.max(), c.max())
      for lane in 0..<16 where a[lane] == top && lane > 0 { return WordTag(rawValue: UInt8(lane)) ?? .n }
      for lane in 0..<16 where b[lane] == top { return WordTag(rawValue: UInt8(16 + lane)) ?? .n }
      for lane in 0..<16 where c[lane] == top { return WordTag(rawValue: UInt8(32 + lane)) ?? .n }
      return .n
    }
  }

  /// The features of a word; the tags of the words before it are known.
  @inline(__always)
  static func features<S: KeySink>(_ words: UnsafePointer<TokenView.Word>, _ i: Int, _ n: Int, _ sink: inout S) {
    let word = words[i]
    let before = i > 0 ? words[i - 1] : edge
    let before2 = i > 1 ? words[i - 2] : edge
    let after = i + 1 < n ? words[i + 1] : edge
    let after2 = i + 2 < n ? words[i + 2] : edge
    let key = UInt64(word.key)
    let tagBefore = UInt64(before.tag.rawValue)
    let tagBefore2 = UInt64(before2.tag.rawValue)
    let lexical = UInt64(word.lexiconTag)
    sink.key(1 << 56 | key)
    sink.key(2 << 56 | key << 8 | tagBefore)
    sink.key(3 << 56 | UInt64(before.key))
    sink.key(4 << 56 | UInt64(after.key))
    sink.key(5 << 56 | tagBefore << 16 | tagBefore2 << 8 | lexical)
    sink.key(6 << 56 | lexical << 16 | UInt64(after.lexiconTag) << 8 | tagBefore)
    sink.key(7 << 56 | UInt64(word.last) << 8 | lexical)
    sink.key(8 << 56 | UInt64(word.lastPair))
    sink.key(9 << 56 | UInt64(word.first) << 8 | UInt64(min(word.length, 5)))
    sink.key(10 << 56 | UInt64(word.shape) << 8 | UInt64(min(word.length, 5)))
    sink.key(11 << 56 | lexical << 16 | UInt64(after.lexiconTag) << 8 | UInt64(after2.lexiconTag))
    sink.key(12 << 56 | UInt64(word.classes.rawValue & 0x75FF) << 8 | lexical)
    sink.key(13 << 56 | lexical << 8 | UInt64(min(word.length, 5)))
    sink.key(14 << 56 | lexical << 32 | UInt64(after.key))
    sink.key(15 << 56 | key << 8 | UInt64(after.lexiconTag))
    sink.key(16 << 56 | UInt64(before.shape) << 20 | UInt64(word.shape) << 4 | (word.lexiconTag == 0 ? 1 : 0))
  }

  private static let edge = TokenView.Word()
}

/// Takes the keys of features.
protocol KeySink {
  mutating func key(_ key: UInt64)
}
