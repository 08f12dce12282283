/// What tells whether two articles say the same: an exact hash of their characters, and 128 bits that differ in few places when few
/// words differ (SimHash after Charikar, over character trigrams).
public struct ArticleSignature: Sendable, Equatable {
  public var exact: UInt64 = 0
  public var first: UInt64 = 0
  public var second: UInt64 = 0
  /// Characters that counted.
  public var length = 0

  /// In how many of the 128 bits two signatures differ.
  func distance(_ other: ArticleSignature) -> Int {
    (first ^ other.first).nonzeroBitCount + (second ^ other.second).nonzeroBitCount
  }
}

/// Computes signatures; it keeps its counters between articles.
final class ArticleSigner {
  /// 128 counters of one byte in 16 words: byte b of word w counts bit 8 w + b.
  private let lanes = UnsafeMutablePointer<UInt64>.allocate(capacity: 16)
  /// The counters that the bytes are emptied into before they run over.
  private let totals = UnsafeMutablePointer<UInt32>.allocate(capacity: 128)

  deinit {
    lanes.deallocate()
    totals.deallocate()
  }

  /// Blanks and line breaks do not count, so that a dispatch that another paper set in other lines has the same signature.
  ///
  /// One trigram in two is taken, by its own hash, so that the choice is the same wherever it stands.
  func sign(_ units: UnsafeBufferPointer<UInt16>) -> ArticleSignature {
    var signature = ArticleSignature()
    var exact: UInt64 = 0xcbf2_9ce4_8422_2325
    var window: UInt64 = 0
    var taken: UInt32 = 0
    var waiting = 0
    lanes.update(repeating: 0, count: 16)
    totals.update(repeating: 0, count: 128)
    Self.spread.withUnsafeBufferPointer { spread in
      for unit in units where unit > 0x20 && unit != 0x3000 && unit != 0xA0 {
        exact = (exact ^ UInt64(unit)) &* 0x100_0000_01b3
        window = (window << 16 | UInt64(unit)) & 0xFFFF_FFFF_FFFF
        signature.length += 1
        guard signature.length >= 3 else { continue }
        let hash = Self.mix(window)
        guard hash & 1 == 0 else { continue }
        vote(Self.mix(hash ^ 0x9E37_79B9_7F4A_7C15), lanes, spread)
        vote(Self.mix(hash ^ 0xC2B2_AE3D_27D4_EB4F), lanes + 8, spread)
        taken &+= 1
        waiting += 1
        if waiting == 255 {
          empty()
          waiting = 0
        }
      }
    }
    empty()
    signature.exact = exact ^ UInt64(signature.length)
    for bit in 0..<64 {
      if totals[bit] &* 2 > taken { signature.first |= 1 << UInt64(bit) }
      if totals[64 + bit] &* 2 > taken { signature.second |= 1 << UInt64(bit) }
    }
    return signature
  }

  @inline(__always) private func vote(_ hash: UInt64, _ lanes: UnsafeMutablePointer<UInt64>, _ spread: UnsafeBufferPointer<UInt64>) {
    for word in 0..<8 { lanes[word] &+= spread[Int(truncatingIfNeeded: (hash >> UInt64(word * 8)) & 0xFF)] }
  }

  private func empty() {
    for word in 0..<16 {
      for byte in 0..<8 { totals[word * 8 + byte] += UInt32(truncatingIfNeeded: (lanes[word] >> UInt64(byte * 8)) & 0xFF) }
      lanes[word] = 0
    }
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var x = value
    x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
    return x ^ (x >> 31)
  }

  /// The bits of a byte, each in a byte of its own.
  private static let spread: [UInt64] = {
    var table = [UInt64](repeating: 0, count: 256)
    for value in 0..<256 {
      for bit in 0..<8 where value >> bit & 1 == 1 { table[value] |= 1 << UInt64(bit * 8) }
    }
    return table
  }()
}
