extension DateReader {
  /// A part that begins with a numeral: 2023年, 3月, 15日, 9时30分, 09:30, 2023-03-15, 20世纪, 90年代, 三季度.
  func numeralPart(_ at: Int, _ fields: inout TimeFields) -> Int? {
    if text.kind(at) == .digit {
      if let end = numericDate(at, &fields) { return end }
      if let end = colonClock(at, &fields) { return end }
    }
    guard let numeral = numerals.read(at), numeral.isExact || numeral.spread == .range, !numeral.hasPoint || text[numeral.end] == u("分"),
      !numeral.isTooLong
    else { return nil }
    let after = text.skippingBlanks(numeral.end)
    switch text[after] {
    case u("年"): return year(numeral, after, &fields)
    case u("月"): return month(numeral, after, &fields)
    case u("日"), u("号"): return day(numeral, after, &fields)
    case u("季"):
      guard let n = numeral.integer, (1...4).contains(n), fields.rank.rawValue < TimeFields.Rank.yearPart.rawValue else { return nil }
      guard text[after + 1] == u("度") else { return nil }
      fields.quarter = n
      fields.rank = .yearPart
      fields.rule = "date.quarter"
      return after + 2
    case u("世"):
      guard text[after + 1] == u("纪"), let n = numeral.integer, (1...30).contains(n), fields.rank == .none else { return nil }
      fields.century = n - 1
      fields.rank = .century
      fields.rule = "date.century"
      return after + 2
    case u("时"), u("点"): return clock(numeral, after, &fields)
    default:
      // 八月十五 after a year.
      if fields.rank == .month, fields.isMonthWritten, fields.isYearWritten || fields.isLunar, !numeral.isArabic, numeral.hasMultiplier,
        let day = numeral.integer, (10...31).contains(day), !text.isHan(numeral.end) || fields.isLunar
      {
        fields.day = day
        fields.rank = .day
        return numeral.end
      }
      return nil
    }
  }

  func year(_ numeral: Numeral, _ at: Int, _ fields: inout TimeFields) -> Int? {
    if text[at + 1] == u("代") { return decade(numeral, at, &fields) }
    guard fields.rank == .none else { return nil }
    guard let value = numeral.integer, numeral.isExact else { return nil }
    var year: Int?
    if numeral.plainDigits == 4, (1000...2999).contains(value), !numeral.hasGrouping {
      year = value
    } else if numeral.plainDigits == 2, value < 100, !numeral.hasMultiplier {
      let monthAhead = isMonthAhead(at + 1)
      if numeral.leadingZero || monthAhead || !numeral.isArabic {
        year = value > 30 ? 1900 + value : 2000 + value
      } else if value >= 70, text[numeral.start - 1] == u("’") || text[numeral.start - 1] == u("'") || isAfterSince(numeral.start) {
        year = 1900 + value
      }
    } else if numeral.plainDigits == 3, text.hasBefore("公元", numeral.start) {
      year = value
    }
    guard let year else { return nil }
    if text[at + 1] == u("级") || text[at + 1] == u("生") && text[at + 2] != u("产") { return nil }
    fields.year = year
    fields.isYearWritten = true
    fields.rank = .year
    fields.rule = "date.year"
    if text[at + 1] == u("份"), text[at + 2] != u("额") { return at + 2 }
    if text[at + 1] == u("度") { return at + 2 }
    if let end = text.end(of: "同期", at: at + 1) {
      fields.isSamePeriod = true
      fields.rank = .clock
      return end
    }
    return at + 1
  }

  func isMonthAhead(_ at: Int) -> Bool {
    guard text.kind(at) != .none, let numeral = numerals.read(at), let value = numeral.integer else { return false }
    return (1...12).contains(value) && text[numeral.end] == u("月")
  }

  func isAfterSince(_ start: Int) -> Bool { text.hasBefore(any: ["自", "从", "于", "早在", "在"], start) }

  func decade(_ numeral: Numeral, _ at: Int, _ fields: inout TimeFields) -> Int? {
    guard fields.rank == .none || fields.rank == .century else { return nil }
    if numeral.spread == .range, let low = numeral.low.integer, let high = numeral.high.integer, low % 10 == 0, high % 10 == 0,
      (10...90).contains(low), high > low
    {
      // 五六十年代
      let century = fields.century.map { $0 * 100 } ?? 1900
      fields.century = nil
      fields.years = (century + low, century + high + 10)
      fields.rank = .clock
      fields.rule = "date.decade"
      return at + 2
    }
    guard let value = numeral.integer else { return nil }
    if numeral.plainDigits == 4 {
      fields.decade = value
    } else if value % 10 == 0, (10...90).contains(value) || value == 0 {
      fields.decade = fields.century.map { $0 * 100 + value } ?? (value >= 30 ? 1900 + value : 2000 + value)
    } else {
      return nil
    }
    fields.rank = .decade
    fields.rule = "date.decade"
    return text.end(ofAny: ["初期", "中期", "末期", "后期", "初", "末", "中后期"], at: at + 2) ?? at + 2
  }

  func month(_ numeral: Numeral, _ at: Int, _ fields: inout TimeFields) -> Int? {
    guard fields.rank == .none || fields.rank == .year, let value = numeral.integer, (1...12).contains(value), numeral.plainDigits <= 2 else {
      return nil
    }
    if isOne(text[at + 1], of: "薪饼票供息租球龄嫂子饼光亮") { return nil }
    fields.month = value
    fields.isMonthWritten = true
    fields.rank = .month
    if fields.isLunar {
      let next = text.skippingBlanks(at + 1)
      if text[next] == u("初") { return at + 1 }
    }
    if text[at + 1] == u("份"), text[at + 2] != u("额") { return at + 2 }
    return at + 1
  }

  func day(_ numeral: Numeral, _ at: Int, _ fields: inout TimeFields) -> Int? {
    guard let value = numeral.integer, (1...31).contains(value), numeral.plainDigits <= 2 else { return nil }
    guard fields.rank == .none || fields.rank == .month else { return nil }
    if fields.rank == .none {
      if text[at] == u("号") {
        // 29号 alone: a date only where a time of day or a word of time stands beside it.
        guard isTimeBeside(numeral.start, at + 1) else { return nil }
      } else {
        if text.end(ofAny: ["游", "内", "之内", "以内", "报", "元", "语", "本", "均"], at: at + 1) != nil { return nil }
        if !numeral.isArabic {
          if text.hasBefore(any: ["连续", "一连", "为期", "历时", "第", "整整", "共", "近", "约", "这", "每", "某", "一", "了"], numeral.start) { return nil }
          if value == 1
            || (value < 10 && context.lastDay == nil && context.lastMonth == nil
              && !text.hasBefore(any: ["，", "。", "在", "于", "至", "、"], numeral.start))
          {
            return nil
          }
        }
        if text.hasBefore(any: ["第", "连续", "一连", "为期", "历时"], numeral.start) { return nil }
      }
    } else if text[at] == u("号"), text.end(ofAny: ["楼", "线", "院", "令", "文"], at: at + 1) != nil, !numeral.isArabic {
      return nil
    }
    fields.day = value
    fields.rank = .day
    return at + 1
  }

  func isTimeBeside(_ start: Int, _ end: Int) -> Bool {
    if let match = text.match(TimePhrase.trie, end) {
      if case .part = TimePhrase.all[match.value].kind { return true }
      if case .dayPart = TimePhrase.all[match.value].kind { return true }
    }
    return text.hasBefore(any: ["本月", "下月", "上月", "这个月", "月", "日、", "号、", "到", "日到", "号至"], start)
      || text.end(ofAny: ["之前", "以前", "当天", "那天", "这天", "开始"], at: end) != nil
  }

  /// Arabic digits, at most `width`, with no more behind.
  func shortNumber(_ at: Int, _ width: Int) -> (Int, Int)? {
    var end = at
    var value = 0
    while text.kind(end) == .digit, end - at < width {
      value = value * 10 + text.value(end)
      end += 1
    }
    return end == at || text.kind(end) == .digit ? nil : (value, end)
  }

  /// 2023-03-15, 2023/3/15, 2023.3.15, 15/3/2023.
  func numericDate(_ at: Int, _ fields: inout TimeFields) -> Int? {
    guard fields.rank == .none, text.kind(at - 1) != .digit, let (first, firstEnd) = shortNumber(at, 4) else { return nil }
    let mark = text[firstEnd]
    guard mark == u("-") || mark == u("/") || mark == u("."), text.kind(firstEnd + 1) == .digit,
      let (second, secondEnd) = shortNumber(firstEnd + 1, 2),
      text[secondEnd] == mark, let (third, thirdEnd) = shortNumber(secondEnd + 1, 4), text[thirdEnd] != mark, !text.isLatin(thirdEnd)
    else { return nil }
    if firstEnd - at == 4, (1000...2999).contains(first), (1...12).contains(second), (1...31).contains(third), thirdEnd - secondEnd <= 3 {
      fields.year = first
      fields.month = second
      fields.day = third
    } else if thirdEnd - secondEnd == 5, mark == u("/"), (1000...2999).contains(third), (1...31).contains(first), (1...12).contains(second) {
      fields.year = third
      fields.month = second
      fields.day = first
    } else {
      return nil
    }
    fields.isYearWritten = true
    fields.isMonthWritten = true
    fields.rank = .day
    fields.rule = "date.numeric"
    return thirdEnd
  }

  /// 第三季度, 前三季度, 前10个月, 第二周, 第三个月, 最后4个月, 前10天.
  func counted(_ start: Int, _ fields: inout TimeFields) -> Int? {
    var at = start
    if text[at] == u("的") {
      guard fields.rank == .year else { return nil }
      at += 1
    }
    let lead = text[at]
    var isLast = false
    if lead == u("最") {
      guard let end = text.end(of: "最后", at: at), fields.rank == .year else { return nil }
      isLast = true
      at = text.skippingBlanks(end)
    } else if lead == u("第") || lead == u("前") || lead == u("头") {
      at = text.skippingBlanks(at + 1)
    } else {
      return nil
    }
    guard text.kind(at) != .none, let numeral = numerals.read(at), let n = numeral.integer, n >= 1, n < 400 else { return nil }
    var unit = text.skippingBlanks(numeral.end)
    let isFirst = lead == u("前") || lead == u("头")
    if isFirst || lead == u("第"), text[unit] == u("季") || (text[unit] == u("个") && text[unit + 1] == u("季")), n <= 4,
      fields.rank.rawValue < TimeFields.Rank.yearPart.rawValue
    {
      if text[unit] == u("个") { unit += 1 }
      guard text[unit + 1] == u("度") else { return nil }
      if isFirst { fields.quarters = n } else { fields.quarter = n }
      fields.rank = .clock
      fields.rule = "date.quarter"
      return unit + 2
    }
    if text[unit] == u("个") { unit = text.skippingBlanks(unit + 1) }
    if text[unit] == u("月"), n <= 12, unit > numeral.end {
      if isLast {
        fields.lastMonths = n
      } else if isFirst {
        guard fields.rank == .none || fields.rank == .year else { return nil }
        fields.months = n
      } else {
        guard fields.rank == .year else { return nil }
        fields.month = n
        fields.rank = .month
        return unit + 1
      }
      fields.rank = .clock
      fields.rule = "date.months"
      return unit + 1
    }
    if lead == u("第"), fields.rank == .year, text[unit] == u("周"), n <= 53 {
      fields.weekOfYear = n
      fields.rank = .clock
      return unit + 1
    }
    if isFirst, fields.rank == .year, text[unit] == u("天") || text[unit] == u("日") {
      fields.firstDays = n
      fields.rank = .clock
      return unit + 1
    }
    return nil
  }
}

/// Tells a score from a time of the clock: 以21:15战胜, 比分3:2.
enum ScoreContext {
  static let before: [StaticString] = ["比分", "以", "大比分", "战成", "战至", "打成", "扳成", "追至", "总比分", "比", "胜", "负", "平"]
  static let after: [StaticString] = [
    "战胜", "击败", "胜", "负", "险胜", "领先", "落后", "逆转", "大胜", "力克", "淘汰", "轻取", "不敌", "战平", "逼平", "取胜", "获胜", "横扫", "完胜", "惜败", "告负",
    "的比分", "击溃", "力擒", "打败", "小胜", "扳回", "逆转", "输给", "完败", "先胜", "先声", "拿下", "赢得", "赢下", "赢", "输", "反超", "狂胜", "的总比分",
  ]

  static func isScore(_ text: FoldedText, _ start: Int, _ end: Int) -> Bool {
    if isOne(text[start - 1], of: "、和，与及为") {
      // 25∶23、21∶25: in a list of scores.
      var at = start - 1
      while at > max(text.start, start - 36) {
        if text[at] == u("。") { break }
        if text[at] == u("局") || (text[at] == u("比") && text[at + 1] == u("分")) || text.end(ofAny: ["战胜", "击败", "不敌", "负于"], at: at) != nil {
          return true
        }
        at -= 1
      }
    }
    return text.hasBefore(any: before, start) || text.end(ofAny: after, at: end) != nil
  }
}
