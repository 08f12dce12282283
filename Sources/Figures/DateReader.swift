/// Reads one date or clock expression part by part, each part finer than the one before: 2023年|3月|15日|上午|9时|30分.
struct DateReader {
  let text: FoldedText
  let numerals: NumeralReader
  let context: TimeContext
  /// The second part of a range: a bare 12点 is a time.
  var isRangeEnd = false

  /// The longest date expression at a position; nil where none begins.
  func read(_ start: Int) -> TimeFields? {
    var fields = TimeFields()
    fields.start = start
    fields.end = start
    var at = start
    while true {
      let next = at == start ? at : text.skippingBlanks(at)
      guard let end = part(next, &fields) else { break }
      at = end
      fields.end = end
      if fields.rank == .clock { break }
    }
    if at == start { return nil }
    return fields
  }

  // MARK: - One part

  private func part(_ at: Int, _ fields: inout TimeFields) -> Int? {
    if fields.rank == .none, let end = bracketedDay(at, &fields) { return end }
    if fields.rank == .year, text[at + 1] == u("天"), let code = [u("春"): "SP", u("夏"): "SU", u("秋"): "FA", u("冬"): "WI"][text[at]] {
      fields.season = code
      fields.rank = .yearPart
      return at + 2
    }
    if text.kind(at) == .none || text.kind(at) == .vague, let match = text.match(TimePhrase.trie, at) {
      if let end = phrase(TimePhrase.all[match.value].kind, at, match.end, &fields) { return end }
    } else if text.kind(at) != .none, let match = text.match(TimePhrase.trie, at), match.end - at >= 2 {
      // 五一, 三八节, 十三五期间, 一年一度.
      if let end = phrase(TimePhrase.all[match.value].kind, at, match.end, &fields) { return end }
    }
    switch text[at] {
    case u("第"), u("前"), u("头"), u("最"), u("的"): return counted(at, &fields)
    case u("初"): return fields.rank == .month && (fields.isLunar || fields.month == 1) ? lunarDay(at, &fields) : nil
    case u("大"):
      if let end = text.end(of: "大年", at: at), text[end] == u("初"), fields.rank.rawValue <= TimeFields.Rank.year.rawValue {
        fields.isLunar = true
        fields.month = 1
        fields.rank = .month
        return lunarDay(end, &fields)
      }
      return nil
    case u("农"), u("阴"), u("旧"), u("夏"):
      if fields.rank == .none, let end = text.end(ofAny: ["农历", "阴历", "旧历", "夏历"], at: at) {
        fields.isLunar = true
        let next = text.skippingBlanks(end)
        return part(next, &fields)
      }
      return nil
    case u("闰"):
      if fields.rank.rawValue <= TimeFields.Rank.year.rawValue, let numeral = numerals.read(at + 1), text[numeral.end] == u("月"), let month = numeral.integer {
        fields.isLunar = true
        fields.isLeap = true
        fields.month = month
        fields.isMonthWritten = true
        fields.rank = .month
        return numeral.end + 1
      }
      return nil
    case u("元"):
      // 元年 after an era.
      if fields.rank == .none { return nil }
      return nil
    case u("("), u("（"):
      // 10月12日（星期一）
      if fields.rank == .day, let match = text.match(TimePhrase.trie, at + 1), case .weekday(_, _) = TimePhrase.all[match.value].kind,
        text[match.end] == u("）") || text[match.end] == u(")")
      {
        fields.rank = .weekday
        return match.end + 1
      }
      return nil
    case u("，"), u(","):
      if fields.rank == .day, let match = text.match(TimePhrase.trie, text.skippingBlanks(at + 1)), case .weekday(_, let week) = TimePhrase.all[match.value].kind,
        week == nil
      {
        fields.rank = .weekday
        return match.end
      }
      return nil
    default: break
    }
    if text.kind(at) == .none || text.kind(at) == .half || text.kind(at) == .vague || text.kind(at) == .blank { return nil }
    return numeralPart(at, &fields)
  }

  /// 昨（十五）日, 今（16）日: the manner of Hong Kong and Taiwan.
  private func bracketedDay(_ at: Int, _ fields: inout TimeFields) -> Int? {
    let offset: Int
    switch text[at] {
    case u("昨"): offset = -1
    case u("今"): offset = 0
    case u("明"): offset = 1
    case u("前"): offset = -2
    default: return nil
    }
    guard text[at + 1] == u("（") || text[at + 1] == u("("), text.kind(at + 2) != .none, let numeral = numerals.read(at + 2), let day = numeral.integer, (1...31).contains(day),
      text[numeral.end] == u("）") || text[numeral.end] == u(")"), text[numeral.end + 1] == u("日") || text[numeral.end + 1] == u("天")
    else { return nil }
    fields.rank = .day
    fields.rule = "date.relative"
    if let today = context.today { fields.civil = today + offset } else { fields.relative = "REF" + (offset < 0 ? "-" : "+") + "\(abs(offset))D" }
    return numeral.end + 2
  }

  /// The year before the one that is spoken of, where that is told.
  private var yearBefore: Int? {
    guard let last = context.lastYear, let year = context.referenceYear, context.lastYearLine == context.line || last == year - 1, last <= year else { return nil }
    return last - 1
  }

  private func coarser(_ fields: TimeFields, than rank: TimeFields.Rank) -> Bool { fields.rank.rawValue < rank.rawValue }

  private func phrase(_ kind: TimePhrase.Kind, _ at: Int, _ end: Int, _ fields: inout TimeFields) -> Int? {
    func set(_ rank: TimeFields.Rank) -> Bool {
      guard coarser(fields, than: rank) else { return false }
      fields.rank = rank
      return true
    }
    func relative(_ offset: Int, _ unit: String) -> String { "REF" + (offset < 0 ? "-" : "+") + String(abs(offset)) + unit }
    switch kind {
    case .day(let offset):
      if text[at] == u("昨"), end == at + 1, !isYesterday(at) { return nil }
      guard fields.rank == .none else { return nil }
      fields.rank = .day
      fields.rule = "date.relative"
      if let today = context.today { fields.civil = today + offset } else { fields.relative = relative(offset, "D") }
      return end
    case .days(let offset, let length):
      guard fields.rank == .none, let today = context.today else { return nil }
      fields.rank = .clock
      fields.rule = "date.relative"
      fields.stretch = (today + offset, today + (offset + length))
      return end
    case .winterSpring(let offset):
      guard fields.rank == .none, let year = context.referenceYear else { return nil }
      fields.rank = .clock
      fields.rule = "date.relative"
      fields.stretch = (CivilDay(year + offset, 12, 1), CivilDay(year + offset + 1, 6, 1))
      return end
    case .anchorDay(let offset):
      if fields.rank == .day, offset == 0 { return end }
      guard fields.rank == .none else { return nil }
      fields.rank = .day
      fields.rule = "date.anchor"
      if let day = context.lastDay ?? context.today { fields.civil = day + offset } else { fields.relative = relative(offset, "D") }
      return end
    case .year(let offset):
      guard set(.year) else { return nil }
      fields.rule = "date.relative"
      if offset == -1, text[at] == u("上"), let year = yearBefore {
        // 去年…比上年: the year before the one that is spoken of.
        fields.year = year
      } else if let year = context.referenceYear { fields.year = year + offset } else { fields.relative = relative(offset, "Y") }
      return samePeriod(end, &fields)
    case .anchorYear(let offset):
      guard set(.year) else { return nil }
      fields.rule = "date.anchor"
      if let year = context.lastYear ?? context.referenceYear { fields.year = year + offset } else { fields.relative = relative(offset, "Y") }
      return samePeriod(end, &fields)
    case .month(let offset):
      guard fields.rank == .none else { return nil }
      fields.rank = .month
      fields.rule = "date.relative"
      if let today = context.today?.parts {
        let first = CivilDay(today.year, today.month + offset, 1).parts
        fields.year = first.year
        fields.month = first.month
      } else {
        fields.relative = relative(offset, "M")
      }
      return text.end(of: "同期", at: end) ?? end
    case .anchorMonth(let offset):
      guard fields.rank == .none else { return nil }
      fields.rank = .month
      fields.rule = "date.anchor"
      if let base = context.lastMonth ?? context.today.map({ ($0.parts.year, $0.parts.month) }) {
        let first = CivilDay(base.0, base.1 + offset, 1).parts
        fields.year = first.year
        fields.month = first.month
      } else {
        fields.relative = relative(offset, "M")
      }
      return end
    case .week(let offset):
      guard fields.rank == .none else { return nil }
      fields.rank = .monthPart
      fields.rule = "date.week"
      fields.week = offset
      return end
    case .weekend(let offset):
      guard fields.rank == .none else { return nil }
      fields.rank = .weekday
      fields.rule = "date.weekend"
      fields.week = offset
      fields.isWeekend = true
      return end
    case .weekday(let day, let offset):
      guard fields.rank == .none || fields.rank == .day else { return nil }
      if isCountAhead(end, numeralAt: end - 1) { return nil }
      if text[end - 1] == u("天"), isOne(text[end], of: "气津然空") {
        // 下周|天气
        guard let offset else { return nil }
        fields.rank = .monthPart
        fields.rule = "date.week"
        fields.week = offset
        return end - 1
      }
      if fields.rank == .none {
        fields.weekday = day
        fields.week = offset
        fields.rule = "date.weekday"
      }
      fields.rank = .weekday
      return end
    case .quarter(let offset):
      guard fields.rank == .none else { return nil }
      fields.rank = .yearPart
      fields.rule = "date.quarter"
      if let today = context.today?.parts {
        let first = CivilDay(today.year, (today.month - 1) / 3 * 3 + 1 + 3 * offset, 1).parts
        fields.year = first.year
        fields.quarter = (first.month - 1) / 3 + 1
      } else {
        fields.relative = relative(offset, "Q")
      }
      return end
    case .half(let half):
      guard set(.yearPart) else { return nil }
      fields.half = half
      return end
    case .halfMonth(let half):
      guard set(.monthPart) else { return nil }
      fields.halfMonth = half
      return end
    case .xun(let xun):
      guard fields.rank == .month || fields.rank == .none else { return nil }
      fields.rank = .monthPart
      fields.xun = xun
      return end
    case .thisXun:
      guard fields.rank == .none else { return nil }
      fields.rank = .monthPart
      if let today = context.today?.parts {
        fields.year = today.year
        fields.month = today.month
        fields.xun = min(3, (today.day - 1) / 10 + 1)
      }
      return text.end(ofAny: ["后期", "前期", "中期"], at: end) ?? end
    case .season(let code):
      let length = end - at
      if length == 1 {
        guard fields.rank == .year, !Self.seasonNouns.contains(text[end]) else { return nil }
      } else if fields.rank == .none, !(text[at] == u("入") || text[at] == u("开")) {
        return nil
      }
      guard set(.yearPart) else { return nil }
      fields.season = code
      return end
    case .seasonOfYear(let offset, let code):
      guard fields.rank == .none, !Self.seasonNouns.contains(text[end]) else { return nil }
      fields.rank = .yearPart
      fields.season = code
      if let year = context.referenceYear { fields.year = year + offset } else { fields.relative = relative(offset, "Y") }
      return text[end] == u("季") ? end + 1 : end
    case .part(let code):
      if end == at + 1 {
        // 晨, 晚, 夜, 早 alone only after a day, and not before a noun of their own (晚报, 夜市).
        // … or right before the hour: 晚7时.
        let isClockAhead =
          fields.rank == .none && isOne(text[at], of: "晚早晨") && (text.kind(end) == .digit || text.kind(end) == .hanDigit || text.kind(end) == .small)
          && numerals.read(end).map { isOne(text[$0.end], of: "时点") || text[$0.end] == u(":") } ?? false
        guard fields.rank == .day || fields.rank == .weekday || isClockAhead, !Self.dayPartNouns.contains(text[end]) else { return nil }
      }
      guard coarser(fields, than: .part) else { return nil }
      fields.rank = .part
      fields.part = code
      if !fields.hasDate { fields.rule = "time.part" }
      return end
    case .dayPart(let offset, let code):
      guard fields.rank == .none else { return nil }
      if Self.dayPartNouns.contains(text[end]) { return nil }
      fields.rank = .part
      fields.part = code
      fields.rule = "time.relative"
      if let today = context.today { fields.civil = today + offset } else { fields.relative = relative(offset, "D") }
      return end
    case .anchorDayPart(let code):
      guard fields.rank == .none || fields.rank == .day else { return nil }
      fields.part = code
      if fields.rank == .none {
        if let day = context.lastDay ?? context.today { fields.civil = day } else { fields.relative = "REF+0D" }
        fields.rule = "time.anchor"
      }
      fields.rank = .part
      return end
    case .festival(let index):
      if Festival.all[index].names == "黄金周", fields.rank != .year { return nil }
      guard coarser(fields, than: .month), FestivalGuard.isFestival(text, at, end) else { return nil }
      fields.festival = index
      fields.rank = .day
      fields.rule = "date.festival"
      return end
    case .lunarMonth(let month):
      guard coarser(fields, than: .month) else { return nil }
      fields.month = month
      fields.isLunar = true
      fields.isMonthWritten = true
      fields.rank = .month
      fields.rule = "date.lunar"
      let next = text.skippingBlanks(end)
      if text[next] == u("初") || text.kind(next) != .none, let after = lunarDay(next, &fields) { return after }
      return end
    case .era(let first):
      guard fields.rank == .none else { return nil }
      if text[end] == u("元"), text[end + 1] == u("年") {
        fields.year = first
        fields.rank = .year
        fields.isYearWritten = true
        fields.rule = "date.era"
        return end + 2
      }
      if let after = text.end(of: "年间", at: end) {
        fields.relative = "PAST_REF"
        fields.rank = .clock
        fields.rule = "reference"
        return after
      }
      let next = text.skippingBlanks(end)
      guard let numeral = numerals.read(next), let n = numeral.integer, (1...120).contains(n), text[text.skippingBlanks(numeral.end)] == u("年") else { return nil }
      fields.year = first + n - 1
      fields.isYearWritten = true
      fields.rank = .year
      fields.rule = "date.era"
      return text.skippingBlanks(numeral.end) + 1
    case .period(let first, let end_):
      guard fields.rank == .none else { return nil }
      fields.years = (first, end_)
      fields.rank = .clock
      fields.rule = "date.period"
      return end
    case .century(let offset):
      guard fields.rank == .none, let year = context.referenceYear else { return nil }
      fields.century = year / 100 + offset
      fields.rank = .century
      fields.rule = "date.century"
      return end
    case .yearEnd, .yearStart:
      guard fields.rank == .none || fields.rank == .year else { return nil }
      if fields.rank == .none {
        if let year = context.referenceYear { fields.year = year } else { fields.relative = "REF+0Y" }
      }
      fields.rank = .monthPart
      if case .yearEnd = kind { fields.edge = .yearEnd } else { fields.edge = .yearStart }
      return end
    case .monthEnd, .monthStart:
      guard fields.rank == .none || fields.rank == .month else { return nil }
      if fields.rank == .none {
        if let today = context.today?.parts {
          fields.year = today.year
          fields.month = today.month
        } else {
          fields.relative = "REF+0M"
        }
      }
      fields.rank = .monthPart
      if case .monthEnd = kind { fields.edge = .monthEnd } else { fields.edge = .monthStart }
      return end
    default: return nil
    }
  }

  private static let seasonNouns = Set("运耕播节风雨城光意夏秋冬雷联晚装季灌天管种收茶游训考粮训招泳至眠日夜".utf16)
  private static let dayPartNouns = Set("报会餐饭婚年辈期市校班总景车色空幕礼装宴练操育稻熟恋产点霜安".utf16)

  /// 昨 alone is a day before a verb or a preposition; 昨非 and the like are not.
  private func isYesterday(_ at: Int) -> Bool {
    let next = text[at + 1]
    return !isOne(next, of: "非是今夕梦")
  }

  private func samePeriod(_ end: Int, _ fields: inout TimeFields) -> Int {
    if let after = text.end(of: "同期", at: end) {
      fields.isSamePeriod = true
      fields.rank = .clock
      return after
    }
    return end
  }

  /// 每周一次: the numeral belongs to what comes after it.
  private func isCountAhead(_ at: Int, numeralAt: Int) -> Bool {
    guard text.kind(numeralAt) == .hanDigit else { return false }
    return isOne(text[at], of: "次趟回场期份节篇顿个天小遍轮篇封")
  }

  private func lunarDay(_ at: Int, _ fields: inout TimeFields) -> Int? {
    if text[at] == u("初"), text.kind(at + 1) == .hanDigit || text[at + 1] == u("十"), text.kind(at + 2) != .hanDigit {
      fields.day = text[at + 1] == u("十") ? 10 : text.value(at + 1)
      fields.isLunar = true
      fields.rank = .day
      fields.rule = "date.lunar"
      return at + 2
    }
    guard text.kind(at) == .small || text.kind(at) == .hanDigit || text.kind(at) == .tens, let numeral = numerals.read(at), let day = numeral.integer,
      (1...30).contains(day), !numeral.hasPoint
    else { return nil }
    let next = text[numeral.end]
    if next == u("年") || next == u("月") || next == u("个") || next == u("名") { return nil }
    fields.day = day
    fields.rank = .day
    fields.isLunar = true
    fields.rule = "date.lunar"
    return next == u("日") ? numeral.end + 1 : numeral.end
  }
}

/// Where a festival's word is part of a name.
enum FestivalGuard {
  /// 五一劳动奖章 and 国庆路 are none.
  static func isFestival(_ text: FoldedText, _ at: Int, _ end: Int) -> Bool {
    let length = end - at
    let next = text[end]
    if let after = text.end(ofAny: ["劳动奖", "劳模", "巾帼", "奖章", "奖状", "红旗手", "广场", "大街", "路", "村", "公司", "小学", "中学", "联欢", "晚会", "杯"], at: end), after > end {
      return false
    }
    if next == u("”"), text.end(ofAny: ["”劳动奖", "”杯", "”大桥", "”起义"], at: end) != nil { return false }
    // 五一, 六一, 七一 bare are days only beside marks or words that need a day.
    if length == 2, text.kind(at) == .hanDigit || text.kind(at) == .small {
      return text.end(ofAny: ["期间", "假期", "小长假", "长假", "前夕", "前后", "节", "当天", "这天", "之前", "黄金周", "来临", "到来", "将至", "、十一", "、国庆"], at: end) != nil
    }
    return true
  }
}
