/// What the text before has said of time, while an article is read.
struct TimeContext {
  var reference: ReferenceDate?
  /// The day that 今天 means: the dateline's where there is one, else the article's.
  var today: CivilDay?
  /// A year that was written out in this line, or with a month: bare months after it belong to it.
  var chainYear: Int?
  /// The last month and day that were mentioned.
  var chainHasMonth = false
  /// The line in which `lastYear` was mentioned.
  var lastYearLine = -1
  var lastMonth: (year: Int, month: Int)?
  var lastDay: CivilDay?
  var lastDayLine = -1
  /// The last year that was mentioned, for 当年 and 次年.
  var lastYear: Int?
  var line = 0
  /// The last stretch, for 去年同期.
  var lastSpan: (first: CivilDay, end: CivilDay)?

  init(reference: ReferenceDate?) {
    self.reference = reference
    today = reference?.day
  }

  var referenceYear: Int? { (today ?? reference?.day)?.parts.year }
}
