/// Reads quanteda's YAML: categories as keys, nested by indentation, patterns as lists.
///
///     经济:
///       就业: [失业*, 下岗]
///       物价:
///         - 通货 膨胀
///         - "涨价"
///
/// The part of YAML that such dictionaries use: block and flow lists, plain and quoted words, comments. Not: anchors, tags, block scalars.
enum YAMLDictionaryReader {
  private struct Level {
    var indent: Int
    var name: String
  }

  static func read(_ content: String, into sheet: inout DictionarySheet) {
    var levels: [Level] = []
    var open: (text: String, line: Int)?
    for (line, raw) in content.numberedLines {
      if let started = open {
        let joined = started.text + " " + withoutComment(raw).trimmed
        if joined.contains("]") {
          open = nil
          readList(Substring(joined), line: started.line, levels, &sheet)
        } else {
          open = (joined, started.line)
        }
        continue
      }
      let text = withoutComment(raw)
      let body = text.trimmed
      if body.isEmpty || body == "---" || body == "..." { continue }
      let indent = text.prefix { $0 == " " }.count
      if text.dropFirst(indent).first == "\t" {
        sheet.fault(line, "is indented with a tab", "use blanks")
        continue
      }
      if body.hasPrefix("- ") || body == "-" {
        while let last = levels.last, last.indent > indent { levels.removeLast() }
        addItem(body.dropFirst().trimmed, line, levels, &sheet)
      } else if let (key, value) = keyAndValue(body) {
        while let last = levels.last, last.indent >= indent { levels.removeLast() }
        if key.isEmpty {
          sheet.fault(line, "a category has no name", "write a name before the colon")
          continue
        }
        levels.append(Level(indent: indent, name: String(key)))
        if value.isEmpty { continue }
        if value.hasPrefix("[") {
          if value.contains("]") { readList(value, line: line, levels, &sheet) } else { open = (String(value), line) }
        } else {
          addItem(value, line, levels, &sheet)
        }
      } else {
        sheet.fault(line, "\"\(body)\" is neither a category nor a pattern", "write \"category:\" or \"- pattern\"")
      }
    }
    if let started = open { sheet.fault(started.line, "the list is not closed", "write ] after its last pattern") }
  }

  private static func readList(_ text: Substring, line: Int, _ levels: [Level], _ sheet: inout DictionarySheet) {
    guard let end = text.lastIndex(of: "]") else { return }
    for item in text[text.index(after: text.startIndex)..<end].split(separator: ",") where !item.trimmed.isEmpty {
      addItem(item.trimmed, line, levels, &sheet)
    }
  }

  private static func addItem(_ item: Substring, _ line: Int, _ levels: [Level], _ sheet: inout DictionarySheet) {
    if levels.isEmpty { return sheet.fault(line, "the pattern \"\(item)\" stands under no category", "write \"category:\" above it") }
    guard let pattern = unquoted(item) else { return sheet.fault(line, "a quotation mark is not closed", "close it") }
    let category = sheet.dictionary.category(levels.map(\.name).joined(separator: "."))
    sheet.add(pattern, to: category, line: line)
  }

  /// `key:` or `key: value`; nil when there is no colon that ends a key.
  private static func keyAndValue(_ body: Substring) -> (key: Substring, value: Substring)? {
    var quote: Character?
    for index in body.indices {
      let character = body[index]
      if let mark = quote {
        if character == mark { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == ":" {
        let after = body.index(after: index)
        guard after == body.endIndex || body[after].isBlank else { continue }
        guard let key = unquoted(body[..<index].trimmed) else { return nil }
        return (key, body[after...].trimmed)
      }
    }
    return nil
  }

  private static func unquoted(_ text: Substring) -> Substring? {
    guard let mark = text.first, mark == "\"" || mark == "'" else { return text }
    guard text.count > 1, text.last == mark else { return nil }
    return text.dropFirst().dropLast()
  }

  /// A # that begins a line or follows a blank, outside quotation marks, begins a comment.
  private static func withoutComment(_ line: Substring) -> Substring {
    var quote: Character?
    var previous: Character = " "
    for index in line.indices {
      let character = line[index]
      if let mark = quote {
        if character == mark { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "#", previous.isBlank {
        return line[..<index]
      }
      previous = character
    }
    return line
  }
}
