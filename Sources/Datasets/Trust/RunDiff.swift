import Hashing

/// What changed between two output folders: versions, configuration, resources, inputs, and the rows of every table, by rule.
///
///     let diff = try RunDiff("output-january", "output-february")
///     diff.text   // to be read; diff.html for a browser
///
/// Rows are compared by their JSON. What names a row is `keys`: its id, or article, start and end; a row of the same name and other
/// content has changed.
public struct RunDiff: Sendable {
  /// The rows of a table.
  public struct Table: Sendable {
    public var name: String
    public var same = 0
    public var changed = 0
    public var added = 0
    public var gone = 0
    /// Rows changed, added and gone by the rule that made them.
    public var rules: [(rule: String, changed: Int, added: Int, gone: Int)] = []
    /// Some of them: what became of the row, and its JSON before and after.
    public var examples: [(change: String, before: String, after: String)] = []
  }

  /// What differs in the manifests, a line each.
  public private(set) var settings: [String] = []
  public private(set) var tables: [Table] = []
  static let mostExamples = 20

  public init(_ before: String, _ after: String) throws(DatasetError) {
    let (a, b) = (try Self.manifest(before), try Self.manifest(after))
    settings = Self.settings(a, b)
    let names = (a["rows"]?.members ?? []).map(\.key) + (b["rows"]?.members ?? []).map(\.key).filter { a["rows"]?[$0] == nil }
    for name in names {
      let table = try Self.compare(name, before + "/\(name).jsonl", after + "/\(name).jsonl")
      tables.append(table)
    }
  }

  /// Whether nothing differs but what the moment and the machine decide.
  public var isEmpty: Bool { settings.isEmpty && tables.allSatisfy { $0.changed + $0.added + $0.gone == 0 } }

  private static func manifest(_ folder: String) throws(DatasetError) -> JSONValue {
    let path = folder + "/manifest.json"
    guard let bytes = Folders.read(path, atMost: 1 << 30), let manifest = JSONValue.parse(bytes), manifest["format"]?.string == Manifest.format else {
      throw DatasetError(.unreadable(path: path, reason: "it is no manifest of this program; give two output folders"))
    }
    return manifest
  }

  // MARK: Settings

  private static func settings(_ a: JSONValue, _ b: JSONValue) -> [String] {
    var lines: [String] = []
    for key in ["software", "icu", "configuration", "csv_profile"] { leaves(key, a[key], b[key], &lines) }
    let old = hashes(a["resources"], "name")
    let new = hashes(b["resources"], "name")
    for (name, hash) in new.sorted(by: { $0.key < $1.key }) where old[name] != hash {
      lines.append(old[name] == nil ? "resource \(name): new" : "resource \(name): changed")
    }
    for name in old.keys.sorted() where new[name] == nil { lines.append("resource \(name): gone") }
    let oldInputs = hashes(a["inputs"], "path")
    let newInputs = hashes(b["inputs"], "path")
    let added = newInputs.keys.filter { oldInputs[$0] == nil }.count
    let gone = oldInputs.keys.filter { newInputs[$0] == nil }.count
    let changed = newInputs.filter { oldInputs[$0.key] != nil && oldInputs[$0.key] != $0.value }.count
    if added + gone + changed > 0 { lines.append("inputs: \(added) added, \(gone) gone, \(changed) changed") }
    return lines
  }

  private static func leaves(_ path: String, _ a: JSONValue?, _ b: JSONValue?, _ lines: inout [String]) {
    if a == b { return }
    if case .object(let old)? = a, case .object(let new)? = b {
      for key in old.map(\.key) + new.map(\.key).filter({ key in !old.contains { $0.key == key } }) {
        leaves(path + "." + key, a?[key], b?[key], &lines)
      }
      return
    }
    lines.append("\(path): \(short(a)) → \(short(b))")
  }

  private static func short(_ value: JSONValue?) -> String {
    guard let value else { return "(none)" }
    let text = value.text.split(whereSeparator: { $0 == "\n" || $0 == " " }).joined(separator: " ")
    return text.count > 80 ? text.prefix(80) + "…" : text
  }

  private static func hashes(_ list: JSONValue?, _ name: String) -> [String: String] {
    var found: [String: String] = [:]
    for value in list?.array ?? [] { found[value[name]?.string ?? ""] = value["sha256"]?.string ?? "" }
    return found
  }

  // MARK: Rows

  private static func compare(_ name: String, _ before: String, _ after: String) throws(DatasetError) -> Table {
    var table = Table(name: name)
    var rules: [String: (Int, Int, Int)] = [:]
    /// Rows of the old run by key: their content's hash. Rows are met in order, so equal keys are numbered.
    var old: [UInt64: UInt64] = [:]
    try forEachRow(name, before) { line, key in old[key] = hash(line) }
    var changed: Set<UInt64> = []
    var added: [UInt64: String] = [:]
    var examples: [UInt64: (String, String)] = [:]
    try forEachRow(name, after) { line, key in
      guard let known = old.removeValue(forKey: key) else {
        table.added += 1
        rules[rule(line), default: (0, 0, 0)].1 += 1
        if added.count < mostExamples { added[key] = String(decoding: line, as: UTF8.self) }
        return
      }
      if known == hash(line) {
        table.same += 1
      } else {
        table.changed += 1
        rules[rule(line), default: (0, 0, 0)].0 += 1
        if changed.count < mostExamples {
          changed.insert(key)
          examples[key] = ("", String(decoding: line, as: UTF8.self))
        }
      }
    }
    table.gone = old.count
    if !old.isEmpty || !changed.isEmpty {
      try forEachRow(name, before) { line, key in
        if old[key] != nil {
          rules[rule(line), default: (0, 0, 0)].2 += 1
          if table.examples.count < mostExamples { table.examples.append(("gone", String(decoding: line, as: UTF8.self), "")) }
        } else if changed.contains(key) {
          examples[key]!.0 = String(decoding: line, as: UTF8.self)
        }
      }
    }
    table.examples += examples.values.sorted { $0.1 < $1.1 }.map { ("changed", $0.0, $0.1) } + added.values.sorted().map { ("added", "", $0) }
    table.rules = rules.map { ($0.key, $0.value.0, $0.value.1, $0.value.2) }.sorted { a, b in
      let (x, y) = (a.1 + a.2 + a.3, b.1 + b.2 + b.3)
      return x != y ? x > y : a.0 < b.0
    }
    return table
  }

  /// What names a row of a table; rows of one name are numbered as they come.
  private static let keys: [String: [String]] = [
    "articles": ["article_id"], "sentences": ["article_id", "sentence_id"], "tokens": ["article_id", "sentence_id", "token_id"],
    "affiliations": ["article_id", "start", "end", "person", "position"], "entities": ["entity_id"], "keywords": ["article_id", "term"],
    "terms": ["term", "pos"], "rejects": ["source", "member", "line", "byte", "code"],
  ]

  /// Every row with the hash of its name; a table that is not there has none.
  private static func forEachRow(_ table: String, _ path: String, _ body: ([UInt8], UInt64) -> Void) throws(DatasetError) {
    guard Folders.exists(path) else { return }
    let columns = keys[table] ?? ["article_id", "start", "end"]
    let reader = try LineReader(path: path)
    var seen: [UInt64: UInt32] = [:]
    while let line = try reader.next() {
      var key = StableHash()
      let row = JSONValue.parse(line)
      for column in columns {
        key.add(row?[column].flatMap { $0.string ?? $0.integer.map { "\($0)" } } ?? "")
        key.add(0)
      }
      let number = seen[key.value, default: 0]
      seen[key.value] = number + 1
      if number > 0 { key.add("#\(number)") }
      body(line, key.value)
    }
  }

  private static func rule(_ line: [UInt8]) -> String { JSONValue.parse(line)?["rule"]?.string ?? "" }

  private static func hash(_ line: [UInt8]) -> UInt64 {
    var hash = StableHash()
    for byte in line { hash.add(byte) }
    return hash.value
  }
}
