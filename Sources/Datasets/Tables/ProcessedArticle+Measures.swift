import ArticleModel

extension ProcessedArticle {
  /// Code points of the text that are no blank and no line break.
  var characters: Int {
    article.text.units.withUnsafeBufferPointer { units in
      var blanks = 0
      for unit in units where unit <= 0x20 || unit == 0x3000 || unit == 0xA0 { blanks += 1 }
      return article.text.codePointOffset(units.count) - blanks
    }
  }

  /// `B-person`, `I-person` or `O` for a word.
  func iob(_ word: TextRange) -> String {
    let mentions = article.layers.mentions
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].range.end <= word.start { low = middle + 1 } else { high = middle }
    }
    guard low < mentions.count, mentions[low].range.overlaps(word) else { return "O" }
    let begins = mentions[low].range.start >= word.start
    return (begins ? Self.beginnings : Self.insides)[mentions[low].type]!
  }

  private static let beginnings = Dictionary(uniqueKeysWithValues: MentionType.allCases.map { ($0, "B-" + $0.rawValue) })
  private static let insides = Dictionary(uniqueKeysWithValues: MentionType.allCases.map { ($0, "I-" + $0.rawValue) })
}

extension CellSink {
  /// A whole buffer of UTF-16.
  func text(units: [UInt16]) { units.withUnsafeBufferPointer { text($0) } }

  /// A date; what is no ISO day (`2023-03`) is unknown.
  func text(date: String) {
    var at = 0
    for byte in date.utf8 {
      let dash = at == 4 || at == 7
      guard dash ? byte == UInt8(ascii: "-") : (48...57).contains(byte) else { return unknown() }
      at += 1
    }
    if at == 10 { text(date) } else { unknown() }
  }
}
