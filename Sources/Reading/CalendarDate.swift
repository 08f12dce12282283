/// Reads a date, and a time of day after it, in the forms that records, folios and file names have.
///
///     CalendarDate("2019年7月12日 星期五")?.iso      // "2019-07-12"
///     CalendarDate("20190712")?.iso                 // "2019-07-12"
///     CalendarDate("2019-07-12T09:30:00+08:00")     // iso 2019-07-12, time 09:30:00
///     CalendarDate("二〇一九年七月十二日")?.iso       // "2019-07-12"
struct CalendarDate: Equatable {
  var iso: String
  var time = ""

  init?(_ string: String) {
    let units = Array(string.utf16)
    guard let found = units.withUnsafeBufferPointer({ Self.read($0) }) else { return nil }
    self = found
  }

  private init(iso: String, time: String) {
    self.iso = iso
    self.time = time
  }

  private static func read(_ units: UnsafeBufferPointer<UInt16>) -> CalendarDate? {
    var at = 0
    while at < units.count, units[at] <= 0x20 || units[at] == 0x3000 { at += 1 }
    let (year, yearDigits) = number(units, &at)
    if yearDigits == 8 { return date(year / 10000, year / 100 % 100, year % 100, "") }
    if yearDigits == 14 {
      return nil
    }
    guard yearDigits == 4 else { return nil }
    guard separator(units, &at) else { return nil }
    let (month, monthDigits) = number(units, &at)
    guard monthDigits > 0, separator(units, &at) else { return nil }
    let (day, dayDigits) = number(units, &at)
    guard dayDigits > 0 else { return nil }
    if at < units.count, units[at] == 0x65E5 || units[at] == 0x53F7 { at += 1 }  // 日 号
    var time = ""
    var look = at
    while look < units.count, units[look] == 0x20 || units[look] == 0x54 || units[look] == 0x3000 { look += 1 }  // space T
    let (hour, hourDigits) = number(units, &look)
    if look > at, hourDigits > 0, hourDigits <= 2, look < units.count, units[look] == 0x3A || units[look] == 0xFF1A {
      look += 1
      let (minute, minuteDigits) = number(units, &look)
      var second = 0
      if minuteDigits == 2, look < units.count, units[look] == 0x3A || units[look] == 0xFF1A {
        look += 1
        second = number(units, &look).0
      }
      if minuteDigits == 2, hour < 24, minute < 60, second < 61 { time = two(hour) + ":" + two(minute) + ":" + two(second) }
    }
    return date(year, month, day, time)
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int, _ time: String) -> CalendarDate? {
    guard year >= 1800, year < 2200, month >= 1, month <= 12, day >= 1, day <= daysOf(month, year) else { return nil }
    return CalendarDate(iso: String(year) + "-" + two(month) + "-" + two(day), time: time)
  }

  private static func daysOf(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  private static func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }

  private static func separator(_ units: UnsafeBufferPointer<UInt16>, _ at: inout Int) -> Bool {
    guard at < units.count else { return false }
    switch units[at] {
    case 0x2D, 0x2F, 0x2E, 0x5F, 0x5E74, 0x6708, 0xFF0D, 0x2F00: at += 1  // - / . _ 年 月
    default: return false
    }
    while at < units.count, units[at] == 0x20 { at += 1 }
    return true
  }

  /// A number in ASCII, full-width or Chinese figures, and how many figures it had.
  private static func number(_ units: UnsafeBufferPointer<UInt16>, _ at: inout Int) -> (Int, Int) {
    var value = 0
    var digits = 0
    while at < units.count, digits < 15 {
      let unit = units[at]
      if unit >= 0x30 && unit <= 0x39 {
        value = value * 10 + Int(unit) - 0x30
      } else if unit >= 0xFF10 && unit <= 0xFF19 {
        value = value * 10 + Int(unit) - 0xFF10
      } else {
        break
      }
      digits += 1
      at += 1
    }
    if digits > 0 { return (value, digits) }
    var tens = -1
    while at < units.count, digits < 5 {
      let unit = units[at]
      if unit == 0x5341 {  // 十
        tens = value == 0 ? 1 : value
        value = 0
      } else if let figure = figures.firstIndex(of: unit) {
        value = value * 10 + (figure > 9 ? 0 : figure)
      } else {
        break
      }
      digits += 1
      at += 1
    }
    return (tens >= 0 ? tens * 10 + value : value, digits)
  }

  private static let figures = Array("〇一二三四五六七八九零○".utf16)
}
