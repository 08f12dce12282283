import ArticleModel
import Lexicons
import Segmentation

/// Reads files of the user's own words: `word`, `word count`, `word tag` or `word count tag` a line, divided by blanks or tabs, as for jieba.
enum UserWordFiles {
  static func read(_ paths: [String]) throws -> UserWords? {
    if paths.isEmpty { return nil }
    var words = UserWords()
    var faults: [String] = []
    for path in paths {
      var number = 0
      for line in String(decoding: try MappedFile.bytes(path), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
        number += 1
        let fields = line.split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\u{FEFF}" || $0 == "\u{3000}" }.map(String.init)
        guard let word = fields.first, !word.hasPrefix("#") else { continue }
        switch parse(fields) {
        case .success(let tag) where word.utf16.count < 64: words.add(word, tag: tag)
        case .success: faults.append("\(path):\(number): the word is longer than 63 characters; shorten it")
        case .failure(let fault): faults.append("\(path):\(number): \(fault.what)")
        }
      }
    }
    if !faults.isEmpty { throw Failure(status: 2, message: faults.prefix(20).joined(separator: "\n")) }
    return words.isEmpty ? nil : words
  }

  private struct Fault: Error { var what: String }

  private static func parse(_ fields: [String]) -> Result<WordTag, Fault> {
    var tag = WordTag.none
    for field in fields.dropFirst() {
      if Int(field) != nil { continue }
      guard let found = WordTag(name: field) else {
        return .failure(Fault(what: "\"\(field)\" is neither a count nor a tag (n, nr, ns, nt, nz, v, a …); a line is: word count tag"))
      }
      tag = found
    }
    return fields.count > 3 ? .failure(Fault(what: "\(fields.count) fields; a line is: word count tag")) : .success(tag)
  }
}
