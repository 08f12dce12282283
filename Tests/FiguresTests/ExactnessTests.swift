import ArticleModel
import Glibc
import Testing

@testable import Figures

@Test func decimalsAreExact() {
  let nines = String(repeating: "9", count: 38)
  #expect(figures(nines + "元").contains("money " + nines + " [元]"))
  #expect(figures("12345678901234567890123456789012345678.5元").contains(".5元 money"))
  #expect(ExactDecimal(1).divided(by: ExactDecimal(3))?.plain == "0.333333")
  #expect(ExactDecimal(1).divided(by: ExactDecimal(8))?.plain == "0.125")
  #expect(ExactDecimal(2225).divided(by: ExactDecimal(16))?.plain == "139.0625")
  #expect(ExactDecimal(1).divided(by: .zero) == nil)
  #expect(ExactDecimal.limit.description == nines)
  #expect(ExactDecimal(ExactDecimal.limit).adding(ExactDecimal(1)) == nil)
  #expect(ExactDecimal(5, exponent: -1).adding(ExactDecimal(15, exponent: -1))?.plain == "2")
  #expect(ExactDecimal(3, exponent: 4).plain == "30000")
  #expect(ExactDecimal(3, exponent: -6, isNegative: true).plain == "-0.000003")
}

@Test func longNumbersKeepTheirDigitsAndSaySo() {
  let digits = String(repeating: "123456789", count: 9)
  let text = SourceText(digits + "元")
  let found = scan(text, tokens: [], date: "").0
  #expect(found.count == 1)
  #expect(found.first?.low == digits)
  #expect(found.first?.rule == "money.unit.long")
}

/// Hostile lines: whatever stands in them, ranges are in order and in bounds, and two runs are equal.
@Test(arguments: [
  "", "一", "\n\n", "𠮷野家3家", "第", "3至", "“", "《", "3年", "．", "%", "-", "2010-", "10:", "一一一一", "万万万", "亿", "负", "每", "前", "３，", "1,2,3,4", "3、", "十十十",
  "零零零",
])
func oddTexts(_ string: String) {
  for repeated in [1, 2, 50] {
    let text = SourceText(String(repeating: string, count: repeated))
    let first = scan(text, tokens: [], date: "2010-09-16")
    let second = scan(text, tokens: [], date: "2010-09-16")
    #expect(first.0 == second.0 && first.1 == second.1)
    var end = 0
    for quantity in first.0 {
      #expect(quantity.range.start >= end && quantity.range.end > quantity.range.start && quantity.range.end <= text.count)
      end = quantity.range.end
    }
    end = 0
    for time in first.1 {
      #expect(time.range.start >= end && time.range.end > time.range.start && time.range.end <= text.count)
      end = time.range.end
    }
  }
}

/// Ten times the length takes no more than about ten times as long.
@Test(arguments: ["7", "一", "第", "3 ", "1-", "三年", "1.", "“", "三、", "多", "万", "3至", "1,222,", "比"])
func timeIsLinear(_ unit: String) {
  /// Processor time of this thread in nanoseconds: other work on the machine does not count.
  func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
  func duration(_ count: Int) -> Int {
    let text = SourceText(String(repeating: unit, count: count))
    return (0..<3).map { _ in
      let start = now()
      _ = scan(text, tokens: [], date: "2010-09-16")
      return now() - start
    }.min()!
  }
  let short = duration(600)
  let long = duration(6_000)
  #expect(long < short * 40 + 20_000_000)
}

@Test func tablesAreSound() {
  for line in ["兩", "萬", "億", "點", "號", "歲", "餘", "內"] { #expect(CharacterTable.shared.fold[Int(line.utf16.first!)] != line.utf16.first!) }
  for unit in UnitTable.shared.units where unit.kind == .money && !unit.baseUnit.isEmpty && unit.baseUnit != "-" {
    #expect(unit.baseUnit.utf8.count == 3)
  }
}
