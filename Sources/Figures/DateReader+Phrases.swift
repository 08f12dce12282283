extension DateReader {
  func phrase(_ kind: TimePhrase.Kind, _ at: Int, _ end: Int, _ fields: inout TimeFields) -> Int? {
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
      } else if let year = context.referenceYear {
        fields.year = year + offset
      } else {
        fields.relative = relative(offset, "Y")
      }
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
      guard let numeral = numerals.read(next), let n = numeral.integer, (1...120).contains(n), text[text.skippingBlanks(numeral.end)] == u("年") else {
        return nil
      }
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
}
