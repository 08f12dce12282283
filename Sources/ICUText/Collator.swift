import CICU

/// ICU's order of strings; by pinyin unless another is named. Not Sendable: one a thread.
///
///     try Collator().sorted(["张", "李", "阿"])     // ["阿", "李", "张"]
public final class Collator {
  private let handle: OpaquePointer

  public init(locale: String = "zh@collation=pinyin") throws(ICUError) {
    var error: Int32 = 0
    guard let opened = cicu_collator_open(locale, &error) else {
      throw ICUError(operation: "open the collator \(locale)", code: error)
    }
    handle = opened
  }

  deinit { cicu_collator_close(handle) }

  /// −1, 0 or 1, as `a` stands before, with or after `b`.
  public func compare(_ a: UnsafeBufferPointer<UInt16>, _ b: UnsafeBufferPointer<UInt16>) -> Int {
    Int(cicu_compare(handle, a.baseAddress, Int32(a.count), b.baseAddress, Int32(b.count)))
  }

  /// In the collator's order; of strings that it holds equal, in the order of their code units.
  public func sorted(_ strings: [String]) -> [String] {
    let keyed = strings.map { (string: $0, units: Array($0.utf16)) }
    return keyed.sorted { a, b in
      let order = a.units.withUnsafeBufferPointer { x in b.units.withUnsafeBufferPointer { y in compare(x, y) } }
      return order != 0 ? order < 0 : a.units.lexicographicallyPrecedes(b.units)
    }.map(\.string)
  }
}
