/// The days of the 24 solar terms, from the sun's longitude.
enum SolarTerms {
  /// The names in the order of the year, from 小寒 (early January) on.
  static let names = [
    "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至", "小暑", "大暑", "立秋", "处暑", "白露", "秋分",
    "寒露", "霜降", "立冬", "小雪", "大雪", "冬至",
  ]

  /// The day in China of a term: (2019, 23) 冬至 is 2019-12-22. Right to a quarter of an hour; a term that close to midnight may be a day off.
  static func day(_ year: Int, _ term: Int) -> CivilDay {
    let target = Double((285 + 15 * term) % 360)
    // About where the term must be; then Newton's steps on the sun's longitude.
    var time = Double(CivilDay(year, 1, 6).number) + 15.2184 * Double(term)
    for _ in 0..<6 {
      var difference = (target - longitude(time)).truncatingRemainder(dividingBy: 360)
      if difference > 180 { difference -= 360 }
      if difference < -180 { difference += 360 }
      time += difference * 365.2422 / 360
    }
    return CivilDay(number: Int((time + 8.0 / 24).rounded(.down)))
  }

  /// The apparent longitude of the sun in degrees, of a time in days since 1970 (Meeus, Astronomical Algorithms, chapter 25, low accuracy).
  private static func longitude(_ days: Double) -> Double {
    let century = (days + 69.0 / 86400 - 10957.5) / 36525
    let mean = 280.46646 + 36000.76983 * century + 0.0003032 * century * century
    let anomaly = (357.52911 + 35999.05029 * century) * Double.pi / 180
    let center =
      (1.914602 - 0.004817 * century) * sine(anomaly) + (0.019993 - 0.000101 * century) * sine(2 * anomaly) + 0.000289 * sine(3 * anomaly)
    let node = (125.04 - 1934.136 * century) * Double.pi / 180
    let result = (mean + center - 0.00569 - 0.00478 * sine(node)).truncatingRemainder(dividingBy: 360)
    return result < 0 ? result + 360 : result
  }

  /// A sine of our own (Taylor's series after reduction), so that every platform gives the same bits.
  private static func sine(_ angle: Double) -> Double {
    var x = angle.truncatingRemainder(dividingBy: 2 * Double.pi)
    if x > Double.pi { x -= 2 * Double.pi }
    if x < -Double.pi { x += 2 * Double.pi }
    var term = x
    var sum = x
    for k in 1...14 {
      term *= -x * x / Double((2 * k) * (2 * k + 1))
      sum += term
    }
    return sum
  }
}
