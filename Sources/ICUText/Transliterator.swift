import CICU

/// One of ICU's transliterations: `Hant-Hans`, `Hans-Hant`, `Fullwidth-Halfwidth`, `Han-Latin`. Not Sendable: one a worker.
///
///     try Transliterator("Hant-Hans").apply("記者報導")     // "记者报导"
public final class Transliterator {
  private let handle: OpaquePointer
  private let id: String

  public init(_ id: String) throws(ICUError) {
    var error: Int32 = 0
    guard let opened = cicu_transliterator_open(id, &error) else {
      throw ICUError(operation: "open the transliteration \(id)", code: error)
    }
    self.id = id
    handle = opened
  }

  deinit { cicu_transliterator_close(handle) }

  /// Rewrites the units in place; the length may change.
  public func apply(_ units: inout [UInt16]) throws(ICUError) {
    let length = units.count
    if length == 0 { return }
    var capacity = length * 2 + 64
    while true {
      var work = units
      work.append(contentsOf: repeatElement(0, count: capacity - length))
      var error: Int32 = 0
      let written = cicu_transliterate(handle, &work, Int32(length), Int32(capacity), &error)
      if error == bufferOverflow {
        capacity *= 4
        continue
      }
      if error != 0 { throw ICUError(operation: "transliterate \(length) units by \(id)", code: error) }
      work.removeLast(capacity - Int(written))
      units = work
      return
    }
  }

  public func apply(_ string: String) throws(ICUError) -> String {
    var units = Array(string.utf16)
    try apply(&units)
    return String(decoding: units, as: UTF16.self)
  }

  private let bufferOverflow: Int32 = 15  // U_BUFFER_OVERFLOW_ERROR
}
