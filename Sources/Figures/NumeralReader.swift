/// Reads numerals: Arabic, full-width, Chinese in every form, mixed.
///
/// Method: one pass from left to right over digit groups and multipliers; what is below 万, below 亿 and above is kept apart.
/// 一万五千亿 → 1500000000000, 3.5万 → 35000, 2万5 → 25000, 十七八 → 17–18, 几十 → 20–90, 三千余 → 3000 and more.
struct NumeralReader {
  let text: FoldedText
  /// 肆 and 拾 alone are numerals: after 分之.
  var allowsFormal = false

  /// The numeral that begins at a position, or nil. Ends at the first unit that is no part of it.
  func read(_ start: Int) -> Numeral? {
    switch text.kind(start) {
    case .digit: return readMixed(start)
    case .hanDigit, .formalDigit, .small, .formalSmall, .big, .tens, .vague: return readMixed(start)
    default:
      // .5
      guard text[start] == u("."), text.kind(start + 1) == .digit else { return nil }
      let group = readArabic(start)
      var result = Numeral(start: start, end: group.end, low: group.value ?? .zero, high: group.value ?? .zero)
      result.isArabic = true
      result.hasPoint = true
      result.isTooLong = group.value == nil
      return result
    }
  }

  /// A run of Arabic digits with separators, decimals and exponent.
  struct ArabicGroup {
    var end: Int
    var value: ExactDecimal?
    var digits = 0
    var hasPoint = false
    var leadingZero = false
    var hasGrouping = false
  }

  func readArabic(_ start: Int) -> ArabicGroup {
    var group = ArabicGroup(end: start, value: .zero)
    var mantissa: UInt128 = 0
    var scale = 0
    var tooLong = false
    var at = start
    func take(_ at: Int) {
      if mantissa > (ExactDecimal.limit - 9) / 10 { tooLong = true } else { mantissa = mantissa * 10 + UInt128(text.value(at)) }
    }
    while text.kind(at) == .digit {
      take(at)
      at += 1
      group.digits += 1
    }
    group.leadingZero = group.digits > 1 && text[start] == u("0")
    // Separators: groups of exactly three digits after one to three.
    if group.digits >= 1, group.digits <= 3, !group.leadingZero {
      while isSeparator(at), text.kind(at + 1) == .digit, text.kind(at + 2) == .digit, text.kind(at + 3) == .digit, text.kind(at + 4) != .digit {
        for offset in 1...3 { take(at + offset) }
        at += 4
        group.digits += 3
        group.hasGrouping = true
      }
    }
    if text[at] == u("."), text.kind(at + 1) == .digit {
      group.hasPoint = true
      at += 1
      while text.kind(at) == .digit {
        take(at)
        scale -= 1
        at += 1
      }
    }
    if text[at] | 32 == u("e"), !text.isHan(at) {
      var exponentAt = at + 1
      var sign = 1
      if text[exponentAt] == u("+") || text[exponentAt] == u("-") {
        sign = text[exponentAt] == u("-") ? -1 : 1
        exponentAt += 1
      }
      var exponent = 0
      var digits = 0
      while text.kind(exponentAt) == .digit, digits < 3 {
        exponent = exponent * 10 + text.value(exponentAt)
        exponentAt += 1
        digits += 1
      }
      if digits > 0, text.kind(exponentAt) != .digit, !text.isLatin(exponentAt) {
        scale += sign * exponent
        at = exponentAt
      }
    }
    group.end = at
    group.value = tooLong ? nil : ExactDecimal(mantissa, exponent: scale)
    return group
  }

  /// A comma between digits; the full-width one only between full-width digits (it is folded only there).
  private func isSeparator(_ at: Int) -> Bool { text[at] == u(",") }

  private func readMixed(_ start: Int) -> Numeral? {
    var result = Numeral(start: start, end: start, low: .zero, high: .zero)
    var total = ExactDecimal.zero
    var low = ExactDecimal.zero
    var section = ExactDecimal.zero
    /// A digit group that waits for its multiplier.
    var pending: ExactDecimal?
    /// The other bound while reading 三四 or 七八.
    var pendingHigh: ExactDecimal?
    var pendingDigits = 0
    var lastExponent = -1
    var lastWasBig = false
    var sawZero = false
    var isLong = false
    var extra = ExactDecimal.zero
    var at = start
    var groups = 0

    func add(_ a: ExactDecimal, _ b: ExactDecimal) -> ExactDecimal {
      guard let sum = a.adding(b) else {
        isLong = true
        return a
      }
      return sum
    }

    loop: while true {
      // A blank may stand between a digit and its multiplier, or after a multiplier.
      var next = at
      if at > start, text[at] == 32 {
        next = text.skippingBlanks(at)
        let after = text.kind(next)
        let isMultiplier = after == .small || after == .big || after == .formalSmall
        let isDigit = after == .hanDigit || after == .formalDigit || after == .digit || after == .tens || after == .vague
        // 十 余 万
        if after == .none, text[next] == u("余") || text[next] == u("多") {
          let big = text.skippingBlanks(next + 1)
          if text.kind(big) != .big { break loop }
          at = next
          continue loop
        }
        if pending != nil ? !isMultiplier : !(isMultiplier || (isDigit && lastExponent >= 0)) { break loop }
        if isDigit, after == .digit, !multiplierFollows(next) { break loop }
      }
      let kind = text.kind(next)
      switch kind {
      case .digit:
        if pending != nil || pendingHigh != nil { break loop }
        if groups > 0, lastExponent < 0 { break loop }
        let group = readArabic(next)
        if at > start, group.hasPoint || group.hasGrouping { break loop }
        if group.value == nil { isLong = true }
        pending = group.value ?? .zero
        pendingDigits = group.digits
        if at == start {
          result.isArabic = true
          result.hasPoint = group.hasPoint
          result.leadingZero = group.leadingZero
          result.plainDigits = group.digits
          result.hasGrouping = group.hasGrouping
        }
        at = group.end
        groups += 1
      case .hanDigit, .formalDigit:
        if pending != nil || pendingHigh != nil { break loop }
        if kind == .formalDigit, !isFormalContext(next, start) { break loop }
        let value = text.value(next)
        // A run of digits: a year or a number read digit by digit, or two that make a range.
        var runEnd = next + 1
        while text.kind(runEnd) == .hanDigit, text[runEnd] != u("两"), text[next] != u("俩"), text[next] != u("仨") { runEnd += 1 }
        // 夫妻俩: no number of its own.
        if text[next] == u("俩") || text[next] == u("仨"), at > start || text.isHan(next - 1) { break loop }
        // 三千两百两, 两万两: the last 两 is the unit.
        if text[next] == u("两"), lastExponent >= 0, text.kind(next + 1) != .small, text.kind(next + 1) != .big { break loop }
        if next == start, text[next] == u("一"), text[next + 1] == u("两"), text.isHan(next + 2), !isOne(text[next + 2], of: "黄白银金的") {
          runEnd = next + 2
        }
        let length = runEnd - next
        if value == 0, length == 1, lastExponent >= 0 || (at == start && text.kind(next + 1) == .small) {
          sawZero = true
          at = next + 1
          continue loop
        }
        if value == 0, length >= 2, lastExponent >= 0, length <= 3 {
          // 一万零五: the zero, then the digit.
          sawZero = true
          at = next + 1
          while at < runEnd, text.value(at) == 0 { at += 1 }
          continue loop
        }
        if length == 2, let pair = approximatePair(next) {
          pending = ExactDecimal(UInt128(pair.low))
          pendingHigh = ExactDecimal(UInt128(pair.high))
          pendingDigits = 1
          at = runEnd
        } else if length >= 2 {
          if groups > 0 { break loop }
          var mantissa: UInt128 = 0
          for position in next..<runEnd {
            if mantissa > (ExactDecimal.limit - 9) / 10 {
              isLong = true
            } else {
              mantissa = mantissa * 10 + UInt128(text.value(position))
            }
          }
          pending = ExactDecimal(mantissa)
          pendingDigits = length
          result.plainDigits = length
          result.leadingZero = value == 0
          at = runEnd
        } else {
          pending = ExactDecimal(UInt128(value))
          pendingDigits = 1
          at = next + 1
          if next == start { result.isSingleHan = true }
        }
        groups += 1
      case .tens:
        if pending != nil { break loop }
        section = add(section, ExactDecimal(UInt128(text.value(next))))
        lastExponent = 1
        lastWasBig = false
        at = next + 1
        groups += 1
        result.hasMultiplier = true
      case .small, .formalSmall:
        if kind == .formalSmall, next == start, !isFormalContext(next, start) { break loop }
        let exponent = text.value(next)
        // 30万千瓦, 6.4百分点: the unit begins here.
        if isUnitAhead(next), pending != nil || lastExponent >= 0 || next == start && text[next] == u("千") { break loop }
        if pending == nil, lastExponent >= 0, !sawZero, !lastWasBig, exponent >= lastExponent { break loop }
        if pending == nil, next == start, exponent > 1 { result.isRound = true }
        if let high = pendingHigh {
          result.spread = .range
          extra = add(extra, difference(high, pending ?? .zero).shifted(exponent))
          pendingHigh = nil
        }
        section = add(section, (pending ?? ExactDecimal(1)).shifted(exponent))
        pending = nil
        lastExponent = exponent
        lastWasBig = false
        sawZero = false
        result.hasMultiplier = true
        at = next + 1
        groups += 1
      case .big:
        let exponent = text.value(next)
        if exponent == 12, isOne(text[next + 1], of: "瓦赫帕字比位宽欧") { break loop }
        if let high = pendingHigh {
          result.spread = .range
          extra = add(extra, difference(high, pending ?? .zero))
          pendingHigh = nil
        }
        if let value = pending { section = add(section, value) }
        pending = nil
        if section.isZero, low.isZero, total.isZero {
          if next != start { break loop }
          section = ExactDecimal(1)
          result.isRound = true
        }
        if exponent == 4 {
          if section.isZero {
            // 万万.
            if !lastWasBig { break loop }
            if low.isZero { total = total.shifted(4) } else { low = low.shifted(4) }
          } else {
            low = add(low, section.shifted(4))
          }
          extra = extra.shifted(4)
        } else {
          let below = add(low, section)
          if below.isZero { total = total.shifted(exponent) } else { total = add(total, below.shifted(exponent)) }
          low = .zero
          extra = extra.shifted(exponent)
        }
        section = .zero
        lastExponent = exponent
        lastWasBig = true
        sawZero = false
        result.hasMultiplier = true
        result.hasBig = true
        at = next + 1
        groups += 1
      case .vague:
        guard let vague = readVague(next, start, lastExponent, groups) else { break loop }
        if result.spread == .exact { result.spread = .vague }
        // 几 counts 2 to 9 of its unit; inside a number (十几) 1 to 9.
        pending = ExactDecimal(groups > 0 ? 1 : 2)
        pendingHigh = ExactDecimal(9)
        pendingDigits = 1
        at = vague
        groups += 1
        let after = text.kind(at)
        if after != .small && after != .big {
          // The end: 十几, 几个.
          break loop
        }
        let exponent = text.value(at)
        if after == .small {
          section = add(section, pending!.shifted(exponent))
          extra = add(extra, difference(pendingHigh!, pending!).shifted(exponent))
          lastExponent = exponent
          lastWasBig = false
          at += 1
          pending = nil
          pendingHigh = nil
          result.hasMultiplier = true
        } else {
          section = add(section, pending!)
          extra = add(extra, difference(pendingHigh!, pending!))
          pending = nil
          pendingHigh = nil
        }
      default:
        // 十余万, 500多万: the big multiplier behind 余 or 多.
        if groups > 0, at > start, text[next] == u("余") || text[next] == u("多") || text[next] == u("来"),
          result.spread == .exact || result.spread == .vague
        {
          let after = text.skippingBlanks(next + 1)
          let big = text.kind(after) == .big
          if big || (text.kind(after) == .small && text.value(after) >= 2 && lastExponent < text.value(after) && text[next] != u("来")) {
            if let value = pending { section = add(section, value) }
            let exponent = text.value(after)
            let below = add(low, section)
            if below.isZero { break loop }
            total = add(total, below.shifted(exponent))
            low = .zero
            section = .zero
            extra = .zero
            pending = nil
            pendingHigh = nil
            lastExponent = exponent
            lastWasBig = big
            result.spread = .more
            result.hasMultiplier = true
            result.hasBig = result.hasBig || big
            at = after + 1
            continue loop
          }
        }
        break loop
      }
    }

    if groups == 0 || at == start { return nil }
    // The digit behind: 2万5, 三百五 count a tenth of the last multiplier.
    if let value = pending, pendingHigh == nil, lastExponent >= 2, !sawZero, pendingDigits == 1, result.spread != .more, !value.isZero {
      section = add(section, value.shifted(lastExponent - 1))
      pending = nil
    }
    if let value = pending {
      if let high = pendingHigh {
        extra = add(extra, difference(high, value))
        if result.spread != .vague { result.spread = .range }
      }
      section = add(section, value)
    }
    result.low = add(add(total, low), section)
    result.high = add(result.low, extra)
    result.end = at
    result.isTooLong = isLong
    if result.isSingleHan, groups > 1 || result.spread != .exact { result.isSingleHan = false }
    if groups > 1 { result.plainDigits = 0 }
    readPoint(&result, pendingOnly: groups == 1)
    return result
  }

  /// 二点五, 六百一十一点二五五: digits after 点, and a multiplier after them.
  private func readPoint(_ result: inout Numeral, pendingOnly: Bool) {
    var at = text.skippingBlanks(result.end)
    guard result.spread == .exact, !result.isArabic, text[at] == u("点") else { return }
    at = text.skippingBlanks(at + 1)
    guard text.kind(at) == .hanDigit else { return }
    var scale = 0
    var mantissa: UInt128 = 0
    while text.kind(at) == .hanDigit {
      if mantissa > (ExactDecimal.limit - 9) / 10 {
        result.isTooLong = true
      } else {
        mantissa = mantissa * 10 + UInt128(text.value(at))
        scale -= 1
      }
      at += 1
    }
    // 七点十分 and 三点五十 are times of the clock.
    if text.kind(at) == .small || text[at] == u("刻") { return }
    if text[at] == u("分"), text[at + 1] != u("之") { return }
    guard let value = result.low.adding(ExactDecimal(mantissa, exponent: scale)) else { return }
    result.low = value
    result.hasPoint = true
    result.isSingleHan = false
    if text.kind(at) == .big, text.value(at) != 12 {
      result.low = value.shifted(text.value(at))
      result.hasMultiplier = true
      result.hasBig = true
      at += 1
    }
    result.high = result.low
    result.end = at
  }

  /// 三四, 七八, 三五, 两三, 一二: two digits that bound a range.
  private func approximatePair(_ at: Int) -> (low: Int, high: Int)? {
    let a = text.value(at)
    let b = text.value(at + 1)
    if a >= 1, b == a + 1 { return (a, b) }
    if a == 3, b == 5 { return (3, 5) }
    return nil
  }

  /// 几 and 数 as numerals: 几十, 十几, 几个, 数百, 数名. The end, or nil.
  private func readVague(_ at: Int, _ start: Int, _ lastExponent: Int, _ groups: Int) -> Int? {
    let next = text.kind(at + 1)
    let multiplied = next == .small || (next == .big && text[at + 1] != u("兆"))
    if text[at] == u("几") {
      if groups > 0 { return lastExponent >= 1 ? at + 1 : nil }
      if text[at + 1] == u("乎") || text[at + 1] == u("何") || text[at + 1] == u("率") || text[at - 1] == u("茶") { return nil }
      return at + 1
    }
    if groups > 0 { return nil }
    if multiplied {
      return VagueWords.isNounBefore(text[at - 1]) ? nil : at + 1
    }
    return VagueWords.countsAfterSeveral(text[at + 1]) && !VagueWords.isNounBefore(text[at - 1]) && !text.isVagueNoun(at) ? at + 1 : nil
  }

  /// 壹, 拾 … count as numerals only beside others; alone they are surnames and verbs.
  private func isFormalContext(_ at: Int, _ start: Int) -> Bool {
    if at > start || allowsFormal { return true }
    let next = text.kind(at + 1)
    if text[at] == u("壹") { return true }
    switch next {
    case .formalSmall, .formalDigit, .small, .big: return true
    default: return text[at + 1] == u("元") || text[at + 1] == u("圆")
    }
  }

  /// 千瓦, 千克, 百帕, 百分点.
  private func isUnitAhead(_ at: Int) -> Bool {
    let next = text[at + 1]
    if text[at] == u("千") { return isOne(next, of: "瓦克米赫伏卡帕焦字比") }
    if text[at] == u("百") { return next == u("帕") || (next == u("分") && text[at + 2] == u("点")) }
    return false
  }

  private func multiplierFollows(_ at: Int) -> Bool {
    var next = at
    while text.kind(next) == .digit { next += 1 }
    next = text.skippingBlanks(next)
    return text.kind(next) == .small || text.kind(next) == .big
  }

  private func difference(_ a: ExactDecimal, _ b: ExactDecimal) -> ExactDecimal {
    var negative = b
    negative.isNegative.toggle()
    return a.adding(negative) ?? .zero
  }
}

/// Words that tell 数 and 多 as numerals from nouns with them.
enum VagueWords {
  private static let nouns = Set("人指分总次件户级倍参系函代岁读算字复基常整无变负正多少级声量点度".utf16)
  private static let counted = Set("名位家次年天件辆个座倍日月小起处条项场枚艘架周".utf16)
  static func isNounBefore(_ unit: UInt16) -> Bool { nouns.contains(unit) }
  static func countsAfterSeveral(_ unit: UInt16) -> Bool { counted.contains(unit) }
}

extension FoldedText {
  /// 数位 (digits), 数场: a noun after all.
  func isVagueNoun(_ at: Int) -> Bool { self[at + 1] == u("小") && self[at + 2] != u("时") }
}
