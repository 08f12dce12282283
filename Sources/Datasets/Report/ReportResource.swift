import CDatasets

/// The parts of the report's page; their sources are in `report/`, compiled into the program.
enum ReportResource {
  static let head = text(CDATASETS_REPORT_HEAD)
  static let style = text(CDATASETS_REPORT_STYLE)
  static let body = text(CDATASETS_REPORT_BODY)
  static let script = text(CDATASETS_REPORT_SCRIPT)

  private static func text(_ part: cdatasets_part) -> String {
    var length = 0
    let bytes = cdatasets_report(part, &length)
    return String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self)
  }
}
