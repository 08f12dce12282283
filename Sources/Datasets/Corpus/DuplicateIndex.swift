/// Finds, in the order of the input, the first article that a new one repeats.
///
/// Equal characters always count. Else both have at least 80 characters, their lengths are within a fifth of each other, and their
/// signatures differ in at most 14 of 128 bits. Candidates share one of ten bands of twelve bits, so that two articles with 14 differing bits
/// are found in about nine cases of ten, and nearer ones nearly always. Only first articles are kept: memory is some 80 bytes each.
struct DuplicateIndex {
  static let mostDifferingBits = 14
  static let fewestCharacters = 80
  private static let bands = 10
  private static let bandBits = 12
  /// So that a dump of one text in a million variants stays linear.
  private static let mostCandidates = 2048

  private var exact: [UInt64: Int32] = [:]
  private var signatures: [ArticleSignature] = []
  private(set) var ids: [String] = []
  /// For each band and value the last article with it, and for each article and band the one before; −1 ends a chain.
  private var heads = [Int32](repeating: -1, count: bands << bandBits)
  private var previous: [Int32] = []

  /// The id of the article that is repeated, or nil when this one is the first; then it is kept under `id`.
  mutating func firstOf(_ signature: ArticleSignature, id: String) -> String? {
    guard signature.length > 0 else { return nil }
    if let same = exact[signature.exact] { return ids[Int(same)] }
    if signature.length >= Self.fewestCharacters, let near = near(signature) { return ids[near] }
    let index = Int32(ids.count)
    exact[signature.exact] = index
    ids.append(id)
    signatures.append(signature)
    for band in 0..<Self.bands {
      let slot = Self.slot(signature, band)
      previous.append(heads[slot])
      heads[slot] = index
    }
    return nil
  }

  /// The earliest article that is near enough.
  private func near(_ signature: ArticleSignature) -> Int? {
    var best: Int?
    for band in 0..<Self.bands {
      var candidate = Int(heads[Self.slot(signature, band)])
      var left = Self.mostCandidates
      while candidate >= 0, left > 0 {
        let other = signatures[candidate]
        if other.distance(signature) <= Self.mostDifferingBits, Self.similar(other.length, signature.length), candidate < best ?? Int.max {
          best = candidate
        }
        candidate = Int(previous[candidate * Self.bands + band])
        left -= 1
      }
    }
    return best
  }

  private static func similar(_ a: Int, _ b: Int) -> Bool { min(a, b) >= fewestCharacters && min(a, b) * 5 >= max(a, b) * 4 }

  private static func slot(_ signature: ArticleSignature, _ band: Int) -> Int {
    let at = band * bandBits
    var bits = at < 64 ? signature.first >> UInt64(at) : signature.second >> UInt64(at - 64)
    if at < 64, at + bandBits > 64 { bits |= signature.second << UInt64(64 - at) }
    return band << bandBits | Int(bits & (1 << UInt64(bandBits) - 1))
  }
}
