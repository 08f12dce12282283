import ArticleModel

/// Titles each with their names, in brackets and without: 记者 王小明 通讯员 李四报道.
extension BylineScanner {
  /// （记者 王小明 通讯员 李四）; only when it says who.
  mutating func bracket(_ byline: inout Byline) -> Bool {
    guard at < limit, isOpening(units[at]), units[at] != 0x201C, units[at] != 0x300A else { return false }
    let close = closing(at)
    guard close > at, close - at <= 90 else { return false }
    var inside = BylineScanner(units: units, at: at + 1, limit: close)
    guard inside.inner(&byline) else { return false }
    at = close + 1
    closed = true
    return true
  }

  /// What stands between brackets: titles with names, names alone, 文/图, an agency. False when something else remains.
  mutating func inner(_ byline: inout Byline) -> Bool {
    skipSpaces()
    let begin = at
    var candidate = byline
    if leadWord(&candidate) {
      skipDivider()
      if at < limit { titles(&candidate, firm: true, needsTitle: true) }
      if rest() { byline = candidate; return true }
    }
    at = begin
    candidate = byline
    if let agency = leadingAgency() {
      candidate.agency = candidate.agency ?? agency
      if rest() { byline = candidate; return true }
      at = begin
      candidate = byline
    }
    titles(&candidate, firm: true, needsTitle: true)
    if candidate.hasNames, rest() { byline = candidate; return true }
    at = begin
    candidate = byline
    if credits(&candidate, bareNames: true), rest() { byline = candidate; return true }
    at = begin
    return false
  }

  /// 据新华社, 综合新华社、中新社, 新华社供稿.
  mutating func leadingAgency() -> TextRange? {
    let begin = at
    if let found = words.piece(units, at, limit: limit), found.piece == .verb { at = found.end }
    if at < limit, units[at] == 0x636E || units[at] == 0x64DA { at += 1 }
    skipSpaces()
    guard let found = words.agency(units, at, limit: limit) else {
      at = begin
      return nil
    }
    let range = TextRange(at, found.end)
    at = found.end
    while at < limit {
      if let next = words.agency(units, at, limit: limit) { at = next.end; continue }
      if let next = words.piece(units, at, limit: limit), [.verb, .message, .correspondent].contains(next.piece) {
        at = next.end
        continue
      }
      if UnitClass.isHan(units[at]) { break }
      at += 1
    }
    return range
  }

  /// Titles each with its names, 报道 at the end.
  /// `wholeLine`: the line holds nothing else, so that a name after a title and a space need not begin with a known surname.
  mutating func titles(_ byline: inout Byline, firm: Bool, needsTitle: Bool, wholeLine: Bool = false) {
    var any = false
    while at < limit {
      let begin = at
      skipDivider()
      guard let title = titleEnd(at) else {
        if !any && !needsTitle {
          let read = names.names(at: at, limit: limit, firm: firm)
          if !read.names.isEmpty {
            byline.reporters += read.names
            at = read.end
            any = true
            continue
          }
        }
        if any && verb() { continue }
        if any && takePlace(&byline) { continue }
        if any && firm {  // … 李小四/摄
          let read = names.names(at: at, limit: limit, firm: false)
          if !read.names.isEmpty {
            at = read.end
            if let task = suffix() {
              put(read.names, task, &byline)
              continue
            }
          }
        }
        at = begin
        return
      }
      at = title.end
      if slashTask() {}
      let read = nameList(&byline, firm: firm || wholeLine && at < limit && UnitClass.isSpace(units[at]), limitedByPlace: firm)
      if read.isEmpty, titleEnd(skippedDivider(at)) != nil, title.end < limit, title.kind == .reporter || title.kind == .both { continue }
      if read.isEmpty {
        // 文/图 and 摄 after the names.
        if any, title.kind == .photographer || title.kind == .text || title.kind == .both || title.kind == .picture {
          if title.kind == .photographer, byline.photographers.isEmpty, !byline.reporters.isEmpty,
            title.end >= limit || !UnitClass.isHan(units[title.end])
          {
            byline.photographers = byline.reporters
            byline.reporters = []
          }
          closed = true
          continue
        }
        at = begin
        return
      }
      any = true
      if let task = suffix() {  // 王小明/文
        put(read, title.kind == .correspondent && task != .photographer && task != .picture ? .correspondent : task, &byline)
        continue
      }
      // 记者 王小明 摄
      let mark = skippedSpaces(at)
      if title.kind != .photographer, title.kind != .picture, let found = words.piece(units, mark, limit: limit), found.piece == .photographer,
        units[mark] == 0x6444 || units[mark] == 0x651D || units[mark] == 0x4F9B || units[mark] == 0x62CD, !isSlash(found.end)
      {
        byline.photographers += read
        at = found.end
        closed = true
        continue
      }
      switch title.kind {
      case .correspondent: byline.correspondents += read
      case .photographer, .picture: byline.photographers += read
      default: byline.reporters += read
      }
      verb()
    }
  }

  /// The names at the cursor; 王小明台北 before 報導 gives the place too.
  mutating func nameList(_ byline: inout Byline, firm: Bool, limitedByPlace: Bool) -> [TextRange] {
    var stop = limit
    if limitedByPlace, let (place, end) = placeBeforeVerb() {
      byline.datelinePlace = place
      stop = place.start
      let read = names.names(at: at, limit: stop, firm: true)
      at = read.names.isEmpty ? at : end
      return read.names
    }
    stop = limit
    let read = names.names(at: at, limit: stop, firm: firm)
    if !read.names.isEmpty { at = read.end }
    return read.names
  }

  /// In one run of Han: a known place right before 報導, 報道 or 5日電.
  func placeBeforeVerb() -> (TextRange, Int)? {
    var end = skippedSpaces(at)
    let begin = end
    while end < limit, UnitClass.isHan(units[end]) || UnitClass.isDigit(units[end]) { end += 1 }
    guard end - begin >= 5 else { return nil }
    var i = begin + 2
    while i < end {
      let dated = UnitClass.isDigit(units[i]) || Self.numerals.contains(units[i])
      let verb = words.piece(units, i, limit: end)
      if dated || verb != nil && verb!.end - i >= 2 {
        if let place = words.places.longestSuffix(units, endingAt: i, limit: begin + 2) { return (TextRange(place.start, i), end) }
        if !dated { return nil }
      }
      i += 1
    }
    return nil
  }

  /// ／台北報導, 北京报道.
  mutating func takePlace(_ byline: inout Byline) -> Bool {
    let begin = at
    skipDivider()
    var end = at
    while end < limit, UnitClass.isHan(units[end]) || UnitClass.isDigit(units[end]) { end += 1 }
    var i = at + 2
    while i < end {
      if let found = words.piece(units, i, limit: limit), found.piece == .verb, found.end - i >= 2 {
        if i - at <= 6 {
          byline.datelinePlace = TextRange(at, i)
          at = found.end
          closed = true
          return true
        }
        break
      }
      i += 1
    }
    at = begin
    return false
  }

  /// The title at a place: its end and what it says of the names after it.
  func titleEnd(_ start: Int) -> (end: Int, kind: BylineWords.Piece)? {
    var i = start
    let window = min(limit, start + 20)
    while i < window {
      if let (end, piece) = words.piece(units, i, limit: limit) {
        switch piece {
        case .reporter, .correspondent: return (end, piece)
        case .photographer, .text, .picture, .both:
          // 摄影记者 is a reporter.
          if let next = words.piece(units, end, limit: limit), next.piece == .reporter {
            return (next.end, .reporter)
          }
          return i == start ? (end, piece) : nil
        case .medium, .modifier: i = end; continue
        case .verb, .message: return nil
        }
      }
      if let found = words.agency(units, i, limit: limit) { i = found.end; continue }
      // A paper's or a place's name before 记者: up to 12 Han that end with it.
      let unit = units[i]
      if i == start || UnitClass.isHan(unit) || unit == 0xB7 {
        guard UnitClass.isHan(unit) || unit == 0xB7 else { return nil }
        if words.noName.contains(unit) && unit != 0x672C { return nil }
        i += 1
        continue
      }
      return nil
    }
    return nil
  }

  func isSlash(_ position: Int) -> Bool {
    position < limit && (units[position] == 0x2F || units[position] == 0xFF0F || units[position] == 0xFF1A || units[position] == 0x3A)
  }

  /// /文, /摄 right after names: what they did.
  mutating func suffix() -> BylineWords.Piece? {
    guard at < limit, units[at] == 0x2F || units[at] == 0xFF0F, let found = words.piece(units, at + 1, limit: limit),
      [.text, .picture, .both, .photographer].contains(found.piece), found.end >= limit || !UnitClass.isHan(units[found.end])
    else { return nil }
    at = found.end
    closed = true
    return found.piece
  }

  /// 记者/王小明: the slash after a title.
  mutating func slashTask() -> Bool {
    let next = skippedSpaces(at)
    guard next < limit, units[next] == 0x2F || units[next] == 0xFF0F || units[next] == 0xFF1A || units[next] == 0x3A else { return false }
    at = next + 1
    return true
  }

  /// 报道, 报導, 综合报道, 电; a colon or a dash after it.
  @discardableResult
  mutating func verb() -> Bool {
    var next = skippedSpaces(at)
    guard next < limit else { return false }
    if let found = words.piece(units, next, limit: limit), found.piece == .verb || found.piece == .both {
      at = found.end
      closed = true
      next = skippedSpaces(at)
      if next < limit, units[next] == 0xFF1A || units[next] == 0x3A || units[next] == 0xFF0C && false { at = next + 1 }
      return true
    }
    if units[next] == 0xFF1A || units[next] == 0x3A {
      at = next + 1
      closed = true
    }
    return false
  }
}
