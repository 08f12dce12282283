/// A festival or solar term with its day in a year.
struct Festival: Sendable {
  enum Rule: Sendable {
    /// A day of the Gregorian calendar.
    case fixed(Int, Int)
    /// A day of the Chinese calendar; month 13 is the last day of the year before.
    case lunar(Int, Int)
    case term(Int)
    /// The n-th weekday of a month: the second Sunday of May.
    case weekday(Int, Int, Int)
    /// A stretch of days from a day on.
    case span(Int, Int, Int)
  }
  let names: String
  let rule: Rule

  /// The days in a year: (first, the one after the last).
  func days(_ year: Int) -> (CivilDay, CivilDay)? {
    switch rule {
    case .fixed(let month, let day):
      let first = CivilDay(year, month, day)
      return (first, first + 1)
    case .lunar(let month, let day):
      guard let first = month == 13 ? LunarCalendar.eve(year - 1) : LunarCalendar.day(year, month, day) else { return nil }
      return (first, first + 1)
    case .term(let term):
      let first = SolarTerms.day(year, term)
      return (first, first + 1)
    case .weekday(let month, let n, let weekday):
      let first = CivilDay(year, month, 1)
      let day = first + ((weekday - first.weekday + 7) % 7 + (n - 1) * 7)
      return (day, day + 1)
    case .span(let month, let day, let length):
      let first = CivilDay(year, month, day)
      return (first, first + length)
    }
  }

  static let all: [Festival] = {
    var list = [
      Festival(names: "春节 大年初一 农历新年 新春佳节", rule: .lunar(1, 1)),
      Festival(names: "除夕 大年三十 年三十 除夕夜 大年夜", rule: .lunar(13, 0)),
      Festival(names: "元宵节 元宵佳节 元宵", rule: .lunar(1, 15)),
      Festival(names: "端午节 端午 端午佳节", rule: .lunar(5, 5)),
      Festival(names: "七夕节 七夕", rule: .lunar(7, 7)),
      Festival(names: "中元节", rule: .lunar(7, 15)),
      Festival(names: "中秋节 中秋 中秋佳节", rule: .lunar(8, 15)),
      Festival(names: "重阳节 重阳 重阳佳节", rule: .lunar(9, 9)),
      Festival(names: "腊八节 腊八", rule: .lunar(12, 8)),
      Festival(names: "小年", rule: .lunar(12, 23)),
      Festival(names: "元旦 元旦节", rule: .fixed(1, 1)),
      Festival(names: "情人节", rule: .fixed(2, 14)),
      Festival(names: "妇女节 三八节 三八妇女节 “三八”妇女节 “三八”节 “三八”国际劳动妇女节 “三八”国际妇女节", rule: .fixed(3, 8)),
      Festival(names: "植树节", rule: .fixed(3, 12)),
      Festival(names: "劳动节 五一劳动节 “五一”劳动节 “五一”国际劳动节 五一国际劳动节 国际劳动节 “五一” 五一 “五一”节 五一节", rule: .fixed(5, 1)),
      Festival(names: "青年节 五四青年节 “五四”青年节", rule: .fixed(5, 4)),
      Festival(names: "儿童节 六一儿童节 “六一”儿童节 “六一”国际儿童节 六一国际儿童节 国际儿童节 “六一” 六一", rule: .fixed(6, 1)),
      Festival(names: "建党节 “七一” 七一", rule: .fixed(7, 1)),
      Festival(names: "建军节 八一建军节 “八一”建军节 “八一” 八一", rule: .fixed(8, 1)),
      Festival(names: "教师节", rule: .fixed(9, 10)),
      Festival(names: "国庆节 国庆 国庆佳节 “十一” 十一国庆节 “十一”国庆节", rule: .fixed(10, 1)),
      Festival(names: "记者节", rule: .fixed(11, 8)),
      Festival(names: "平安夜", rule: .fixed(12, 24)),
      Festival(names: "圣诞节 圣诞", rule: .fixed(12, 25)),
      Festival(names: "“双11” “双十一” 双十一 双11", rule: .fixed(11, 11)),
      Festival(names: "母亲节", rule: .weekday(5, 2, 7)),
      Festival(names: "父亲节", rule: .weekday(6, 3, 7)),
      Festival(names: "感恩节", rule: .weekday(11, 4, 4)),
      Festival(names: "“五一”黄金周 五一黄金周 “五一”长假 五一长假", rule: .span(5, 1, 7)),
      Festival(names: "“十一”黄金周 十一黄金周 国庆黄金周 “十一”长假 国庆长假 “国庆”黄金周", rule: .span(10, 1, 7)),
      Festival(names: "黄金周", rule: .span(5, 1, 7)),
      Festival(names: "清明节 清明", rule: .term(6)),
      Festival(names: "冬至节 冬至 冬至佳节", rule: .term(23)),
    ]
    // 雨水, 小雪 and 大雪 are weather more often than days.
    for (index, name) in SolarTerms.names.enumerated() where !["清明", "冬至", "雨水", "小雪", "大雪", "小满"].contains(name) {
      list.append(Festival(names: name, rule: .term(index)))
    }
    return list
  }()
}
