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

  func part(_ at: Int, _ fields: inout TimeFields) -> Int? {
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
      if fields.rank.rawValue <= TimeFields.Rank.year.rawValue, let numeral = numerals.read(at + 1), text[numeral.end] == u("月"),
        let month = numeral.integer
      {
        fields.isLunar = true
        fields.isLeap = true
        fields.month = month
        fields.isMonthWritten = true
        fields.rank = .month
        return numeral.end + 1
      }
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
      if fields.rank == .day, let match = text.match(TimePhrase.trie, text.skippingBlanks(at + 1)),
        case .weekday(_, let week) = TimePhrase.all[match.value].kind,
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
  func bracketedDay(_ at: Int, _ fields: inout TimeFields) -> Int? {
    let offset: Int
    switch text[at] {
    case u("昨"): offset = -1
    case u("今"): offset = 0
    case u("明"): offset = 1
    case u("前"): offset = -2
    default: return nil
    }
    guard text[at + 1] == u("（") || text[at + 1] == u("("), text.kind(at + 2) != .none, let numeral = numerals.read(at + 2),
      let day = numeral.integer, (1...31).contains(day),
      text[numeral.end] == u("）") || text[numeral.end] == u(")"), text[numeral.end + 1] == u("日") || text[numeral.end + 1] == u("天")
    else { return nil }
    fields.rank = .day
    fields.rule = "date.relative"
    if let today = context.today { fields.civil = today + offset } else { fields.relative = "REF" + (offset < 0 ? "-" : "+") + "\(abs(offset))D" }
    return numeral.end + 2
  }

  /// The year before the one that is spoken of, where that is told.
  var yearBefore: Int? {
    guard let last = context.lastYear, let year = context.referenceYear, context.lastYearLine == context.line || last == year - 1, last <= year else {
      return nil
    }
    return last - 1
  }

  func coarser(_ fields: TimeFields, than rank: TimeFields.Rank) -> Bool { fields.rank.rawValue < rank.rawValue }

  static let seasonNouns = Set("运耕播节风雨城光意夏秋冬雷联晚装季灌天管种收茶游训考粮训招泳至眠日夜".utf16)
  static let dayPartNouns = Set("报会餐饭婚年辈期市校班总景车色空幕礼装宴练操育稻熟恋产点霜安".utf16)

  /// 昨 alone is a day before a verb or a preposition; 昨非 and the like are not.
  func isYesterday(_ at: Int) -> Bool {
    let next = text[at + 1]
    return !isOne(next, of: "非是今夕梦")
  }

  func samePeriod(_ end: Int, _ fields: inout TimeFields) -> Int {
    if let after = text.end(of: "同期", at: end) {
      fields.isSamePeriod = true
      fields.rank = .clock
      return after
    }
    return end
  }

  /// 每周一次: the numeral belongs to what comes after it.
  func isCountAhead(_ at: Int, numeralAt: Int) -> Bool {
    guard text.kind(numeralAt) == .hanDigit else { return false }
    return isOne(text[at], of: "次趟回场期份节篇顿个天小遍轮篇封")
  }

  func lunarDay(_ at: Int, _ fields: inout TimeFields) -> Int? {
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
    if let after = text.end(ofAny: ["劳动奖", "劳模", "巾帼", "奖章", "奖状", "红旗手", "广场", "大街", "路", "村", "公司", "小学", "中学", "联欢", "晚会", "杯"], at: end),
      after > end
    {
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
