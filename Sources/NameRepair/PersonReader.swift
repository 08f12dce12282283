import ArticleModel

/// Looks at the words and characters around a name.
struct PersonReader {
  let units: UnsafeBufferPointer<UInt16>
  let lines: [ArticleLine]
  let tokens: UnsafeBufferPointer<Token>
  let lexicon: PersonLexicon

  /// The line that holds a position.
  func line(at position: Int) -> TextRange {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].range.start <= position { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? lines[low - 1].range : TextRange(0, units.count)
  }

  /// The first word that begins at a position or after it.
  private func token(from position: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].start) < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func isWordStart(_ position: Int) -> Bool {
    let index = token(from: position)
    return index >= tokens.count || Int(tokens[index].start) == position
  }

  func areWordEnds(_ start: Int, _ end: Int) -> Bool { isWordStart(start) && isWordStart(end) }

  /// A transliterated name, one with Latin letters, or one of more than four characters.
  func isForeign(_ range: TextRange) -> Bool {
    for at in range.start..<range.end {
      let unit = units[at]
      if unit == 0xB7 || unit == 0x2027 || unit == 0x30FB || (unit | 0x20 >= 0x61 && unit | 0x20 <= 0x7A) { return true }
    }
    return false
  }

  /// Has it a figure, which no name has?
  func hasFigure(_ range: TextRange) -> Bool {
    for at in range.start..<range.end where units[at] >= 0x30 && units[at] <= 0x39 || units[at] >= 0xFF10 && units[at] <= 0xFF19 { return true }
    return false
  }

  /// All characters of those that transliterations use.
  func isTransliterated(_ range: TextRange) -> Bool {
    for at in range.start..<range.end where !lexicon.isSound(units[at]) { return false }
    return range.count >= 2
  }

  /// Where a chain of Tibetan elements ends that begins at a place (次仁|多吉), or nil when there are not two.
  func tibetanEnd(_ start: Int, _ limit: Int) -> Int? {
    var end = start
    var count = 0
    while end + 2 <= limit, lexicon.elements.find(units, end, end + 2) != nil, count < 3 {
      end += 2
      count += 1
    }
    return count >= 2 ? end : nil
  }

  /// Is a word in the range tagged as a name?
  func isNameWord(_ range: TextRange) -> Bool {
    var index = token(from: range.start)
    while index < tokens.count, Int(tokens[index].start) < range.end {
      if tokens[index].tag == .nr || tokens[index].tag == .nz { return true }
      index += 1
    }
    return false
  }

  /// Is the word at a place one that no name begins with: 荣获, 才, 把, 都?
  func isOtherWord(_ start: Int, _ surname: (length: Int, weight: Int)) -> Bool {
    let index = token(from: start)
    guard index < tokens.count, Int(tokens[index].start) == start else { return false }
    let size = Int(tokens[index].end) - start
    switch tokens[index].tag {
    case .v, .vn, .vd, .d, .ad, .a, .p, .c, .r, .u, .m, .q, .f, .t, .i, .l: return size > surname.length || surname.weight < 200
    default: return false
    }
  }

  /// Does a position end at a place, as a name of that type or as a word of the list?
  func isAfterPosition(_ start: Int, _ floor: Int, _ before: Mention?) -> Bool {
    if let before, before.type == .position, before.range.end == start { return true }
    guard start - 2 >= floor else { return false }
    if units[start - 1] == 0x8005, units[start - 2] == 0x8BB0 || units[start - 2] == 0x8A18 { return false }  // 记者
    if lexicon.isKin(units, endingAt: start, floor) { return true }
    return lexicon.positions.longestSuffix(units, endingAt: start, limit: max(floor, start - 6)) != nil
  }

  /// The start of a surname before a name, when a position ends right before that surname.
  func surnameAfterPosition(_ range: TextRange, _ floor: Int) -> Int? {
    for length in [2, 1] where range.start - length >= floor {
      let start = range.start - length
      if lexicon.surnames.find(units, start, range.start) != nil, isAfterPosition(start, floor, nil) { return start }
    }
    return nil
  }

  /// May a name without a surname be one: after a position, a transliteration, or alone between what ends clauses and what follows names?
  func isPlausible(_ range: TextRange, _ line: TextRange, _ afterPosition: Bool) -> Bool {
    for at in range.start..<range.end where isImpossible(units[at]) { return false }
    if afterPosition || isTransliterated(range) { return true }
    guard isNameWord(range), range.count <= 4 else { return false }
    let starts = range.start == line.start || lexicon.boundary(units, range.start - 1, line.end) == 3
    return starts && lexicon.boundary(units, range.end, line.end) >= 2
  }

  /// The start of the surname right before a name that lacks it.
  func surnameBefore(_ range: TextRange, _ floor: Int) -> Int? {
    for length in [2, 1] where range.start - length >= floor {
      guard lexicon.surnames.find(units, range.start - length, range.start) != nil else { continue }
      // Not the end of a longer word; two characters are hardly one.
      if length == 2 || isWordStart(range.start - length) || isAfterPosition(range.start - length, floor, nil) { return range.start - length }
    }
    return nil
  }

  /// 廳長區|麗嫦: the last character of a position is the surname when the rest is a position.
  func surnameInPosition(_ position: TextRange) -> Int? {
    for length in [2, 1] where position.count - length >= 2 {
      let start = position.end - length
      if lexicon.surnames.find(units, start, position.end) != nil,
        lexicon.positions.longestSuffix(units, endingAt: start, limit: position.start) != nil || endsPosition(units[start - 1])
      {
        return start
      }
    }
    return nil
  }

  private func endsPosition(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x9577, 0x957F, 0x54E1, 0x5458, 0x4EFB, 0x8A18, 0x8BB0, 0x5E2D, 0x5E2B, 0x5E08, 0x6388: true  // 長 长 員 员 任 記 记 席 師 师 授
    default: false
    }
  }

  /// Where a name ends that begins with a surname of `length`: one or two given characters before something that follows names.
  /// `least` is how good it must be: 4 where a position stands before, more where less speaks for a name.
  func nameEnd(_ start: Int, _ length: Int, _ limit: Int, least: Int) -> Int? {
    var best: (end: Int, score: Int)?
    for given in [2, 1] {
      let end = start + length + given
      guard end <= limit else { continue }
      var known = 0
      var impossible = false
      for at in (start + length)..<end {
        if lexicon.isGiven(units[at]) { known += 1 }
        if isImpossible(units[at]) { impossible = true }
      }
      if impossible { continue }
      // What follows says most; a given name of two characters is the rule.
      let boundary = lexicon.boundary(units, end, limit)
      var score = 2 * boundary + known + (isWordStart(end) ? 1 : -1) + (given == 2 ? 1 : 0)
      if known == 0 { score -= 1 }
      if least > 4, boundary == 0 { score -= 3 }
      if best == nil || score > best!.score { best = (end, score) }
    }
    guard let best, best.score >= least else { return nil }
    return best.end
  }

  /// Where a name that has taken in what follows must end, or nil when it is well.
  func cut(_ range: TextRange, _ length: Int, _ limit: Int) -> Int? {
    // 司徒菲与橙果
    for at in (range.start + length + 1)..<max(range.end, range.start + length + 1) {
      switch units[at] {
      case 0x4E0E, 0x548C, 0x53CA, 0x8207: return at
      default: break
      }
    }
    if range.count > length + 2 {
      // More than two given characters: the best of one and two.
      guard range.count <= length + 4 else { return nil }
      let two = range.start + length + 2
      return lexicon.boundary(units, two, limit) >= lexicon.boundary(units, two - 1, limit) ? two : two - 1
    }
    guard range.count == length + 2, range.end < limit else { return nil }
    // 敖俊|通报: the last character begins a word that follows names, and the name without it ends well.
    let end = range.end - 1
    return crossesWord(end, limit) ? end : nil
  }

  /// Does a word of two characters that follows names begin at a place?
  private func crossesWord(_ position: Int, _ limit: Int) -> Bool {
    position + 2 <= limit && lexicon.isFollow(units, position, position + 2)
  }

  /// Characters that are in no given name.
  private func isImpossible(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x7684, 0x4E86, 0x5728, 0x662F, 0x8BF4, 0x5BF9, 0x4ECE, 0x88AB, 0x628A, 0x4E5F, 0x90FD, 0x5F88, 0x4E0D, 0x6CA1, 0x4ED6, 0x5979, 0x6211,
      0x4F60, 0x8FD9, 0x90A3, 0x7B49, 0x4E2A, 0x4EEC, 0x7ED9, 0x5417, 0x5462, 0x5427:
      true
    case 0..<0x4E00: true
    case 0x9FFF...0xFFFF: true
    default: false
    }
  }
}
