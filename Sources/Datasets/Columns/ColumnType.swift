/// The type of a column, in every format alike.
public enum ColumnType: String, Sendable, CaseIterable {
  /// Unknown is the empty string.
  case string
  /// A plain decimal of any length, or text (a score `42:59`, a label); kept as written so that no digit is lost. Unknown is the empty string.
  case decimal
  case integer, number, boolean
  /// ISO 8601, `2023-03-18`.
  case date
  /// Joined with "; " in CSV, an array in JSON. Unknown is the empty list.
  case list

  /// The type's name in a Frictionless table schema.
  var schemaType: String {
    switch self {
    case .string, .decimal, .list: "string"
    case .integer, .number, .boolean, .date: rawValue
    }
  }
}
