/// A dictionary of the user's own: categories, and the patterns that count for each.
///
/// A pattern is one word or several (`劳动 争议`), with `*` for any characters and `?` for one character within a word (`失业*`, `*主义`), and a `*` that stands
/// alone for any one word (`反 * 斗争`). A pattern can stand in several categories. Letters match in either case.
///
///     let themes = try CategoryDictionary(csv: "category,pattern\n经济,失业*\n", name: "themes")
///     themes.categories       // ["经济"]
public struct CategoryDictionary: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public var category: Int
    public var pattern: String
    /// Where it stands in its file.
    public var line: Int
    public init(category: Int, pattern: String, line: Int) {
      self.category = category
      self.pattern = pattern
      self.line = line
    }
  }

  /// As the user calls it; it names the rows of the table.
  public var name: String
  /// In the order of the file; nested ones with a dot between: `经济.就业`.
  public private(set) var categories: [String] = []
  public private(set) var entries: [Entry] = []
  private var numbers: [String: Int] = [:]

  public init(name: String) { self.name = name }

  /// The number of a category; a new name makes a new one.
  public mutating func category(_ title: String) -> Int {
    if let known = numbers[title] { return known }
    numbers[title] = categories.count
    categories.append(title)
    return categories.count - 1
  }

  public mutating func add(_ pattern: String, to category: Int, line: Int = 0) {
    entries.append(Entry(category: category, pattern: pattern, line: line))
  }
}

/// A line of a dictionary that cannot be used.
public struct DictionaryProblem: Sendable, Equatable, CustomStringConvertible {
  public var file: String
  public var line: Int
  public var what: String
  public var mend: String
  /// `themes.csv:7: has no pattern; write category,pattern`.
  public var description: String { "\(file):\(line): \(what); \(mend)" }
}

/// All that is wrong with a dictionary.
public struct DictionaryError: Error, Sendable, CustomStringConvertible {
  public var problems: [DictionaryProblem]
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// The forms that a dictionary can have.
public enum DictionaryFormat: String, Sendable, CaseIterable {
  /// quanteda's YAML, LIWC's `.dic`, and CSV with the columns category and pattern.
  case yaml, dic, csv

  /// By the end of a file's name; nil for an unknown one.
  public init?(fileName: String) {
    let ending = fileName.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch ending {
    case "yml", "yaml": self = .yaml
    case "dic": self = .dic
    case "csv": self = .csv
    default: return nil
    }
  }
}

extension CategoryDictionary {
  /// Reads a dictionary; the error carries every bad line with its number and mend.
  public init(_ content: String, format: DictionaryFormat, name: String, file: String = "dictionary") throws(DictionaryError) {
    var sheet = DictionarySheet(name: name, file: file)
    let text = content.first == "\u{FEFF}" ? String(content.dropFirst()) : content
    switch format {
    case .yaml: YAMLDictionaryReader.read(text, into: &sheet)
    case .dic: LIWCDictionaryReader.read(text, into: &sheet)
    case .csv: CSVDictionaryReader.read(text, into: &sheet)
    }
    if sheet.problems.isEmpty, sheet.dictionary.entries.isEmpty { sheet.fault(1, "has no pattern", "give at least one category with a pattern") }
    guard sheet.problems.isEmpty else { throw DictionaryError(problems: sheet.problems) }
    self = sheet.dictionary
  }

  public init(csv: String, name: String) throws(DictionaryError) { try self.init(csv, format: .csv, name: name, file: name) }
  public init(yaml: String, name: String) throws(DictionaryError) { try self.init(yaml, format: .yaml, name: name, file: name) }
  public init(dic: String, name: String) throws(DictionaryError) { try self.init(dic, format: .dic, name: name, file: name) }
}

/// A dictionary while it is read, with what is wrong so far.
struct DictionarySheet {
  var dictionary: CategoryDictionary
  let file: String
  private(set) var problems: [DictionaryProblem] = []

  init(name: String, file: String) {
    dictionary = CategoryDictionary(name: name)
    self.file = file
  }

  mutating func fault(_ line: Int, _ what: String, _ mend: String) {
    problems.append(DictionaryProblem(file: file, line: line, what: what, mend: mend))
  }

  /// Adds a pattern after looking at it.
  mutating func add(_ pattern: Substring, to category: Int, line: Int) {
    let words = pattern.split(whereSeparator: \.isBlank)
    if words.isEmpty { return fault(line, "the pattern is empty", "write a word") }
    if words.allSatisfy({ $0 == "*" }) { return fault(line, "\"\(pattern)\" matches everything", "give at least one word beside *") }
    if words.count > DictionaryMatcher.longestPattern {
      return fault(line, "\"\(pattern)\" has \(words.count) words", "use at most \(DictionaryMatcher.longestPattern)")
    }
    if pattern.utf16.count > 63 { return fault(line, "\"\(pattern)\" is longer than 63 characters", "shorten it") }
    if words.contains(where: { $0 != "*" && $0.allSatisfy { $0 == "*" || $0 == "?" } }) {
      return fault(line, "\"\(pattern)\" has a word of wildcards alone", "give it a character, or a single * for any word")
    }
    dictionary.add(words.joined(separator: " "), to: category, line: line)
  }
}

extension Character {
  var isBlank: Bool { self == " " || self == "\t" || self == "\u{3000}" || self == "\u{A0}" }
}

extension Substring {
  var trimmed: Substring {
    var rest = self
    while let first = rest.first, first.isBlank || first == "\r" || first == "\r\n" { rest = rest.dropFirst() }
    while let last = rest.last, last.isBlank || last == "\r" || last == "\r\n" { rest = rest.dropLast() }
    return rest
  }
}

extension String {
  /// The lines with their numbers; "\r\n" ends one too.
  var numberedLines: [(number: Int, text: Substring)] {
    split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.enumerated().map { ($0.offset + 1, $0.element) }
  }
}
