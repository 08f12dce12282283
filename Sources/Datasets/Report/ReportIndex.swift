import ArticleModel

/// What the report knows of all its articles at once: a row an article, with numbers for the strings that come often.
///
/// A row in JSON: `[id, publication, date, page, section, headline, tone in thousandths or null, label or null, duplicate of, [entity, count …],
/// [speaker …], [[kind, unit, value, text, of] …], [term, count …], [doubt …]]`.
final class ReportIndex {
  private var rows = ByteBuffer(capacity: 1 << 16)
  private let publications = StringArena()
  private let sections = StringArena()
  private let entities = StringArena()
  private var entityRows = ByteBuffer(capacity: 1 << 14)
  private let terms = StringArena()
  private let speakers = StringArena()
  private let doubts = StringArena()
  private(set) var articles = 0

  var byteCount: Int { rows.count + entityRows.count }

  /// Reads what `ReportArticleEncoder` has written, up to the article's JSON.
  func add(_ reader: inout RecordReader, id: String, duplicateOf: String?) {
    if articles > 0 { rows.append(",\n") }
    articles += 1
    rows.append("[")
    string(id)
    rows.append(",")
    rows.append(integer: publications.intern(reader.utf8()))
    comma()
    string(reader.utf8())
    comma()
    string(reader.utf8())
    comma()
    rows.append(integer: sections.intern(reader.utf8()))
    comma()
    string(reader.utf8())
    comma()
    let tone = reader.fixed(Int32.self)
    if tone == Int32.min { rows.append("null") } else { rows.append(integer: Int(tone)) }
    comma()
    let label = reader.fixed(UInt8.self)
    if label == 255 { rows.append("null") } else { rows.append(integer: Int(label)) }
    comma()
    string(duplicateOf ?? "")
    var doubtful: [Int] = []
    for _ in 0..<reader.fixed(UInt32.self) { doubtful.append(doubts.intern(reader.utf8())) }
    rows.append(",[")
    for index in 0..<reader.fixed(UInt32.self) {
      if index > 0 { comma() }
      let entity = entities.intern(reader.utf8())
      let type = reader.fixed(UInt8.self)
      let name = reader.utf8()
      if entity == entities.count - 1, entity == entityCount { add(entity: entity, type: type, name: name) }
      rows.append(integer: entity)
      comma()
      rows.append(integer: Int(reader.fixed(UInt32.self)))
    }
    rows.append("],[")
    for index in 0..<reader.fixed(UInt32.self) {
      if index > 0 { comma() }
      rows.append(integer: speakers.intern(reader.utf8()))
    }
    rows.append("],[")
    for index in 0..<reader.fixed(UInt32.self) {
      rows.append(index > 0 ? ",[" : "[")
      string(reader.utf8())
      comma()
      string(reader.utf8())
      comma()
      rows.append(reader.utf8())
      comma()
      string(reader.utf8())
      comma()
      string(reader.utf8())
      rows.append("]")
    }
    rows.append("],[")
    for index in 0..<reader.fixed(UInt32.self) {
      if index > 0 { comma() }
      rows.append(integer: terms.intern(reader.utf8()))
      comma()
      rows.append(integer: Int(reader.fixed(UInt32.self)))
    }
    rows.append("],[")
    for (index, doubt) in doubtful.enumerated() {
      if index > 0 { comma() }
      rows.append(integer: doubt)
    }
    rows.append("]]")
  }

  /// The parts as members of one JSON object, each handed out as bytes.
  func forEachPart(_ body: (String, UnsafeRawBufferPointer) throws(DatasetError) -> Void) throws(DatasetError) {
    try body("entities", entityRows.bytes)
    try body("rows", rows.bytes)
    for (name, arena) in [("publications", publications), ("sections", sections), ("terms", terms), ("speakers", speakers), ("doubts", doubts)] {
      rows.clear()
      for index in 0..<arena.count {
        if index > 0 { comma() }
        string(arena.utf8(index))
      }
      try body(name, rows.bytes)
    }
  }

  private var entityCount = 0

  private func add(entity: Int, type: UInt8, name: UnsafeRawBufferPointer) {
    entityRows.append(entityCount > 0 ? ",[" : "[")
    entityCount += 1
    entityRows.append(integer: Int(type))
    entityRows.append(",\"")
    entityRows.append(jsonContent: name)
    entityRows.append("\",\"")
    entityRows.append(jsonContent: entities.utf8(entity))
    entityRows.append("\"]")
  }

  private func comma() { rows.append(",") }

  private func string(_ utf8: UnsafeRawBufferPointer) {
    rows.append("\"")
    rows.append(jsonContent: utf8)
    rows.append("\"")
  }

  private func string(_ text: String) {
    var text = text
    text.withUTF8 { string(UnsafeRawBufferPointer($0)) }
  }
}
