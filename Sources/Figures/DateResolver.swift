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
      return DaySpan(first: CivilDay(first, 1, 1), end: CivilDay(fields.edge == .early ? decade + 3 : decade + 10, 1, 1), value: padded(decade / 10, 3))
    }
    if let century = fields.century {
      let first = fields.edge == .late ? century * 100 + 90 : century * 100
      return DaySpan(first: CivilDay(first, 1, 1), end: CivilDay(fields.edge == .early ? century * 100 + 10 : century * 100 + 100, 1, 1), value: padded(century, 2))
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

  private func stretch(_ first: CivilDay, _ end: CivilDay) -> DaySpan { DaySpan(first: first, end: end, value: first.iso + "/" + end.iso) }

  private func withinMonth(_ year: Int, _ month: Int, _ fields: TimeFields) -> DaySpan? {
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
  private func inferredYear(_ fields: TimeFields) -> Int? {
    guard let today = context.today?.parts else { return nil }
    if isFuture { return today.year }
    let start = fields.half.map { $0 * 6 - 5 } ?? fields.quarter.map { $0 * 3 - 2 } ?? 1
    if fields.season == "WI" { return today.month >= 11 ? today.year : today.year - 1 }
    return start > today.month && fields.season == nil ? today.year - 1 : today.year
  }

  /// Fills in the year of a bare month and the month of a bare day.
  private func fillMonth(_ fields: inout TimeFields) {
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
    guard let today = context.today else { return }
    fields.year = nearestYear { year in CivilDay(year, month, min(fields.day ?? 1, CivilDay.length(ofMonth: month, year))) }
    _ = today
  }

  /// 4月26日 … 28日 in one line: the same month goes on.
  private func isContinued(_ month: (year: Int, month: Int), _ day: Int) -> Bool {
    guard let last = context.lastDay?.parts, context.lastDayLine == context.line, (last.year, last.month) == month else { return false }
    return day >= last.day || context.chainYear != nil
  }

  /// The year of a day without one: the last that has begun; with 将 the next to come; with 起 or 前 the nearest.
  private func nearestYear(_ day: (Int) -> CivilDay) -> Int? {
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

  private func samePeriod(_ fields: TimeFields) -> DaySpan? {
    guard let year = fields.year else { return nil }
    if let last = context.lastSpan, last.end.number - last.first.number < 366 {
      let a = last.first.parts
      let b = last.end.parts
      let first = CivilDay(year, a.month, min(a.day, CivilDay.length(ofMonth: a.month, year)))
      let endYear = year + b.year - a.year
      let end = CivilDay(endYear, b.month, b.day)
      if a.month == 1, a.day == 1, b.month == 1, b.day == 1 { return DaySpan(first: first, end: end, value: padded(year, 4)) }
      if end.number - first.number == 1 { return DaySpan(first: first, end: end, value: first.iso) }
      if a.day == 1, b.day == 1 {
        let months = b.year * 12 + b.month - a.year * 12 - a.month
        if months == 1 { return DaySpan(first: first, end: end, value: padded(year, 4) + "-" + padded(a.month, 2)) }
        if months == 3, a.month % 3 == 1 { return DaySpan(first: first, end: end, value: "\(padded(year, 4))-Q\((a.month + 2) / 3)") }
        if months == 6, a.month % 6 == 1 { return DaySpan(first: first, end: end, value: "\(padded(year, 4))-H\((a.month + 5) / 6)") }
      }
      return stretch(first, end)
    }
    return nil
  }

  private func week(_ fields: TimeFields) -> DaySpan? {
    guard let today = context.today else { return nil }
    let monday = today + (1 - today.weekday)
    if fields.isWeekend {
      let saturday = monday + (5 + 7 * (fields.week ?? 0))
      let iso = isoWeek(saturday)
      return DaySpan(first: saturday, end: saturday + 2, value: "\(padded(iso.year, 4))-W\(padded(iso.week, 2))-WE")
    }
    guard let weekday = fields.weekday else {
      let first = monday + 7 * (fields.week ?? 0)
      let iso = isoWeek(first)
      return DaySpan(first: first, end: first + 7, value: "\(padded(iso.year, 4))-W\(padded(iso.week, 2))")
    }
    var day = monday + (weekday - 1 + 7 * (fields.week ?? 0))
    if fields.week == nil {
      if isFuture { if day < today { day = day + 7 } } else if day > today { day = day + -7 }
    }
    return DaySpan(first: day, end: day + 1, value: day.iso)
  }

  private func isoWeek(_ day: CivilDay) -> (year: Int, week: Int) {
    let thursday = day + (4 - day.weekday)
    let year = thursday.parts.year
    return (year, (thursday.number - CivilDay(year, 1, 1).number) / 7 + 1)
  }

  private func festivalDays(_ index: Int, _ fields: inout TimeFields) -> DaySpan? {
    let festival = Festival.all[index]
    var year = fields.year
    if year == nil {
      guard let today = context.today else { return nil }
      let around = today.parts.year
      // The nearest, but not far ahead; in the text of a chain, its year.
      year = context.chainYear ?? nearby(around) { festival.days($0)?.0 }
    }
    guard let year, var days = festival.days(year) else { return nil }
    // 黄金周 alone: that of May until August, then that of October.
    if festival.names == "黄金周", let month = context.today?.parts.month, month >= 9 { days = (CivilDay(year, 10, 1), CivilDay(year, 10, 8)) }
    if fields.edge == .eve { days = (days.0 + -1, days.0) }
    if days.1.number - days.0.number > 1 { return stretch(days.0, days.1) }
    return DaySpan(first: days.0, end: days.1, value: days.0.iso)
  }

  /// The year in which a day is nearest to today; one that is more than eleven weeks ahead only where the text looks forward.
  private func nearby(_ around: Int, _ day: (Int) -> CivilDay?) -> Int? {
    guard let today = context.today else { return nil }
    func distance(_ year: Int) -> Int {
      guard let found = day(year) else { return Int.max }
      let days = found.number - today.number
      return days > 77 && !isFuture ? days + 1000 : abs(days)
    }
    return [around - 1, around, around + 1].min { distance($0) < distance($1) }
  }

  private func lunar(_ month: Int, _ fields: inout TimeFields) -> DaySpan? {
    let day = fields.day
    if let year = fields.year, year < LunarCalendar.firstYear || year > 2099 {
      // Before the table: the date as it is written.
      let name = padded(year, 4) + "-" + padded(month, 2)
      let first = CivilDay(year, month, day ?? 1)
      return DaySpan(first: first, end: day == nil ? CivilDay(year, month + 1, 1) : first + 1, value: day == nil ? name : name + "-" + padded(day!, 2))
    }
    func first(_ year: Int) -> CivilDay? { LunarCalendar.day(year, month, day ?? 1, isLeap: fields.isLeap) }
    var year = fields.year ?? context.chainYear
    if year == nil {
      guard let today = context.today else { return nil }
      year = nearby(today.parts.year, first)
    }
    guard let year, let start = first(year) else { return nil }
    if day != nil { return DaySpan(first: start, end: start + 1, value: start.iso) }
    let length = LunarCalendar.day(year, month, 30, isLeap: fields.isLeap) == nil ? 29 : 30
    return stretch(start, start + length)
  }

  // MARK: - The clock

  private func clock(_ fields: inout TimeFields) -> ResolvedTime {
    let dated = fields.hasDate
    var dateFields = fields
    dateFields.hour = nil
    dateFields.part = nil
    var day: CivilDay?
    if dated { day = days(&dateFields)?.first } else if isRecent { day = context.lastDay }
    guard var hour = fields.hour else {
      let code = "T" + (fields.part ?? "")
      guard let day, dated else { return ResolvedTime(type: .time, value: dated ? bareValue(fields) : code, begin: "", finish: "") }
      return ResolvedTime(
        type: .time, value: day.iso + code, begin: day.iso, finish: (day + 1).iso, span: DaySpan(first: day, end: day + 1, value: day.iso))
    }
    if !fields.isPMKnown {
      switch fields.part {
      case "AF", "EV": if hour < 12 { hour += 12 } else if hour == 12, fields.part == "EV" { hour = 24 }
      case "MI": if hour < 4 { hour += 12 }
      case "NI": if hour >= 6, hour < 12 { hour += 12 } else if hour == 12 { hour = isMidnight(fields) ? 0 : 24 }
      default: break
      }
    }
    if hour == 24, day != nil {
      day = day! + 1
      hour = 0
    }
    let minute = fields.minute ?? 0
    var time = padded(hour, 2) + ":" + padded(minute, 2)
    if let second = fields.second { time += ":" + padded(second, 2) }
    guard let day else {
      let value = dated ? bareValue(fields) + "T" + time : "T" + time
      return ResolvedTime(type: .time, value: value, begin: "", finish: "")
    }
    var next = hour * 3600 + minute * 60 + (fields.second ?? 0) + (fields.second != nil ? 1 : fields.minute != nil ? 60 : 3600)
    var nextDay = day
    if next >= 86400 {
      next -= 86400
      nextDay = day + 1
    }
    var finish = nextDay.iso + "T" + padded(next / 3600, 2) + ":" + padded(next / 60 % 60, 2)
    if fields.second != nil { finish += ":" + padded(next % 60, 2) }
    return ResolvedTime(
      type: .time, value: day.iso + "T" + time, begin: day.iso + "T" + time, finish: finish, span: DaySpan(first: day, end: day + 1, value: day.iso))
  }

  /// 凌晨12时 is the day's beginning, 夜12时 its end.
  private func isMidnight(_ fields: TimeFields) -> Bool { fields.isPMKnown }

  /// The last day that was mentioned stands for a bare clock time when it is news: in the same line, or within three days of the article.
  private var isRecent: Bool {
    guard let last = context.lastDay else { return false }
    if context.lastDayLine == context.line { return true }
    guard let reference = context.reference?.day else { return false }
    return context.lastDayLine >= context.line - 2 && abs(last.number - reference.number) <= 1
  }

  // MARK: - Without a date

  /// `XXXX-03-15` where the year is unknown.
  private func bareValue(_ fields: TimeFields) -> String {
    if let festival = fields.festival { return bareFestival(festival) }
    if fields.isWeekend { return "XXXX-WXX-WE" }
    if let weekday = fields.weekday { return "XXXX-WXX-\(weekday)" }
    if let week = fields.week { return "REF" + (week < 0 ? "-" : "+") + "\(abs(week))W" }
    let year = fields.year.map { padded($0, 4) } ?? "XXXX"
    if let half = fields.half { return year + "-H\(half)" }
    if let quarter = fields.quarter { return year + "-Q\(quarter)" }
    if let quarters = fields.quarters { return year + "-01/" + year + "-" + padded(quarters * 3, 2) }
    if let months = fields.months { return year + "-01/" + year + "-" + padded(months, 2) }
    if let season = fields.season { return year + "-" + season }
    guard fields.month != nil || fields.day != nil else { return year }
    let month = fields.month.map { padded($0, 2) } ?? "XX"
    var value = year + "-" + month
    if let day = fields.day { value += "-" + padded(day, 2) }
    if fields.part != nil, fields.hour == nil { value += "T" + fields.part! }
    return value
  }

  private func bareFestival(_ index: Int) -> String {
    switch Festival.all[index].rule {
    case .fixed(let month, let day), .span(let month, let day, _): return "XXXX-" + padded(month, 2) + "-" + padded(day, 2)
    case .term(let term):
      let day = SolarTerms.day(2010, term).parts
      return "XXXX-" + padded(day.month, 2) + "-" + padded(day.day, 2)
    default: return "XXXX"
    }
  }

  private func unresolved(_ fields: TimeFields, _ relative: String) -> ResolvedTime {
    var value = relative
    if let half = fields.half { value += "-H\(half)" }
    if let quarter = fields.quarter { value += "-Q\(quarter)" }
    if let season = fields.season { value += "-" + season }
    if let month = fields.month { value += "-" + padded(month, 2) }
    if let day = fields.day { value += "-" + padded(day, 2) }
    if let hour = fields.hour {
      let shifted = (fields.part == "AF" || fields.part == "EV") && hour < 12 ? hour + 12 : hour
      value += "T" + padded(shifted, 2) + ":" + padded(fields.minute ?? 0, 2)
    } else if let part = fields.part {
      value += "T" + part
    }
    return ResolvedTime(type: fields.hour != nil || fields.part != nil ? .time : .date, value: value, begin: "", finish: "")
  }
}
