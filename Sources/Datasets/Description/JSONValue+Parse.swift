extension JSONValue {
  /// Reads JSON; nil when it is none, or nested more than 100 deep. Numbers keep their digits.
  public static func parse(_ bytes: [UInt8]) -> JSONValue? {
    var parser = JSONParser(bytes: bytes)
    guard let value = parser.value(depth: 0) else { return nil }
    parser.blanks()
    return parser.at == bytes.count ? value : nil
  }

  /// The member of an object; nil for what has none.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  public var integer: Int? {
    switch self {
    case .integer(let value): value
    case .number(let text): Int(text)
    default: nil
    }
  }

  public var array: [JSONValue] {
    if case .array(let values) = self { values } else { [] }
  }

  public var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  var at = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func blanks() {
    while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    blanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  private mutating func take(word: String) -> Bool {
    guard bytes[at...].starts(with: word.utf8) else { return false }
    at += word.utf8.count
    return true
  }

  mutating func value(depth: Int) -> JSONValue? {
    blanks()
    guard at < bytes.count, depth < 100 else { return nil }
    switch bytes[at] {
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "["): return array(depth)
    case UInt8(ascii: "\""): return string().map { .string($0) }
    case UInt8(ascii: "t"): return take(word: "true") ? .bool(true) : nil
    case UInt8(ascii: "f"): return take(word: "false") ? .bool(false) : nil
    case UInt8(ascii: "n"): return take(word: "null") ? .null : nil
    default:
      let start = at
      while at < bytes.count, (48...57).contains(bytes[at]) || [43, 45, 46, 69, 101].contains(bytes[at]) { at += 1 }
      let text = String(decoding: bytes[start..<at], as: UTF8.self)
      guard Double(text) != nil else { return nil }
      return Int(text).map { .integer($0) } ?? .number(text)
    }
  }

  private mutating func object(_ depth: Int) -> JSONValue? {
    at += 1
    if take("}") { return .object([]) }
    var members: [JSONValue.Member] = []
    repeat {
      blanks()
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\""), let key = string(), take(":"), let value = value(depth: depth + 1) else { return nil }
      members.append(.init(key, value))
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func array(_ depth: Int) -> JSONValue? {
    at += 1
    if take("]") { return .array([]) }
    var values: [JSONValue] = []
    repeat {
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
    } while take(",")
    return take("]") ? .array(values) : nil
  }

  private mutating func string() -> String? {
    at += 1
    var content: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: content, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        content.append(byte)
        continue
      }
      guard at < bytes.count else { return nil }
      at += 1
      switch bytes[at - 1] {
      case UInt8(ascii: "n"): content.append(10)
      case UInt8(ascii: "r"): content.append(13)
      case UInt8(ascii: "t"): content.append(9)
      case UInt8(ascii: "b"): content.append(8)
      case UInt8(ascii: "f"): content.append(12)
      case UInt8(ascii: "u"):
        guard let scalar = escaped() else { return nil }
        content += Array(String(scalar).utf8)
      case let other: content.append(other)
      }
    }
    return nil
  }

  /// What stands after `\u`; a pair of surrogates is one scalar, a lone one U+FFFD.
  private mutating func escaped() -> Unicode.Scalar? {
    guard let first = fourDigits() else { return nil }
    if first & 0xFC00 == 0xD800, bytes[at...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) {
      at += 2
      guard let second = fourDigits() else { return nil }
      if second & 0xFC00 == 0xDC00 { return Unicode.Scalar(0x10000 + ((first & 0x3FF) << 10 | (second & 0x3FF))) }
    }
    return Unicode.Scalar(first) ?? "\u{FFFD}"
  }

  private mutating func fourDigits() -> UInt32? {
    guard at + 4 <= bytes.count, let code = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16) else { return nil }
    at += 4
    return code
  }
}
