import ArticleModel

/// A cursor over one by-line; each method reads one part and moves behind it, or leaves the cursor where it was.
struct BylineScanner {
  let units: Units
  var at: Int
  let limit: Int
  /// True when the names were ended by 报道, a bracket or a colon.
  var closed = false
  private let words = BylineWords.shared
  private let names: NameReader

  init(units: Units, at: Int, limit: Int) {
    self.units = units
    self.at = at
    self.limit = limit
    names = NameReader(units)
  }

  mutating func skipSpaces() { while at < limit, UnitClass.isSpace(units[at]) { at += 1 } }

  /// □ ■ ● ▲ and dashes before a by-line.
  mutating func skipBullets() {
    while at < limit {
      let unit = units[at]
      if UnitClass.isSpace(unit) || (unit >= 0x25A0 && unit <= 0x25FF) || unit == 0x2605 || unit == 0x2606 || unit == 0x2014 || unit == 0xB7
        || unit == 0x7C || unit == 0x2022 || unit == 0x203B || unit == 0x2D
      {
        at += 1
      } else {
        return
      }
    }
  }

  // MARK: Leads

  /// 本报讯, 新华社北京3月5日电, 【本報訊】, 〔記者王小明／台北報導〕.
  mutating func lead(_ byline: inout Byline) -> Bool {
    let begin = at
    if at < limit, isOpening(units[at]), units[at] != 0x300A, units[at] != 0x201C {
      let close = closing(at)
      if close > at, close - at <= 60 {
        var inside = BylineScanner(units: units, at: at + 1, limit: close)
        if inside.leadWord(&byline) {
          inside.skipSpaces()
          inside.skipDivider()
          if inside.at < close {
            if !inside.bracket(&byline) { inside.titles(&byline, firm: true, needsTitle: false) }
          }
          at = close + 1
          closed = true
          return true
        }
        if units[at] != 0xFF08 && units[at] != 0x28 || begin == 0 || true {
          inside.at = at + 1
          if inside.inner(&byline), byline.hasNames || byline.agency != nil {
            at = close + 1
            closed = true
            byline.opensDispatch = true
            return true
          }
        }
      }
      return false
    }
    return leadWord(&byline)
  }

  /// 本报讯, 本报北京3月5日电, 据新华社电, 综合消息, 晨报讯.
  private mutating func leadWord(_ byline: inout Byline) -> Bool {
    let begin = at
    if at < limit, units[at] == 0x636E || units[at] == 0x64DA { at += 1 }  // 据 據
    let nameStart = at
    var agencyEnd = at
    if let found = words.agency(units, at, limit: limit) { agencyEnd = found.end }
    let window = min(limit, nameStart + 34)
    var scan = max(agencyEnd, nameStart)
    while scan < window {
      let unit = units[scan]
      let kind = UnitClass.of(unit)
      if kind == UnitClass.terminal || unit == 0xFF0C || unit == 0x2C || kind == UnitClass.opening && agencyEnd == nameStart { break }
      if unit == 0x8BAF || unit == 0x8A0A || unit == 0x7535 || unit == 0x96FB {  // 讯 訊 电 電
        if let date = dateEnding(at: scan, from: max(agencyEnd, nameStart)) {
          return finishDateline(&byline, begin, nameStart, agencyEnd, date, scan)
        }
        let telegram = unit == 0x7535 || unit == 0x96FB
        if telegram {
          if agencyEnd > nameStart, scan - agencyEnd <= 8 {  // 新华社电, 新华社专电
            byline.agency = TextRange(nameStart, agencyEnd)
            at = scan + 1
            byline.opensDispatch = true
            closed = true
            return true
          }
        } else if isReportWord(nameStart, scan) {
          if agencyEnd > nameStart { byline.agency = TextRange(nameStart, agencyEnd) }
          at = scan + 1
          byline.opensDispatch = true
          return true
        }
      }
      scan += 1
    }
    if agencyEnd > nameStart, let found = words.piece(units, skippedSpaces(agencyEnd), limit: limit) {
      let piece = found.piece
      if piece == .message || piece == .verb, found.end - agencyEnd >= 2 {  // 央视新闻消息, 据新华社报道
        byline.agency = TextRange(nameStart, agencyEnd)
        at = found.end
        byline.opensDispatch = true
        closed = true
        return true
      }
    }
    if let found = words.piece(units, nameStart, limit: limit), found.piece == .message,
      found.end >= limit || !UnitClass.isHan(units[found.end])
    {
      at = found.end
      byline.opensDispatch = true
      return true
    }
    if let found = words.piece(units, nameStart, limit: limit), found.piece == .medium,
      let next = words.piece(units, found.end, limit: limit), next.end < limit,
      [.message, .verb].contains(next.piece), !UnitClass.isHan(units[next.end])
    {  // 本报综合消息（记者…）
      at = next.end
      byline.opensDispatch = true
      return true
    }
    at = begin
    return false
  }

  private mutating func finishDateline(_ byline: inout Byline, _ begin: Int, _ nameStart: Int, _ agencyEnd: Int, _ date: Int, _ scan: Int) -> Bool {
    var sender = agencyEnd
    if sender == nameStart {
      // 本报北京3月5日电; an unknown sender ends with 社 网 报 台.
      var i = nameStart
      while i < date {
        switch units[i] {
        case 0x793E, 0x7F51, 0x7DB2, 0x62A5, 0x5831, 0x53F0: sender = i + 1  // 社 网 網 报 報 台
        default: break
        }
        i += 1
      }
      if sender == nameStart && (date - nameStart > 8 || begin != nameStart) {
        at = begin
        return false
      }
    }
    if sender > nameStart, units[nameStart] != 0x672C { byline.agency = TextRange(nameStart, sender) }
    let place = units.trimmed(sender, date)
    if place.end > place.start {
      for i in place.start..<place.end where !UnitClass.isHan(units[i]) && units[i] != 0x3001 && units[i] != 0xB7 {
        at = begin
        byline.agency = nil
        return false
      }
      // 本报记者王小明北京3月5日电: the names stand where a place would.
      if let title = words.piece(units, place.start, limit: place.end), title.piece == .reporter {
        var end = place.end
        if let known = words.places.longestSuffix(units, endingAt: end, limit: title.end + 2) {
          byline.datelinePlace = TextRange(known.start, end)
          end = known.start
        }
        byline.reporters += names.names(at: title.end, limit: end, firm: true).names
      } else {
        byline.datelinePlace = TextRange(place.start, place.end)
      }
    }
    byline.datelineDate = TextRange(date, scan)
    at = scan + 1
    byline.opensDispatch = true
    closed = true
    return true
  }

  /// The start of a date (3月5日, 5日, 三月五日) that ends right before 电, or nil.
  private func dateEnding(at end: Int, from start: Int) -> Int? {
    var at = end
    if at > start, units[at - 1] == 0x4E13 || units[at - 1] == 0x5C08 { at -= 1 }  // 专电 專電
    guard at > start, units[at - 1] == 0x65E5 else { return nil }  // 日
    at -= 1
    let day = numberStart(at, start)
    guard day < at else { return nil }
    if day > start, units[day - 1] == 0x6708 {  // 月
      let month = numberStart(day - 1, start)
      if month < day - 1 {
        if month > start, units[month - 1] == 0x5E74 {  // 年
          let year = numberStart(month - 1, start)
          if year < month - 1 { return year }
        }
        return month
      }
    }
    return day
  }

  private func numberStart(_ end: Int, _ start: Int) -> Int {
    var at = end
    while at > start, UnitClass.isDigit(units[at - 1]) || Self.numerals.contains(units[at - 1]) { at -= 1 }
    return at
  }
  private static let numerals = UnitSet("〇零一二三四五六七八九十廿卅")

  /// True when the units before 讯 make 本报讯, 杭州讯（…, 晨报讯: not 通讯, 资讯, 短讯.
  private func isReportWord(_ start: Int, _ mark: Int) -> Bool {
    guard mark > start, mark - start <= 10 else { return false }
    for i in start..<mark where !UnitClass.isHan(units[i]) && UnitClass.of(units[i]) != UnitClass.letter && !UnitClass.isDigit(units[i]) { return false }
    let after = mark + 1
    let atEdge = after >= limit || !UnitClass.isHan(units[after]) || titleEnd(after) != nil
    guard atEdge else { return false }
    switch units[mark - 1] {
    case 0x62A5, 0x5831, 0x7F51, 0x7DB2, 0x520A, 0x793E, 0x53F0, 0x7AEF: return true  // 报報网網刊社台端
    case 0x4E13, 0x5C08, 0x7279, 0x6D88: return mark - start <= 3  // 专 專 特
    case 0x901A, 0x8D44, 0x77ED, 0x97F3, 0x817E, 0x559C, 0x7B80, 0x5FEB, 0x7535, 0x95EE, 0x5BA1: return false  // 通资短音腾喜简快电问审
    default:
      // A place or a desk's name before brackets: 杭州讯（记者…）.
      return mark - start <= 4 && after < limit && (units[after] == 0xFF08 || units[after] == 0x28 || titleEnd(skippedSpaces(after)) != nil)
    }
  }

  // MARK: Titles and names

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
  private mutating func leadingAgency() -> TextRange? {
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
  mutating func titles(_ byline: inout Byline, firm: Bool, needsTitle: Bool) {
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
      if slashTask() { }
      let read = nameList(&byline, firm: firm, limitedByPlace: true)
      if read.isEmpty, titleEnd(skippedDivider(at)) != nil, title.end < limit, title.kind == .reporter || title.kind == .both { continue }
      if read.isEmpty {
        // 文/图 and 摄 after the names.
        if any, title.kind == .photographer || title.kind == .text || title.kind == .both || title.kind == .picture {
          if title.kind == .photographer, byline.photographers.isEmpty, !byline.reporters.isEmpty, title.end >= limit || !UnitClass.isHan(units[title.end]) {
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
  private mutating func nameList(_ byline: inout Byline, firm: Bool, limitedByPlace: Bool) -> [TextRange] {
    var stop = limit
    if firm, let (place, end) = placeBeforeVerb() {
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
  private func placeBeforeVerb() -> (TextRange, Int)? {
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
  private mutating func takePlace(_ byline: inout Byline) -> Bool {
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
  private func titleEnd(_ start: Int) -> (end: Int, kind: BylineWords.Piece)? {
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

  private func isSlash(_ position: Int) -> Bool {
    position < limit && (units[position] == 0x2F || units[position] == 0xFF0F || units[position] == 0xFF1A || units[position] == 0x3A)
  }

  /// /文, /摄 right after names: what they did.
  private mutating func suffix() -> BylineWords.Piece? {
    guard at < limit, units[at] == 0x2F || units[at] == 0xFF0F, let found = words.piece(units, at + 1, limit: limit),
      [.text, .picture, .both, .photographer].contains(found.piece), found.end >= limit || !UnitClass.isHan(units[found.end])
    else { return nil }
    at = found.end
    closed = true
    return found.piece
  }

  /// 记者/王小明: the slash after a title.
  private mutating func slashTask() -> Bool {
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

  // MARK: Credits

  /// 文/王小明 图/李四, 王小明 文/图, 王小明/文 李四/图, 作者：王小明; with `bareNames` names alone too. False unless names were read.
  mutating func credits(_ byline: inout Byline, bareNames: Bool) -> Bool {
    var marked = false
    var any = false
    while at < limit {
      skipDivider()
      if at >= limit { break }
      let begin = at
      if let (end, piece) = words.piece(units, at, limit: limit),
        [.text, .picture, .both, .photographer, .reporter, .correspondent].contains(piece)
      {
        at = end
        guard slashTask() || UnitClass.isSpace(units[min(at, limit - 1)]) || piece != .text && piece != .picture else { at = begin; return false }
        if let title = titleEnd(skippedSpaces(at)), title.kind == .reporter { at = title.end }  // 文图/记者 王小明
        let read = names.names(at: at, limit: limit, firm: true)
        if read.names.isEmpty { at = begin; return false }
        at = read.end
        put(read.names, piece, &byline)
        marked = true
        any = true
        continue
      }
      let read = names.names(at: at, limit: limit, firm: false)
      if read.names.isEmpty { at = begin; return false }
      at = read.end
      let next = skippedDivider(at)
      if let (end, piece) = words.piece(units, next, limit: limit),
        [.text, .picture, .both, .photographer].contains(piece), end >= limit || !UnitClass.isHan(units[end])
      {
        at = end
        put(read.names, piece, &byline)
        marked = true
      } else {
        guard bareNames || marked || next >= limit && any else { at = begin; return false }
        for name in read.names where !names.looksLikeName(name.start, name.end) && !hasInnerSpace(name) { at = begin; return false }
        byline.reporters += read.names
      }
      any = true
    }
    return any && (marked || bareNames)
  }

  private func put(_ read: [TextRange], _ piece: BylineWords.Piece, _ byline: inout Byline) {
    switch piece {
    case .picture, .photographer: byline.photographers += read
    case .correspondent: byline.correspondents += read
    default: byline.reporters += read
    }
  }

  private func hasInnerSpace(_ range: TextRange) -> Bool {
    for i in range.start..<range.end where UnitClass.isSpace(units[i]) { return true }
    return false
  }

  // MARK: Small steps

  private func rest() -> Bool { skippedDivider(at) >= limit }

  private mutating func skipDivider() { at = skippedDivider(at) }
  private func skippedDivider(_ position: Int) -> Int {
    var i = position
    while i < limit {
      let unit = units[i]
      if UnitClass.isSpace(unit) || unit == 0x2F || unit == 0xFF0F || unit == 0x3001 || unit == 0xFF0C || unit == 0x2C || unit == 0xFF1B || unit == 0x3B
        || unit == 0x7C || unit == 0xB7 || unit == 0x3A || unit == 0xFF1A || unit == 0x2014 || unit == 0x2D
      {
        i += 1
      } else {
        break
      }
    }
    return i
  }

  private func skippedSpaces(_ position: Int) -> Int {
    var i = position
    while i < limit, UnitClass.isSpace(units[i]) { i += 1 }
    return i
  }

  private func isOpening(_ unit: UInt16) -> Bool { UnitClass.of(unit) == UnitClass.opening }

  private func closing(_ open: Int) -> Int {
    var i = open + 1
    while i < limit, i - open < 100 {
      if UnitClass.of(units[i]) == UnitClass.closing, units[i] != 0x201D { return i }
      i += 1
    }
    return open
  }
}
