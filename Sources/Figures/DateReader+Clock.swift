extension DateReader {
  // MARK: - The clock

  func clock(_ numeral: Numeral, _ at: Int, _ fields: inout TimeFields) -> Int? {
    guard let hour = numeral.integer, (0...24).contains(hour), numeral.isExact, !numeral.hasPoint, numeral.plainDigits <= 2 else { return nil }
    guard fields.rank == .none || fields.rank == .part || fields.rank == .day || fields.rank == .weekday else { return nil }
    let isPoint = text[at] == u("点")
    var end = at + 1
    if text[end] == u("钟") { end += 1 }
    var minute: Int?
    var second: Int?
    let next = text.skippingBlanks(end)
    var isSure = isRangeEnd || end > at + 1 || fields.rank == .part || (fields.rank != .none && (numeral.isArabic || !text.isHan(end)))
    if text[end] == u("半"), text[end + 1] != u("径") {
      minute = 30
      end += 1
      isSure = true
    } else if text[end] == u("整") {
      end += 1
      isSure = true
    } else if text[end] == u("正"), fields.rank == .part {
      end += 1
    } else if text[end + 1] == u("刻"), text[end] == u("一") || text[end] == u("三") {
      minute = text[end] == u("一") ? 15 : 45
      end += 2
      isSure = true
    } else if text.kind(next) != .none, let minutes = numerals.read(text[next] == u("零") && text.kind(next + 1) == .hanDigit ? next + 1 : next),
      let value = minutes.integer, (0...59).contains(value),
      !minutes.hasPoint
    {
      let after = text.skippingBlanks(minutes.end)
      if text[after] == u("分"), text[after + 1] != u("之") {
        minute = value
        end = after + 1
        if text[end] == u("钟") { end += 1 }
        isSure = true
        let secondAt = text.skippingBlanks(end)
        if text.kind(secondAt) != .none, let seconds = numerals.read(secondAt), let s = seconds.low.plain.isEmpty ? nil : seconds.integer,
          (0...59).contains(s),
          text[seconds.end] == u("秒")
        {
          second = s
          end = seconds.end + 1
        }
      } else if isPoint, !numeral.isArabic, value >= 10, !text.isHan(minutes.end) || isSure {
        // 七点五十
        minute = value
        end = minutes.end
        isSure = true
      }
    }
    if text[end] == u("许") {
      end += 1
      isSure = true
    }
    if isPoint {
      if hour == 0, text[numeral.start] == u("零") { isSure = true }
      // 三点建议 and 一点 are no times of the clock.
      if !isSure {
        guard fields.rank == .none, numeral.isArabic || hour >= 5 || hour == 0 else { return nil }
        if let after = text.end(ofAny: ["左右", "前", "后", "到", "至", "，", "。", "开"], at: end), after > end {
        } else if end < text.limit, text.isHan(end) {
          return nil
        }
        if !numeral.isArabic, hour < 5 { return nil }
      }
    } else {
      if text.end(ofAny: ["代", "期", "速", "段", "候", "间表"], at: end) != nil, minute == nil { return nil }
      // 一时 is a moment.
      if !isSure, !numeral.isArabic, fields.rank == .none, hour < 5, hour > 0 { return nil }
    }
    fields.hour = hour
    fields.minute = minute
    fields.second = second
    fields.rank = .clock
    if !fields.hasDate { fields.rule = "time.clock" }
    return end
  }

  /// 09:30, 9:30:15, 2:00pm.
  func colonClock(_ at: Int, _ fields: inout TimeFields) -> Int? {
    guard fields.rank == .none || fields.rank == .part || fields.rank == .day || fields.rank == .weekday else { return nil }
    guard let (hour, hourEnd) = shortNumber(at, 2), text[hourEnd] == u(":"), let (minute, minuteEnd) = shortNumber(hourEnd + 1, 2),
      minuteEnd == hourEnd + 3,
      hour <= 24, minute < 60
    else { return nil }
    if text[at - 1] == u("."), text.kind(at - 2) == .digit { return nil }
    if text[at - 1] == u(":"), text.kind(at - 2) == .digit { return nil }
    var end = minuteEnd
    var second: Int?
    if text[end] == u(":"), let (value, secondEnd) = shortNumber(end + 1, 2), secondEnd == end + 3, value < 60 {
      second = value
      end = secondEnd
    }
    if text.kind(end) == .digit || text[end] == u(":") || text[end] == u("%") { return nil }
    if fields.rank == .none, ScoreContext.isScore(text, at, end) { return nil }
    var isPM: Bool?
    let suffix = text.skippingBlanks(end)
    for (word, pm) in [("pm", true), ("PM", true), ("p.m.", true), ("am", false), ("AM", false), ("a.m.", false)] as [(StaticString, Bool)] {
      if let after = text.end(of: word, at: suffix) {
        isPM = pm
        end = after
        break
      }
    }
    fields.hour = isPM == true && hour < 12 ? hour + 12 : isPM == false && hour == 12 ? 0 : hour
    fields.minute = minute
    fields.second = second
    fields.rank = .clock
    if isPM != nil { fields.isPMKnown = true }
    if !fields.hasDate { fields.rule = "time.colon" }
    if text[end] == u("许") { end += 1 }
    return end
  }
}
