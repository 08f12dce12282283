import ArticleModel

extension TimeReader {
  mutating func range(_ first: TimeFields, _ last: TimeFields, _ resolver: DateResolver) -> TimeExpression? {
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
    if first.rank == .year || second.rank == .year, let after = text.end(ofAny: ["期间", "间"], at: second.end), !isOne(text[after], of: "隔断接谍") {
      second.end = after
    }
    return TimeExpression(range: TextRange(first.start, second.end), type: type, value: value, begin: a.begin, finish: b.finish, rule: "range")
  }

  /// `T09:30` as a time of day: `09:30:00`.
  func timeOfDay(_ value: String) -> String { String(value.dropFirst()) + (value.utf8.count == 6 ? ":00" : "") }

  /// The second part of a range takes what it does not say from the first.
  func inherit(_ given: TimeFields, _ first: TimeFields, _ start: DaySpan?) -> TimeFields {
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
    if second.hour != nil, second.part == nil, let hour = second.hour, let part = first.part, hour < 12, let earlier = first.hour,
      part == "AF" || part == "EV",
      hour > earlier
    {
      second.part = part
    }
    return second
  }

  /// 比去年, 较2019年: not the year that is spoken of.
  func isCompared(_ start: Int) -> Bool { isOne(text[start - 1], of: "比较与同是") }

  mutating func remember(_ fields: TimeFields, _ resolved: ResolvedTime) {
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
    if fields.isYearWritten || (fields.year != nil && fields.isMonthWritten && fields.rule == "date.relative" && fields.year != context.referenceYear)
    {
      context.chainYear = fields.year
    } else if fields.rule == "date.relative" {
      context.chainYear = nil
    }
  }
}
