import ArticleModel

/// Reads the names that follow a title: 王小明, 王小明 李四, 王小明、李四, 王小明李四, 李　四, 阿卜杜拉·买买提.
struct NameReader {
  let units: Units
  private let words = BylineWords.shared

  init(_ units: Units) { self.units = units }

  /// The names from `position` on, and where they end. `firm` is inside brackets or a line of its own: there a name need not begin with a
  /// known surname.
  func names(at position: Int, limit: Int, firm: Bool) -> (names: [TextRange], end: Int) {
    var names: [TextRange] = []
    var end = position
    var at = skipSeparators(position, limit)
    while at < limit {
      let run = hanRun(at, limit)
      if run == at { break }
      if let found = words.piece(units, at, limit: run), found.end - at >= 2 || found.end == run && found.piece != .verb { break }
      let stop = stopWord(at, run)
      // ／台北報導 after a name is a place.
      if !names.isEmpty, stop < run, isSlash(units[at - 1]) { break }
      let sure = stop < run || isFollowedByTitle(run, limit)
      guard let read = split(at, stop, hasStop: sure, next: run, limit: limit, firm: firm, first: names.isEmpty) else { break }
      names += read.names
      end = read.end
      if stop < run { break }
      let next = skipSeparators(read.end, limit)
      if next >= limit || next == read.end { break }
      at = next
    }
    return (names, end)
  }

  /// True when the range can be a name by its form: a surname and one or two more characters, or a name with ·.
  func looksLikeName(_ start: Int, _ end: Int) -> Bool {
    let count = end - start
    guard count >= 2, count <= 4, !words.noName.contains(units[start]) else { return false }
    if words.compoundSurnames.find(units, start, start + 2) != nil { return count >= 3 || count == 2 && words.surnames.contains(units[start]) }
    return count <= 3 && words.surnames.contains(units[start])
  }

  /// True when the last character is one that given names end with.
  func hasGivenName(_ start: Int, _ end: Int) -> Bool { words.givenEnds.contains(units[end - 1]) }

  private func skipSeparators(_ position: Int, _ limit: Int) -> Int {
    var at = position
    while at < limit {
      switch units[at] {
      case 0x3001, 0xFF0C, 0x2C, 0x3B, 0xFF1B, 0x2F, 0xFF0F, 0x26, 0xFF1A, 0x3A: at += 1  // 、 ， , ; ； / ／ & ： :
      case 0x548C, 0x4E0E, 0x8207:  // 和 与 與
        if at == position { return at }
        at += 1
      default:
        if !UnitClass.isSpace(units[at]) { return at }
        at += 1
      }
    }
    return at
  }

  /// The end of the Han run from here; · and Latin letters inside a name belong to it.
  private func hanRun(_ start: Int, _ limit: Int) -> Int {
    var at = start
    while at < limit {
      let unit = units[at]
      if UnitClass.isHan(unit) || (at > start && (unit == 0xB7 || unit == 0x2022 || unit == 0x30FB || unit == 0x2027)) { at += 1 } else { break }
    }
    return at
  }

  /// Where a title or a verb begins inside the run (王小明报道, 王小明通讯员李四), or the run's end.
  private func stopWord(_ start: Int, _ end: Int) -> Int {
    var at = start + 2
    while at < end {
      if let found = words.piece(units, at, limit: end), found.piece != .medium || units[at] == 0x672C {  // 本
        let long = found.end - at >= 2
        // A single 文, 图, 摄 stops only at the run's end: 文 is a given name's character too and needs its slash.
        if long || found.end == end && (units[at] != 0x6587 || end < units.count && isSlash(units[end])) { return at }
      }
      at += 1
    }
    return end
  }

  /// A title, 报道 or 摄 stands behind the run: then it is a name whatever it begins with.
  private func isFollowedByTitle(_ end: Int, _ limit: Int) -> Bool {
    var at = end
    while at < limit, UnitClass.isSpace(units[at]) { at += 1 }
    guard at > end, let found = words.piece(units, at, limit: limit) else { return false }
    switch found.piece {
    case .reporter, .correspondent, .verb, .both: return true
    case .photographer, .modifier: return found.end - at >= 2 || found.end >= limit || !UnitClass.isHan(units[found.end])
    default: return false
    }
  }

  private func isSlash(_ unit: UInt16) -> Bool { unit == 0x2F || unit == 0xFF0F }

  /// Splits a run of Han into names; nil when it is none.
  private func split(_ start: Int, _ end: Int, hasStop: Bool, next: Int, limit: Int, firm: Bool, first: Bool)
    -> (names: [TextRange], end: Int)?
  {
    let count = end - start
    if count == 0 || words.noName.contains(units[start]) && !(firm && words.surnames.contains(units[start])) { return nil }
    for at in start..<end where !UnitClass.isHan(units[at]) { return ([TextRange(start, end)], end) }  // with ·
    let compound = count >= 3 && words.compoundSurnames.find(units, start, start + 2) != nil
    switch count {
    case 1:
      // 李　四: a surname, spaces, the rest.
      var at = end
      while at < limit, UnitClass.isSpace(units[at]) { at += 1 }
      guard at > end, words.surnames.contains(units[start]), at < limit else { return nil }
      let run = hanRun(at, limit)
      let rest = run - at == 1 || run - at == 2 ? run : stopAfterOne(at, run)
      return rest > at ? ([TextRange(start, rest)], rest) : nil
    case 2, 3:
      return firm || hasStop || words.surnames.contains(units[start]) || compound ? ([TextRange(start, end)], end) : nil
    case 4:
      if compound { return ([TextRange(start, end)], end) }
      let two = words.surnames.contains(units[start]) && words.surnames.contains(units[start + 2])
      if two && (firm || hasStop) { return ([TextRange(start, start + 2), TextRange(start + 2, end)], end) }
      return firm || hasStop || words.surnames.contains(units[start]) && first ? ([TextRange(start, end)], end) : nil
    default:
      guard firm || hasStop || next == limit, count <= 24, let names = tile(start, end) else { return nil }
      return (names, end)
    }
  }

  private func stopAfterOne(_ start: Int, _ end: Int) -> Int {
    for length in 1...2 where start + length < end && words.piece(units, start + length, limit: end) != nil { return start + length }
    return start
  }

  /// Tiles a run with names of two to four characters that begin with surnames; three characters are preferred.
  private func tile(_ start: Int, _ end: Int) -> [TextRange]? {
    let count = end - start
    var best = [Int](repeating: Int.max, count: count + 1)
    var step = [Int](repeating: 0, count: count + 1)
    best[count] = 0
    for at in stride(from: count - 2, through: 0, by: -1) {
      let compound = at + 2 < count && words.compoundSurnames.find(units, start + at, start + at + 2) != nil
      guard compound || words.surnames.contains(units[start + at]) else { continue }
      for length in 2...4 where at + length <= count && best[at + length] != Int.max {
        if length == 4 && !compound { continue }
        let cost = best[at + length] + (length == 3 ? 2 : length == 2 ? 3 : 2)
        if cost < best[at] {
          best[at] = cost
          step[at] = length
        }
      }
    }
    guard best[0] != Int.max else { return nil }
    var names: [TextRange] = []
    var at = 0
    while at < count {
      names.append(TextRange(start + at, start + at + step[at]))
      at += step[at]
    }
    return names
  }
}
