import CHash

/// A SHA-256 that is fed piece by piece (nettle's).
///
///     var digest = SHA256Digest()
///     digest.update(bytes)
///     digest.hexadecimal()   // "e3b0c442…", 64 lower-case digits
public struct SHA256Digest {
  private var context = sha256_ctx()

  public init() { chash_init(&context) }

  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else { return }
    chash_update(&context, base.assumingMemoryBound(to: UInt8.self), bytes.count)
  }

  public mutating func update(_ string: String) {
    var string = string
    string.withUTF8 { update(UnsafeRawBufferPointer($0)) }
  }

  /// The digest of what was fed; the state begins anew.
  public mutating func hexadecimal() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    chash_digest(&context, &digest)
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// FNV-1a over 64 bits: for ids and signatures, not for integrity.
public struct StableHash: Sendable {
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  @inlinable public init() {}

  public mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
  public mutating func add(_ string: String) { for byte in string.utf8 { add(byte) } }
  /// The same as for a sequence, without a call a unit.
  public mutating func add(_ units: UnsafeBufferPointer<UInt16>) {
    var hash = value
    for unit in units {
      hash = (hash ^ UInt64(unit & 0xFF)) &* 0x100_0000_01b3
      hash = (hash ^ UInt64(unit >> 8)) &* 0x100_0000_01b3
    }
    value = hash
  }
  public mutating func add(_ units: some Sequence<UInt16>) {
    for unit in units {
      add(UInt8(truncatingIfNeeded: unit))
      add(UInt8(truncatingIfNeeded: unit >> 8))
    }
  }

  /// The first `digits` hexadecimal digits, at most 16.
  public func hexadecimal(_ digits: Int) -> String {
    let all = String(value, radix: 16)
    let padded = String(repeating: "0", count: 16 - all.count) + all
    return String(padded.prefix(digits))
  }
}
