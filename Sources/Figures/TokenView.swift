import ArticleModel

/// The words of an article, looked up by position. Empty when the article has none.
struct TokenView {
  let tokens: UnsafeBufferPointer<Token>

  var isEmpty: Bool { tokens.isEmpty }

  /// The first token that begins at a position or after it.
  func first(from position: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].start) < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The token that covers a position.
  func covering(_ position: Int) -> Token? {
    let next = first(from: position + 1)
    guard next > 0 else { return nil }
    let token = tokens[next - 1]
    return Int(token.end) > position ? token : nil
  }

  /// Is the numeral a word of its own? Then no list of words overrules it.
  func isNumeralWord(_ start: Int, _ end: Int) -> Bool {
    guard let token = covering(start) else { return false }
    return token.tag == .m && Int(token.start) == start && Int(token.end) == end
  }

  /// Is this a word tagged as a classifier or unit?
  func isClassifier(_ start: Int, _ end: Int) -> Bool {
    guard let token = covering(start) else { return false }
    return token.tag == .q && Int(token.start) == start && Int(token.end) == end
  }

  /// Does a unit cut a word: 人 of 人民, 队 of 大队?
  func splits(_ start: Int, _ end: Int, after numeral: Int) -> Bool {
    guard let first = covering(start), let last = covering(end - 1) else { return false }
    if Int(first.start) < start, Int(first.start) >= numeral, first.tag != .q, first.tag != .m { return true }
    return Int(last.end) > end && last.tag != .q && last.tag != .m && last.tag != .t
  }

  /// Is a Han numeral at `start` part of a longer word that is no number?
  func hidesNumeral(_ start: Int, _ end: Int) -> Bool {
    guard let token = covering(start) else { return false }
    switch token.tag {
    case .m, .t, .q, .none, .w, .tg: return false
    case .nr, .nz, .ns, .nt: return true
    default:
      if Int(token.start) < start { return true }
      return Int(token.end) > end || token.tag == .d || token.tag == .i || token.tag == .l || token.tag == .c || token.tag == .v || token.tag == .r
    }
  }
}
