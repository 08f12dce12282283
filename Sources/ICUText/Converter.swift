import CICU

/// A converter from one encoding to UTF-16. Not Sendable: one a worker, reused from text to text.
///
///     let converter = try Converter("gb18030")
///     var units: [UInt16] = []
///     try converter.decode(bytes, into: &units)     // units now spell 本报讯
public final class Converter {
  public let name: String
  private let handle: OpaquePointer

  /// What decoding met: how many byte sequences spell nothing (each became U+FFFD), and the byte of the first, or −1.
  public struct Report: Equatable, Sendable {
    public var invalid = 0
    public var firstInvalid = -1
    public init(invalid: Int = 0, firstInvalid: Int = -1) {
      self.invalid = invalid
      self.firstInvalid = firstInvalid
    }
  }

  /// Any name that ICU knows: `UTF-8`, `UTF-16LE`, `gb18030`, `Big5-HKSCS`.
  public init(_ name: String) throws(ICUError) {
    var error: Int32 = 0
    guard let opened = cicu_converter_open(name, &error) else {
      throw ICUError(operation: "open the converter \(name)", code: error)
    }
    self.name = name
    handle = opened
  }

  deinit { cicu_converter_close(handle) }

  /// Decodes all bytes; `units` is replaced, its storage kept. At most 2 GB at once.
  @discardableResult
  public func decode(_ bytes: UnsafeRawBufferPointer, into units: inout [UInt16]) throws(ICUError) -> Report {
    units.removeAll(keepingCapacity: true)
    guard let base = bytes.baseAddress, bytes.count > 0 else { return Report() }
    precondition(bytes.count < Int(Int32.max) - 64, "decode at most 2 GB at once: split the input")
    var bad: Int32 = 0
    var first: Int32 = -1
    var error: Int32 = 0
    let capacity = bytes.count + 16
    units.append(contentsOf: repeatElement(0, count: capacity))
    let written = units.withUnsafeMutableBufferPointer { target in
      cicu_decode(
        handle, base.assumingMemoryBound(to: CChar.self), Int32(bytes.count), target.baseAddress, Int32(capacity), &bad, &first, &error)
    }
    units.removeLast(capacity - Int(written))
    if error != 0 { throw ICUError(operation: "decode \(bytes.count) bytes of \(name)", code: error) }
    return Report(invalid: Int(bad), firstInvalid: Int(first))
  }
}
