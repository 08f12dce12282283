/// What a date expression says, part by part; resolved later against the article's date.
struct TimeFields {
  enum Edge { case early, middle, late, monthStart, monthEnd, yearStart, yearEnd, eve }

  /// The granularity of a part; a part may only follow a coarser one.
  enum Rank: Int { case none, century, decade, year, yearPart, month, monthPart, day, weekday, part, clock }

  var start = 0
  var end = 0
  var rank = Rank.none

  @Small var year: Int?
  /// The year is written out, not 今年 or 去年.
  var isYearWritten = false
  /// Of an unresolved 去年 or 昨天: `REF-1Y`.
  var relative: String?
  @Small var century: Int?
  @Small var decade: Int?
  @Small var half: Int?
  @Small var quarter: Int?
  /// 前三季度 3, 前10个月: the first so many.
  @Small var quarters: Int?
  @Small var months: Int?
  var season: String?
  @Small var month: Int?
  /// The month was said, not filled in.
  var isMonthWritten = false
  var isLunar = false
  var isLeap = false
  @Small var halfMonth: Int?
  @Small var xun: Int?
  var edge: Edge?
  @Small var day: Int?
  /// A day that is known as a whole: 昨天.
  var civil: CivilDay?
  @Small var weekday: Int?
  @Small var week: Int?
  var isWeekend = false
  /// 2021年第二周.
  @Small var weekOfYear: Int?
  @Small var firstDays: Int?
  @Small var lastMonths: Int?
  @Small var festival: Int?
  var part: String?
  @Small var hour: Int?
  @Small var minute: Int?
  @Small var second: Int?
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

/// A small number or none, in two bytes: date fields are copied often.
@propertyWrapper
struct Small {
  private var stored = Int16.min
  init() {}
  var wrappedValue: Int? {
    get { stored == .min ? nil : Int(stored) }
    set { stored = newValue.flatMap { Int16(exactly: $0) } ?? .min }
  }
}

/// A stretch of days, and how it is written.
struct DaySpan {
  var first: CivilDay
  var end: CivilDay
  var value: String
}
