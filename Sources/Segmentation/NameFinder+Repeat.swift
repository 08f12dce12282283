import ArticleModel
import Lexicons

extension NameFinder {
  /// Marks the other places where the article has a name that the model found: a person of two characters or more, an organization or
  /// a place of four or more, as whole words and outside other names.
  public func repeatNames(_ units: UnsafeBufferPointer<UInt16>, _ tokens: [Token], in lines: [ArticleLine], _ mentions: inout [Mention]) {
    guard !mentions.isEmpty else { return }
    var table = WordTable(capacity: mentions.count)
    var found = false
    for mention in mentions where mention.range.count < 24 {
      let least = mention.type == .person ? 2 : mention.type == .organization || mention.type == .place ? 4 : .max
      guard mention.range.count >= least else { continue }
      let type = UInt32(MentionType.allCases.firstIndex(of: mention.type)!)
      table.insert(Array(units[mention.range.start..<mention.range.end]), payload: type)
      found = true
    }
    guard found else { return }
    var added: [Mention] = []
    var next = 0
    var index = 0
    while index < tokens.count {
      let start = Int(tokens[index].start)
      while next < mentions.count, mentions[next].range.end <= start { next += 1 }
      if next < mentions.count, mentions[next].range.start <= start {
        while index < tokens.count, Int(tokens[index].start) < mentions[next].range.end { index += 1 }
        continue
      }
      let limit = next < mentions.count ? mentions[next].range.start : units.count
      guard let (end, type) = table.longestMatch(units, start, limit: limit) else {
        index += 1
        continue
      }
      var last = index
      while last < tokens.count, Int(tokens[last].end) < end { last += 1 }
      if last < tokens.count, Int(tokens[last].end) == end {
        added.append(Mention(range: TextRange(start, end), type: MentionType.allCases[Int(type)], rule: "repeated"))
        index = last + 1
      } else {
        index += 1
      }
    }
    if !added.isEmpty {
      mentions += added
      mentions.sort { $0.range < $1.range }
    }
  }
}
