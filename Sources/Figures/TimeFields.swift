/// What a date expression says, part by part; resolved later against the article's date.
struct TimeFields {
  enum Edge { case early, middle, late, monthStart, monthEnd, yearStart, yearEnd, eve }

  /// The granularity of a part; a part may only follow a coarser one.
  enum Rank: Int { case none, century, decade, year, yearPart, month, monthPart, day, weekday, part, clock }

  var start = 0
  var end = 0
  var rank = Rank.none

  var year: Int?
  /// The year is written out, not 今年 or 去年.
  var isYearWritten = false
  /// Of an unresolved 去年 or 昨天: `REF-1Y`.
  var relative: String?
  var century: Int?
  var decade: Int?
  var half: Int?
  var quarter: Int?
  /// 前三季度 3, 前10个月: the first so many.
  var quarters: Int?
  var months: Int?
  var season: String?
  var month: Int?
  /// The month was said, not filled in.
  var isMonthWritten = false
  var isLunar = false
  var isLeap = false
  var halfMonth: Int?
  var xun: Int?
  var edge: Edge?
  var day: Int?
  /// A day that is known as a whole: 昨天.
  var civil: CivilDay?
  var weekday: Int?
  var week: Int?
  var isWeekend = false
  /// 2021年第二周.
  var weekOfYear: Int?
  var firstDays: Int?
  var lastMonths: Int?
  var festival: Int?
  var part: String?
  var hour: Int?
  var minute: Int?
  var second: Int?
  var stretch: (CivilDay, CivilDay)?
  /// 十二五: first and one after the last year.
  var years: (Int, Int)?
  /// 同期, 前后, 之后 …
  var isSamePeriod = false
  var isAround = false
  var bound: Bound = .none
  /// A clock time needs a part of the day to be afternoon.
  var isPMKnown = false
  var rule = "date"

  enum Bound { case none, before, after, beforeOrOn, afterOrOn }

  var hasDate: Bool {
    year != nil || month != nil || day != nil || civil != nil || weekday != nil || week != nil || festival != nil || relative != nil || decade != nil
      || century != nil || half != nil || quarter != nil || quarters != nil || months != nil || years != nil || season != nil || stretch != nil
  }
}

/// A stretch of days, and how it is written.
struct DaySpan {
  var first: CivilDay
  var end: CivilDay
  var value: String
}
