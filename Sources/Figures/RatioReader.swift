import ArticleModel

/// Reads shares and ratios: 12.5%, 百分之十, 三分之二, 三成五, 八折, 3/4, 3:2, 19比11.
struct RatioReader {
  let text: FoldedText
  let numerals: NumeralReader
  let units: UnitTable

  typealias Draft = QuantityReader.Draft

  /// 一半, 大半 and 一多半 stand with the numerals.
  static func half(_ text: FoldedText, _ start: Int) -> Draft? {
    guard let end = text.end(ofAny: ["一半以上", "一大半", "一多半", "一小半", "一半"], at: start), !isOne(text[start - 1], of: "另这那") else { return nil }
    let length = end - start
    var draft = Draft(start: start, end: end, kind: .fraction, low: "0.5", high: "0.5", rule: "fraction.half")
    if length == 4 || (length == 3 && text[start + 1] != u("小")) {
      draft.high = ""
      draft.modifier = length == 4 ? .atLeast : .moreThan
    } else if length == 3 {
      draft.low = ""
      draft.modifier = .lessThan
    }
    return draft
  }

  func read(_ numeral: Numeral) -> Draft? {
    let at = text.skippingBlanks(numeral.end)
    switch text[at] {
    case u("分"): return parts(numeral, at) ?? nil
    case u("又"): return mixed(numeral, at)
    case u("%"): return percent(numeral, at + 1, places: 0)
    case u("‰"): return percent(numeral, at + 1, places: -1)
    case u("成"): return cheng(numeral, at)
    case u("折"): return zhe(numeral, at)
    case u("/"): return slash(numeral, at, whole: nil)
    case u(":"), u("比"): return score(numeral, at)
    case u("-"), u("~"), u("至"), u("到"), u("—"), u("–"), u("、"): return rangeBefore(numeral, at)
    default:
      // 1 3/5
      if numeral.isArabic, at > numeral.end, text.kind(at) == .digit, let part = numerals.read(at), text[part.end] == u("/") {
        return slash(part, part.end, whole: numeral)
      }
      // 六   个 百 分点
      if text[at] == u("个") || text[at] == u("百"), let end = text.end(ofAny: ["个百分点", "百分点"], at: at) {
        guard numeral.isExact || numeral.spread == .range || numeral.spread == .vague else { return nil }
        var draft = Draft(
          start: numeral.start, end: end, kind: .percent, low: numeral.low.plain, high: numeral.high.plain, fixedUnit: "百分点", rule: "percent.points",
          numeral: numeral)
        draft.modifier = numeral.spread == .range ? .range : numeral.spread == .vague ? .vague : .exact
        return draft
      }
      // 12k个百分点
      if (text[at] | 32) == u("k"), numeral.isArabic, let end = text.end(ofAny: ["k个百分点", "K个百分点", "k%"], at: at) {
        let value = numeral.low.shifted(3).plain
        return Draft(
          start: numeral.start, end: end, kind: .percent, low: value, high: value, fixedUnit: text[end - 1] == u("%") ? "%" : "百分点",
          rule: "percent.points", numeral: numeral)
      }
      return nil
    }
  }

  // MARK: - 分之

  private func parts(_ numeral: Numeral, _ at: Int) -> Draft? {
    let mark = text.skippingBlanks(at + 1)
    guard text[mark] == u("之"), numeral.isExact || numeral.spread == .vague, !numeral.isTooLong else { return nil }
    var next = text.skippingBlanks(mark + 1)
    var isNegative = false
    if text[next] == u("负") {
      isNegative = true
      next += 1
    }
    guard text.kind(next) != .none, text.kind(next) != .blank, let over = NumeralReader(text: text, allowsFormal: true).read(next), !over.isTooLong
    else { return nil }
    let isPercent = numeral.end - numeral.start == 1 && text[numeral.start] == u("百")
    if isPercent {
      var value = over.low
      var high = over.high
      var end = over.end
      if (text[end] | 32) == u("k"), over.isArabic, !text.isLatin(end + 1) {
        value = value.shifted(3)
        high = value
        end += 1
      }
      value.isNegative = isNegative
      high.isNegative = isNegative
      var draft = Draft(
        start: numeral.start, end: end, kind: .percent, low: value.plain, high: high.plain, fixedUnit: "%", rule: "percent.parts", numeral: over)
      draft.modifier = over.spread == .range ? .range : over.spread == .vague ? .vague : .exact
      if over.spread == .more || text[end] == u("多") || text[end] == u("余") {
        if over.spread != .more { draft.end += 1 }
        draft.high = ""
        draft.modifier = .moreThan
      }
      if over.isExact, let range = percentRange(draft.end, over) {
        draft.high = range.high.plain
        draft.end = range.end
        draft.modifier = .range
      }
      return draft
    }
    guard numeral.isExact, over.isExact || over.spread == .range, let value = over.low.divided(by: numeral.low) else { return nil }
    var draft = Draft(start: numeral.start, end: over.end, kind: .fraction, low: value.plain, high: value.plain, rule: "fraction", numeral: over)
    if over.spread == .range, let high = over.high.divided(by: numeral.low) {
      draft.high = high.plain
      draft.modifier = .range
    }
    if let percent = over.low.shifted(2).divided(by: numeral.low), over.isExact {
      draft.baseValue = percent.plain
      draft.baseUnit = "%"
    }
    return draft
  }

  /// 百分之五至百分之十, 百分之5到10.
  private func percentRange(_ at: Int, _ first: Numeral) -> (high: ExactDecimal, end: Int)? {
    let mark = text[at]
    guard mark == u("至") || mark == u("到") || mark == u("-") || mark == u("~") || mark == u("—") else { return nil }
    var next = text.skippingBlanks(at + 1)
    if let end = text.end(of: "百分之", at: next) { next = end }
    guard text.kind(next) != .none, let other = numerals.read(next), other.isExact, first.low < other.low else { return nil }
    if next == at + 1, text[other.end] == u("年") || text[other.end] == u("月") || text.isHan(other.end) && text[other.end] != u("的") { return nil }
    return (other.low, other.end)
  }

  /// 三百五又三分之一, 1又1/2.
  private func mixed(_ whole: Numeral, _ at: Int) -> Draft? {
    let next = text.skippingBlanks(at + 1)
    guard whole.isExact, text.kind(next) != .none, let part = numerals.read(next), let fraction = parts(part, text.skippingBlanks(part.end)),
      fraction.kind == .fraction || fraction.kind == .percent
    else { return nil }
    guard let over = fraction.numeral, let value = over.low.divided(by: part.low), let sum = whole.low.adding(value) else { return nil }
    return Draft(start: whole.start, end: fraction.end, kind: .fraction, low: sum.plain, high: sum.plain, rule: "fraction.mixed", numeral: whole)
  }

  private func slash(_ numeral: Numeral, _ at: Int, whole: Numeral?) -> Draft? {
    guard numeral.isArabic, !numeral.hasPoint, numeral.isExact, text.kind(at + 1) == .digit, let under = numerals.read(at + 1), under.isExact,
      !under.hasPoint, !under.isTooLong,
      !under.low.isZero, text[under.end] != u("/"), !text.isLatin(under.end), text[numeral.start - 1] != u("/"), !numeral.hasMultiplier,
      let value = numeral.low.divided(by: under.low)
    else { return nil }
    if let unit = text.match(units.trie, under.end), units.units[unit.value].kind == .measure { return nil }
    var total = value
    if let whole {
      guard let sum = whole.low.adding(value) else { return nil }
      total = sum
    }
    return Draft(
      start: whole?.start ?? numeral.start, end: under.end, kind: .fraction, low: total.plain, high: total.plain, rule: "fraction.slash",
      numeral: numeral)
  }

  // MARK: - Percent, 成, 折

  private func percent(_ numeral: Numeral, _ end: Int, places: Int) -> Draft? {
    guard !numeral.isTooLong else { return nil }
    var draft = Draft(
      start: numeral.start, end: end, kind: .percent, low: numeral.low.shifted(places).plain, high: numeral.high.shifted(places).plain,
      fixedUnit: "%", rule: "percent.sign", numeral: numeral)
    // 5%至10%
    let at = text.skippingBlanks(end)
    let mark = text[at]
    if mark == u("至") || mark == u("到") || mark == u("-") || mark == u("~") || mark == u("—") || mark == u("–") {
      var next = at + 1
      if text[next] == mark { next += 1 }
      next = text.skippingBlanks(next)
      if text.kind(next) == .digit, let other = numerals.read(next), text[text.skippingBlanks(other.end)] == u("%"), numeral.low < other.low {
        draft.high = other.low.plain
        draft.end = text.skippingBlanks(other.end) + 1
        draft.modifier = .range
      }
    } else if text[at] == u("多") || text[at] == u("余") {
      draft.high = ""
      draft.modifier = .moreThan
      draft.end = at + 1
    }
    return draft
  }

  /// 5-10%, 三至五成, 2到3个百分点.
  private func rangeBefore(_ numeral: Numeral, _ at: Int) -> Draft? {
    if text[at] == u("-"), let draft = hyphenScore(numeral, at) { return draft }
    let reader = QuantityReader(text: text, view: TokenView(tokens: UnsafeBufferPointer(start: nil, count: 0)))
    guard numeral.isExact, let other = reader.rangeEnd(at, numeral) else { return nil }
    let unit = text.skippingBlanks(other.end)
    var draft = Draft(
      start: numeral.start, end: unit + 1, kind: .percent, low: numeral.low.plain, high: other.low.plain, modifier: .range, fixedUnit: "%",
      rule: "percent.range", numeral: numeral)
    if text[unit] == u("%") { return draft }
    if text[unit] == u("成"), !Self.isChengWord(text, unit) {
      draft.low = numeral.low.shifted(1).plain
      draft.high = other.low.shifted(1).plain
      return draft
    }
    if let end = text.end(ofAny: ["个百分点", "百分点"], at: unit) {
      draft.end = end
      draft.fixedUnit = "百分点"
      return draft
    }
    return nil
  }

  /// 成 that begins another word: 成立, 成员.
  static func isChengWord(_ text: FoldedText, _ at: Int) -> Bool {
    isOne(text[at + 1], of: "立员为本果功绩品长分就效群交人年都语型套批千百色熟双不天全份才家器")
  }

  private func cheng(_ numeral: Numeral, _ at: Int) -> Draft? {
    guard !Self.isChengWord(text, at), numeral.isExact || numeral.spread == .range || numeral.spread == .vague, numeral.low < ExactDecimal(11),
      !numeral.hasBig, !numeral.leadingZero || numeral.hasPoint
    else { return nil }
    if numeral.isSingleHan, text[numeral.start - 1] == u("第") { return nil }
    var draft = Draft(
      start: numeral.start, end: at + 1, kind: .percent, low: numeral.low.shifted(1).plain, high: numeral.high.shifted(1).plain, fixedUnit: "%",
      rule: "percent.cheng", numeral: numeral)
    if numeral.spread == .range { draft.modifier = .range }
    if numeral.spread == .vague { draft.modifier = .vague }
    let next = text[at + 1]
    if text.kind(at + 1) == .hanDigit, numeral.isExact, text.kind(at + 2) == .none || text.kind(at + 2) == .blank, unitAfterDigit(at + 2) == false {
      // 三成五
      if let value = numeral.low.shifted(1).adding(ExactDecimal(UInt128(text.value(at + 1)))) {
        draft.low = value.plain
        draft.high = value.plain
        draft.end = at + 2
      }
    } else if next == u("半"), text[at + 2] != u("数") {
      if let value = numeral.low.shifted(1).adding(ExactDecimal(5)) {
        draft.low = value.plain
        draft.high = value.plain
        draft.end = at + 2
      }
    } else if next == u("多") || next == u("余") {
      draft.high = ""
      draft.modifier = .moreThan
      draft.end = at + 2
    }
    return draft
  }

  /// 三成五个 … would be another number.
  private func unitAfterDigit(_ at: Int) -> Bool { text.match(units.trie, at) != nil && text[at] != u("，") && !isOne(text[at], of: "左以上") }

  private func zhe(_ numeral: Numeral, _ at: Int) -> Draft? {
    guard numeral.isExact, !isOne(text[at + 1], of: "叠腾合旧算磨返射断扣回") || text[at + 1] == u("扣"), !numeral.hasBig else { return nil }
    var value = numeral.low
    if numeral.plainDigits == 2 || (numeral.isArabic && numeral.plainDigits >= 2) {
      if numeral.plainDigits > 2 { return nil }
    } else {
      guard value < ExactDecimal(11) else { return nil }
      value = value.shifted(1)
    }
    return Draft(
      start: numeral.start, end: at + 1, kind: .percent, low: value.plain, high: value.plain, fixedUnit: "%", rule: "percent.zhe", numeral: numeral)
  }

  // MARK: - Scores

  private func score(_ numeral: Numeral, _ at: Int) -> Draft? {
    guard numeral.isExact, !numeral.hasPoint, !numeral.isTooLong, let a = numeral.integer, a < 1000, !numeral.hasMultiplier || !numeral.isArabic
    else { return nil }
    let next = text.skippingBlanks(at + 1)
    guard text.kind(next) != .none, let other = numerals.read(next), other.isExact, !other.hasPoint, other.isArabic == numeral.isArabic,
      let b = other.integer, b < 1000,
      text[other.end] != u(":"), text[numeral.start - 1] != u(":"), !text.isLatin(other.end)
    else { return nil }
    if text[at] == u("比") {
      // 5比3大 is no score.
      if text.isHan(other.end), let unit = text.match(units.trie, other.end), unit.end > other.end,
        !ScoreContext.isScore(text, numeral.start, other.end)
      {
        return nil
      }
      if !numeral.isArabic, numeral.isSingleHan != other.isSingleHan, a > 30 || b > 30 { return nil }
    }
    let value = "\(a):\(b)"
    return Draft(start: numeral.start, end: other.end, kind: .score, low: value, high: value, rule: "score", numeral: numeral)
  }

  /// 10到20之间, 10000与20000间.
  static func between(_ text: FoldedText, _ numerals: NumeralReader, _ first: Numeral) -> Draft? {
    let at = text.skippingBlanks(first.end)
    guard first.isExact, text[at] == u("和") || text[at] == u("与") || text[at] == u("到") || text[at] == u("至") else { return nil }
    let next = text.skippingBlanks(at + 1)
    guard text.kind(next) != .none, text.kind(next) != .blank, let other = numerals.read(next), other.isExact, first.low < other.low,
      let end = text.end(ofAny: ["之间", "间"], at: other.end), end == other.end + 2 || !text.isHan(end)
    else { return nil }
    return Draft(
      start: first.start, end: end, kind: .count, low: first.low.plain, high: other.low.plain, modifier: .range, rule: "count.between", numeral: first
    )
  }

  /// 21-15 where the text tells of a match.
  private func hyphenScore(_ numeral: Numeral, _ at: Int) -> Draft? {
    guard numeral.isArabic, !numeral.hasPoint, numeral.plainDigits <= 3, let a = numeral.integer, text.kind(at + 1) == .digit,
      let other = numerals.read(at + 1), !other.hasPoint, other.plainDigits <= 3,
      let b = other.integer, !text.isHan(other.end) || ScoreContext.isScore(text, numeral.start, other.end),
      ScoreContext.isScore(text, numeral.start, other.end), text[other.end] != u("-")
    else { return nil }
    let value = "\(a)-\(b)"
    return Draft(start: numeral.start, end: other.end, kind: .score, low: value, high: value, rule: "score", numeral: numeral)
  }
}
