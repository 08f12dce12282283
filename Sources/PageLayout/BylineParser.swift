import ArticleModel

/// Reads by-lines: at the start of a paragraph, at its end, or as a line of their own.
///
/// Guaranteed: ranges lie inside the given one; a line without a by-line costs a look at its first and last units. Names are ranges, so that
/// a stage can mark them.
///
///     parse 本报讯（记者 王小明 通讯员 李四）昨天…   // reporters 王小明; correspondents 李四; place .start
///     parse …更加方便。（记者 王小明）              // reporters 王小明; place .end
///     parse 本报记者 王小明 文/图                  // reporters 王小明; place .line
///
/// Limits: a name that begins with no known surname is read only inside brackets or on a line of its own.
public struct BylineParser: Sendable {
  private let words = BylineWords.shared

  public init() {}

  /// The by-line of a line, or nil.
  public func parse(_ units: UnsafeBufferPointer<UInt16>, _ range: TextRange) -> Byline? {
    let (start, end) = units.trimmed(range.start, range.end)
    guard end - start >= 2 else { return nil }
    if let found = lineStart(units, start, end) { return found }
    return atEnd(units, start, end)
  }

  /// The by-line at the end alone: 本报讯 opens many a brief that （记者 王小明） closes.
  public func parseEnd(_ units: UnsafeBufferPointer<UInt16>, _ range: TextRange) -> Byline? {
    let (start, end) = units.trimmed(range.start, range.end)
    guard end - start >= 2, let found = atEnd(units, start, end), found.place == .end else { return nil }
    return found
  }

  // MARK: Start and whole line

  private func lineStart(_ units: Units, _ start: Int, _ end: Int) -> Byline? {
    guard hasMarker(units, start, end) else { return nil }
    var scanner = BylineScanner(units: units, at: start, limit: end)
    scanner.skipBullets()
    let bullets = scanner.at > start
    let begin = scanner.at
    var byline = Byline(range: TextRange(start, start), place: .start)
    let lead = scanner.lead(&byline)
    let afterLead = scanner.at
    scanner.skipSpaces()
    if scanner.bracket(&byline) {
      scanner.verb()
    } else {
      scanner.titles(&byline, firm: false, needsTitle: true, wholeLine: isOnlyWords(units, begin, end))
    }
    if !lead && !byline.hasNames && byline.agency == nil {
      // 文/王小明 图/李四, 王小明 文/图, and after a bullet names alone.
      scanner.at = begin
      byline = Byline(range: TextRange(start, start), place: .start)
      guard end - start <= 60, scanner.credits(&byline, bareNames: bullets), scanner.at >= end else { return nil }
    }
    if scanner.at == start { return nil }
    if !byline.hasNames && scanner.at > afterLead && lead && byline.agency == nil { scanner.at = max(scanner.at, afterLead) }
    let stop = units.trimmed(start, scanner.at).end
    byline.range = TextRange(start, stop)
    if units.trimmed(stop, end).start >= end || onlyMarks(units, stop, end) {
      byline.place = .line
      byline.range.end = end
    } else if !lead && !byline.hasNames {
      return nil
    } else if !lead && !scanner.closed && byline.agency == nil {
      // 记者王小明 without 报道, a bracket or an end: the subject of a sentence, no by-line.
      return nil
    }
    return byline
  }

  /// A cheap look: does a marker of by-lines stand among the first units?
  private func hasMarker(_ units: Units, _ start: Int, _ end: Int) -> Bool {
    if words.gate.contains(units[start]) { return true }
    let limit = min(end, start + 24)
    var at = start
    while at < limit {
      switch units[at] {
      case 0x8BAF, 0x8A0A, 0x7535, 0x96FB, 0x8BB0, 0x8A18, 0x6444, 0x651D: return true  // 讯訊电電记記摄攝
      case 0x2F, 0xFF0F, 0x56FE, 0x5716, 0x901A: return end - start <= 60  // / ／ 图 圖 通
      default: at += 1
      }
    }
    return false
  }

  /// A short line of Han and spaces alone: a by-line that is set by itself, rather than a sentence.
  private func isOnlyWords(_ units: Units, _ start: Int, _ end: Int) -> Bool {
    guard end - start <= 40 else { return false }
    for at in start..<end {
      let kind = UnitClass.of(units[at])
      if kind != UnitClass.han, kind != UnitClass.space, units[at] != 0x3001, units[at] != 0x2F, units[at] != 0xFF0F { return false }
    }
    return true
  }

  private func onlyMarks(_ units: Units, _ start: Int, _ end: Int) -> Bool {
    guard end - start <= 3 else { return false }
    for at in start..<end {
      let kind = UnitClass.of(units[at])
      if kind == UnitClass.han || kind == UnitClass.digit || kind == UnitClass.letter { return false }
    }
    return true
  }

  // MARK: End

  private func atEnd(_ units: Units, _ start: Int, _ end: Int) -> Byline? {
    let last = units[end - 1]
    if last == 0xFF09 || last == 0x29 || last == 0x3015 || last == 0x3011 {
      var open = end - 2
      let limit = max(start, end - 80)
      while open >= limit, units[open] != 0xFF08, units[open] != 0x28, units[open] != 0x3014, units[open] != 0x3010 { open -= 1 }
      guard open >= limit, end - open >= 4 else { return nil }
      var byline = Byline(range: TextRange(open, end), place: open == start ? .line : .end)
      var scanner = BylineScanner(units: units, at: open + 1, limit: end - 1)
      if scanner.inner(&byline), byline.hasNames || byline.agency != nil { return byline }
      return nil
    }
    // 。记者 王小明 at the end without brackets.
    var at = end - 1
    let limit = max(start, end - 36)
    while at >= limit {
      let kind = UnitClass.of(units[at])
      if kind == UnitClass.terminal || kind == UnitClass.closing { break }
      at -= 1
    }
    guard at >= limit, at > start, end - at >= 5 else { return nil }
    var scanner = BylineScanner(units: units, at: at + 1, limit: end)
    scanner.skipBullets()
    let begin = scanner.at
    var byline = Byline(range: TextRange(begin, end), place: .end)
    scanner.titles(&byline, firm: false, needsTitle: true)
    if byline.hasNames, units.trimmed(scanner.at, end).start >= end { return byline }
    scanner.at = begin
    byline = Byline(range: TextRange(begin, end), place: .end)
    if scanner.credits(&byline, bareNames: false), scanner.at >= end { return byline }
    return nil
  }
}

extension BylineParser {
  /// The names in a field that holds nothing else: 王小明 李四, 王小明、李四; empty when it is no list of names.
  public static func names(_ units: UnsafeBufferPointer<UInt16>, _ range: TextRange) -> [TextRange] {
    let (start, end) = units.trimmed(range.start, range.end)
    guard end - start >= 2, end - start <= 60 else { return [] }
    let read = NameReader(units).names(at: start, limit: end, firm: true)
    return units.trimmed(read.end, end).start >= end ? read.names : []
  }
}
