/// A form in which the tables are written.
public enum OutputFormat: String, Sendable, CaseIterable {
  case csv, jsonl, xlsx, sqlite, conllu
  /// A document-feature matrix of the terms (Matrix Market).
  case dfm
}

/// How the tables are encoded, for encoders and writer alike.
public struct EncodingOptions: Sendable {
  public var formats: Set<OutputFormat> = [.csv, .jsonl]
  public var profile: CSVProfile = .spreadsheet
  /// Whether `report.html` is made.
  public var report = true
  /// Set by the writer when the report takes no more articles, so that encoders spare themselves the work. The output does not depend on when.
  let reportIsFull = SharedFlag()
  public init() {}

  var encodesCSV: Bool { formats.contains(.csv) }
  /// XLSX and SQLite are filled from the JSON rows, which hold every cell exactly.
  var encodesJSON: Bool { !formats.isDisjoint(with: [.jsonl, .xlsx, .sqlite]) }
}
