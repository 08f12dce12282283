/// A JSON value with its place in the file, for messages that say where.
public indirect enum JSONNode: Sendable {
  case null(Place)
  case bool(Bool, Place)
  case number(Double, Place)
  case string(String, Place)
  case array([JSONNode], Place)
  case object([Member], Place)

  public struct Member: Sendable {
    public var key: String
    public var place: Place
    public var value: JSONNode
  }

  /// Line and column, from 1.
  public struct Place: Sendable, Equatable {
    public var line: Int
    public var column: Int
  }

  public var place: Place {
    switch self {
    case .null(let place), .bool(_, let place), .number(_, let place), .string(_, let place), .array(_, let place), .object(_, let place): place
    }
  }

  /// As a message names it: `a list`.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }

  public subscript(key: String) -> JSONNode? {
    guard case .object(let members, _) = self else { return nil }
    return members.last { $0.key == key }?.value
  }
  public var string: String? { if case .string(let value, _) = self { value } else { nil } }
  public var bool: Bool? { if case .bool(let value, _) = self { value } else { nil } }
  public var integer: Int? { if case .number(let value, _) = self { Int(exactly: value) } else { nil } }
  public var elements: [JSONNode]? { if case .array(let values, _) = self { values } else { nil } }
  public var members: [Member]? { if case .object(let values, _) = self { values } else { nil } }
}

/// Reads JSON (RFC 8259) strictly, with the place of a fault. Lines that begin with `//` are comments, so that a configuration can explain itself.
struct JSONNodeReader {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var lineStart = 0
  private static let deepest = 64

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  static func read(_ bytes: [UInt8]) throws(ConfigurationFault) -> JSONNode {
    var reader = JSONNodeReader(bytes)
    let node = try reader.value(0)
    reader.skip()
    if reader.at < bytes.count { throw reader.fault("something stands after the end of the object; leave it out") }
    return node
  }

  private var place: JSONNode.Place { .init(line: line, column: at - lineStart + 1) }

  private func fault(_ what: String) -> ConfigurationFault { ConfigurationFault(place: place, path: "", message: what) }

  private mutating func skip() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0D: at += 1
      case 0x0A:
        at += 1
        line += 1
        lineStart = at
      case UInt8(ascii: "/") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "/"):
        while at < bytes.count, bytes[at] != 0x0A { at += 1 }
      default: return
      }
    }
  }

  private mutating func value(_ depth: Int) throws(ConfigurationFault) -> JSONNode {
    skip()
    guard at < bytes.count else { throw fault("the file ends before the value; is it cut off?") }
    if depth > Self.deepest { throw fault("nested too deeply") }
    let start = place
    switch bytes[at] {
    case UInt8(ascii: "{"): return .object(try members(depth), start)
    case UInt8(ascii: "["): return .array(try elements(depth), start)
    case UInt8(ascii: "\""): return .string(try string(), start)
    case UInt8(ascii: "t"):
      try word("true")
      return .bool(true, start)
    case UInt8(ascii: "f"):
      try word("false")
      return .bool(false, start)
    case UInt8(ascii: "n"):
      try word("null")
      return .null(start)
    default: return .number(try number(), start)
    }
  }

  private mutating func members(_ depth: Int) throws(ConfigurationFault) -> [JSONNode.Member] {
    var members: [JSONNode.Member] = []
    at += 1
    skip()
    if at < bytes.count, bytes[at] == UInt8(ascii: "}") {
      at += 1
      return []
    }
    while true {
      skip()
      let keyPlace = place
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
        throw fault("a key in double quotes is expected here (is there a comma too many?)")
      }
      let key = try string()
      if members.contains(where: { $0.key == key }) {
        throw ConfigurationFault(place: keyPlace, path: key, message: "the key \"\(key)\" stands twice; leave one out")
      }
      skip()
      guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { throw fault("a colon is missing after \"\(key)\"") }
      at += 1
      members.append(.init(key: key, place: keyPlace, value: try value(depth + 1)))
      if try ended(UInt8(ascii: "}")) { return members }
    }
  }

  private mutating func elements(_ depth: Int) throws(ConfigurationFault) -> [JSONNode] {
    var values: [JSONNode] = []
    at += 1
    skip()
    if at < bytes.count, bytes[at] == UInt8(ascii: "]") {
      at += 1
      return []
    }
    while true {
      values.append(try value(depth + 1))
      if try ended(UInt8(ascii: "]")) { return values }
    }
  }

  private mutating func ended(_ close: UInt8) throws(ConfigurationFault) -> Bool {
    skip()
    guard at < bytes.count else { throw fault("the file ends inside a list or object; is it cut off?") }
    if bytes[at] == close {
      at += 1
      return true
    }
    guard bytes[at] == UInt8(ascii: ",") else { throw fault("a comma or \(Character(UnicodeScalar(close))) is expected here") }
    at += 1
    return false
  }

  private mutating func word(_ word: String) throws(ConfigurationFault) {
    guard bytes[at...].starts(with: word.utf8) else { throw fault("this is no value; strings stand in double quotes") }
    at += word.utf8.count
  }

  private mutating func number() throws(ConfigurationFault) -> Double {
    let start = at
    while at < bytes.count, "+-.0123456789eE".utf8.contains(bytes[at]) { at += 1 }
    guard at > start, let number = Double(String(decoding: bytes[start..<at], as: UTF8.self)) else {
      at = start
      throw fault("this is no value; strings stand in double quotes")
    }
    return number
  }

  private mutating func string() throws(ConfigurationFault) -> String {
    var out: [UInt8] = []
    at += 1
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: out, as: UTF8.self)
      case 0x0A: throw fault("a string goes over the end of the line; close it with a double quote")
      case UInt8(ascii: "\\"): try escape(&out)
      default: out.append(byte)
      }
    }
    throw fault("the file ends inside a string; is it cut off?")
  }

  private mutating func escape(_ out: inout [UInt8]) throws(ConfigurationFault) {
    guard at < bytes.count else { throw fault("the file ends inside a string; is it cut off?") }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
    case UInt8(ascii: "u"):
      var code = try hex()
      if code & 0xFC00 == 0xD800, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") {
        at += 2
        code = 0x10000 + (code - 0xD800) << 10 + (try hex() & 0x3FF)
      }
      out += Array(String(UnicodeScalar(code).map(Character.init) ?? "\u{FFFD}").utf8)
    default: throw fault("\\\(Character(UnicodeScalar(byte))) is no escape; write \\\\ for a backslash")
    }
  }

  private mutating func hex() throws(ConfigurationFault) -> UInt32 {
    guard at + 4 <= bytes.count, let code = UInt32(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16) else {
      throw fault("four hexadecimal digits are expected after \\u")
    }
    at += 4
    return code
  }
}
