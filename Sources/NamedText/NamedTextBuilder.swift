import ArticleModel

/// Makes the views of articles; one a worker, its memory is used again.
public final class NamedTextBuilder {
  private var covering: [Int32] = []
  private var firstWord: [Int32] = []

  public init() {}

  /// Runs `body` with the view of one article. Names that overlap an earlier one or have no word are covered by nothing.
  public func with(
    units: UnsafeBufferPointer<UInt16>, lines: [ArticleLine], sentences: [Sentence], tokens: [Token], mentions: [Mention],
    _ body: (NamedText) -> Void
  ) {
    covering.removeAll(keepingCapacity: true)
    firstWord.removeAll(keepingCapacity: true)
    tokens.withUnsafeBufferPointer { words in
      mentions.withUnsafeBufferPointer { names in
        fill(words, names)
        covering.withUnsafeBufferPointer { covering in
          firstWord.withUnsafeBufferPointer { firstWord in
            lines.withUnsafeBufferPointer { lines in
              sentences.withUnsafeBufferPointer { sentences in
                body(
                  NamedText(
                    units: units, lines: lines, sentences: sentences, tokens: words, mentions: names, covering: covering,
                    firstWord: firstWord))
              }
            }
          }
        }
      }
    }
  }

  private func fill(_ words: UnsafeBufferPointer<Token>, _ names: UnsafeBufferPointer<Mention>) {
    covering.reserveCapacity(words.count)
    var name = 0
    for index in 0..<words.count {
      let start = Int(words[index].start)
      while name < names.count, names[name].range.end <= start {
        if firstWord.count == name { firstWord.append(Int32(index)) }
        name += 1
      }
      if name < names.count, names[name].range.start < Int(words[index].end) {
        if firstWord.count == name { firstWord.append(Int32(index)) }
        covering.append(Int32(name))
      } else {
        covering.append(-1)
      }
    }
    while firstWord.count < names.count { firstWord.append(Int32(max(0, words.count - 1))) }
  }
}
