import ArticleModel

/// Collects what the report shows.
final class ReportCollector {
  private let spool: Spool
  init(spool: Spool) { self.spool = spool }

  func add(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, id: String, duplicateOf: String?) throws(DatasetError) {}

  func write(to folder: OutputFolder, run: RunDescription, summary: RunSummary, rejects: [Reject]) throws(DatasetError) -> OutputRecord {
    let file = try OutputFile(path: folder.path("report.html"))
    return OutputRecord(path: "report.html", table: "", rows: nil, digest: try file.finish())
  }
}
