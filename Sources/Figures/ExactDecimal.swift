/// An exact decimal number: a mantissa of at most 38 digits times a power of ten.
///
/// Nothing is rounded: an operation that would lose a digit gives nil. 3.5万 is `mantissa 35, exponent 3` and prints as `35000`.
public struct ExactDecimal: Sendable, Equatable {
  public private(set) var mantissa: UInt128
  public private(set) var exponent: Int
  public var isNegative: Bool

  /// The largest mantissa: 38 nines.
  static let limit: UInt128 = 99_999_999_999_999_999_999_999_999_999_999_999_999

  public init(_ mantissa: UInt128, exponent: Int = 0, isNegative: Bool = false) {
    self.mantissa = mantissa
    self.exponent = mantissa == 0 ? 0 : exponent
    self.isNegative = isNegative
  }

  static let zero = ExactDecimal(0)

  public var isZero: Bool { mantissa == 0 }

  /// The same number with the least mantissa.
  private var reduced: ExactDecimal {
    var result = self
    while result.mantissa != 0, result.mantissa % 10 == 0 {
      result.mantissa /= 10
      result.exponent += 1
    }
    return result
  }

  /// The mantissa of this number when its exponent is brought down to `lower`.
  private func mantissa(at lower: Int) -> UInt128? {
    guard exponent - lower <= 38 else { return mantissa == 0 ? 0 : nil }
    var value = mantissa
    for _ in 0..<max(0, exponent - lower) {
      let (next, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow || next > Self.limit { return nil }
      value = next
    }
    return value
  }

  func adding(_ other: ExactDecimal) -> ExactDecimal? {
    if isZero { return other }
    if other.isZero { return self }
    let lower = min(exponent, other.exponent)
    guard let a = mantissa(at: lower), let b = other.mantissa(at: lower) else { return nil }
    if isNegative == other.isNegative {
      let (sum, overflow) = a.addingReportingOverflow(b)
      return overflow || sum > Self.limit ? nil : ExactDecimal(sum, exponent: lower, isNegative: isNegative)
    }
    return a >= b
      ? ExactDecimal(a - b, exponent: lower, isNegative: isNegative) : ExactDecimal(b - a, exponent: lower, isNegative: other.isNegative)
  }

  func shifted(_ places: Int) -> ExactDecimal { ExactDecimal(mantissa, exponent: exponent + places, isNegative: isNegative) }

  func multiplied(by other: ExactDecimal) -> ExactDecimal? {
    let a = reduced
    let b = other.reduced
    let (product, overflow) = a.mantissa.multipliedReportingOverflow(by: b.mantissa)
    if overflow || product > Self.limit { return nil }
    return ExactDecimal(product, exponent: a.exponent + b.exponent, isNegative: isNegative != other.isNegative)
  }

  /// The quotient: exact where it ends within 12 digits after the first, else to six digits after the first, rounded.
  func divided(by other: ExactDecimal) -> ExactDecimal? {
    if other.isZero { return nil }
    let a = reduced
    let b = other.reduced
    guard b.mantissa < UInt128(1) << 96, a.mantissa < UInt128(1) << 96 else { return nil }
    var digits = a.mantissa / b.mantissa
    var rest = a.mantissa % b.mantissa
    var exponent = a.exponent - b.exponent
    var significant = digits == 0 ? 0 : String(digits).utf8.count
    let whole = significant
    while rest != 0, significant < whole + 12 {
      rest *= 10
      digits = digits * 10 + rest / b.mantissa
      rest %= b.mantissa
      exponent -= 1
      if digits != 0 { significant += 1 }
      if digits > Self.limit / 10 { break }
    }
    if rest != 0 {
      let keep = whole + 6
      while significant > keep {
        let last = digits % 10
        digits /= 10
        if significant == keep + 1, last >= 5 { digits += 1 }
        exponent += 1
        significant -= 1
      }
    }
    return ExactDecimal(digits, exponent: exponent, isNegative: isNegative != other.isNegative).reduced
  }

  /// The whole number, where it is one and small.
  var integer: Int? {
    guard exponent >= 0, let value = mantissa(at: 0), value < 1 << 62 else {
      let least = reduced
      guard least.exponent >= 0, least.exponent <= 18, let value = least.mantissa(at: 0), value < 1 << 62 else { return nil }
      return isNegative ? -Int(value) : Int(value)
    }
    return isNegative ? -Int(value) : Int(value)
  }

  /// A plain decimal without superfluous zeros: `35000`, `0.000003`, `-12.5`.
  public var plain: String {
    let least = reduced
    if least.mantissa == 0 { return "0" }
    let digits = Array(String(least.mantissa).utf8)
    var out: [UInt8] = isNegative ? [45] : []
    if least.exponent >= 0 {
      out += digits
      out += [UInt8](repeating: 48, count: min(least.exponent, 400))
    } else {
      let point = digits.count + least.exponent
      if point > 0 {
        out += digits[..<point]
        out.append(46)
        out += digits[point...]
      } else {
        out += [48, 46]
        out += [UInt8](repeating: 48, count: min(-point, 400))
        out += digits
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  static func < (a: ExactDecimal, b: ExactDecimal) -> Bool {
    let lower = min(a.exponent, b.exponent)
    if a.isNegative != b.isNegative { return a.isNegative }
    let less: Bool
    if let x = a.mantissa(at: lower), let y = b.mantissa(at: lower) {
      less = x < y
    } else {
      less = a.exponent < b.exponent
    }
    return a.isNegative ? !less : less
  }
}
