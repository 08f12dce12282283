extension Shape {
  /// The JSON Schema (draft 2020-12) of a shape, indented.
  public func schema(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .string: return "{\"type\": \"string\"}"
    case .bool: return "{\"type\": \"boolean\"}"
    case .integer(let range): return "{\"type\": \"integer\", \"minimum\": \(range.lowerBound), \"maximum\": \(range.upperBound)}"
    case .choice(let allowed): return "{\"enum\": [\(allowed.map(Self.quoted).joined(separator: ", "))]}"
    case .list(let element): return "{\"type\": \"array\", \"items\": \(element.schema(indent: inner))}"
    case .map(let element): return "{\"type\": \"object\", \"additionalProperties\": \(element.schema(indent: inner))}"
    case .object(let fields): return Self.object(fields, indent: indent)
    case .stage(let stages):
      let names = Shape.choice(stages.map(\.name)).schema()
      let objects = stages.map { stage in
        Self.object([Field("stage", .choice([stage.name]), stage.meaning, required: true)] + stage.options, indent: inner)
      }
      return "{\"anyOf\": [\n\(inner)\(([names] + objects).joined(separator: ",\n" + inner))\n\(indent)]}"
    }
  }

  private static func object(_ fields: [Field], indent: String) -> String {
    let inner = indent + "    "
    let properties = fields.map { field -> String in
      let schema = field.shape.schema(indent: inner)
      let described = field.meaning.isEmpty ? schema : "{\"description\": \(quoted(field.meaning)), " + schema.dropFirst()
      return "\(inner)\(quoted(field.key)): \(described)"
    }
    let required = fields.filter(\.required).map { quoted($0.key) }
    let tail = required.isEmpty ? "" : ", \"required\": [\(required.joined(separator: ", "))]"
    return "{\"type\": \"object\", \"additionalProperties\": false\(tail), \"properties\": {\n\(properties.joined(separator: ",\n"))\n\(indent)  }}"
  }

  private static func quoted(_ text: String) -> String { "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\"" }
}
