/// Reads LIWC's `.dic`: a list of numbered categories between two `%` lines, then a word a line with the numbers of its categories.
///
///     %
///     1   就业
///     2   冲突
///     %
///     失业*   1 2
enum LIWCDictionaryReader {
  static func read(_ content: String, into sheet: inout DictionarySheet) {
    var numbers: [String: Int] = [:]
    var marks = 0
    for (line, raw) in content.numberedLines {
      let text = raw.trimmed
      if text.isEmpty { continue }
      if text == "%" {
        marks += 1
        continue
      }
      switch marks {
      case 0:
        sheet.fault(line, "stands before the first %", "begin the list of categories with a line %")
        marks = 1
        readCategory(text, line, &numbers, &sheet)
      case 1: readCategory(text, line, &numbers, &sheet)
      default: readWord(text, line, numbers, &sheet)
      }
    }
    if marks < 2 { sheet.fault(1, "the list of categories is not ended", "write a line % after the last category") }
  }

  private static func readCategory(_ text: Substring, _ line: Int, _ numbers: inout [String: Int], _ sheet: inout DictionarySheet) {
    let parts = text.split(maxSplits: 1, whereSeparator: \.isBlank)
    guard parts.count == 2, Int(parts[0]) != nil else {
      return sheet.fault(line, "\"\(text)\" is no category", "write a number and a name")
    }
    let number = String(parts[0])
    if numbers[number] != nil { return sheet.fault(line, "the number \(number) is used twice", "give each category its own number") }
    numbers[number] = sheet.dictionary.category(String(parts[1].trimmed))
  }

  /// The numbers stand at the end; what is before them is the pattern, of one word or several.
  private static func readWord(_ text: Substring, _ line: Int, _ numbers: [String: Int], _ sheet: inout DictionarySheet) {
    let parts = text.split(whereSeparator: \.isBlank)
    var first = parts.count
    while first > 1, Int(parts[first - 1]) != nil { first -= 1 }
    if first == parts.count { return sheet.fault(line, "\"\(text)\" has no category", "write the number of a category after it") }
    let pattern = parts[..<first].joined(separator: " ")
    for number in parts[first...] {
      guard let category = numbers[String(number)] else {
        sheet.fault(line, "category \(number) is not in the list", "add it between the % lines")
        continue
      }
      sheet.add(Substring(pattern), to: category, line: line)
    }
  }
}
