import ArticleModel

extension QuantityReader {
  // MARK: - Round the number

  /// ￥500, $5, 人民币8000元, 新台币一千五百万元.
  func moneyPrefix(_ draft: inout Draft, floor: Int) {
    var start = text.skippingBlanksBack(draft.start)
    guard isOne(text[start - 1], of: "￥€元币金") || isOne(text[start - 1], of: "$B") || text[start - 1] == 0xA3 else { return }
    let symbols: [(StaticString, String, Bool)] = [
      ("US$", "USD", true), ("HK$", "HKD", true), ("NT$", "TWD", true), ("RMB", "CNY", true), ("￥", "CNY", true), ("$", "USD", true),
      ("€", "EUR", true), ("£", "GBP", true),
      ("人民币", "CNY", false), ("新台币", "TWD", false), ("台币", "TWD", false), ("港币", "HKD", false), ("港元", "HKD", false), ("美元", "USD", false),
      ("美金", "USD", false),
      ("欧元", "EUR", false), ("日元", "JPY", false),
    ]
    for (word, code, isSymbol) in symbols where text.hasBefore(word, start) {
      var length = 0
      for index in 0..<word.utf8CodeUnitCount where word.utf8Start[index] & 0xC0 != 0x80 { length += 1 }
      guard start - length >= floor else { return }
      let isUnitMoney = draft.kind == .money
      guard isSymbol ? draft.isBare || isUnitMoney : isUnitMoney || (draft.isBare && draft.numeral?.plainDigits != 1 && length == 3) else { return }
      start -= length
      if draft.isBare { draft.unit = TextRange(start, start + length) }
      draft.start = start
      draft.isBare = false
      draft.kind = .money
      draft.rule = "money.prefix"
      draft.baseUnit = code
      draft.baseValue = draft.low
      return
    }
  }

  /// 近, 约, 超过 … before the number.
  func approximate(_ draft: inout Draft, floor: Int) {
    let end = text.skippingBlanksBack(draft.start)
    // The last characters of all of them.
    guard isOne(text[end - 1], of: "约概为合致多有近接足到满于及达乎过了超逾破少低码下等多上限大止逼去至") else { return }
    if let match = text.matchBack(Approximator.outside, endingAt: end), match.start >= floor, draft.modifier == .exact {
      set(text[match.start] == u("突") ? .moreThan : .lessThan, &draft)
      return
    }
    guard let match = text.matchBack(Approximator.all, endingAt: end), match.start >= floor else {
      if text.hasBefore("至少", end - 1), text[end - 1] == u("有"), end - 3 >= floor { set(.atLeast, &draft) }
      return
    }
    let first = text[match.start]
    if end - match.start == 1 {
      // 附近3家, 节约5元, 最近10次; 上 only before 百, 千, 万.
      let before = text[match.start - 1]
      switch first {
      case u("近"): if isOne(before, of: "附最接临靠邻亲将逼远就新") { return }
      case u("约"): if isOne(before, of: "节预公条契制签邀违履简合隐大相特") { return }
      case u("上"):
        guard let numeral = draft.numeral, numeral.isRound, !isOne(before, of: "以之路身会线网车晚早手年月周") else { return }
      case u("超"): if isOne(before, of: "英中德意法反赶高") { return }
      default: break
      }
    }
    let modifier = Approximator.words[match.value].1
    set(modifier, &draft)
    draft.start = match.start
  }

  func set(_ modifier: QuantityModifier, _ draft: inout Draft) {
    switch draft.modifier {
    case .exact, .about, .moreThan:
      let value = draft.low.isEmpty ? draft.high : draft.low
      if draft.modifier == .moreThan, modifier == .about || modifier == .lessThan { return }
      draft.modifier = modifier
      switch modifier {
      case .lessThan, .atMost:
        draft.low = ""
        draft.high = value
      case .moreThan, .atLeast:
        draft.low = value
        draft.high = ""
      default:
        draft.low = value
        draft.high = value
      }
    default: break
    }
  }

  /// 以上, 左右, 以内 … behind the number.
  func behind(_ draft: inout Draft) {
    let at = text.skippingBlanks(draft.end)
    guard isOne(text[at], of: "有还出挂强弱及或以开之左上许") else { return }
    if let end = text.end(ofAny: ["有余", "还多", "出头", "挂零"], at: at)
      ?? (text[at] == u("强") && (draft.kind == .fraction || draft.kind == .percent) && !isOne(text[at + 1], of: "度势调化大国烈迫制力行者") ? at + 1 : nil)
    {
      if text[at] == u("有"), text[end] == u("力") { return }
      set(.moreThan, &draft)
      draft.end = end
      return
    }
    if text[at] == u("弱"), draft.kind == .fraction || draft.kind == .percent, !text.isHan(at + 1) {
      set(.lessThan, &draft)
      draft.end = at + 1
      return
    }
    if let end = text.end(ofAny: ["及以上", "或以上", "以上", "开外", "或者更多", "或更多"], at: at) {
      if text[at] == u("以"), text[end] == u("所"), text[end + 1] == u("述") { return }
      set(.atLeast, &draft)
      draft.end = end
    } else if let end = text.end(ofAny: ["及以下", "或以下", "以下"], at: at) {
      if text[end] == u("简") || text[end] == u("称") { return }
      set(.atMost, &draft)
      draft.end = end
    } else if let end = text.end(ofAny: ["以内", "之内"], at: at) {
      set(.atMost, &draft)
      draft.end = end
    } else if let end = text.end(ofAny: ["左右", "上下"], at: at) {
      if text[at] == u("上"), text[end] == u("班") || text[end] == u("学") || text[end] == u("来") { return }
      set(.about, &draft)
      draft.end = end
    } else if let end = text.end(of: "之多", at: at) {
      draft.end = end
    } else if text[at] == u("许"), draft.kind == .measure || draft.kind == .age, text[at + 1] != u("多"), text[at + 1] != u("可") {
      set(.about, &draft)
      draft.end = at + 1
    }
  }

  // MARK: - Numbers without a unit

  func bare(_ numeral: Numeral) -> Draft? {
    var end = numeral.end
    var more = numeral.spread == .more
    let next = text[end]
    if next == u("余") || next == u("多") || (next == u("来") && numeral.hasMultiplier), numeral.isArabic || numeral.hasMultiplier,
      !isOne(text[end + 1], of: "次数种样少于")
    {
      end += 1
      more = true
    }
    // 109国道
    if numeral.isArabic, text.end(ofAny: ["国道", "省道", "县道", "乡道", "高速"], at: end) != nil { return nil }
    // 448万农户
    if numeral.hasMultiplier || numeral.isArabic, let after = text.end(ofAny: ["农户", "住户", "商户", "贫困户", "散户", "困难户"], at: end) {
      var draft = Draft(
        start: numeral.start, end: after, kind: .count, low: numeral.low.plain, high: more ? "" : numeral.high.plain,
        unit: TextRange(after - 1, after), rule: "count.household", numeral: numeral)
      draft.modifier = more ? .moreThan : numeral.spread == .range ? .range : numeral.spread == .vague ? .vague : .exact
      return draft
    }
    // 四强, 八强.
    if text[end] == u("强"), numeral.isExact, let n = numeral.integer, [2, 4, 8, 10, 16, 32, 50, 64, 100, 500].contains(n),
      !isOne(text[end + 1], of: "度势调化大国烈迫制力行")
    {
      return Draft(
        start: numeral.start, end: end + 1, kind: .ordinal, low: "1", high: numeral.low.plain, modifier: .range, unit: TextRange(end, end + 1),
        rule: "ordinal.best", numeral: numeral)
    }
    // 10号线, 90后.
    if isOne(text[end], of: "号路级楼届") || (text[end] == u("后") && numeral.plainDigits <= 4 && (numeral.low.integer ?? 1) % 10 == 0) { return nil }
    // “5·19”
    if text[end] == u("·") && text.kind(end + 1) != .none || text[numeral.start - 1] == u("·") && text.kind(numeral.start - 2) != .none { return nil }
    // 2.49∶1 is a ratio, not two counts.
    if text[end] == u(":") && text.kind(end + 1) != .none || text[numeral.start - 1] == u(":") && text.kind(numeral.start - 2) == .digit {
      return nil
    }
    if let draft = RatioReader.between(text, numerals, numeral) { return draft }
    if numeral.isTooLong {
      let digits = String(decoding: (numeral.start..<numeral.end).map { text[$0] }, as: UTF16.self)
      return Draft(start: numeral.start, end: end, kind: .label, low: digits, high: digits, rule: "label.long", numeral: numeral)
    }
    // 4县, 2死9伤.
    if numeral.isArabic, next == u("死") || next == u("伤") || next == u("亡"), text.kind(end + 1) == .digit || !text.isHan(end + 1) {
      return Draft(
        start: numeral.start, end: end + 1, kind: .count, low: numeral.low.plain, high: numeral.low.plain, rule: "count.harm", numeral: numeral)
    }
    if !numeral.isArabic {
      // Without a unit a fixed word wins, however the text is cut: 二十大 is no twenty.
      if NumeralWords.isWord(text, numeral.start, numeral.end) { return nil }
      if numeral.isRound && !more && !numeral.hasBig && numeral.end - numeral.start < 2 { return nil }
      if numeral.isRound, numeral.end - numeral.start == 1, !more { return nil }
      if numeral.isSingleHan || (numeral.plainDigits > 1 && !numeral.hasPoint) || numeral.spread == .vague && numeral.end - numeral.start == 1 {
        // One Han digit alone: 这是五，
        guard numeral.spread == .exact, !text.isHan(end) || text[end] == u("不") || text[end] == u("这") || text[end] == u("那") || text[end] == u("的")
        else { return nil }
        if text.isHan(numeral.start - 1), !isOne(text[numeral.start - 1], of: "是于为和与") { return nil }
        if text[end] == u("、") || text[end] == u("．") || text[end] == u(".") || text[end] == u("·") || text[end] == u("”") || text[end] == u("）") {
          return nil
        }
        if numeral.isSingleHan, numeral.start == text.start, end < text.limit { return nil }
      }
    } else if numeral.plainDigits == 4, !numeral.hasGrouping, let n = numeral.integer, (1900...2099).contains(n) {
      // A year in a name: 奥运2008.
      return nil
    }
    var draft = Draft(
      start: numeral.start, end: end, kind: .count, low: numeral.low.plain, high: more ? "" : numeral.high.plain, rule: "count.bare", numeral: numeral
    )
    draft.modifier = more ? .moreThan : numeral.spread == .range ? .range : numeral.spread == .vague ? .vague : .exact
    draft.isBare = true
    return draft
  }
}

extension UnitTable {
  /// A plain decimal as it was printed.
  static func decimal(_ text: String) -> ExactDecimal? {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 == 46 || ($0 >= 48 && $0 <= 57) }), text.utf8.count < 38 else { return nil }
    return number(text)
  }
}
