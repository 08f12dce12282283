import ArticleModel

extension QuantityReader {
  // MARK: - Forms that begin with another character

  func half(_ start: Int) -> Draft? {
    if let end = text.end(ofAny: ["半数以上", "半数"], at: start) {
      let more = end == start + 4
      return Draft(
        start: start, end: end, kind: .fraction, low: "0.5", high: more ? "" : "0.5", modifier: more ? .atLeast : .exact, rule: "fraction.half")
    }
    if text[start + 1] == u("成") || text[start + 1] == u("折"), !RatioReader.isChengWord(text, start + 1) {
      let value = text[start + 1] == u("成") ? "5" : "50"
      return Draft(
        start: start, end: start + 2, kind: .percent, low: value, high: value, fixedUnit: "%",
        rule: text[start + 1] == u("成") ? "percent.cheng" : "percent.zhe")
    }
    // 半斤, 半公里.
    if let found = unit(start + 1), found.unit.kind == .measure, found.end - found.start >= 1, !isOne(text[start + 1], of: "里方升分") {
      var draft = Draft(
        start: start, end: found.end, kind: .measure, low: "0.5", high: "0.5", unit: TextRange(found.start, found.end), rule: "measure.half")
      if let value = ExactDecimal(5, exponent: -1).multiplied(by: found.unit.factor), !found.unit.baseUnit.isEmpty, found.unit.offset.isZero {
        draft.baseValue = value.plain
        draft.baseUnit = found.unit.baseUnit
      }
      return draft
    }
    return nil
  }

  /// 第九届, 第417次, 第三; a name like 第三中学 is none.
  func ordinal(_ start: Int) -> Draft? {
    let at = text.skippingBlanks(start + 1)
    guard text.kind(at) != .none, let numeral = numerals.read(at), numeral.isExact, !numeral.hasPoint, !numeral.isTooLong else { return nil }
    var draft = Draft(
      start: start, end: numeral.end, kind: .ordinal, low: numeral.low.plain, high: numeral.low.plain, rule: "ordinal", numeral: numeral)
    var after = text.skippingBlanks(numeral.end)
    if isOne(text[after], of: "大小"), unit(after) == nil, unit(after + 1) != nil { after += 1 }
    if let found = unit(after), text[after] != u("分"), found.unit.kind != .cheng, found.unit.kind != .zhe,
      !OrdinalGuard.isName(text, numeral, found.end, found.start)
    {
      if found.unit.kind == .measure, !isOne(text[found.start], of: "度里亩"), found.end == found.start + 1, text.isHan(found.end),
        found.unit.baseUnit != "m"
      {
        return nil
      }
      draft.end = found.end
      draft.unit = TextRange(after, found.end)
      return draft
    }
    if let end = text.end(ofAny: ["天", "年", "个月", "周", "季", "分钟", "秒"], at: after) {
      draft.end = end
      draft.unit = TextRange(after, end)
      return draft
    }
    guard OrdinalGuard.standsAlone(text, start, numeral.end) else { return nil }
    draft.rule = "ordinal.bare"
    return draft
  }

  /// 首批, 首次, 首届.
  func first(_ start: Int) -> Draft? {
    guard !isOne(text[start - 1], of: "位榜居为"), let found = unit(start + 1),
      found.unit.kind == .count || found.unit.kind == .personCount || found.unit.kind == .floor, found.end - found.start <= 2
    else { return nil }
    if isOne(text[found.start], of: "席位都府先相脑要发饰创选肯尾级富义当钢乡") { return nil }
    if OrdinalGuard.isEvent(text, found.start, found.end) { return nil }
    return Draft(start: start, end: found.end, kind: .ordinal, low: "1", high: "1", unit: TextRange(found.start, found.end), rule: "ordinal.first")
  }

  /// 前三名, 头两幢, 头一回, 排名前三.
  func leading(_ start: Int) -> Draft? {
    let at = text.skippingBlanks(start + 1)
    guard text.kind(at) != .none, let numeral = numerals.read(at), numeral.isExact, let n = numeral.integer, n >= 1, n < 10000, !numeral.isRound,
      !numeral.hasPoint
    else { return nil }
    if isOne(text[start - 1], of: "目以之面眼提向从当跟空史支生战胎") { return nil }
    var draft = Draft(
      start: start, end: numeral.end, kind: .ordinal, low: "1", high: numeral.low.plain, modifier: n == 1 ? .exact : .range, rule: "ordinal.leading",
      numeral: numeral)
    let after = text.skippingBlanks(numeral.end)
    if let found = unit(after), found.unit.kind == .count || found.unit.kind == .personCount {
      draft.end = found.end
      draft.unit = TextRange(after, found.end)
      return draft
    }
    if text[after] == u("强") || text[after] == u("甲") || text[after] == u("位") {
      draft.end = after + 1
      draft.unit = TextRange(after, after + 1)
      return draft
    }
    guard text[start] == u("前"), text.hasBefore(any: ["排名", "排", "位居", "列", "居", "名列", "进入", "跻身", "全国", "世界", "全球", "名次"], start),
      !text.isHan(numeral.end) || text[numeral.end] == u("的") || text[numeral.end] == u("位")
    else { return nil }
    return draft
  }

  /// 多名, 多次, 多家: several, without bounds.
  func many(_ start: Int) -> Draft? {
    let before = text[start - 1]
    if text.kind(start - 1) != .none && text.kind(start - 1) != .blank || isOne(before, of: "许很更最众太不较诸大差好最至繁增几个米倍年月天时点岁元越且甚么了少") { return nil }
    guard isOne(text[start + 1], of: "名位次家个起人件处条所座辆场项种门户批本部台架艘篇枚例支只张轮"), let found = unit(start + 1), found.end - found.start <= 2 else { return nil }
    if text[start + 1] == u("种"), text[start + 2] == u("多") || text[start + 2] == u("经") { return nil }
    if found.unit.kind == .personCount, text.isHan(found.end), text[start + 1] == u("人"), found.end == start + 2, before != 0, text.isHan(start - 1),
      !isOne(before, of: "致造有成使，")
    {
      return nil
    }
    return Draft(
      start: start, end: found.end, kind: .count, low: "", high: "", modifier: .vague, unit: TextRange(start + 1, found.end), rule: "count.many",
      isVerbal: found.unit.isVerbal)
  }

  /// 翻一番 2, 翻了两番 4.
  func doubled(_ start: Int) -> Draft? {
    var at = start + 1
    if text[at] == u("了") { at += 1 }
    if text[at] == u("近") { at += 1 }
    guard let numeral = numerals.read(at), let n = numeral.integer, (1...20).contains(n) else { return nil }
    var end = numeral.end
    if text[end] == u("番") {
      end += 1
    } else if text[end] == u("倍") {
      return nil
    } else {
      return nil
    }
    let value = String(1 << n)
    var draft = Draft(
      start: start, end: end, kind: .multiple, low: value, high: value, unit: TextRange(end - 1, end), rule: "multiple.doubling", numeral: numeral)
    if text[end] == u("多") || text[end] == u("半") {
      draft.end += 1
      draft.high = ""
      draft.modifier = .moreThan
    }
    return draft
  }

  /// 打对折.
  func halfPrice(_ start: Int) -> Draft? {
    guard text[start + 1] == u("折"), text[start - 1] == u("打") || text[start - 1] == u("价") else { return nil }
    return Draft(start: start, end: start + 2, kind: .percent, low: "50", high: "50", fixedUnit: "%", rule: "percent.zhe")
  }

  /// 负三十二, 零下5摄氏度, -3.2.
  func negative(_ start: Int, floor: Int) -> Draft? {
    var at = start + 1
    if text[start] == u("零") {
      guard text[at] == u("下") else { return nil }
      at += 1
    } else if text[start] == u("-") {
      // A sign only where no number or letter stands before.
      guard text.kind(at) == .digit, !text.isHan(start - 1), !text.isLatin(start - 1), text.kind(start - 1) != .digit, text[start - 1] != u(")"),
        text[start - 1] != u("-")
      else { return nil }
    } else if text.isHan(start - 1), isOne(text[start - 1], of: "胜不担肩抱自辜欺亏") {
      return nil
    }
    at = text.skippingBlanks(at)
    guard text.kind(at) != .none, let numeral = numerals.read(at), numeral.isExact || numeral.spread == .range else { return nil }
    if text[start] == u("负"), text[at] == u("一"), numeral.isSingleHan, text[numeral.end] == u("定") { return nil }
    guard var draft = measured(numeral, floor: at, isNegative: true, from: start) else { return nil }
    if draft.kind == .measure, draft.baseUnit.isEmpty || draft.baseUnit == "K" {
      draft.baseUnit = ""
      draft.baseValue = ""
    }
    approximate(&draft, floor: floor)
    return draft
  }
}
