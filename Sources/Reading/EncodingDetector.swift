import ICUText

/// Finds a text's encoding: by its mark, by its form, and between Big5 and GB18030 by what the text says.
///
/// Big5 newspaper text decodes as GB18030 without one error, into rare characters; so both are decoded and the share of common characters
/// decides. 本報訊 in Big5 is found as Big5-HKSCS, 本报讯 and 本報訊 in GBK as gb18030.
///
/// Limits: fewer than some eight Han characters decide nothing; then gb18030 is the fallback, with a low confidence.
public struct EncodingDetector {
  private let gb18030: Converter
  private let big5: Converter
  private var units: [UInt16] = []

  public init() throws(ICUError) {
    gb18030 = try Converter("gb18030")
    big5 = try Converter("Big5-HKSCS")
  }

  /// The encoding of a text or of its beginning (`isWhole` false: the last character may be cut); nil when it is no text.
  public mutating func detect(_ bytes: UnsafeRawBufferPointer, isWhole: Bool) -> EncodingDecision? {
    let count = bytes.count
    if count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      return EncodingDecision(name: "UTF-8", confidence: 1, source: .mark, markLength: 3)
    }
    if count >= 2, bytes[0] == 0xFF, bytes[1] == 0xFE { return EncodingDecision(name: "UTF-16LE", confidence: 1, source: .mark, markLength: 2) }
    if count >= 2, bytes[0] == 0xFE, bytes[1] == 0xFF { return EncodingDecision(name: "UTF-16BE", confidence: 1, source: .mark, markLength: 2) }
    if count == 0 { return EncodingDecision(name: "UTF-8", confidence: 1, source: .form) }

    let form = ByteForm(bytes, isWhole: isWhole)
    if form.valid && form.zeros == 0 && form.controls * 10 <= count {
      return EncodingDecision(name: "UTF-8", confidence: 1, source: .form)
    }
    if let wide = detectUTF16(bytes) { return wide }
    if form.controls * 20 > count || form.zeros > 0 && form.zeros * 1000 > count { return nil }
    // UTF-8 with some broken bytes: far more good sequences than bad.
    if form.sequences >= 8, form.broken * 10 <= form.sequences {
      return EncodingDecision(name: "UTF-8", confidence: 1 - Double(form.broken) / Double(form.sequences), source: .form)
    }
    return detectDoubleByte(bytes)
  }

  /// No mark: newspaper text in UTF-16 has line ends, spaces or digits with a zero byte, and Han in the other units.
  private func detectUTF16(_ bytes: UnsafeRawBufferPointer) -> EncodingDecision? {
    guard bytes.count >= 8 else { return nil }
    let most = min(bytes.count & ~1, 8192)
    var little = 0
    var big = 0
    var at = 0
    while at + 1 < most {
      if Self.isUsual(UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8) { little += 1 }
      if Self.isUsual(UInt16(bytes[at + 1]) | UInt16(bytes[at]) << 8) { big += 1 }
      at += 2
    }
    let units = most / 2
    let best = max(little, big)
    guard best * 10 >= units * 9, best > min(little, big) * 3 / 2 else { return nil }
    // Two-byte encodings have no zero bytes; without one the common characters must speak for UTF-16.
    return EncodingDecision(name: little > big ? "UTF-16LE" : "UTF-16BE", confidence: Double(best) / Double(units) * 0.95, source: .text)
  }

  private static func isUsual(_ unit: UInt16) -> Bool {
    CommonCharacters.contains(unit) || unit == 10 || unit == 13 || (unit >= 0x20 && unit < 0x7F) || (unit >= 0x3000 && unit <= 0x3015)
      || (unit >= 0xFF01 && unit <= 0xFF5E) || (unit >= 0x2010 && unit <= 0x2026)
      || (unit >= 0x4E00 && unit <= 0x9FA5 && unit & 0xFF != 0x0A && unit & 0xFF != 0x20)
  }

  private mutating func detectDoubleByte(_ bytes: UnsafeRawBufferPointer) -> EncodingDecision {
    let sample = UnsafeRawBufferPointer(rebasing: bytes[0..<min(bytes.count, 65536)])
    let simplified = score(gb18030, sample)
    let traditional = score(big5, sample)
    let best = max(simplified, traditional)
    let name = traditional > simplified ? "Big5-HKSCS" : "gb18030"
    if best <= 0.02 { return EncodingDecision(name: "gb18030", confidence: 0.1, source: .fallback) }
    let lead = (best - min(simplified, traditional)) / best
    return EncodingDecision(name: name, confidence: min(0.99, 0.5 + lead / 2), source: .text)
  }

  /// The share of common characters among the Han, less what could not be decoded.
  private mutating func score(_ converter: Converter, _ bytes: UnsafeRawBufferPointer) -> Double {
    guard let report = try? converter.decode(bytes, into: &units) else { return 0 }
    var han = 0
    var common = 0
    var strange = 0
    for unit in units {
      if unit >= 0x4E00 && unit <= 0x9FFF || unit >= 0x3400 && unit <= 0x4DBF {
        han += 1
        if CommonCharacters.contains(unit) { common += 1 }
      } else if unit >= 0xE000 && unit <= 0xF8FF || unit >= 0xD800 && unit <= 0xDFFF || unit == 0xFFFD {
        strange += 1
      }
    }
    let all = han + strange + report.invalid
    guard all > 0 else { return 0 }
    return max(0, Double(common) - Double(report.invalid) - Double(strange)) / Double(all)
  }
}

/// What the bytes look like as UTF-8.
struct ByteForm {
  var valid = true
  /// Good sequences of two bytes and more, and broken ones.
  var sequences = 0
  var broken = 0
  var controls = 0
  var zeros = 0

  init(_ bytes: UnsafeRawBufferPointer, isWhole: Bool) {
    let count = bytes.count
    var at = 0
    while at < count {
      let byte = bytes[at]
      if byte < 0x80 {
        if byte < 0x20 && byte != 9 && byte != 10 && byte != 13 && byte != 12 && byte != 0x1B && byte != 0x0B {
          controls += 1
          if byte == 0 { zeros += 1 }
        }
        at += 1
        continue
      }
      if byte >= 0xE1 && byte <= 0xEC, at + 2 < count, UTF8Form.isTail(bytes[at + 1]), UTF8Form.isTail(bytes[at + 2]) {
        sequences += 1
        at += 3
        continue
      }
      let length = UTF8Form.length(bytes, at)
      if length > 0 {
        sequences += 1
        at += length
      } else if !isWhole && count - at < 4 && UTF8Form.isCut(bytes, at) {
        return
      } else {
        valid = false
        broken += 1
        at += 1
      }
    }
  }
}

/// The form of single UTF-8 sequences.
enum UTF8Form {
  /// The length of the well-formed sequence at a place, or 0.
  @inline(__always) static func length(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Int {
    let lead = bytes[at]
    let left = bytes.count - at
    if lead < 0x80 { return 1 }
    if lead >= 0xC2 && lead <= 0xDF { return left >= 2 && isTail(bytes[at + 1]) ? 2 : 0 }
    if lead >= 0xE0 && lead <= 0xEF {
      guard left >= 3, isTail(bytes[at + 1]), isTail(bytes[at + 2]) else { return 0 }
      if lead == 0xE0 && bytes[at + 1] < 0xA0 || lead == 0xED && bytes[at + 1] > 0x9F { return 0 }
      return 3
    }
    if lead >= 0xF0 && lead <= 0xF4 {
      guard left >= 4, isTail(bytes[at + 1]), isTail(bytes[at + 2]), isTail(bytes[at + 3]) else { return 0 }
      if lead == 0xF0 && bytes[at + 1] < 0x90 || lead == 0xF4 && bytes[at + 1] > 0x8F { return 0 }
      return 4
    }
    return 0
  }

  @inline(__always) static func isTail(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// True when the bytes from here to the end begin a sequence and are too few.
  static func isCut(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Bool {
    let lead = bytes[at]
    let need = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0
    guard need > bytes.count - at else { return false }
    for i in at + 1..<max(bytes.count, at + 1) where !isTail(bytes[i]) { return false }
    return true
  }
}
