import Datasets
import Reading

/// What a run does: the decoded pipeline.json, or the defaults.
///
///     let configuration = try RunConfiguration(file: "pipeline.json")
///
/// Unknown keys and wrong types are refused, all at once, each with its line, path and the nearest known key.
public struct RunConfiguration: Sendable {
  /// A stage by its name, with its options.
  public struct StageEntry: Sendable {
    public var name: String
    public var options: [JSONNode.Member]
    public var place: JSONNode.Place

    public func string(_ key: String) -> String? { options.first { $0.key == key }?.value.string }
    public func bool(_ key: String) -> Bool? { options.first { $0.key == key }?.value.bool }
  }

  public var input = InputOptions()
  public var stages: [StageEntry] = Self.defaultStages
  /// Files of the user's own words, and of names with their ids.
  public var words: [String] = []
  public var dictionaries: [String] = []
  public var outputFolder = "output"
  public var encoding = EncodingOptions()
  public var tables: Set<String>?
  public var textInCSV = false
  public var keywordsPerArticle = 20
  /// 0: as many as the machine has cores.
  public var jobs = 0

  public init() {}

  public static let stageNames = ConfigurationShape.stages.map(\.name)
  public static let defaultStages = stageNames.map { StageEntry(name: $0, options: [], place: .init(line: 0, column: 0)) }

  /// Decodes the bytes of a configuration. Relative paths in it are taken from `folder`, the folder that the file is in.
  public init(_ bytes: [UInt8], file: String, folder: String) throws(ConfigurationError) {
    let root: JSONNode
    do { root = try JSONNodeReader.read(bytes) } catch { throw ConfigurationError(file: file, faults: [error]) }
    var faults: [ConfigurationFault] = []
    ConfigurationShape.root.check(root, path: "", into: &faults)
    if let pattern = root["input"]?["path_pattern"], let text = pattern.string, !text.isEmpty, PathPattern(text) == nil {
      faults.append(
        ConfigurationFault(
          place: pattern.place, path: "input.path_pattern",
          message: "\"\(text)\" is no pattern; use the fields {\(PathPattern.fields.joined(separator: "}, {"))}, each between other characters"))
    }
    if !faults.isEmpty { throw ConfigurationError(file: file, faults: faults) }
    decodeInput(root["input"], folder)
    decodeOutput(root["output"], folder)
    decodeLimits(root["limits"])
    if let list = root["stages"]?.elements {
      stages = list.map { node in
        StageEntry(name: node.string ?? node["stage"]?.string ?? "", options: node.members?.filter { $0.key != "stage" } ?? [], place: node.place)
      }
    }
    words = strings(root["lexicons"]?["words"]).map { Self.path($0, folder) }
    dictionaries = strings(root["lexicons"]?["dictionaries"]).map { Self.path($0, folder) }
    jobs = root["jobs"]?.integer ?? 0
  }

  private mutating func decodeInput(_ node: JSONNode?, _ folder: String) {
    guard let node else { return }
    input.paths = strings(node["paths"]).map { Self.path($0, folder) }
    input.layout = node["layout"]?.string.flatMap(InputOptions.Layout.init) ?? .auto
    input.publication = node["publication"]?.string ?? ""
    input.date = node["date"]?.string ?? ""
    input.page = node["page"]?.string ?? ""
    input.pathPattern = node["path_pattern"]?.string ?? ""
    for member in node["encodings"]?.members ?? [] {
      input.encodings.append(.init(pattern: member.key, encoding: member.value.string ?? ""))
    }
    for member in node["columns"]?.members ?? [] { input.columns[member.key] = member.value.string ?? "" }
    if let extra = node["extra_fields"] { input.extraFields = strings(extra) }
  }

  private mutating func decodeOutput(_ node: JSONNode?, _ folder: String) {
    guard let node else { return }
    if let path = node["folder"]?.string { outputFolder = Self.path(path, folder) }
    if let formats = node["formats"] { encoding.formats = Set(strings(formats).compactMap(OutputFormat.init)) }
    encoding.profile = node["profile"]?.string.flatMap(CSVProfile.init) ?? encoding.profile
    encoding.report = node["report"]?.bool ?? encoding.report
    if let names = node["tables"] { tables = Set(strings(names)) }
    textInCSV = node["text_in_csv"]?.bool ?? false
    keywordsPerArticle = node["keywords_per_article"]?.integer ?? keywordsPerArticle
  }

  private mutating func decodeLimits(_ node: JSONNode?) {
    guard let node else { return }
    input.limits.fileBytes = node["file_bytes"]?.integer ?? input.limits.fileBytes
    input.limits.lineBytes = node["line_bytes"]?.integer ?? input.limits.lineBytes
    input.limits.articleUnits = node["article_units"]?.integer ?? input.limits.articleUnits
    input.limits.archiveRatio = node["archive_ratio"]?.integer ?? input.limits.archiveRatio
    input.limits.archiveBytes = node["archive_bytes"]?.integer ?? input.limits.archiveBytes
    input.limits.archiveMembers = node["archive_members"]?.integer ?? input.limits.archiveMembers
    input.limits.archiveNesting = node["archive_nesting"]?.integer ?? input.limits.archiveNesting
  }

  private func strings(_ node: JSONNode?) -> [String] { node?.elements?.compactMap(\.string) ?? [] }

  /// A path of the file, from the folder that the file is in.
  static func path(_ path: String, _ folder: String) -> String {
    path.hasPrefix("/") || folder.isEmpty || folder == "." ? path : folder + "/" + path
  }
}
