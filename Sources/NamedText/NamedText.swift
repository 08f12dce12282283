import ArticleModel

/// An article's text with its words and names, as the stages that read names need it: which name covers a word, what stands before it.
///
/// It borrows the article's arrays for as long as a `find` runs; positions are UTF-16 units, words and names are indices.
public struct NamedText {
  public let units: UnsafeBufferPointer<UInt16>
  public let lines: UnsafeBufferPointer<ArticleLine>
  public let sentences: UnsafeBufferPointer<Sentence>
  public let tokens: UnsafeBufferPointer<Token>
  public let mentions: UnsafeBufferPointer<Mention>
  /// For each word the name that covers it, or −1.
  let covering: UnsafeBufferPointer<Int32>
  /// For each name its first word.
  let firstWord: UnsafeBufferPointer<Int32>

  // MARK: - Words

  @inlinable public func start(_ token: Int) -> Int { Int(tokens[token].start) }
  @inlinable public func end(_ token: Int) -> Int { Int(tokens[token].end) }
  @inlinable public func tag(_ token: Int) -> WordTag { tokens[token].tag }
  @inlinable public func range(_ token: Int) -> TextRange { TextRange(Int(tokens[token].start), Int(tokens[token].end)) }

  /// The only unit of a word, or 0 when it has more.
  @inlinable public func single(_ token: Int) -> UInt16 {
    let word = tokens[token]
    return word.end - word.start == 1 ? units[Int(word.start)] : 0
  }

  /// The last unit of a word.
  @inlinable public func last(_ token: Int) -> UInt16 { units[Int(tokens[token].end) - 1] }
  @inlinable public func first(_ token: Int) -> UInt16 { units[Int(tokens[token].start)] }

  /// The name that covers a word, or −1.
  @inline(__always) public func mention(ofWord token: Int) -> Int { Int(covering[token]) }
  /// The first word of a name.
  @inline(__always) public func word(ofMention mention: Int) -> Int { Int(firstWord[mention]) }

  /// The first word that begins at a position or after it.
  public func token(from position: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].start) < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The sentence that a position stands in; the last one before it when it stands between two.
  public func sentence(at position: Int) -> Int {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].range.start <= position { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// The first name that begins at a position or after it.
  public func mention(from position: Int) -> Int {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].range.start < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: - Text

  /// Do two ranges spell the same?
  @inlinable public func same(_ a: TextRange, _ b: TextRange) -> Bool {
    guard a.count == b.count else { return false }
    for offset in 0..<a.count where units[a.start + offset] != units[b.start + offset] { return false }
    return true
  }

  /// Does a word stand at a position? The word is written as code units: `[0x5E74]`.
  @inlinable public func stands(_ word: StaticString, at position: Int, before limit: Int) -> Bool {
    // The word is UTF-8 of the basic plane; three bytes a Chinese character.
    let bytes = word.utf8Start
    var at = 0
    var place = position
    while at < word.utf8CodeUnitCount {
      guard place < limit else { return false }
      let lead = UInt16(bytes[at])
      let unit: UInt16
      if lead < 0x80 {
        unit = lead
        at += 1
      } else if lead < 0xE0 {
        unit = (lead & 0x1F) << 6 | UInt16(bytes[at + 1] & 0x3F)
        at += 2
      } else {
        unit = (lead & 0x0F) << 12 | UInt16(bytes[at + 1] & 0x3F) << 6 | UInt16(bytes[at + 2] & 0x3F)
        at += 3
      }
      if units[place] != unit { return false }
      place += 1
    }
    return true
  }

  /// Does a word of Chinese characters end at a position?
  @inlinable public func ends(_ word: StaticString, at position: Int, after limit: Int) -> Bool {
    let start = position - word.utf8CodeUnitCount / 3
    return start >= limit && stands(word, at: start, before: position)
  }

  /// Is a word spelled by the range, Chinese characters only?
  @inlinable public func spells(_ word: StaticString, _ range: TextRange) -> Bool {
    range.count == word.utf8CodeUnitCount / 3 && stands(word, at: range.start, before: range.end)
  }
}
