import ArticleModel

/// A date expression with what it stands for.
struct ResolvedTime {
  var type: TimeType
  var value: String
  var begin: String
  var finish: String
  /// The days, for ranges and for what comes after in the text.
  var span: DaySpan?
}

/// Turns the parts of a date into its value and interval, against the article's date and the text before.
struct DateResolver {
  let context: TimeContext
  /// The sentence speaks of what is to come: 将, 拟, 起, 前.
  let isFuture: Bool
  /// Only 起 or 前 says so: the nearest is meant.
  let isWeaklyFuture: Bool

  func resolve(_ given: TimeFields) -> ResolvedTime {
    var fields = given
    if let relative = fields.relative { return unresolved(fields, relative) }
    if fields.hour != nil || fields.part != nil { return clock(&fields) }
    guard let span = days(&fields) else {
      // 2月30日: no day of any year.
      if !fields.isYearWritten, fields.day ?? 0 > 29 { fields.year = nil }
      return ResolvedTime(type: .date, value: bareValue(fields), begin: "", finish: "")
    }
    var result = ResolvedTime(type: .date, value: span.value, begin: span.first.iso, finish: span.end.iso, span: span)
    switch fields.bound {
    case .none: break
    case .before:
      // 年底以前 reaches to the end of the day that it names.
      if fields.edge == nil { result.finish = result.begin }
      result.begin = ""
    case .beforeOrOn:
      if span.end.number - span.first.number == 1 { result.finish = result.begin }
      result.begin = ""
    case .after:
      if span.end.number - span.first.number > 1 { result.begin = result.finish }
      result.finish = ""
    case .afterOrOn: result.finish = ""
    }
    if fields.isAround { result.begin = ""; result.finish = "" }
    return result
  }

  /// The days that the fields stand for, years and months filled in; nil when nothing tells them.
  func days(_ fields: inout TimeFields) -> DaySpan? {
    if let civil = fields.civil { return DaySpan(first: civil, end: civil + 1, value: civil.iso) }
    if let (first, end) = fields.stretch { return stretch(first, end) }
    if let (first, end) = fields.years { return stretch(CivilDay(first, 1, 1), CivilDay(end, 1, 1)) }
    if let decade = fields.decade {
      let first = fields.edge == .late ? decade + 7 : decade
      return DaySpan(
        first: CivilDay(first, 1, 1), end: CivilDay(fields.edge == .early ? decade + 3 : decade + 10, 1, 1), value: padded(decade / 10, 3))
    }
    if let century = fields.century {
      let first = fields.edge == .late ? century * 100 + 90 : century * 100
      return DaySpan(
        first: CivilDay(first, 1, 1), end: CivilDay(fields.edge == .early ? century * 100 + 10 : century * 100 + 100, 1, 1), value: padded(century, 2)
      )
    }
    if fields.isSamePeriod { return samePeriod(fields) }
    if fields.isWeekend || fields.week != nil || fields.weekday != nil { return week(fields) }
    if let festival = fields.festival { return festivalDays(festival, &fields) }
    if fields.isLunar, let month = fields.month { return lunar(month, &fields) }
    if fields.day != nil || fields.month != nil || fields.xun != nil || fields.halfMonth != nil {
      fillMonth(&fields)
      guard let year = fields.year, let month = fields.month, (1...12).contains(month) else { return nil }
      return withinMonth(year, month, fields)
    }
    if fields.half != nil || fields.quarter != nil || fields.quarters != nil || fields.months != nil || fields.season != nil {
      if fields.year == nil { fields.year = context.chainYear ?? inferredYear(fields) }
    }
    guard let year = fields.year else { return nil }
    if let half = fields.half {
      return DaySpan(first: CivilDay(year, half * 6 - 5, 1), end: CivilDay(year, half * 6 + 1, 1), value: "\(padded(year, 4))-H\(half)")
    }
    if let quarter = fields.quarter {
      return DaySpan(first: CivilDay(year, quarter * 3 - 2, 1), end: CivilDay(year, quarter * 3 + 1, 1), value: "\(padded(year, 4))-Q\(quarter)")
    }
    if let quarters = fields.quarters { return stretch(CivilDay(year, 1, 1), CivilDay(year, quarters * 3 + 1, 1)) }
    if let months = fields.months { return stretch(CivilDay(year, 1, 1), CivilDay(year, months + 1, 1)) }
    if let months = fields.lastMonths { return stretch(CivilDay(year, 13 - months, 1), CivilDay(year + 1, 1, 1)) }
    if let days = fields.firstDays { return stretch(CivilDay(year, 1, 1), CivilDay(year, 1, 1) + days) }
    if let week = fields.weekOfYear {
      let fourth = CivilDay(year, 1, 4)
      let monday = fourth + (1 - fourth.weekday + 7 * (week - 1))
      return DaySpan(first: monday, end: monday + 7, value: "\(padded(year, 4))-W\(padded(week, 2))")
    }
    if let season = fields.season {
      let month = season == "SP" ? 3 : season == "SU" ? 6 : season == "FA" ? 9 : 12
      return DaySpan(first: CivilDay(year, month, 1), end: CivilDay(year, month + 3, 1), value: "\(padded(year, 4))-\(season)")
    }
    if fields.edge == .yearEnd || fields.edge == .late {
      let last = CivilDay(year, 12, 31)
      return DaySpan(first: last, end: last + 1, value: last.iso)
    }
    if fields.edge == .yearStart || fields.edge == .early {
      return DaySpan(first: CivilDay(year, 1, 1), end: CivilDay(year, 2, 1), value: "\(padded(year, 4))-01")
    }
    return DaySpan(first: CivilDay(year, 1, 1), end: CivilDay(year + 1, 1, 1), value: padded(year, 4))
  }

  func stretch(_ first: CivilDay, _ end: CivilDay) -> DaySpan { DaySpan(first: first, end: end, value: first.iso + "/" + end.iso) }

  func withinMonth(_ year: Int, _ month: Int, _ fields: TimeFields) -> DaySpan? {
    let length = CivilDay.length(ofMonth: month, year)
    let name = padded(year, 4) + "-" + padded(month, 2)
    if let day = fields.day {
      guard day <= length else { return nil }
      let first = CivilDay(year, month, day)
      if fields.edge == .eve { return DaySpan(first: first + -1, end: first, value: (first + -1).iso) }
      return DaySpan(first: first, end: first + 1, value: first.iso)
    }
    let first = CivilDay(year, month, 1)
    let end = CivilDay(year, month + 1, 1)
    if let xun = fields.xun { return stretch(first + (xun - 1) * 10, xun == 3 ? end : first + xun * 10) }
    if let half = fields.halfMonth { return half == 1 ? stretch(first, first + 15) : stretch(first + 15, end) }
    switch fields.edge {
    case .late, .monthEnd: return DaySpan(first: end + -1, end: end, value: (end + -1).iso)
    case .early, .monthStart: return DaySpan(first: first, end: first + 10, value: name)
    default: return DaySpan(first: first, end: end, value: name)
    }
  }

  /// The year of a half or a quarter without one: the article's; the last one that has begun.
  func inferredYear(_ fields: TimeFields) -> Int? {
    guard let today = context.today?.parts else { return nil }
    if isFuture { return today.year }
    let start = fields.half.map { $0 * 6 - 5 } ?? fields.quarter.map { $0 * 3 - 2 } ?? 1
    if fields.season == "WI" { return today.month >= 11 ? today.year : today.year - 1 }
    return start > today.month && fields.season == nil ? today.year - 1 : today.year
  }

  /// Fills in the year of a bare month and the month of a bare day.
  func fillMonth(_ fields: inout TimeFields) {
    if fields.month == nil {
      if fields.year != nil, fields.day == nil { return }
      // A bare day: of the month that this line named last, or the nearest in the past.
      if let last = context.lastMonth, let day = fields.day, context.today == nil || isContinued(last, day) {
        fields.year = last.year
        fields.month = last.month
        return
      }
      guard let today = context.today?.parts else { return }
      var offset = 0
      if let day = fields.day {
        if day > today.day, !isFuture, !(isWeaklyFuture && day - today.day < 16) { offset = -1 }
        if day < today.day, isFuture { offset = 1 }
        if offset == -1, day > CivilDay.length(ofMonth: CivilDay(today.year, today.month - 1, 1).parts.month, today.year) { offset = 0 }
      }
      let first = CivilDay(today.year, today.month + offset, 1).parts
      fields.year = first.year
      fields.month = first.month
      return
    }
    guard fields.year == nil, let month = fields.month else { return }
    if let chain = context.chainYear {
      fields.year = chain
      return
    }
    fields.year = nearestYear { year in CivilDay(year, month, min(fields.day ?? 1, CivilDay.length(ofMonth: month, year))) }
  }

  /// 4月26日 … 28日 in one line: the same month goes on.
  func isContinued(_ month: (year: Int, month: Int), _ day: Int) -> Bool {
    guard let last = context.lastDay?.parts, context.lastDayLine == context.line, (last.year, last.month) == month else { return false }
    return day >= last.day || context.chainYear != nil
  }

  /// The year of a day without one: the last that has begun; with 将 the next to come; with 起 or 前 the nearest.
  func nearestYear(_ day: (Int) -> CivilDay) -> Int? {
    guard let today = context.today else { return nil }
    let year = today.parts.year
    if isFuture {
      if day(year) >= today { return year }
      return day(year + 1).number - today.number <= 335 ? year + 1 : year
    }
    if isWeaklyFuture {
      return [year - 1, year, year + 1].min { abs(day($0).number - today.number) < abs(day($1).number - today.number) }
    }
    // Within six weeks to come it is nearer than the year before.
    return day(year).number - today.number <= 42 ? year : year - 1
  }
}
