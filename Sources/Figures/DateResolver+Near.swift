extension DateResolver {
  func samePeriod(_ fields: TimeFields) -> DaySpan? {
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

  func week(_ fields: TimeFields) -> DaySpan? {
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

  func isoWeek(_ day: CivilDay) -> (year: Int, week: Int) {
    let thursday = day + (4 - day.weekday)
    let year = thursday.parts.year
    return (year, (thursday.number - CivilDay(year, 1, 1).number) / 7 + 1)
  }

  func festivalDays(_ index: Int, _ fields: inout TimeFields) -> DaySpan? {
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
  func nearby(_ around: Int, _ day: (Int) -> CivilDay?) -> Int? {
    guard let today = context.today else { return nil }
    func distance(_ year: Int) -> Int {
      guard let found = day(year) else { return Int.max }
      let days = found.number - today.number
      return days > 77 && !isFuture ? days + 1000 : abs(days)
    }
    return [around - 1, around, around + 1].min { distance($0) < distance($1) }
  }

  func lunar(_ month: Int, _ fields: inout TimeFields) -> DaySpan? {
    let day = fields.day
    if let year = fields.year, year < LunarCalendar.firstYear || year > 2099 {
      // Before the table: the date as it is written.
      let name = padded(year, 4) + "-" + padded(month, 2)
      let first = CivilDay(year, month, day ?? 1)
      return DaySpan(
        first: first, end: day == nil ? CivilDay(year, month + 1, 1) : first + 1, value: day == nil ? name : name + "-" + padded(day!, 2))
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
}
