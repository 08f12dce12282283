import ArticleModel

/// Reads one quantity: a numeral with approximators, unit and what follows, or one of the forms without a numeral in front (首批, 多名, 翻一番).
struct QuantityReader {
  let text: FoldedText
  let view: TokenView
  let numerals: NumeralReader
  let units = UnitTable.shared

  /// What was read, before `of` and change are known.
  struct Draft {
    var start: Int
    var end: Int
    var kind: QuantityKind
    var low: String
    var high: String
    var modifier: QuantityModifier = .exact
    var unit: TextRange?
    /// A unit that is not written as such: `%` of 三成.
    var fixedUnit = ""
    var baseValue = ""
    var baseUnit = ""
    var rule: String
    var isVerbal = false
    /// The unit is what is counted: 县 of 4县.
    var unitIsNoun: Bool { rule == "count.territory" }
    /// The number is 一 with a classifier: an article before an abstract noun is none.
    var isOne = false
    /// The value is the text itself.
    var isLiteral = false
    /// No unit: kept only before a noun or alone.
    var isBare = false
    var numeral: Numeral?
  }

  init(text: FoldedText, view: TokenView) {
    self.text = text
    self.view = view
    numerals = NumeralReader(text: text)
  }

  /// The quantity at a position. `floor` is the end of the expression before.
  func read(_ start: Int, floor: Int) -> Draft? {
    if text.kind(start) != .none, text.kind(start) != .blank {
      if text.kind(start) == .half { return half(start) }
      return numeral(start, floor: floor)
    }
    switch text[start] {
    case u("第"): return ordinal(start)
    case u("首"): return first(start)
    case u("头"), u("前"): return leading(start)
    case u("多"): return many(start)
    case u("翻"): return doubled(start)
    case u("对"): return halfPrice(start)
    case u("大"):
      guard let end = text.end(of: "大半", at: start), !isOne(text[end], of: "天年夜辈生截个径圈") else { return nil }
      return Draft(start: start, end: end, kind: .fraction, low: "0.5", high: "", modifier: .moreThan, rule: "fraction.half")
    case u("负"), u("零"), u("-"): return negative(start, floor: floor)
    case u("."):
      guard text.kind(start + 1) == .digit, text.kind(start - 1) != .digit, text[start - 1] != u("."), !text.isLatin(start - 1) else { return nil }
      return numeral(start, floor: floor)
    default: return nil
    }
  }

  // MARK: - Numbers with a unit

  func numeral(_ start: Int, floor: Int) -> Draft? {
    if text[start] == u("零"), text[start + 1] == u("下") { return negative(start, floor: floor) }
    if text[start] == u("一"), var half = RatioReader.half(text, start) {
      approximate(&half, floor: floor)
      return half
    }
    guard let numeral = numerals.read(start) else { return nil }
    if numeral.isArabic, isPartOfCode(numeral) { return LabelReader(text: text).code(numeral) }
    if let label = LabelReader(text: text).labelled(numeral) { return label }
    return measured(numeral, floor: floor)
  }

  func measured(_ numeral: Numeral, floor: Int, isNegative: Bool = false, from: Int? = nil) -> Draft? {
    let ratio = RatioReader(text: text, numerals: numerals, units: units)
    var draft: Draft?
    if let read = age(numeral) ?? ratio.read(numeral) {
      draft = read
    } else if let read = withUnit(numeral) {
      draft = read
    } else {
      draft = bare(numeral)
    }
    guard var draft else { return nil }
    if let from { draft.start = from }
    if isNegative { negate(&draft) }
    if draft.kind != .score, draft.kind != .label || draft.modifier != .exact {
      moneyPrefix(&draft, floor: floor)
      approximate(&draft, floor: floor)
      behind(&draft)
    }
    return draft
  }

  func negate(_ draft: inout Draft) {
    let low = draft.low
    draft.low = draft.high.isEmpty || draft.high == "0" ? draft.high : "-" + draft.high
    draft.high = low.isEmpty || low == "0" ? low : "-" + low
    if !draft.baseValue.isEmpty { draft.baseValue = "" }
  }

  /// Digits that belong to a code: G50, 5G, H7N9, A12345.
  func isPartOfCode(_ numeral: Numeral) -> Bool {
    let before = text[numeral.start - 1]
    if text.isLatin(numeral.start - 1), !(before == u("$")) { return true }
    if before == u("#") || before == u("@") || before == u("_") || before == u("=") || before == u("&") { return true }
    if before == u("."), text.kind(numeral.start - 2) == .digit { return true }
    if before == u("-"), text.isLatin(numeral.start - 2) || text.kind(numeral.start - 2) == .digit { return text.isLatin(numeral.start - 2) }
    if text.isLatin(numeral.end) {
      guard let unit = text.match(units.trie, numeral.end), text[numeral.end] < 128 || unit.end > numeral.end else {
        // 12k个
        return !((text[numeral.end] | 32) == u("k") && !text.isLatin(numeral.end + 1))
      }
      if text.isLatin(unit.end) || text.kind(unit.end) == .digit { return true }
    }
    return false
  }

  /// The unit at a position, longest first, that is not the beginning of another word.
  func unit(_ at: Int) -> (end: Int, unit: Unit, start: Int)? {
    guard let match = text.match(units.trie, at) else { return nil }
    var best = match
    // Where the words are known, they tell.
    if view.isClassifier(at, match.end) { return (match.end, units.units[match.value], at) }
    while UnitGuard.isWord(text, at, best.end) {
      guard best.end - 1 > at, let shorter = units.trie.match(text.units, at, best.end - 1) else { return nil }
      best = shorter
    }
    return (best.end, units.units[best.value], at)
  }

  func withUnit(_ given: Numeral) -> Draft? {
    // 零零一 is a name.
    if given.leadingZero, !given.isArabic { return nil }
    var numeral = given
    var at = text.skippingBlanks(numeral.end)
    // 3k
    if numeral.isArabic, (text[at] | 32) == u("k"), at == numeral.end, !text.isLatin(at + 1) {
      numeral.low = numeral.low.shifted(3)
      numeral.high = numeral.low
      at = text.skippingBlanks(at + 1)
      numeral.end = at
    }
    var more = numeral.spread == .more
    var isAbout = false
    if text[at] == u("余") || text[at] == u("多") || (text[at] == u("来") && (numeral.hasMultiplier || (numeral.isArabic && numeral.plainDigits >= 2))),
      numeral.isArabic || numeral.hasMultiplier,
      numeral.spread == .exact || numeral.spread == .more
    {
      // 一百来块: about, not more.
      isAbout = text[at] == u("来")
      at = text.skippingBlanks(at + 1)
      more = !isAbout
    }
    // A range whose unit stands behind the second number: 3至5名.
    var second: Numeral?
    if numeral.isExact || numeral.spread == .more, let other = rangeEnd(at, numeral) {
      second = other
      at = text.skippingBlanks(other.end)
      if text[at] == u("余") || text[at] == u("多"), other.isArabic || other.hasMultiplier { at = text.skippingBlanks(at + 1) }
    }
    // 一大杯, 两小块.
    var unitAt = at
    if isOne(text[at], of: "大小整长"), unit(at) == nil, let inner = unit(at + 1), inner.unit.kind == .count, !UnitGuard.isWord(text, at, at + 2) {
      unitAt = at + 1
    }
    // 4个多百分点
    if text[at] == u("个"), text[at + 1] == u("多"), let points = unit(at + 2), points.unit.kind == .percentPoint {
      unitAt = at + 2
      more = true
    }
    guard var found = unit(unitAt), !view.splits(found.start, found.end, after: numeral.end) else { return nil }
    // 南疆四地州, 两国: names of places joined to a numeral.
    if !numeral.isArabic, numeral.isSingleHan, found.end == found.start + 1, Self.places.contains(text[found.start]), text.isHan(found.end),
      text[numeral.start] != u("两")
    {
      return nil
    }
    if OrdinalGuard.isEvent(text, found.start, found.end) || (text[found.start] == u("口") && text[numeral.start - 1] == u("老")) { return nil }
    if numeral.isRound, numeral.end - numeral.start == 2, NumeralWords.isWord(text, numeral.start, numeral.end) { return nil }
    // 进一步 and 更进一步 count no steps.
    if numeral.isSingleHan, text[unitAt] == u("步"), text[numeral.start - 1] == u("进") { return nil }
    // Another word for the unit after all.
    if second == nil, numeral.isSingleHan || numeral.isRound, !view.isNumeralWord(numeral.start, numeral.end),
      NumeralWords.isWord(text, numeral.start, found.end)
    {
      return nil
    }
    var draft = Draft(start: numeral.start, end: found.end, kind: .count, low: "", high: "", rule: "count.classifier", numeral: numeral)
    // The unit of 个基点 is 基点.
    draft.unit = TextRange(text[unitAt] == u("个") && found.end > unitAt + 1 ? unitAt + 1 : unitAt, found.end)
    draft.isVerbal = found.unit.isVerbal
    draft.isOne = numeral.isSingleHan && second == nil && numeral.low == ExactDecimal(1)
    guard classify(&draft, &found, numeral, second) else { return nil }
    values(&draft, numeral, second, more, found.unit)
    if isAbout { set(.about, &draft) }
    tail(&draft, found.unit, numeral, second)
    if second == nil { unitRange(&draft, found.unit, numeral) }
    return draft
  }

  /// The kind that a unit gives, and where the unit is none after all.
  func classify(_ draft: inout Draft, _ found: inout (end: Int, unit: Unit, start: Int), _ numeral: Numeral, _ second: Numeral?) -> Bool {
    let next = text[found.end]
    switch found.unit.kind {
    case .count:
      draft.kind = .count
      if text[found.start] == u("块"), found.start == text.skippingBlanks(numeral.end), found.end == found.start + 1,
        !text.isHan(found.end) || (text.kind(found.end) == .hanDigit && !text.isHan(found.end + 1))
      {
        found.unit = Unit(kind: .money, baseUnit: "CNY")
        draft.kind = .money
        draft.rule = "money.unit"
      }
      if found.end == found.start + 1, isOne(text[found.start], of: "省市县州镇乡村") { draft.rule = "count.territory" }
    case .personCount: draft.kind = .count
    case .measure:
      draft.kind = .measure
      draft.rule = "measure.unit"
      if numeral.isSingleHan, found.end == found.start + 1, isOne(text[found.start], of: "里两方石钱寸尺丈指升分码"), isOne(next, of: "面头外边边程者式位法子寸") {
        return false
      }
      if text[found.start] == u("点"), found.end == found.start + 1 {
        // 三点意见 counts; 1756点 is the level of an index.
        if text.isHan(found.end), !isOne(next, of: "左以上附关大处和，报位") || (numeral.integer ?? 0) < 20 {
          draft.kind = .count
          draft.rule = "count.classifier"
          if numeral.isSingleHan, numeral.low == ExactDecimal(1) { return false }
        }
      }
      if text[found.start] == u("度"), found.end == found.start + 1 {
        if next == u("假") || next == u("过")
          || (numeral.isSingleHan && !(text.hasBefore(any: ["降", "升", "高", "低", "达", "约", "下", "到"], numeral.start)) && text.isHan(found.end)
            && next != u("左") && next != u("以"))
        {
          return false
        }
        temperature(&draft, numeral)
      }
    case .money:
      draft.kind = .money
      draft.rule = "money.unit"
      if text[found.start] == u("元"), found.end == found.start + 1, isOne(next, of: "旦宵素月首勋气老帅年") { return false }
      if text[found.start] == u("角"), numeral.isSingleHan, text.isHan(found.end),
        !(text[numeral.start - 1] == u("元") || text[numeral.start - 1] == u("块"))
      {
        return false
      }
    case .percentPoint:
      draft.kind = .percent
      draft.fixedUnit = "百分点"
      draft.rule = "percent.points"
    case .age:
      draft.kind = .age
      draft.rule = "age"
    case .decade:
      guard !numeral.isArabic, numeral.isSingleHan, let n = numeral.integer, n >= 5, let value = numeral.low.multiplied(by: ExactDecimal(10)),
        !isAfterXunLead(numeral.start)
      else { return false }
      draft.kind = .age
      draft.rule = "age.decade"
      draft.low = value.plain
      draft.modifier = .about
    case .floor:
      draft.kind = .ordinal
      draft.rule = "ordinal.floor"
      if numeral.spread != .exact || numeral.hasPoint || (numeral.isSingleHan && numeral.low == ExactDecimal(1) && text[numeral.start - 1] == u("同"))
      {
        return false
      }
    case .number: return LabelReader(text: text).number(&draft, found, numeral)
    case .level:
      draft.kind = .ordinal
      draft.rule = "ordinal.level"
      if numeral.plainDigits == 4 { return false }
      if numeral.hasPoint { draft.kind = .measure; draft.rule = "measure.level" }
      if !numeral.isArabic, !text.hasBefore(any: ["风", "达", "力", "震", "到", "至", "约", "近"], numeral.start), next != u("风"), next != u("大"),
        next != u("地"), next != u("以"), next != u("左")
      {
        return false
      }
      if next == u("别") || next == u("标") || next == u("公") || next == u("甲") || next == u("乙") { return false }
    case .points:
      // 分 after 角 or 元 is money and read with it; 分 before 之 is a fraction.
      if next == u("之") || next == u("钟") || isOne(next, of: "析别布工公部支局店期配行享开成散子为公级校厂院会社外内歧手流类") { return false }
      if !numeral.isArabic, numeral.end - numeral.start <= 2, text.isHan(found.end),
        !text.hasBefore(any: ["得", "获", "以", "总分", "满分", "扣", "加", "高", "低", "差"], numeral.start)
      {
        return false
      }
      if numeral.isSingleHan, numeral.low == ExactDecimal(1) { return false }
      draft.kind = .score
      draft.rule = "score.points"
    case .multiple:
      draft.kind = .multiple
      draft.rule = "multiple"
      if next == u("增") || next == u("数") { return false }
    case .fan, .cheng, .zhe, .ratio, .time: return false
    }
    return true
  }

  static let places = Set("国省市县镇乡村州区校厂院站局".utf16)

  /// 十个月大, 90天大: the age of a child.
  func age(_ numeral: Numeral) -> Draft? {
    guard numeral.isExact || numeral.spread == .range else { return nil }
    var at = text.skippingBlanks(numeral.end)
    if text[at] == u("个") { at += 1 }
    let unitStart = at
    guard let end = text.end(ofAny: ["月", "天", "周", "岁"], at: at), text[end] == u("大"), !isOne(text[end + 1], of: "会雨学量型家") else { return nil }
    return Draft(
      start: numeral.start, end: end + 1, kind: .age, low: numeral.low.plain, high: numeral.high.plain, modifier: numeral.isExact ? .exact : .range,
      unit: TextRange(unitStart, end), rule: "age.small",
      numeral: numeral)
  }

  func isAfterXunLead(_ start: Int) -> Bool { isOne(text[start - 1], of: "上中下本") }

  /// 5度 as a temperature when the text speaks of one.
  func temperature(_ draft: inout Draft, _ numeral: Numeral) {
    if text.hasBefore("华氏温度", numeral.start) {
      draft.start = numeral.start - 4
      draft.baseUnit = "K"
    }
  }

  func values(_ draft: inout Draft, _ numeral: Numeral, _ second: Numeral?, _ more: Bool, _ unit: Unit) {
    if draft.rule == "age.decade" {
      draft.high = draft.low
      return
    }
    if numeral.isTooLong {
      let digits = String(decoding: (numeral.start..<numeral.end).map { text[$0] }, as: UTF16.self)
      draft.low = digits
      draft.high = digits
      draft.rule += ".long"
      return
    }
    if let second {
      var low = numeral.low
      // 3至5万元: the multiplier counts for both.
      if second.hasBig, !numeral.hasBig, let scale = bigScale(second), low < ExactDecimal(10000) { low = low.shifted(scale) }
      draft.low = low.plain
      draft.high = second.high.plain
      draft.modifier = .range
      base(&draft, low, unit, second.high)
      return
    }
    switch numeral.spread {
    case .exact, .more:
      draft.low = numeral.low.plain
      draft.high = more ? "" : numeral.low.plain
      draft.modifier = more ? .moreThan : .exact
      base(&draft, numeral.low, unit, nil)
    case .range, .vague:
      draft.low = numeral.low.plain
      draft.high = numeral.high.plain
      draft.modifier = numeral.spread == .range ? .range : .vague
      base(&draft, numeral.low, unit, nil)
    }
  }

  /// The power of ten of the last 万 or 亿 of a numeral.
  func bigScale(_ numeral: Numeral) -> Int? {
    text.kind(numeral.end - 1) == .big ? text.value(numeral.end - 1) : nil
  }

  func base(_ draft: inout Draft, _ value: ExactDecimal, _ unit: Unit, _ high: ExactDecimal?) {
    guard unit.kind == .measure || unit.kind == .money, !unit.baseUnit.isEmpty else {
      if unit.kind == .measure, unit.factor != ExactDecimal(1), let scaled = value.multiplied(by: unit.factor) { draft.baseValue = scaled.plain }
      return
    }
    guard let scaled = value.multiplied(by: unit.factor)?.adding(unit.offset) else { return }
    draft.baseValue = scaled.plain
    draft.baseUnit = unit.baseUnit
  }
}
