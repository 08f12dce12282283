extension DateResolver {
  // MARK: - The clock

  func clock(_ fields: inout TimeFields) -> ResolvedTime {
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
  func isMidnight(_ fields: TimeFields) -> Bool { fields.isPMKnown }

  /// The last day that was mentioned stands for a bare clock time when it is news: in the same line, or within three days of the article.
  var isRecent: Bool {
    guard let last = context.lastDay else { return false }
    if context.lastDayLine == context.line { return true }
    guard let reference = context.reference?.day else { return false }
    return context.lastDayLine >= context.line - 2 && abs(last.number - reference.number) <= 1
  }

  // MARK: - Without a date

  /// `XXXX-03-15` where the year is unknown.
  func bareValue(_ fields: TimeFields) -> String {
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

  func bareFestival(_ index: Int) -> String {
    switch Festival.all[index].rule {
    case .fixed(let month, let day), .span(let month, let day, _): return "XXXX-" + padded(month, 2) + "-" + padded(day, 2)
    case .term(let term):
      let day = SolarTerms.day(2010, term).parts
      return "XXXX-" + padded(day.month, 2) + "-" + padded(day.day, 2)
    default: return "XXXX"
    }
  }

  func unresolved(_ fields: TimeFields, _ relative: String) -> ResolvedTime {
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
