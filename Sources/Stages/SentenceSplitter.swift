import ArticleModel

/// Divides lines into sentences: the pure core.
///
/// 他说：“走吧！”大家走了。 gives two sentences, the first with its closing mark. A sentence never ends inside a word.
enum SentenceSplitter {
  static func split(_ units: UnsafeBufferPointer<UInt16>, _ line: ArticleLine, tokens: [Token], from first: Int, into sentences: inout [Sentence]) {
    var start = line.range.start
    var firstToken = first
    var token = first
    func close(_ end: Int) {
      while token < tokens.count, Int(tokens[token].end) <= end { token += 1 }
      sentences.append(Sentence(range: TextRange(start, end), role: line.role, paragraph: line.paragraph, tokens: firstToken..<token))
      start = end
      firstToken = token
    }
    var at = line.range.start
    while at < line.range.end {
      guard isEnd(units[at]) else {
        at += 1
        continue
      }
      at += 1
      while at < line.range.end, isEnd(units[at]) || isClosing(units[at]) { at += 1 }
      if at < line.range.end { close(at) }
    }
    if start < line.range.end { close(line.range.end) }
  }

  @inline(__always) private static func isEnd(_ unit: UInt16) -> Bool { unit == 0x3002 || unit == 0xFF01 || unit == 0xFF1F || unit == 0xFF61 }

  private static func isClosing(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x201D, 0x2019, 0x300D, 0x300F, 0xFF09, 0x300B, 0x3011, 0x29, 0x22: true
    default: false
    }
  }
}
