import ArticleModel

/// Makes the views of articles; one a worker, its memory is used again.
public final class NamedTextBuilder {
  private var covering = UnsafeMutableBufferPointer<Int32>.allocate(capacity: 1024)
  private var firstWord = UnsafeMutableBufferPointer<Int32>.allocate(capacity: 256)

  public init() {}
  deinit {
    covering.deallocate()
    firstWord.deallocate()
  }

  /// Runs `body` with the view of one article. Names that overlap an earlier one or have no word are covered by nothing.
  @inline(__always)
  public func with(
    units: UnsafeBufferPointer<UInt16>, lines: [ArticleLine], sentences: [Sentence], tokens: [Token], mentions: [Mention],
    _ body: (NamedText) -> Void
  ) {
    if covering.count < tokens.count {
      covering.deallocate()
      covering = .allocate(capacity: tokens.count * 2)
    }
    if firstWord.count < mentions.count {
      firstWord.deallocate()
      firstWord = .allocate(capacity: mentions.count * 2)
    }
    let covering = self.covering
    let firstWord = self.firstWord
    tokens.withUnsafeBufferPointer { words in
      mentions.withUnsafeBufferPointer { names in
        Self.fill(words, names, covering, firstWord)
        lines.withUnsafeBufferPointer { lines in
          sentences.withUnsafeBufferPointer { sentences in
            body(
              NamedText(
                units: units, lines: lines, sentences: sentences, tokens: words, mentions: names, covering: UnsafeBufferPointer(covering),
                firstWord: UnsafeBufferPointer(firstWord)))
          }
        }
      }
    }
  }

  private static func fill(
    _ words: UnsafeBufferPointer<Token>, _ names: UnsafeBufferPointer<Mention>, _ covering: UnsafeMutableBufferPointer<Int32>,
    _ firstWord: UnsafeMutableBufferPointer<Int32>
  ) {
    var name = 0
    // The first name whose first word is not known yet.
    var open = 0
    for index in 0..<words.count {
      let start = Int(words[index].start)
      while name < names.count, names[name].range.end <= start {
        if open == name {
          firstWord[name] = Int32(index)
          open += 1
        }
        name += 1
      }
      if name < names.count, names[name].range.start < Int(words[index].end) {
        if open == name {
          firstWord[name] = Int32(index)
          open += 1
        }
        covering[index] = Int32(name)
      } else {
        covering[index] = -1
      }
    }
    while open < names.count {
      firstWord[open] = Int32(max(0, words.count - 1))
      open += 1
    }
  }
}
