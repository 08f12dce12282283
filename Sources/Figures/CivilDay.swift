/// A day of the Gregorian calendar, counted from 1970-01-01.
public struct CivilDay: Sendable, Hashable, Comparable {
  public var number: Int

  public init(number: Int) { self.number = number }

  /// `year` may be any; months and days beyond their ends run on (2023-13-01 is 2024-01-01).
  public init(_ year: Int, _ month: Int, _ day: Int) {
    let months = year * 12 + month - 1
    var y = months >= 0 ? months / 12 : -((11 - months) / 12)
    let m = months - y * 12 + 1
    if m <= 2 { y -= 1 }
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5
    number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468 + day - 1
  }

  public var parts: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  public static func length(ofMonth month: Int, _ year: Int) -> Int { CivilDay(year, month + 1, 1).number - CivilDay(year, month, 1).number }

  /// Monday is 1, Sunday 7.
  public var weekday: Int { (number % 7 + 7 + 3) % 7 + 1 }

  public static func < (a: CivilDay, b: CivilDay) -> Bool { a.number < b.number }
  public static func + (day: CivilDay, days: Int) -> CivilDay { CivilDay(number: day.number + days) }

  /// `2023-03-15`.
  public var iso: String {
    let (year, month, day) = parts
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }
}

/// A number with zeros before it: (7, 2) is `07`.
func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(abs(value))
  return (value < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// The date of an article, against which relative times are resolved; the time of day where it is known.
public struct ReferenceDate: Sendable, Equatable {
  public var day: CivilDay
  /// Seconds since midnight.
  public var second: Int?

  public init(day: CivilDay, second: Int? = nil) {
    self.day = day
    self.second = second
  }

  /// From `2023-03-18` and, where known, `09:30:00`. Anything else gives nil.
  public init?(iso: String, time: String = "") {
    let numbers = iso.utf8.split(separator: 45, omittingEmptySubsequences: false).map { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == 3, let year = numbers[0], let month = numbers[1], let day = numbers[2], (1...9999).contains(year),
      (1...12).contains(month), day >= 1, day <= CivilDay.length(ofMonth: month, year)
    else { return nil }
    self.day = CivilDay(year, month, day)
    let clock = time.utf8.split(separator: 58).map { Int(String(decoding: $0, as: UTF8.self)) ?? -1 }
    if clock.count >= 2, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]) { second = clock[0] * 3600 + clock[1] * 60 }
  }
}
