import Lexicons

/// Where words begin and end, from the weights of an averaged perceptron over characters: each gets one of four places in its word.
///
/// Method: the tags B, M, E, S by Viterbi (Xue 2003; Collins 2002), with the lexicon's longest matches and most probable path, character
/// types and the characters themselves as features. The weights come from `baokan train` on corpus/.
struct CharacterModel: Sendable {
  nonisolated(unsafe) private let dense: UnsafePointer<Int16>
  private let pairs: FeatureTable
  private let sparse: FeatureTable
  private let transitions: [Int32]
  let features: CharacterFeatures

  init(_ bytes: inout UnsafeRawPointer, lexicon: Lexicon) {
    features = CharacterFeatures(lexicon: lexicon)
    var read: [Int32] = []
    for index in 0..<16 { read.append(bytes.load(fromByteOffset: 4 * index, as: Int32.self)) }
    transitions = read
    bytes += 64
    dense = bytes.assumingMemoryBound(to: Int16.self)
    bytes += (DenseFeature.total * 8 + 15) & ~15
    pairs = FeatureTable(&bytes)
    sparse = FeatureTable(&bytes)
  }

  /// Fills `tags` (B 0, M 1, E 2, S 3) for a scanned line. `gaps[i]` says of the gap after i: 1 no boundary, 2 a boundary, 0 open.
  func decode(
    _ p: WordScan, gaps: UnsafePointer<UInt8>, scores: UnsafeMutablePointer<SIMD4<Int32>>, back: UnsafeMutablePointer<UInt8>,
    tags: UnsafeMutablePointer<UInt8>
  ) {
    let n = p.count
    if n == 0 { return }
    for i in 0..<n { scores[i] = .zero }
    addPairs(p, scores)
    // Two sinks in turn: the keys of a position are asked for while those of the one before are read.
    var even = Sum(dense: dense, batch: KeyBatch(sparse, capacity: 8))
    var odd = Sum(dense: dense, batch: KeyBatch(sparse, capacity: 8))
    defer {
      even.batch.release()
      odd.batch.release()
    }
    for i in 0...n {
      if i & 1 == 0 {
        if i < n { even.begin(); features.emit(p, i, &even) }
        if i > 0 { scores[i - 1] &+= odd.total() }
      } else {
        if i < n { odd.begin(); features.emit(p, i, &odd) }
        scores[i - 1] &+= even.total()
      }
    }
    Viterbi.decode(n, scores, gaps, transitions, back, tags)
  }

  @inline(__always)
  static func load(_ row: UnsafePointer<Int16>) -> SIMD4<Int32> {
    SIMD4<Int32>(truncatingIfNeeded: UnsafeRawPointer(row).loadUnaligned(as: SIMD4<Int16>.self))
  }

  private func addPairs(_ p: WordScan, _ scores: UnsafeMutablePointer<SIMD4<Int32>>) {
    let n = p.count
    let ahead = 8
    for i in 0..<(n - 1) {
      if i + ahead < n - 1 { pairs.prefetch(CharacterFeatures.pair(p.model(i + ahead), p.model(i + ahead + 1))) }
      guard let row = pairs.row(CharacterFeatures.pair(p.model(i), p.model(i + 1))) else { continue }
      for offset in 0..<4 {
        let at = i + offset - 1
        if at >= 0 && at < n { scores[at] &+= Self.load(row + offset * 4) }
      }
    }
  }

  private struct Sum: CharacterFeatureSink {
    var sum = SIMD4<Int32>.zero
    let dense: UnsafePointer<Int16>
    var batch: KeyBatch

    init(dense: UnsafePointer<Int16>, batch: KeyBatch) {
      self.dense = dense
      self.batch = batch
    }

    @inline(__always) mutating func begin() {
      sum = .zero
      batch.begin()
    }

    @inline(__always) mutating func dense(_ kind: DenseFeature, _ index: Int) {
      sum &+= CharacterModel.load(dense + kind.row(index) &* 4)
    }

    @inline(__always) mutating func sparse(_ key: UInt64) { batch.add(key) }

    @inline(__always) func total() -> SIMD4<Int32> {
      var total = sum
      batch.forEachRow { total &+= CharacterModel.load($0) }
      return total
    }
  }
}

/// The best sequence of B, M, E, S.
enum Viterbi {
  private static let never: Int32 = -1_000_000_000

  static func decode(
    _ n: Int, _ scores: UnsafePointer<SIMD4<Int32>>, _ gaps: UnsafePointer<UInt8>, _ transitions: [Int32], _ back: UnsafeMutablePointer<UInt8>,
    _ tags: UnsafeMutablePointer<UInt8>
  ) {
    let bm = transitions[1], be = transitions[2], mm = transitions[5], me = transitions[6]
    let eb = transitions[8], es = transitions[11], sb = transitions[12], ss = transitions[15]
    var b = scores[0][0]
    var m = never
    var e = never
    var s = scores[0][3]
    for i in 1..<max(n, 1) {
      let gap = gaps[i - 1]
      let open: Int32 = gap == 1 ? never : 0
      let closed: Int32 = gap == 2 ? never : 0
      let score = scores[i]
      let toB = e &+ eb > s &+ sb
      let toS = e &+ es > s &+ ss
      let toM = b &+ bm > m &+ mm
      let toE = b &+ be > m &+ me
      // Two bits a tag: the tag before.
      back[i] = (toB ? 2 : 3) | (toM ? 0 : 1) << 2 | (toE ? 0 : 1) << 4 | (toS ? 2 : 3) << 6
      let newB = max(never, (toB ? e &+ eb : s &+ sb) &+ open) &+ score[0]
      let newS = max(never, (toS ? e &+ es : s &+ ss) &+ open) &+ score[3]
      let newM = max(never, (toM ? b &+ bm : m &+ mm) &+ closed) &+ score[1]
      let newE = max(never, (toE ? b &+ be : m &+ me) &+ closed) &+ score[2]
      (b, m, e, s) = (max(never, newB), max(never, newM), max(never, newE), max(never, newS))
    }
    var tag: UInt8 = e >= s ? 2 : 3
    if n == 1 { tag = 3 }
    var i = n - 1
    while i >= 0 {
      tags[i] = tag
      if i > 0 { tag = back[i] >> (tag * 2) & 3 }
      i -= 1
    }
  }
}
