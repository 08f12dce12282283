import ArticleModel

extension QuantityReader {
  /// The second number of a range at a position: 至5, -10.
  func rangeEnd(_ at: Int, _ first: Numeral) -> Numeral? {
    let mark = text[at]
    guard mark == u("至") || mark == u("到") || mark == u("-") || mark == u("~") || mark == u("—") || mark == u("–") || mark == u("─") || mark == u("、")
    else { return nil }
    var next = at + 1
    if text[next] == mark { next += 1 }
    next = text.skippingBlanks(next)
    guard text.kind(next) != .none, let other = numerals.read(next), other.isExact || other.spread == .more, !other.isRound else { return nil }
    if first.leadingZero || other.leadingZero, !first.hasPoint, !other.hasPoint { return nil }
    if mark == u("、") {
      // 三、四名: neighbours only.
      guard first.isSingleHan, other.isSingleHan, let a = first.integer, let b = other.integer, b == a + 1 else { return nil }
      return other
    }
    var low = first.low
    if other.hasBig, !first.hasBig, let scale = bigScale(other), low < ExactDecimal(10000) { low = low.shifted(scale) }
    return low < other.low ? other : nil
  }

  /// 30名至50名, 68元到580元, 1500万元—2000万元: the unit on both sides.
  func unitRange(_ draft: inout Draft, _ unit: Unit, _ numeral: Numeral) {
    guard draft.modifier == .exact || draft.modifier == .moreThan, draft.kind != .score || draft.rule == "score.points" else { return }
    let at = text.skippingBlanks(draft.end)
    guard text[at] != u("、"), let second = rangeEnd(at, numeral), let other = self.unit(text.skippingBlanks(second.end)),
      let mine = draft.unit,
      sameText(mine, TextRange(other.start, other.end))
        || (other.unit.kind == unit.kind && other.unit.baseUnit == unit.baseUnit && unit.kind == .money)
    else { return }
    draft.high = second.high.plain
    draft.end = other.end
    draft.modifier = .range
  }

  func sameText(_ a: TextRange, _ b: TextRange) -> Bool {
    a.count == b.count && (0..<a.count).allSatisfy { text[a.start + $0] == text[b.start + $0] }
  }

  /// What belongs to the number behind its unit: 半, 多, 三毛, /平方米.
  func tail(_ draft: inout Draft, _ unit: Unit, _ numeral: Numeral, _ second: Numeral?) {
    var at = draft.end
    if second == nil, numeral.isExact, draft.modifier == .exact {
      if text[at] == u("半"), draft.kind == .measure || draft.kind == .count || draft.kind == .multiple || draft.kind == .age || draft.kind == .money,
        !isOne(text[at + 1], of: "数价径夜导岛球决生成年个以"),
        let half = numeral.low.adding(ExactDecimal(5, exponent: -1))
      {
        at += 1
        draft.low = half.plain
        draft.high = half.plain
        base(&draft, half, unit, nil)
        draft.end = at
      } else if text[at] == u("多") || text[at] == u("余") || (text[at] == u("来") && text[at + 1] == u("个")), !isOne(text[at + 1], of: "数于少次样元种久大长"),
        draft.rule != "age.decade"
      {
        draft.end = at + 1
        draft.high = ""
        draft.modifier = .moreThan
      } else {
        smallMoney(&draft, unit, numeral)
      }
    }
    at = draft.end
    // 8亿元人民币
    if draft.kind == .money, draft.unit != nil, let end = text.end(ofAny: ["人民币", "港币", "新台币"], at: at), unit.baseUnit == "CNY" {
      draft.end = end
      if text[at] == u("港") { draft.baseUnit = "HKD" } else if text[at] == u("新") { draft.baseUnit = "TWD" }
    }
    denominator(&draft, unit)
  }

  /// 五元三毛, 50元6角三分, 两块五.
  func smallMoney(_ draft: inout Draft, _ unit: Unit, _ numeral: Numeral) {
    guard let unitRange = draft.unit, unitRange.count == 1 else { return }
    // 六斤二两
    if text[unitRange.start] == u("斤"), text.kind(draft.end) != .none, let next = numerals.read(draft.end), let n = next.integer, n < 10,
      text[next.end] == u("两"),
      let sum = numeral.low.adding(ExactDecimal(UInt128(n), exponent: -1))
    {
      draft.end = next.end + 1
      draft.low = sum.plain
      draft.high = sum.plain
      base(&draft, sum, unit, nil)
      return
    }
    let isYuan = text[unitRange.start] == u("元") || text[unitRange.start] == u("块") || text[unitRange.start] == u("圆")
    let isJiao = text[unitRange.start] == u("角")
    let isMetre = draft.kind == .measure && text[unitRange.start] == u("米")
    guard isYuan || isJiao || isMetre else { return }
    var value = numeral.low
    var at = draft.end
    var place = isJiao ? -2 : -1
    var isMoney = isYuan && text[unitRange.start] != u("块")
    while place >= -2, text.kind(at) != .none, let next = numerals.read(at), let n = next.integer, n < 10, next.isExact, !next.hasPoint {
      let unitAt = text[next.end]
      if place == -1, unitAt == u("角") || unitAt == u("毛") {
        at = next.end + 1
        isMoney = true
      } else if unitAt == u("分"), isMoney || isJiao, text[next.end + 1] != u("之") {
        place = -2
        at = next.end + 1
      } else if place == -1, text[unitRange.start] == u("块") || isMetre, !text.isHan(next.end), text.kind(next.end) == .none, text[next.end] != u(".")
      {
        at = next.end
        isMoney = isMoney || !isMetre
      } else {
        break
      }
      guard let sum = value.adding(ExactDecimal(UInt128(n), exponent: isJiao ? -1 : place)) else { break }
      value = sum
      place -= 1
    }
    guard at > draft.end else { return }
    draft.end = at
    if isMoney, draft.kind != .money {
      draft.kind = .money
      draft.rule = "money.unit"
      draft.baseUnit = "CNY"
    }
    draft.low = value.plain
    draft.high = value.plain
    draft.baseValue = draft.baseUnit.isEmpty ? "" : value.plain
  }

  /// 元/平方米, 万元/月.
  func denominator(_ draft: inout Draft, _ unit: Unit) {
    guard text[draft.end] == u("/"), let range = draft.unit, draft.kind == .money || draft.kind == .measure || draft.kind == .count else { return }
    let at = draft.end + 1
    var end: Int?
    var lower: Unit?
    if let found = self.unit(at), found.unit.kind == .measure || found.unit.kind == .count || found.unit.kind == .personCount {
      end = found.end
      lower = found.unit
    } else if let time = text.end(ofAny: ["小时", "分钟", "年", "月", "日", "天", "周", "秒", "分", "时", "晚", "季"], at: at) {
      end = time
    }
    guard let end else { return }
    draft.unit = TextRange(range.start, end)
    draft.end = end
    if let lower, lower.kind == .measure, !lower.baseUnit.isEmpty, !draft.baseUnit.isEmpty, lower.offset.isZero,
      let value = UnitTable.decimal(draft.baseValue)?.divided(by: lower.factor)
    {
      draft.baseValue = value.plain
      draft.baseUnit += "/" + lower.baseUnit
    } else {
      draft.baseValue = ""
      draft.baseUnit = ""
    }
  }
}
