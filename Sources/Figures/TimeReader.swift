import ArticleModel

/// Reads time expressions: dates, clock times, ranges, lengths, repetitions; and keeps what later ones need.
struct TimeReader {
  let text: FoldedText
  let numerals: NumeralReader
  var context: TimeContext

  init(text: FoldedText, context: TimeContext) {
    self.text = text
    numerals = NumeralReader(text: text)
    self.context = context
  }

  /// The time expression at a position. `floor` is the end of the expression before: nothing reaches back behind it.
  mutating func read(_ start: Int, floor: Int) -> TimeExpression? {
    if text.kind(start) != .none {
      if let result = lengthOrDate(start, floor: floor) { return result }
      return nil
    }
    if let match = text.match(TimePhrase.trie, start) {
      switch TimePhrase.all[match.value].kind {
      case .set(let value): return set(start, match.end, value)
      case .reference(let value): return reference(start, match.end, value)
      default: break
      }
    }
    if text[start] == u("每") { return every(start) }
    if isOne(text[start], of: "北当美巴伦格") { return zoned(start) ?? date(start) }
    if text[start] == u("多"), let duration = DurationReader(text: text, numerals: numerals).read(start) {
      return length(start, duration, floor: floor)
    }
    return date(start)
  }

  /// Can a time begin at `start`? Cheap, so that most numbers and most characters are left at once.
  @inline(__always)
  static func mayBegin(_ text: FoldedText, _ start: Int) -> Bool {
    switch text.kind(start) {
    case .half: return true
    case .none:
      return text.match(TimePhrase.trie, start) != nil || isOne(text[start], of: "每多农阴旧夏闰前第头北当美巴伦格昨今明大")
    default: return mayBeTime(text, start)
    }
  }

  /// Can what stands behind the numeral at `start` make it a time?
  static func mayBeTime(_ text: FoldedText, _ start: Int) -> Bool {
    if text.kind(start) != .digit, text.match(TimePhrase.trie, start) != nil { return true }
    guard let numeral = NumeralReader(text: text).read(start) else { return false }
    let next = text[text.skippingBlanks(numeral.end)]
    return isOne(next, of: "年月日号时点季世天小周星个多余来半分秒昼工交载礼钟夜晚春刻、至到—–─和与") || isOne(next, of: "-~:/.")
  }

  // MARK: - Lengths

  mutating func lengthOrDate(_ start: Int, floor: Int) -> TimeExpression? {
    let lengths = DurationReader(text: text, numerals: numerals)
    let previous = text[start - 1]
    if previous == u("第") || (text.kind(start) == .hanDigit && NumeralWords.isLonger(text, start)) { return nil }
    // 98年3月 is a date.
    if let numeral = numerals.read(start), numeral.plainDigits == 2, text[numeral.end] == u("年"),
      let month = numerals.read(text.skippingBlanks(numeral.end + 1)), text[month.end] == u("月"), let found = date(start)
    {
      return found
    }
    if previous == u("’"), let found = date(start) { return found }
    if let duration = lengths.read(start) {
      return length(start, duration, floor: floor)
    }
    return date(start)
  }

  mutating func length(_ start: Int, _ duration: DurationReader.Duration, floor: Int) -> TimeExpression? {
    var end = duration.end
    var first = start
    var type = TimeType.duration
    var begin = ""
    var finish = ""
    var value = duration.value
    var rule = duration.rule
    // 每10天 is read from 每; here 过去10年, 近5小时.
    if let before = approximatorStart(start, floor: floor) { first = before }
    if let reference = context.today, let amount = duration.amount, first == start || text[first] != u("每") {
      if let back = pastPrefix(first, floor: floor) {
        first = back
        if text[first] != u("未"), text[first] != u("今"), let from = moved(reference, duration.unit, -amount) {
          begin = from.iso
          finish = reference.iso
        } else if let to = moved(reference, duration.unit, amount) {
          begin = reference.iso
          finish = to.iso
        }
        rule = "duration.past"
      }
    }
    let next = text.skippingBlanks(end)
    guard isOne(text[next], of: "以之左上内前") else {
      return TimeExpression(range: TextRange(first, end), type: type, value: value, begin: begin, finish: finish, rule: rule)
    }
    if let after = text.end(ofAny: ["以上", "以内", "之内", "以下", "左右", "上下", "之久", "之多"], at: next) {
      end = after
    } else if text[next] == u("内"), !isOne(text[next + 1], of: "容部心需外地科存在行陆") {
      // 8分钟内 reached: the length alone; 一个月内 is a term.
      if duration.unit == UInt8(ascii: "M") || duration.unit == UInt8(ascii: "Y") { end = next + 1 }
    } else if let after = text.end(ofAny: ["以前", "之前"], at: next)
      ?? (text[next] == u("前") && !isOne(text[next + 1], of: "夕后往期进来途提所面者景去列锋辈方言线沿瞻程台任") ? next + 1 : nil)
    {
      if first == start || text[first] == u("约") || text[first] == u("近") || text[first] == u("大") {
        end = after
        type = .date
        rule = "date.ago"
        if let amount = duration.amount, let today = context.today, let past = ago(today, duration.unit, -amount) {
          value = past.value
          begin = past.first.iso
          finish = past.end.iso
        }
      }
    }
    return TimeExpression(range: TextRange(first, end), type: type, value: value, begin: begin, finish: finish, rule: rule)
  }

  /// 近, 约, 逾 … right before a length.
  func approximatorStart(_ start: Int, floor: Int) -> Int? {
    let end = text.skippingBlanksBack(start)
    guard let match = text.matchBack(Approximator.before, endingAt: end), match.start >= floor, match.start >= text.start else { return nil }
    return match.start
  }

  /// 过去10年, 未来三年, 最近5年: stretches that end or begin today.
  func pastPrefix(_ start: Int, floor: Int) -> Int? {
    let end = text.skippingBlanksBack(start)
    for (word, length) in [("过去", 2), ("未来", 2), ("今后", 2), ("最近", 2), ("过去的", 3), ("此前", 2)] as [(StaticString, Int)] {
      if end - length >= max(floor, text.start), text.end(of: word, at: end - length) == end { return end - length }
    }
    return nil
  }

  func moved(_ day: CivilDay, _ unit: UInt8, _ amount: Int) -> CivilDay? {
    guard abs(amount) < 20000 else { return nil }
    let (year, month, date) = day.parts
    switch unit {
    case UInt8(ascii: "Y"): return clamped(year + amount, month, date)
    case UInt8(ascii: "M"): return clamped(year, month + amount, date)
    case UInt8(ascii: "W"): return day + 7 * amount
    case UInt8(ascii: "D"): return day + amount
    default: return nil
    }
  }

  func clamped(_ year: Int, _ month: Int, _ day: Int) -> CivilDay {
    let first = CivilDay(year, month, 1)
    let next = CivilDay(year, month + 1, 1)
    return first + (min(day, next.number - first.number) - 1)
  }

  /// The year, month or day so long ago.
  func ago(_ day: CivilDay, _ unit: UInt8, _ amount: Int) -> DaySpan? {
    guard let moved = moved(day, unit, amount) else { return nil }
    let (year, month, _) = moved.parts
    guard year > 0, year < 9999 else { return nil }
    switch unit {
    case UInt8(ascii: "Y"): return DaySpan(first: CivilDay(year, 1, 1), end: CivilDay(year + 1, 1, 1), value: padded(year, 4))
    case UInt8(ascii: "M"):
      return DaySpan(first: CivilDay(year, month, 1), end: CivilDay(year, month + 1, 1), value: padded(year, 4) + "-" + padded(month, 2))
    default: return DaySpan(first: moved, end: moved + 1, value: moved.iso)
    }
  }

  // MARK: - References and repetitions

  mutating func reference(_ start: Int, _ end: Int, _ value: String) -> TimeExpression? {
    // 过去十年 and 未来三年 are lengths.
    let next = text.skippingBlanks(end)
    if text.kind(next) != .none || text[next] == u("的"), text.kind(text.skippingBlanks(text[next] == u("的") ? next + 1 : next)) != .none {
      let from = text.skippingBlanks(text[next] == u("的") ? next + 1 : next)
      let lengths = DurationReader(text: text, numerals: numerals)
      if let duration = lengths.read(from), text.hasBefore(any: ["过去", "未来", "今后", "最近", "此前"], end) { return length(from, duration, floor: start) }
    }
    guard ReferenceGuard.isReference(text, start, end) else { return nil }
    return TimeExpression(range: TextRange(start, end), type: .date, value: value, rule: "reference")
  }

  mutating func set(_ start: Int, _ end: Int, _ value: String) -> TimeExpression? {
    // 每周一次 counts once a week.
    if text.kind(end - 1) == .hanDigit, isOne(text[end], of: "次趟回场期份节篇个天") {
      var end = end - 1
      while text.kind(end - 1) == .hanDigit { end -= 1 }
      return TimeExpression(range: TextRange(start, end), type: .set, value: "P1W", rule: "set")
    }
    // 每小时11海里 is a rate.
    if value == "PT1H" { return nil }
    if text[start - 1] == u("上") && text[start] == u("天") { return nil }
    // 每年9月, 每天9时, 每周三下午.
    let reader = DateReader(text: text, numerals: numerals, context: TimeContext(reference: nil))
    let next = text.skippingBlanks(text[end] == u("的") ? end + 1 : end)
    if let fields = reader.read(next), fields.year == nil, fields.relative == nil, fields.civil == nil, fields.weekday == nil || value == "P1W" {
      let resolver = DateResolver(context: TimeContext(reference: nil), isFuture: false, isWeaklyFuture: false)
      var resolved = resolver.resolve(fields).value
      var last = fields.end
      if value.hasPrefix("XXXX-WXX"), resolved.hasPrefix("T") { resolved = value + resolved }
      if value == "P1D", resolved.hasPrefix("T") {
        if fields.hour == nil { resolved = "P1D" } else { resolved = "XXXX-XX-XX" + resolved }
      }
      if let (second, _) = connected(last), let more = reader.read(second) {
        last = more.end
        resolved += "/" + resolver.resolve(more).value
      }
      if value == "P1M", fields.month == nil, fields.day != nil { resolved = "XXXX-XX-" + padded(fields.day!, 2) }
      return TimeExpression(range: TextRange(start, last), type: .set, value: resolved, rule: "set.date")
    }
    return TimeExpression(range: TextRange(start, end), type: .set, value: value, rule: "set")
  }

  /// 每两年, 每10天, 每隔3天, 每逢春节.
  mutating func every(_ start: Int) -> TimeExpression? {
    var at = text.skippingBlanks(start + 1)
    if text[at] == u("隔") || text[at] == u("逢") { at = text.skippingBlanks(at + 1) }
    if text.kind(at) != .none {
      let lengths = DurationReader(text: text, numerals: numerals)
      if let duration = lengths.read(at), duration.unit != UInt8(ascii: "H"), duration.unit != UInt8(ascii: "S"), duration.unit != UInt8(ascii: "m") {
        return TimeExpression(range: TextRange(start, duration.end), type: .set, value: duration.value, rule: "set.length")
      }
    }
    if text[at - 1] == u("逢") {
      let reader = DateReader(text: text, numerals: numerals, context: TimeContext(reference: nil))
      if let fields = reader.read(at) {
        let resolver = DateResolver(context: TimeContext(reference: nil), isFuture: false, isWeaklyFuture: false)
        return TimeExpression(range: TextRange(start, fields.end), type: .set, value: resolver.resolve(fields).value, rule: "set.date")
      }
    }
    return nil
  }

  /// 北京时间 and 当地时间 belong to the time behind them.
  mutating func zoned(_ start: Int) -> TimeExpression? {
    guard let end = text.end(ofAny: ["北京时间", "当地时间", "美国东部时间", "美东时间", "巴黎时间", "伦敦时间", "格林尼治时间"], at: start) else { return nil }
    let next = text.skippingBlanks(end)
    guard var found = text.kind(next) != .none ? (Self.mayBeTime(text, next) ? date(next) : nil) : date(next) else { return nil }
    found.range.start = start
    return found
  }
}
