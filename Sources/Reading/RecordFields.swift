/// The fields of one record, in buffers that are reused from record to record.
struct RecordFields {
  enum Field: Int, CaseIterable {
    case id, text, headline, kicker, subheadline, date, publication, page, byline, section
    case none

    /// The field's own name and what exports commonly call it; the first that a record has counts.
    var names: [String] {
      switch self {
      case .id: ["id", "record_id", "article_id", "doc_id", "编号"]
      case .text: ["text", "content", "body", "正文", "内容"]
      case .headline: ["headline", "title", "标题", "標題"]
      case .kicker: ["kicker", "引题"]
      case .subheadline: ["subheadline", "subtitle", "副题", "副标题"]
      case .date: ["date", "pubdate", "pub_date", "publish_date", "日期"]
      case .publication: ["publication", "newspaper", "paper", "报纸", "报名", "来源"]
      case .page: ["page", "版次", "版面"]
      case .byline: ["byline", "author", "作者"]
      case .section: ["section_label", "section", "column", "栏目"]
      case .none: []
      }
    }
  }

  static let count = Field.none.rawValue
  var values = [[UInt16]](repeating: [], count: Self.count)
  /// How well the value's name fits: 0 the configured or own name, then aliases; Int.max when there is no value.
  var ranks = [Int](repeating: Int.max, count: Self.count)
  var extra: [(name: String, value: String)] = []

  mutating func clear() {
    for index in 0..<Self.count {
      values[index].removeAll(keepingCapacity: true)
      ranks[index] = Int.max
    }
    extra.removeAll()
  }

  func string(_ field: Field) -> String {
    let units = values[field.rawValue]
    return units.isEmpty ? "" : String(decoding: units, as: UTF16.self)
  }
  func has(_ field: Field) -> Bool { ranks[field.rawValue] != Int.max }
}

/// From the names of fields or columns to ours.
struct FieldNames: Sendable {
  private struct Entry: Sendable {
    var name: [UInt8]
    var field: Int
    var rank: Int
  }
  private var byLength = [[Entry]](repeating: [], count: 48)
  private let keepAll: Bool
  private let kept: Set<String>

  init(_ options: InputOptions) {
    keepAll = options.extraFields.contains("*")
    kept = Set(options.extraFields)
    for field in RecordFields.Field.allCases where field != .none {
      let own = field.names[0]
      if let mapped = options.columns[own] {
        add(mapped, field, 0)
        continue
      }
      for (rank, name) in field.names.enumerated() { add(name, field, rank) }
    }
  }

  private mutating func add(_ name: String, _ field: RecordFields.Field, _ rank: Int) {
    let bytes = Array(name.utf8)
    guard bytes.count < byLength.count else { return }
    byLength[bytes.count].append(Entry(name: bytes, field: field.rawValue, rank: rank))
  }

  /// The field that a name means and how well it fits.
  func find(_ name: UnsafeRawBufferPointer) -> (field: RecordFields.Field, rank: Int)? {
    guard name.count < byLength.count else { return nil }
    for entry in byLength[name.count] where entry.name.elementsEqual(name) {
      return (RecordFields.Field(rawValue: entry.field)!, entry.rank)
    }
    return nil
  }

  func find(_ name: String) -> (field: RecordFields.Field, rank: Int)? {
    Array(name.utf8).withUnsafeBytes { find($0) }
  }

  func keeps(_ name: String) -> Bool { keepAll || kept.contains(name) }
}
