import ArticleModel

/// What opens a dispatch: 本报讯, 新华社北京3月5日电, 【本報訊】, 〔記者王小明／台北報導〕.
extension BylineScanner {
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
  mutating func leadWord(_ byline: inout Byline) -> Bool {
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

  mutating func finishDateline(_ byline: inout Byline, _ begin: Int, _ nameStart: Int, _ agencyEnd: Int, _ date: Int, _ scan: Int) -> Bool {
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
  func dateEnding(at end: Int, from start: Int) -> Int? {
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

  func numberStart(_ end: Int, _ start: Int) -> Int {
    var at = end
    while at > start, UnitClass.isDigit(units[at - 1]) || Self.numerals.contains(units[at - 1]) { at -= 1 }
    return at
  }
  static let numerals = UnitSet("〇零一二三四五六七八九十廿卅")

  /// True when the units before 讯 make 本报讯, 杭州讯（…, 晨报讯: not 通讯, 资讯, 短讯.
  func isReportWord(_ start: Int, _ mark: Int) -> Bool {
    guard mark > start, mark - start <= 10 else { return false }
    for i in start..<mark where !UnitClass.isHan(units[i]) && UnitClass.of(units[i]) != UnitClass.letter && !UnitClass.isDigit(units[i]) {
      return false
    }
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
}
