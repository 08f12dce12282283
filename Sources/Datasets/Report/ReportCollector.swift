import ArticleModel

/// Collects what the report shows and writes `report.html`: one file, no network.
///
/// The first 10,000 articles (or 96 MB of them) can be looked at; the counts of the whole run are the manifest's, and the report says so.
final class ReportCollector {
  static let mostArticles = 10_000
  static let mostBytes = 96 << 20
  private static let articlesPerChunk = 50
  private static let mostRejects = 1000

  private let spool: Spool
  private let index = ReportIndex()
  private var bytes = 0
  private(set) var isFull = false

  init(spool: Spool) { self.spool = spool }

  /// Adds an article as its worker encoded it.
  func add(_ batch: UnsafeRawBufferPointer, _ range: Range<Int>, id: String, duplicateOf: String?) throws(DatasetError) {
    if isFull || range.isEmpty { return }
    var reader = RecordReader(UnsafeRawBufferPointer(rebasing: batch[range]))
    index.add(&reader, id: id, duplicateOf: duplicateOf)
    let article = reader.utf8()
    bytes += article.count
    try spool.append(article)
    isFull = index.articles >= Self.mostArticles || bytes >= Self.mostBytes
  }

  func write(to folder: OutputFolder, run: RunDescription, summary: RunSummary, rejects: [Reject]) throws(DatasetError) -> OutputRecord {
    let file = try OutputFile(path: folder.path("report.html"))
    try file.append(ReportResource.head)
    try file.append("<style>\n" + ReportResource.style + "</style>\n</head>\n" + ReportResource.body)
    try file.append("<script type=\"application/json\" id=\"facts\">")
    try append(facts(run, summary, rejects).text, to: file)
    try file.append("</script>\n<script type=\"application/json\" id=\"index\">{")
    var isFirst = true
    try index.forEachPart { name, content throws(DatasetError) in
      try file.append((isFirst ? "\"" : ",\n\"") + name + "\":[")
      try append(content, to: file)
      try file.append("]")
      isFirst = false
    }
    try file.append("}</script>\n<script>\n" + ReportResource.script + "</script>\n")
    var number = 0
    try spool.forEachRecord { article throws(DatasetError) in
      let starts = number % Self.articlesPerChunk == 0
      if starts {
        let chunk = number / Self.articlesPerChunk
        try file.append((number > 0 ? "]</script>\n" : "") + "<script type=\"application/json\" id=\"chunk-\(chunk)\">[")
      }
      try file.append(starts ? "\n" : ",\n")
      try append(article, to: file)
      number += 1
    }
    try file.append((number > 0 ? "]</script>\n" : "") + "</body>\n</html>\n")
    spool.close()
    return OutputRecord(path: "report.html", table: "", rows: nil, digest: try file.finish())
  }

  private func facts(_ run: RunDescription, _ summary: RunSummary, _ rejects: [Reject]) -> JSONValue {
    .object([
      "version": .string(run.version), "icu": .string(run.icuVersion), "articles": .integer(summary.articles),
      "shown": .integer(index.articles), "perChunk": .integer(Self.articlesPerChunk), "characters": .integer(summary.characters),
      "duplicates": .integer(summary.duplicates), "repeatedIDs": .integer(summary.sameIDs), "rejectCount": .integer(summary.rejects),
      "configuration": .string(summary.configurationHash), "input": .string(summary.inputHash),
      "inputs": .integer(run.inputs.count), "citation": .string(Citation.text(run, summary)),
      "types": .strings(MentionType.allCases.map(\.rawValue)), "labels": .strings(ToneLabel.allCases.map(\.rawValue)),
      "rows": .array(summary.rows.map { [.string($0.table), .integer($0.rows)] }),
      "cut": .array(summary.cutCells.map { [.string($0.table), .integer($0.cells)] }),
      "rejects": .array(
        rejects.prefix(Self.mostRejects).map {
          [
            .string($0.source + ($0.member.isEmpty ? "" : "/" + $0.member)), $0.line > 0 ? .integer($0.line) : .null, .string($0.code),
            .string($0.message),
          ]
        }),
    ])
  }

  private func append(_ text: String, to file: OutputFile) throws(DatasetError) {
    var escaped = ByteBuffer(capacity: text.utf8.count + 64)
    var text = text
    text.withUTF8 { Self.escape(UnsafeRawBufferPointer($0), into: &escaped) }
    try file.append(escaped.bytes)
  }

  /// In a script element `<` could end it; in JSON it stands only in strings, where `\u003c` is the same.
  private func append(_ json: UnsafeRawBufferPointer, to file: OutputFile) throws(DatasetError) {
    guard json.contains(UInt8(ascii: "<")) else { return try file.append(json) }
    var escaped = ByteBuffer(capacity: json.count + 64)
    Self.escape(json, into: &escaped)
    try file.append(escaped.bytes)
  }

  private static func escape(_ json: UnsafeRawBufferPointer, into out: inout ByteBuffer) {
    for byte in json {
      if byte == UInt8(ascii: "<") { out.append("\\u003c") } else { out.append(byte) }
    }
  }
}
