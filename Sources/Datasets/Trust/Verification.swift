import Hashing

/// Checks an output folder against its own manifest and schema: every file's size and hash, no file that is not listed, the rows of every table,
/// its keys, and that every span slices to its text.
///
///     let verification = try Verification(folder: "output")
///     verification.faults   // [] when all is as it was written
public struct Verification: Sendable {
  /// What was checked, a line each.
  public private(set) var checked: [String] = []
  /// What is wrong, a line each; at most 20 of a kind.
  public private(set) var faults: [String] = []
  private static let mostOfAKind = 20

  private let folder: String
  private let manifest: JSONValue
  private var counts: [String: Int] = [:]

  /// Checks all; throws when the folder has no manifest of ours.
  public init(folder: String) throws(DatasetError) {
    self.folder = folder
    let path = folder + "/manifest.json"
    guard let bytes = Folders.read(path, atMost: 1 << 30) else { throw DatasetError(.unreadable(path: path, reason: "there is no manifest")) }
    guard let manifest = JSONValue.parse(bytes), manifest["format"]?.string == Manifest.format else {
      throw DatasetError(.unreadable(path: path, reason: "it is no manifest of this program"))
    }
    self.manifest = manifest
    try checkFiles()
    try checkRows()
  }

  private mutating func fault(_ kind: String, _ text: String) {
    counts[kind, default: 0] += 1
    if counts[kind]! <= Self.mostOfAKind { faults.append(text) }
    if counts[kind]! == Self.mostOfAKind + 1 { faults.append("… and more of this kind (\(kind))") }
  }

  private mutating func checkFiles() throws(DatasetError) {
    var listed = Set(ManifestNames.unlisted).union(OutputFolder.keptNames)
    let outputs = manifest["outputs"]?.array ?? []
    for output in outputs {
      guard let name = output["path"]?.string else { continue }
      listed.insert(name)
      guard Folders.exists(folder + "/" + name) else {
        fault("missing", "\(name): the manifest lists it, and it is not there")
        continue
      }
      let digest = try FileDigest.of(path: folder + "/" + name)
      if digest.bytes != output["bytes"]?.integer {
        fault("size", "\(name): \(digest.bytes) bytes, and the manifest says \(output["bytes"]?.integer ?? 0)")
      } else if digest.sha256 != output["sha256"]?.string {
        fault("hash", "\(name): its SHA-256 is not the manifest's; it was changed")
      }
    }
    for name in Folders.names(in: folder) where !listed.contains(name) { fault("unlisted", "\(name): the manifest does not list it") }
    checked.append("\(outputs.count) files: size and SHA-256")
  }

  /// Reads the JSON Lines; without them the rows were checked by their files' hashes alone.
  private mutating func checkRows() throws(DatasetError) {
    let tables = (manifest["rows"]?.members ?? []).filter { Folders.exists(folder + "/" + $0.key + ".jsonl") }
    guard tables.contains(where: { $0.key == "articles" }) else {
      checked.append("no JSON Lines: keys and spans were not checked")
      return
    }
    var entities: Set<UInt64>?
    if tables.contains(where: { $0.key == "entities" }) { entities = try keys(of: "entities", "entity_id") }
    var rows = 0
    for table in tables where !["articles", "entities"].contains(table.key) {
      rows += try check(table.key, expected: table.value.integer ?? 0, entities: entities)
    }
    for name in ["articles", "entities"] {
      guard let expected = tables.first(where: { $0.key == name })?.value.integer else { continue }
      let found = try keys(of: name, name == "articles" ? "article_id" : "entity_id").count
      if found != expected { fault("rows", "\(name).jsonl: \(found) different ids, and the manifest says \(expected) rows") }
      rows += found
    }
    checked.append("\(rows) rows of \(tables.count) tables: counts, keys, spans")
  }

  /// The hashes of a column's values.
  private func keys(of table: String, _ column: String) throws(DatasetError) -> Set<UInt64> {
    let reader = try LineReader(path: folder + "/\(table).jsonl")
    var found: Set<UInt64> = []
    while let line = try reader.next() {
      if let id = JSONValue.parse(line)?[column]?.string { found.insert(Self.hash(id)) }
    }
    return found
  }

  /// Goes through a table and the articles side by side: both are in the order of the input.
  private mutating func check(_ table: String, expected: Int, entities: Set<UInt64>?) throws(DatasetError) -> Int {
    let reader = try LineReader(path: folder + "/\(table).jsonl")
    let articles = try LineReader(path: folder + "/articles.jsonl")
    var article: (id: String, text: [Unicode.Scalar])?
    var count = 0
    while let line = try reader.next() {
      count += 1
      guard let row = JSONValue.parse(line) else {
        fault("json", "\(table).jsonl:\(count): no JSON")
        continue
      }
      for column in ["entity_id", "person_entity_id", "organization_entity_id", "speaker_entity_id"] {
        if let id = row[column]?.string, !id.isEmpty, let entities, !entities.contains(Self.hash(id)) {
          fault("entity", "\(table).jsonl:\(count): \(column) \(id) is not in entities")
        }
      }
      guard let id = row["article_id"]?.string else { continue }
      while article?.id != id {
        guard let next = try articles.next() else {
          fault("article", "\(table).jsonl:\(count): article \(id) is not in articles, or not in this place")
          return count
        }
        guard let value = JSONValue.parse(next), let nextID = value["article_id"]?.string else { continue }
        article = (nextID, Array((value["text"]?.string ?? "").unicodeScalars))
      }
      guard let start = row["start"]?.integer, let end = row["end"]?.integer, let text = row["text"]?.string, let article else { continue }
      let whole = article.text
      if start < 0 || end > whole.count || start > end || !whole[start..<end].elementsEqual(text.unicodeScalars) {
        fault("span", "\(table).jsonl:\(count): text[\(start):\(end)] of \(id) is not the row's text")
      }
    }
    if count != expected { fault("rows", "\(table).jsonl: \(count) rows, and the manifest says \(expected)") }
    return count
  }

  private static func hash(_ id: String) -> UInt64 {
    var hash = StableHash()
    hash.add(id)
    return hash.value
  }
}
