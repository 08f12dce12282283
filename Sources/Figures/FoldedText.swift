/// The folded text of an article while it is scanned; offsets are those of the article. It lives only during a scan.
struct FoldedText {
  let units: UnsafePointer<UInt16>
  let count: Int
  /// The end of the line being scanned: nothing is read beyond it.
  var limit: Int
  /// Its start.
  var start: Int

  private let numerals: UnsafePointer<NumeralClass>
  private let values: UnsafePointer<UInt8>

  init(units: UnsafePointer<UInt16>, count: Int, numerals: UnsafePointer<NumeralClass>, values: UnsafePointer<UInt8>) {
    self.units = units
    self.count = count
    start = 0
    limit = count
    self.numerals = numerals
    self.values = values
  }

  /// The unit at a position of the line; 0 outside it.
  @inline(__always) subscript(_ at: Int) -> UInt16 { at >= start && at < limit ? units[at] : 0 }
  @inline(__always) func kind(_ at: Int) -> NumeralClass { at >= start && at < limit ? numerals[Int(units[at])] : .none }
  @inline(__always) func value(_ at: Int) -> Int { Int(values[Int(units[at])]) }

  /// The next position that holds no blank, at most eight on.
  @inline(__always) func skippingBlanks(_ at: Int) -> Int {
    var next = at
    while next < at + 8, self[next] == 32 { next += 1 }
    return next
  }

  /// The position before which no blank stands, at most eight back.
  @inline(__always) func skippingBlanksBack(_ at: Int) -> Int {
    var next = at
    while next > at - 8, self[next - 1] == 32 { next -= 1 }
    return next
  }

  /// The end of `word` if it stands at a position; blanks between its characters are passed over.
  func end(of word: StaticString, at position: Int) -> Int? {
    var at = position
    let bytes = word.utf8Start
    let length = word.utf8CodeUnitCount
    var index = 0
    while index < length {
      let lead = bytes[index]
      let unit: UInt16
      if lead < 0x80 {
        unit = UInt16(lead)
        index += 1
      } else if lead < 0xE0 {
        unit = UInt16(lead & 0x1F) << 6 | UInt16(bytes[index + 1] & 0x3F)
        index += 2
      } else {
        unit = UInt16(lead & 0x0F) << 12 | UInt16(bytes[index + 1] & 0x3F) << 6 | UInt16(bytes[index + 2] & 0x3F)
        index += 3
      }
      if at != position { at = skippingBlanks(at) }
      if self[at] != unit { return nil }
      at += 1
    }
    return at
  }

  /// The longest of `words` (none a prefix of an earlier one unless longer first) at a position.
  func end(ofAny words: [StaticString], at position: Int) -> Int? {
    for word in words {
      if let end = end(of: word, at: position) { return end }
    }
    return nil
  }

  /// The longest phrase of a trie at a position within the line.
  @inline(__always) func match(_ trie: PhraseTrie, _ at: Int) -> (end: Int, value: Int)? {
    at < start ? nil : trie.match(units, at, limit)
  }

  /// The longest phrase of a trie that ends at a position: its start and number.
  func matchBack(_ trie: PhraseTrie, endingAt end: Int) -> (start: Int, value: Int)? {
    var best: (start: Int, value: Int)?
    var from = end - 1
    while from >= max(start, end - trie.longest) {
      if let match = trie.match(units, from, end), match.end == end { best = (from, match.value) }
      from -= 1
    }
    return best
  }

  /// Does a word stand right before a position?
  func hasBefore(_ word: StaticString, _ end: Int) -> Bool {
    var length = 0
    for index in 0..<word.utf8CodeUnitCount where word.utf8Start[index] & 0xC0 != 0x80 { length += 1 }
    return end - length >= start && self.end(of: word, at: end - length) == end
  }

  func hasBefore(any words: [StaticString], _ end: Int) -> Bool { words.contains { hasBefore($0, end) } }

  /// A Han character (not a mark, a letter or a digit).
  @inline(__always) func isHan(_ at: Int) -> Bool {
    let unit = self[at]
    return (unit >= 0x3400 && unit <= 0x9FFF) || unit == 0x3007 || (unit >= 0xD800 && unit <= 0xDFFF)
  }

  @inline(__always) func isLatin(_ at: Int) -> Bool {
    let unit = self[at] | 32
    return unit >= 97 && unit <= 122
  }
}
