import ArticleModel

extension UnitParser {
  func parseHTML(_ unit: InputUnit, _ parsed: inout ParsedUnit) {
    parsed.rejects.append(reject(unit, line: 0, byte: 0, "html_not_read", "the page could not be read; give its text"))
  }
}
