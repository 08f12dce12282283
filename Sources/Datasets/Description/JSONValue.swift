/// JSON whose objects keep the order of their keys, so that equal content gives equal bytes.
public indirect enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A number as it is to be written.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  public struct Member: Sendable, Equatable {
    public var key: String
    public var value: JSONValue
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// An object; members whose value is nil are left out.
  public static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { key, value in value.map { Member(key, $0) } })
  }

  public static func strings(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }

  /// Indented by two blanks, with a line end.
  public var text: String {
    var out = ByteBuffer()
    write(to: &out, indent: 0)
    out.append("\n")
    return out.string
  }

  private func write(to out: inout ByteBuffer, indent: Int) {
    switch self {
    case .null: out.append("null")
    case .bool(let value): out.append(value ? "true" : "false")
    case .integer(let value): out.append(integer: value)
    case .number(let text): out.append(text)
    case .string(let text): Self.write(text, to: &out)
    case .array(let values):
      if values.isEmpty { return out.append("[]") }
      out.append("[")
      for (i, value) in values.enumerated() {
        out.append(i == 0 ? "\n" : ",\n")
        out.append(String(repeating: " ", count: indent + 2))
        value.write(to: &out, indent: indent + 2)
      }
      out.append("\n" + String(repeating: " ", count: indent) + "]")
    case .object(let members):
      if members.isEmpty { return out.append("{}") }
      out.append("{")
      for (i, member) in members.enumerated() {
        out.append(i == 0 ? "\n" : ",\n")
        out.append(String(repeating: " ", count: indent + 2))
        Self.write(member.key, to: &out)
        out.append(": ")
        member.value.write(to: &out, indent: indent + 2)
      }
      out.append("\n" + String(repeating: " ", count: indent) + "}")
    }
  }

  private static func write(_ text: String, to out: inout ByteBuffer) {
    out.append("\"")
    var text = text
    text.withUTF8 { out.append(jsonContent: UnsafeRawBufferPointer($0)) }
    out.append("\"")
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral {
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}
