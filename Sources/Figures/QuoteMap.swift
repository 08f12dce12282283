/// Where the text is a name or a title: inside 《》, and short quoted words.
struct QuoteMap {
  /// The end of the span that is being skipped for both layers.
  private(set) var bookEnd = -1
  private(set) var quoteEnd = -1

  /// Called at each opening mark: finds the closing one within a bounded distance.
  mutating func open(_ text: FoldedText, _ at: Int) {
    if text[at] == u("《") {
      if let end = close(text, at, u("《"), u("》"), 60) { bookEnd = max(bookEnd, end) }
    } else if let end = close(text, at, text[at], text[at] == u("“") ? u("”") : u("」"), 10) {
      for position in at..<end where isOne(text[position], of: "，。；！？：") { return }
      quoteEnd = max(quoteEnd, end)
    }
  }

  private func close(_ text: FoldedText, _ at: Int, _ opening: UInt16, _ closing: UInt16, _ most: Int) -> Int? {
    var depth = 0
    var next = at
    while next < min(text.limit, at + most) {
      if text[next] == opening { depth += 1 }
      if text[next] == closing {
        depth -= 1
        if depth <= 0 { return next }
      }
      next += 1
    }
    return nil
  }
}
