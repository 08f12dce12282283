/// What is said of a column: the one declaration from which header, JSON keys, schema, codebook and data package are made.
public struct ColumnInfo: Sendable {
  public var name: String
  public var type: ColumnType
  /// In English, one or two sentences; with the unit where there is one.
  public var meaning: String
  public var unit = ""
  /// The values that occur, where they are a closed list.
  public var values: [String] = []
  /// A real cell, as CSV has it.
  public var example = ""
  /// How the value is made.
  public var origin = ""
  /// A cell of it is never empty.
  public var required = false
  /// `entities.entity_id`: the table and column whose values it takes, where it is not part of a longer key.
  public var reference: ColumnReference?
  /// Left out of CSV unless asked for (the whole text of an article).
  public var onlyInJSON = false

  public init(_ name: String, _ type: ColumnType, _ meaning: String) {
    self.name = name
    self.type = type
    self.meaning = meaning
  }
}

public struct ColumnReference: Sendable, Equatable {
  public var table: String
  public var column: String
}

/// Where a column's cell comes from. The cells that nearly every table has are known to the encoder, so that they cost no call.
enum CellSource<Row>: Sendable {
  case sentenceNumber, start, end, text
  case put(@Sendable (Row, CellSink) -> Void)
}

/// A column of a table: what is said of it, and how its cell is written.
public struct Column<Row>: Sendable {
  public var info: ColumnInfo
  let source: CellSource<Row>

  /// `put` writes exactly one cell.
  public init(_ name: String, _ type: ColumnType, _ meaning: String, put: @escaping @Sendable (Row, CellSink) -> Void) {
    info = ColumnInfo(name, type, meaning)
    source = .put(put)
  }

  init(_ name: String, _ type: ColumnType, _ meaning: String, from source: CellSource<Row>) {
    info = ColumnInfo(name, type, meaning)
    self.source = source
  }

  func unit(_ unit: String) -> Self { changed { $0.unit = unit } }
  func values(_ values: [String]) -> Self { changed { $0.values = values } }
  func example(_ example: String) -> Self { changed { $0.example = example } }
  func made(_ origin: String) -> Self { changed { $0.origin = origin } }
  func required() -> Self { changed { $0.required = true } }
  func refers(to table: String, _ column: String) -> Self { changed { $0.reference = ColumnReference(table: table, column: column) } }
  func onlyInJSON(_ only: Bool) -> Self { changed { $0.onlyInJSON = only } }

  private func changed(_ change: (inout ColumnInfo) -> Void) -> Self {
    var copy = self
    change(&copy.info)
    return copy
  }
}
