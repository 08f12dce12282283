import Testing

@testable import Figures

/// Relative times against the article's date, over the turn of years, in chains, and without a date.
private let rows: [(String, String, String)] = [
  ("前天", "2010-01-01", "前天 DATE 2009-12-30 2009-12-30|2009-12-31"),
  ("12月", "2010-01-05", "12月 DATE 2009-12 2009-12-01|2010-01-01"),
  ("31日", "2010-03-02", "31日 DATE 2010-03-31 2010-03-31|2010-04-01"),
  ("28日", "2010-03-02", "28日 DATE 2010-02-28 2010-02-28|2010-03-01"),
  ("昨晚", "2024-03-01", "昨晚 TIME 2024-02-29TEV 2024-02-29|2024-03-01"),
  ("上周日", "2024-01-03", "上周日 DATE 2023-12-31 2023-12-31|2024-01-01"),
  ("将于3月1日开幕", "2010-12-20", "3月1日 DATE 2011-03-01 2011-03-01|2011-03-02"),
  ("新华社北京7月1日电 今天", "2002-07-02", "7月1日 DATE 2002-07-01 2002-07-01|2002-07-02; 今天 DATE 2002-07-01 2002-07-01|2002-07-02"),
  ("2008年5月，他入伍。9月，他受伤。", "2010-09-16", "2008年5月 DATE 2008-05 2008-05-01|2008-06-01; 9月 DATE 2008-09 2008-09-01|2008-10-01"),
  ("8月2日晚开会，当晚结束。", "2010-09-16", "8月2日晚 TIME 2010-08-02TEV 2010-08-02|2010-08-03; 当晚 TIME 2010-08-02TEV 2010-08-02|2010-08-03"),
  ("7月5日，次日", "2010-09-16", "7月5日 DATE 2010-07-05 2010-07-05|2010-07-06; 次日 DATE 2010-07-06 2010-07-06|2010-07-07"),
  (
    "上半年收入5亿元，比去年同期增长5%", "2010-09-16",
    "上半年 DATE 2010-H1 2010-01-01|2010-07-01; 5亿元 money 500000000 [元] =500000000CNY; 去年同期 DATE 2009-H1 2009-01-01|2009-07-01; 5% percent 5 [%] up yoy"
  ),
  ("去年收入比上年增长5%", "2010-09-16", "去年 DATE 2009 2009-01-01|2010-01-01; 上年 DATE 2008 2008-01-01|2009-01-01; 5% percent 5 [%] up yoy"),
  ("昨天", "", "昨天 DATE REF-1D"),
  ("去年8月", "", "去年8月 DATE REF-1Y-08"),
  ("明天下午5时", "", "明天下午5时 TIME REF+1DT17:00"),
  ("3月15日", "", "3月15日 DATE XXXX-03-15"),
  ("2010年3月15日", "", "2010年3月15日 DATE 2010-03-15 2010-03-15|2010-03-16"),
  ("上半年", "", "上半年 DATE XXXX-H1"),
]

@Test(arguments: rows)
func references(_ text: String, _ date: String, _ expected: String) {
  #expect(figures(text, date: date) == expected)
}

@Test func chineseNewYears() {
  for (year, day) in [
    (1900, "1900-01-31"), (1985, "1985-02-20"), (2003, "2003-02-01"), (2020, "2020-01-25"), (2023, "2023-01-22"), (2033, "2033-01-31"),
    (2100, "2100-02-09"),
  ] {
    #expect(LunarCalendar.day(year, 1, 1)?.iso == day)
  }
  #expect(LunarCalendar.day(2020, 4, 1, isLeap: true)?.iso == "2020-05-23")
  #expect(LunarCalendar.day(2021, 4, 1, isLeap: true) == nil)
  #expect(LunarCalendar.day(1899, 1, 1) == nil)
}

@Test func solarTerms() {
  for (year, term, day) in [
    (2019, 23, "2019-12-22"), (2003, 4, "2003-03-06"), (2010, 6, "2010-04-05"), (1990, 11, "1990-06-21"), (2024, 2, "2024-02-04"),
  ] {
    #expect(SolarTerms.day(year, term).iso == day)
  }
}

@Test func civilDays() {
  #expect(CivilDay(1970, 1, 1).number == 0)
  #expect(CivilDay(2000, 2, 29).iso == "2000-02-29")
  #expect(CivilDay(2023, 13, 1).iso == "2024-01-01")
  #expect(CivilDay(2010, 9, 16).weekday == 4)
  for number in stride(from: -700_000, to: 700_000, by: 997) {
    let parts = CivilDay(number: number).parts
    #expect(CivilDay(parts.year, parts.month, parts.day).number == number)
  }
  #expect(ReferenceDate(iso: "2023-02-29") == nil)
  #expect(ReferenceDate(iso: "2024-02-29", time: "09:30:00")?.second == 34200)
}
