/// What a value of the configuration may be. One declaration makes the check, the JSON Schema and the documentation.
public indirect enum Shape: Sendable {
  case string
  case choice([String])
  case bool
  case integer(ClosedRange<Int>)
  case list(Shape)
  /// Any keys, with values of one shape.
  case map(Shape)
  case object([Field])
  /// A stage: its name alone, or an object with its name and its options.
  case stage([StageShape])

  public struct Field: Sendable {
    public var key: String
    public var shape: Shape
    public var meaning: String
    public var required = false

    public init(_ key: String, _ shape: Shape, _ meaning: String, required: Bool = false) {
      self.key = key
      self.shape = shape
      self.meaning = meaning
      self.required = required
    }
  }

  public struct StageShape: Sendable {
    public var name: String
    public var meaning: String
    public var options: [Field]
    public init(_ name: String, _ meaning: String, options: [Field] = []) {
      self.name = name
      self.meaning = meaning
      self.options = options
    }
  }
}

extension Shape {
  /// Appends every fault of a value.
  func check(_ node: JSONNode, path: String, into faults: inout [ConfigurationFault]) {
    func fault(_ message: String) { faults.append(ConfigurationFault(place: node.place, path: path, message: message)) }
    switch (self, node) {
    case (.string, .string), (.bool, .bool): break
    case (.choice(let allowed), .string(let value, _)):
      if !allowed.contains(value) { fault("\"\(value)\" is not known\(Self.near(value, allowed)); use one of \(allowed.joined(separator: ", "))") }
    case (.integer(let range), .number(let value, _)):
      if Int(exactly: value).map({ range.contains($0) }) != true { fault("give a whole number from \(range.lowerBound) to \(range.upperBound)") }
    case (.list(let element), .array(let values, _)):
      for (index, value) in values.enumerated() { element.check(value, path: "\(path)[\(index)]", into: &faults) }
    case (.map(let element), .object(let members, _)):
      for member in members { element.check(member.value, path: Self.join(path, member.key), into: &faults) }
    case (.object(let fields), .object(let members, _)): Self.check(members, fields, node.place, path, &faults)
    case (.stage(let stages), .string(let name, _)): Self.checkName(name, stages, node.place, path, &faults)
    case (.stage(let stages), .object(let members, _)):
      guard let name = members.first(where: { $0.key == "stage" })?.value.string else {
        fault("a stage needs its name: {\"stage\": \"\(stages.first?.name ?? "")\"}")
        return
      }
      guard let stage = stages.first(where: { $0.name == name }) else {
        Self.checkName(name, stages, node.place, path, &faults)
        return
      }
      Self.check(members, [Field("stage", .string, "")] + stage.options, node.place, path, &faults)
    default: fault("\(node.kind) is given, \(expected) is expected")
    }
  }

  private static func check(
    _ members: [JSONNode.Member], _ fields: [Field], _ place: JSONNode.Place, _ path: String, _ faults: inout [ConfigurationFault]
  ) {
    for member in members {
      let memberPath = join(path, member.key)
      if let field = fields.first(where: { $0.key == member.key }) {
        field.shape.check(member.value, path: memberPath, into: &faults)
      } else {
        // A stage's name is no option of it.
        let known = fields.map(\.key).filter { $0 != "stage" }
        let hint = known.isEmpty ? "it takes no options" : "known here: \(known.joined(separator: ", "))"
        faults.append(ConfigurationFault(place: member.place, path: memberPath, message: "unknown key\(near(member.key, known)); \(hint)"))
      }
    }
    for field in fields where field.required && !members.contains(where: { $0.key == field.key }) {
      faults.append(ConfigurationFault(place: place, path: join(path, field.key), message: "is missing: \(field.meaning)"))
    }
  }

  private static func checkName(_ name: String, _ stages: [StageShape], _ place: JSONNode.Place, _ path: String, _ faults: inout [ConfigurationFault])
  {
    let known = stages.map(\.name)
    if known.contains(name) { return }
    faults.append(
      ConfigurationFault(
        place: place, path: path, message: "stage \"\(name)\" is not known\(near(name, known)); there are \(known.joined(separator: ", "))"))
  }

  private var expected: String {
    switch self {
    case .string: "a string"
    case .choice(let allowed): "one of \(allowed.joined(separator: ", "))"
    case .bool: "true or false"
    case .integer: "a whole number"
    case .list: "a list in square brackets"
    case .map, .object: "an object in braces"
    case .stage: "a stage's name, or an object with it"
    }
  }

  private static func join(_ path: String, _ key: String) -> String { path.isEmpty ? key : path + "." + key }

  /// `, did you mean "profile"?` for the nearest known word within two changes.
  static func near(_ word: String, _ known: [String]) -> String {
    let best = known.map { ($0, distance(word.lowercased(), $0.lowercased())) }.min { $0.1 < $1.1 }
    guard let best, best.1 <= max(2, word.count / 3) else { return "" }
    return ", did you mean \"\(best.0)\"?"
  }

  /// Levenshtein's distance.
  static func distance(_ a: String, _ b: String) -> Int {
    let b = Array(b)
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let above = row[j + 1]
        row[j + 1] = x == b[j] ? diagonal : min(diagonal, above, row[j]) + 1
        diagonal = above
      }
    }
    return row[b.count]
  }
}
