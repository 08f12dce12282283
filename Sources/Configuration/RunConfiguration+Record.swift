import Datasets

extension RunConfiguration {
  /// The configuration in force for the manifest: everything that decides the rows, nothing of the machine.
  public func record() -> JSONValue {
    let stageValues: [JSONValue] = stages.map { stage in
      .object([JSONValue.Member("stage", .string(stage.name))] + stage.options.map { JSONValue.Member($0.key, $0.value.record) })
    }
    return .object([
      "input": .object([
        "layout": .string(input.layout.rawValue), "publication": .string(input.publication), "date": .string(input.date), "page": .string(input.page),
        "path_pattern": .string(input.pathPattern),
        "encodings": .object(input.encodings.map { JSONValue.Member($0.pattern, .string($0.encoding)) }),
        "columns": .object(input.columns.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) }),
        "extra_fields": .strings(input.extraFields),
      ]),
      "stages": .array(stageValues),
      "output": .object([
        "formats": .strings(encoding.formats.map(\.rawValue).sorted()), "profile": .string(encoding.profile.rawValue),
        "tables": .strings((tables ?? []).sorted()), "text_in_csv": .bool(textInCSV), "keywords_per_article": .integer(keywordsPerArticle),
      ]),
      "limits": .object([
        "file_bytes": .integer(input.limits.fileBytes), "line_bytes": .integer(input.limits.lineBytes),
        "article_units": .integer(input.limits.articleUnits),
        "archive_ratio": .integer(input.limits.archiveRatio), "archive_bytes": .integer(input.limits.archiveBytes),
        "archive_members": .integer(input.limits.archiveMembers), "archive_nesting": .integer(input.limits.archiveNesting),
      ]),
    ])
  }
}

extension JSONNode {
  var record: JSONValue {
    switch self {
    case .null: .string("")
    case .bool(let value, _): .bool(value)
    case .number(let value, _): .integer(Int(value))
    case .string(let value, _): .string(value)
    case .array(let values, _): .array(values.map(\.record))
    case .object(let members, _): .object(members.map { JSONValue.Member($0.key, $0.value.record) })
    }
  }
}
