/// Reads `category,pattern` lines (RFC 4180; a header line is known by the words category and pattern, in either order).
enum CSVDictionaryReader {
  static func read(_ content: String, into sheet: inout DictionarySheet) {
    var categoryColumn = 0
    var patternColumn = 1
    var isFirst = true
    for (line, raw) in content.numberedLines where !raw.trimmed.isEmpty {
      guard let cells = cells(raw) else {
        sheet.fault(line, "a quotation mark is not closed", "close it, or write two marks for one")
        continue
      }
      if isFirst {
        isFirst = false
        let names = cells.map { $0.trimmed.lowercased() }
        if let category = names.firstIndex(of: "category"), let pattern = names.firstIndex(of: "pattern") {
          (categoryColumn, patternColumn) = (category, pattern)
          continue
        }
      }
      guard cells.count > max(categoryColumn, patternColumn) else {
        sheet.fault(line, "has \(cells.count) column", "write category,pattern")
        continue
      }
      let category = cells[categoryColumn].trimmed
      if category.isEmpty {
        sheet.fault(line, "has no category", "write category,pattern")
        continue
      }
      sheet.add(cells[patternColumn].trimmed, to: sheet.dictionary.category(String(category)), line: line)
    }
  }

  /// nil when a quotation mark is not closed.
  private static func cells(_ line: Substring) -> [Substring]? {
    var found: [Substring] = []
    var cell = ""
    var isQuoted = false
    var previousWasMark = false
    for character in line where character != "\r" {
      if character == "\"" {
        if isQuoted {
          isQuoted = false
          previousWasMark = true
        } else {
          if previousWasMark { cell.append(character) }
          isQuoted = true
          previousWasMark = false
        }
      } else {
        previousWasMark = false
        if character == ",", !isQuoted {
          found.append(Substring(cell))
          cell = ""
        } else {
          cell.append(character)
        }
      }
    }
    found.append(Substring(cell))
    return isQuoted ? nil : found
  }
}
