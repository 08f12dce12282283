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
    if let result = comingPeriod(start) { return result }
    if text[start] == u("每") { return every(start) }
    if isOne(text[start], of: "北当美巴伦格") { return zoned(start) ?? date(start) }
    if text[start] == u("多"), let duration = DurationReader(text: text, numerals: numerals).read(start) { return length(start, duration, floor: floor) }
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

  private mutating func lengthOrDate(_ start: Int, floor: Int) -> TimeExpression? {
    let lengths = DurationReader(text: text, numerals: numerals)
    let previous = text[start - 1]
    if previous == u("第") || (text.kind(start) == .hanDigit && NumeralWords.isLonger(text, start)) { return nil }
    // 98年3月 is a date.
    if let numeral = numerals.read(start), numeral.plainDigits == 2, text[numeral.end] == u("年"), let month = numerals.read(text.skippingBlanks(numeral.end + 1)), text[month.end] == u("月"), let found = date(start) {
      return found
    }
    if previous == u("’"), let found = date(start) { return found }
    if let duration = lengths.read(start) {
      return length(start, duration, floor: floor)
    }
    return date(start)
  }

  private mutating func length(_ start: Int, _ duration: DurationReader.Duration, floor: Int) -> TimeExpression? {
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
    } else if let after = text.end(ofAny: ["以前", "之前"], at: next) ?? (text[next] == u("前") && !isOne(text[next + 1], of: "夕后往期进来途提所面者景去列锋辈方言线沿瞻程台任") ? next + 1 : nil) {
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
  private func approximatorStart(_ start: Int, floor: Int) -> Int? {
    let end = text.skippingBlanksBack(start)
    guard let match = text.matchBack(Approximator.before, endingAt: end), match.start >= floor, match.start >= text.start else { return nil }
    return match.start
  }

  /// 过去10年, 未来三年, 最近5年: stretches that end or begin today.
  private func pastPrefix(_ start: Int, floor: Int) -> Int? {
    let end = text.skippingBlanksBack(start)
    for (word, length) in [("过去", 2), ("未来", 2), ("今后", 2), ("最近", 2), ("过去的", 3), ("此前", 2)] as [(StaticString, Int)] {
      if end - length >= max(floor, text.start), text.end(of: word, at: end - length) == end { return end - length }
    }
    return nil
  }

  private func moved(_ day: CivilDay, _ unit: UInt8, _ amount: Int) -> CivilDay? {
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

  private func clamped(_ year: Int, _ month: Int, _ day: Int) -> CivilDay {
    let first = CivilDay(year, month, 1)
    let next = CivilDay(year, month + 1, 1)
    return first + (min(day, next.number - first.number) - 1)
  }

  /// The year, month or day so long ago.
  private func ago(_ day: CivilDay, _ unit: UInt8, _ amount: Int) -> DaySpan? {
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

  // MARK: - 过去十年, 未来三年

  private mutating func comingPeriod(_ start: Int) -> TimeExpression? { nil }

  // MARK: - References and repetitions

  private mutating func reference(_ start: Int, _ end: Int, _ value: String) -> TimeExpression? {
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

  private mutating func set(_ start: Int, _ end: Int, _ value: String) -> TimeExpression? {
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
      if let (second, to) = connected(last), let more = reader.read(second) {
        _ = to
        last = more.end
        resolved += "/" + resolver.resolve(more).value
      }
      if value == "P1M", fields.month == nil, fields.day != nil { resolved = "XXXX-XX-" + padded(fields.day!, 2) }
      return TimeExpression(range: TextRange(start, last), type: .set, value: resolved, rule: "set.date")
    }
    return TimeExpression(range: TextRange(start, end), type: .set, value: value, rule: "set")
  }

  /// 每两年, 每10天, 每隔3天, 每逢春节.
  private mutating func every(_ start: Int) -> TimeExpression? {
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
  private mutating func zoned(_ start: Int) -> TimeExpression? {
    guard let end = text.end(ofAny: ["北京时间", "当地时间", "美国东部时间", "美东时间", "巴黎时间", "伦敦时间", "格林尼治时间"], at: start) else { return nil }
    let next = text.skippingBlanks(end)
    guard var found = text.kind(next) != .none ? (Self.mayBeTime(text, next) ? date(next) : nil) : date(next) else { return nil }
    found.range.start = start
    return found
  }

  // MARK: - Dates

  /// The connector of a range at a position: where the second part begins.
  private func connected(_ at: Int) -> (Int, UInt16)? {
    var next = text.skippingBlanks(at)
    if text[next] == u("起") { next = text.skippingBlanks(next + 1) }
    let unit = text[next]
    guard unit == u("至") || unit == u("到") || unit == u("-") || unit == u("~") || unit == u("—") || unit == u("–") || unit == u("─") else { return nil }
    next += 1
    if text[next] == unit { next += 1 }
    if unit == u("至") || unit == u("到"), text[next] == u("了") { return nil }
    return (text.skippingBlanks(next), unit)
  }

  private mutating func date(_ start: Int) -> TimeExpression? {
    let reader = DateReader(text: text, numerals: numerals, context: context)
    var fields: TimeFields
    var shared: TimeFields?
    if let read = reader.read(start) {
      fields = read
      // 2008年1-9月: the month has its unit only behind the second.
      if let (second, end) = sharedUnit(text.skippingBlanks(read.end), reader, read) {
        fields.month = second.month
        shared = end
      }
    } else if let (first, second) = sharedUnit(start, reader, nil) {
      fields = first
      shared = second
    } else {
      return nil
    }
    suffixes(&fields)
    if fields.rank == .part, fields.part != nil, !fields.hasDate, !isPartAlone(fields) { return nil }
    if fields.xun != nil, fields.month == nil, fields.rank == .monthPart, !fields.hasDate {
      if let last = context.lastMonth ?? context.today.map({ ($0.parts.year, $0.parts.month) }) {
        fields.year = last.0
        fields.month = last.1
      }
    }
    let resolver = resolver(for: fields)
    var second = shared
    var isBetween = false
    if second == nil, let (at, _) = connected(fields.end) {
      var last = reader
      last.isRangeEnd = true
      second = last.read(at)
    }
    if second == nil, fields.rank != .clock, let at = between(fields.end), let other = reader.read(at.second), let end = text.end(ofAny: ["之间", "间"], at: other.end) {
      second = other
      second!.end = end
      isBetween = true
    }
    if var last = second, isBetween || last.hasDate || last.hour != nil || last.part != nil {
      if !isBetween, shared == nil { suffixes(&last) }
      if let range = range(fields, last, resolver) { return range }
    }
    bounds(&fields)
    let resolved = resolver.resolve(fields)
    remember(fields, resolved)
    var result = TimeExpression(
      range: TextRange(fields.start, fields.end), type: resolved.type, value: resolved.value, begin: resolved.begin, finish: resolved.finish,
      rule: fields.relative == nil || fields.rule == "reference" ? fields.rule : fields.rule + ".unresolved")
    // 今年以来 ends at the article.
    if fields.rank == .year, fields.year == context.referenceYear, text.end(of: "以来", at: fields.end) != nil, let reference = context.reference?.day {
      result.finish = reference.iso
    }
    return result
  }

  /// 和 or 与 between two dates that 之间 closes.
  private func between(_ at: Int) -> (second: Int, mark: UInt16)? {
    let next = text.skippingBlanks(at)
    guard text[next] == u("和") || text[next] == u("与") else { return nil }
    return (text.skippingBlanks(next + 1), text[next])
  }

  /// 1至3月, 3-5日, 2019-2020年, 一至三季度, 8至10时: the first number takes the unit of the second.
  private func sharedUnit(_ start: Int, _ reader: DateReader, _ before: TimeFields?) -> (TimeFields, TimeFields)? {
    guard text.kind(start) != .none, text.kind(start) != .blank, before == nil || before!.rank.rawValue < TimeFields.Rank.clock.rawValue,
      let first = numerals.read(start), first.isExact, let n = first.integer, !first.hasPoint,
      let (at, _) = connected(first.end) ?? (text[first.end] == u("、") && first.isArabic ? (first.end + 1, u("、")) : nil), text.kind(at) != .none,
      let second = numerals.read(at), second.isExact, let m = second.integer, !second.hasPoint
    else { return nil }
    let unit = text.skippingBlanks(second.end)
    // 7、8月: neighbours.
    if text[first.end] == u("、"), m != n + 1 || (text[unit] != u("月") && text[unit] != u("日")) { return nil }
    var a = before ?? TimeFields()
    if before == nil { a.start = start }
    a.end = first.end
    let rank = a.rank
    switch text[unit] {
    case u("月"):
      guard rank == .none || rank == .year, (1...12).contains(n), (1...12).contains(m), n != m else { return nil }
      a.month = n
      a.isMonthWritten = true
      a.rank = .month
    case u("日"), u("号"):
      guard rank == .month || rank == .none, (1...31).contains(n), (1...31).contains(m), n < m || rank == .month else { return nil }
      if rank == .none, text[unit] == u("号") { return nil }
      if rank == .none, !first.isArabic, text.end(ofAny: ["内", "游"], at: unit + 1) != nil { return nil }
      a.day = n
      a.rank = .day
    case u("年"):
      guard rank == .none, first.plainDigits == 4, (1000...2999).contains(n), second.plainDigits == 4 || (second.plainDigits == 2 && second.isArabic) else { return nil }
      a.year = n
      a.isYearWritten = true
      a.rank = .year
      a.rule = "date.year"
      if second.plainDigits == 2 {
        var b = TimeFields()
        b.start = at
        b.year = n / 100 * 100 + m
        b.isYearWritten = true
        b.rank = .year
        b.end = unit + 1
        return (a, b)
      }
    case u("季"):
      guard text[unit + 1] == u("度"), rank == .none || rank == .year, (1...4).contains(n), (1...4).contains(m), n < m else { return nil }
      a.quarter = n
      a.rank = .yearPart
    case u("时"), u("点"):
      guard rank == .none || rank == .day || rank == .part, (0...24).contains(n), (0...24).contains(m) else { return nil }
      if rank == .none, text[unit] == u("点"), !first.isArabic { return nil }
      a.hour = n
      a.rank = .clock
    default: return nil
    }
    guard let b = reader.read(at), b.end > second.end else { return nil }
    return (a, b)
  }

  /// A part of the day alone: 深夜, 中午; not inside 早上好 or after 每天.
  private func isPartAlone(_ fields: TimeFields) -> Bool {
    if fields.hour != nil { return true }
    let next = text[fields.end]
    return fields.end - fields.start >= 2 && next != u("好") && !text.hasBefore("每天", fields.start)
  }

  private func suffixes(_ fields: inout TimeFields) {
    var end = fields.end
    let next = text.skippingBlanks(end)
    guard isOne(text[next], of: "前”期假长小黄当佳底末初中后左许整") else { return }
    if let after = text.end(of: "前夕", at: next) {
      fields.edge = .eve
      end = after
    } else if fields.festival != nil, let after = text.end(ofAny: ["”前夕", "前夜"], at: next) {
      fields.edge = .eve
      end = after
    } else if fields.festival != nil, let after = text.end(ofAny: ["小长假期间", "长假期间", "假期期间", "黄金周期间", "期间", "假期", "长假", "小长假", "黄金周", "假日", "当天", "当日", "佳节"], at: next) {
      end = after
    } else if let after = text.end(of: "前后", at: next), fields.hasDate {
      fields.isAround = true
      end = after
    } else if fields.rank == .month || fields.rank == .year || fields.rank == .century || fields.rank == .decade {
      let unit = text[next]
      let isEarly = unit == u("初") && !isOne(text[next + 1], of: "步级中期衷夏冬春秋") && (fields.rank != .month || !isOne(text[next + 1], of: "一二三四五六七八九十"))
      if unit == u("底") || unit == u("末") || isEarly {
        if fields.rank == .century || fields.rank == .decade {
          fields.edge = unit == u("初") ? .early : .late
          end = next + 1
        } else {
          fields.edge = unit == u("初") ? .early : .late
          end = next + 1
          if unit == u("末"), text[next + 1] == u("期") { end += 1 }
        }
      } else if let after = text.end(ofAny: ["初期", "中期", "末期", "后期", "中叶"], at: next), fields.rank == .century || fields.rank == .year {
        if fields.rank == .year { fields.edge = .middle }
        end = after
      }
    } else if fields.years != nil {
      end = fields.end
    }
    if fields.rank == .clock, fields.hour != nil {
      if let after = text.end(ofAny: ["左右", "前后", "许", "整"], at: end) { end = after }
    } else if let after = text.end(ofAny: ["当天", "当日"], at: end), fields.rank == .day {
      end = after
    }
    fields.end = end
  }

  /// 2019年以前, 5月1日或之前, 12:00之后.
  private func bounds(_ fields: inout TimeFields) {
    let next = text.skippingBlanks(fields.end)
    guard isOne(text[next], of: "或及之以") else { return }
    if let after = text.end(ofAny: ["或之后", "或以后", "及之后", "及以后"], at: next) {
      fields.bound = .afterOrOn
      fields.end = after
    } else if let after = text.end(ofAny: ["或之前", "或以前", "及之前", "及以前"], at: next) {
      fields.bound = .beforeOrOn
      fields.end = after
    } else if fields.hasDate || fields.hour != nil {
      if let after = text.end(ofAny: ["之前", "以前"], at: next) {
        fields.bound = .before
        fields.end = after
      } else if let after = text.end(ofAny: ["之后", "以后"], at: next) {
        fields.bound = .afterOrOn
        fields.end = after
      }
    }
  }

  private func resolver(for fields: TimeFields) -> DateResolver {
    let cue = FutureCue.find(text, fields.start, fields.end)
    return DateResolver(context: context, isFuture: cue == .strong, isWeaklyFuture: cue == .weak)
  }

  private mutating func range(_ first: TimeFields, _ last: TimeFields, _ resolver: DateResolver) -> TimeExpression? {
    let first = first
    var second = last
    let a = resolver.resolve(first)
    guard let start = a.span else {
      // Times of the clock without a day, or an invalid date.
      let b = DateResolver(context: context, isFuture: false, isWeaklyFuture: false).resolve(inherit(second, first, nil))
      let isClock = a.value.hasPrefix("T") && b.value.hasPrefix("T") && first.hour != nil && second.hour != nil
      return TimeExpression(
        range: TextRange(first.start, second.end), type: a.type, value: a.value + "/" + b.value, begin: isClock ? timeOfDay(a.value) : "",
        finish: isClock ? timeOfDay(b.value) : "", rule: "range")
    }
    second = inherit(second, first, start)
    var b = resolver.resolve(second)
    if let end = b.span, end.end.number <= start.first.number, !last.isYearWritten, second.year != nil, second.hour == nil {
      second.year! += 1
      b = resolver.resolve(second)
    }
    guard let end = b.span, end.end.number >= start.first.number else { return nil }
    remember(second, b)
    let type: TimeType = a.type == .time && b.type == .time ? .time : .date
    // A range of the clock ends at its second time.
    if second.hour != nil { b.finish = b.begin }
    let value = type == .time ? a.value + "/" + b.value : a.begin + "/" + b.finish
    context.lastSpan = (start.first, end.end)
    if first.rank == .year || second.rank == .year, let after = text.end(ofAny: ["期间", "间"], at: second.end), !isOne(text[after], of: "隔断接谍") { second.end = after }
    return TimeExpression(range: TextRange(first.start, second.end), type: type, value: value, begin: a.begin, finish: b.finish, rule: "range")
  }

  /// `T09:30` as a time of day: `09:30:00`.
  private func timeOfDay(_ value: String) -> String { String(value.dropFirst()) + (value.utf8.count == 6 ? ":00" : "") }

  /// The second part of a range takes what it does not say from the first.
  private func inherit(_ given: TimeFields, _ first: TimeFields, _ start: DaySpan?) -> TimeFields {
    var second = given
    if second.civil != nil || second.relative != nil || second.weekday != nil { return second }
    if let start {
      let parts = start.first.parts
      if second.year == nil, second.month != nil || second.half != nil || second.quarter != nil || second.festival != nil {
        second.year = parts.year
      } else if second.year == nil, second.month == nil, second.day != nil || second.xun != nil {
        second.year = parts.year
        second.month = parts.month
        if let day = second.day, day < parts.day, first.day != nil {
          let next = CivilDay(parts.year, parts.month + 1, 1).parts
          second.year = next.year
          second.month = next.month
        }
      } else if second.year == nil, second.edge == .monthEnd || second.edge == .monthStart {
        second.year = parts.year
        second.month = parts.month
      }
      if !second.hasDate, second.hour != nil || second.part != nil { second.civil = start.first }
    }
    if second.hour != nil, second.part == nil, let hour = second.hour, let part = first.part, hour < 12, let earlier = first.hour, part == "AF" || part == "EV" || (part == "MO" && false),
      hour > earlier
    {
      second.part = part
    }
    return second
  }

  /// 比去年, 较2019年: not the year that is spoken of.
  private func isCompared(_ start: Int) -> Bool { isOne(text[start - 1], of: "比较与同是") }

  private mutating func remember(_ fields: TimeFields, _ resolved: ResolvedTime) {
    guard let span = resolved.span else { return }
    let length = span.end.number - span.first.number
    if fields.isSamePeriod { return }
    context.lastSpan = (span.first, span.end)
    let parts = span.first.parts
    if length == 1 {
      if fields.edge == nil || fields.edge == .eve {
        context.lastDay = span.first
        context.lastDayLine = context.line
      }
      context.lastMonth = (parts.year, parts.month)
    } else if length <= 31 {
      context.lastMonth = (parts.year, parts.month)
    }
    if length <= 366, !isCompared(fields.start) {
      context.lastYear = parts.year
      context.lastYearLine = context.line
    }
    if fields.isYearWritten || fields.rule == "date.relative" { context.chainHasMonth = fields.month != nil }
    if fields.isYearWritten || (fields.year != nil && fields.isMonthWritten && fields.rule == "date.relative" && fields.year != context.referenceYear) {
      context.chainYear = fields.year
    } else if fields.rule == "date.relative" {
      context.chainYear = nil
    }
  }
}
