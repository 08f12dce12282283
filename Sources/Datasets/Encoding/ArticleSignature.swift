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
struct ArticleSigner {
  private var low = SIMD64<Int16>()
  private var high = SIMD64<Int16>()

  /// Blanks and line breaks do not count, so that a dispatch that another paper set in other lines has the same signature.
  ///
  /// One trigram in two is taken, by its own hash, so that the choice is the same wherever it stands.
  mutating func sign(_ units: UnsafeBufferPointer<UInt16>) -> ArticleSignature {
    var signature = ArticleSignature()
    var exact: UInt64 = 0xcbf2_9ce4_8422_2325
    var window: UInt64 = 0
    low = SIMD64(repeating: 0)
    high = SIMD64(repeating: 0)
    var taken = 0
    for unit in units where unit > 0x20 && unit != 0x3000 && unit != 0xA0 {
      exact = (exact ^ UInt64(unit)) &* 0x100_0000_01b3
      window = (window << 16 | UInt64(unit)) & 0xFFFF_FFFF_FFFF
      signature.length += 1
      guard signature.length >= 3 else { continue }
      let hash = Self.mix(window)
      guard hash & 1 == 0, taken < 32_000 else { continue }
      taken += 1
      low &+= Self.votes(Self.mix(hash ^ 0x9E37_79B9_7F4A_7C15))
      high &+= Self.votes(Self.mix(hash ^ 0xC2B2_AE3D_27D4_EB4F))
    }
    signature.exact = exact ^ UInt64(signature.length)
    signature.first = Self.bits(low)
    signature.second = Self.bits(high)
    return signature
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var x = value
    x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
    return x ^ (x >> 31)
  }

  /// +1 where a bit is set, −1 where it is not.
  @inline(__always) private static func votes(_ hash: UInt64) -> SIMD64<Int16> {
    let spread = SIMD64<UInt16>(
      lowHalf: SIMD32(lowHalf: half(hash), highHalf: half(hash >> 16)),
      highHalf: SIMD32(lowHalf: half(hash >> 32), highHalf: half(hash >> 48)))
    let set = (spread & places) .!= 0
    return SIMD64<Int16>(repeating: -1).replacing(with: 1, where: set)
  }

  @inline(__always) private static func half(_ bits: UInt64) -> SIMD16<UInt16> { SIMD16(repeating: UInt16(truncatingIfNeeded: bits)) }

  private static let places: SIMD64<UInt16> = {
    var places = SIMD64<UInt16>()
    for i in 0..<64 { places[i] = 1 << UInt16(i % 16) }
    return places
  }()

  private static func bits(_ counts: SIMD64<Int16>) -> UInt64 {
    var bits: UInt64 = 0
    for i in 0..<64 where counts[i] > 0 { bits |= 1 << UInt64(i) }
    return bits
  }
}
