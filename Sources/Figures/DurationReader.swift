/// Reads lengths of time: 3小时20分, 两年多, 十多天, 半个月, 两到三年, 一个半小时, 80周年.
struct DurationReader {
  let text: FoldedText
  let numerals: NumeralReader

  struct Duration {
    var end: Int
    var value: String
    /// Of the coarsest unit: years, months, days or less, for 三年前.
    var amount: Int?
    var unit: UInt8
    var rule = "duration"
  }

  private struct Component {
    var end: Int
    var amount: String
    var integer: Int?
    /// Y M W D H m S, or C for centuries.
    var unit: UInt8
    /// What 半 adds: `6M` of a year, `T30M` of an hour (without the T inside times).
    var rest = ""
  }

  func read(_ start: Int) -> Duration? {
    guard let first = component(start) else { return nil }
    var parts = [first]
    var end = first.end
    var rank = order(first.unit)
    while parts.count < 6 {
      var next = text.skippingBlanks(end)
      if text[next] == u("又") || text[next] == u("零") || text[next] == u("加") { next = text.skippingBlanks(next + 1) }
      guard let more = component(next, after: parts.last!.unit), order(more.unit) != rank, !(order(more.unit) < rank && next == end) else { break }
      parts.append(more)
      rank = order(more.unit)
      end = more.end
    }
    if parts.count == 1, let second = rangeEnd(first) {
      return Duration(
        end: second.end, value: single(first.amount, second.unit) + "/" + single(second.amount, second.unit), amount: nil, unit: second.unit,
        rule: "duration.range")
    }
    parts.sort { order($0.unit) < order($1.unit) }
    var date = ""
    var time = ""
    for part in parts {
      if order(part.unit) <= order(UInt8(ascii: "D")) {
        date += part.amount + String(UnicodeScalar(part.unit))
        if part.rest.hasPrefix("T") { time += part.rest.dropFirst() } else { date += part.rest }
      } else {
        time += part.amount + String(UnicodeScalar(part.unit == UInt8(ascii: "m") ? UInt8(ascii: "M") : part.unit)) + part.rest
      }
    }
    return Duration(
      end: end, value: "P" + date + (time.isEmpty ? "" : "T" + time), amount: parts.count == 1 ? first.integer : nil, unit: parts[0].unit)
  }

  private func order(_ unit: UInt8) -> Int {
    switch unit {
    case UInt8(ascii: "Y"): 0
    case UInt8(ascii: "M"): 1
    case UInt8(ascii: "W"): 2
    case UInt8(ascii: "D"): 3
    case UInt8(ascii: "H"): 4
    case UInt8(ascii: "m"): 5
    default: 6
    }
  }

  private func single(_ amount: String, _ unit: UInt8) -> String {
    let isTime = order(unit) > 3
    return "P" + (isTime ? "T" : "") + amount + String(UnicodeScalar(unit == UInt8(ascii: "m") ? UInt8(ascii: "M") : unit))
  }

  /// 两到三年, 3至5天, 3年至5年.
  private func rangeEnd(_ first: Component) -> Component? {
    let at = text.skippingBlanks(first.end)
    guard isConnector(text[at]) else { return nil }
    guard let second = component(text.skippingBlanks(at + 1)), order(second.unit) == order(first.unit) else { return nil }
    return second
  }

  func isConnector(_ unit: UInt16) -> Bool {
    unit == u("至") || unit == u("到") || unit == u("-") || unit == u("~") || unit == u("—") || unit == u("–")
  }

  private func component(_ start: Int, after: UInt8? = nil) -> Component? {
    var at = start
    var value = ExactDecimal.zero
    var isVague = false
    var isSingleOne = false
    var integer: Int?
    if text[at] == u("半") { return half(at) }
    if text[at] == u("多") { return after == nil ? several(at) : nil }
    guard text.kind(at) != .none, text.kind(at) != .blank, let numeral = numerals.read(at), !numeral.isTooLong, !numeral.low.isNegative else {
      return nil
    }
    if numeral.leadingZero, !numeral.hasPoint { return nil }
    value = numeral.low
    isVague = numeral.spread == .vague
    isSingleOne = numeral.isSingleHan && numeral.low == ExactDecimal(1)
    integer = numeral.integer
    at = text.skippingBlanks(numeral.end)
    // 两到三年: the unit stands behind the second numeral.
    if isConnector(text[at]), after == nil {
      let next = text.skippingBlanks(at + 1)
      if text.kind(next) != .none, let other = numerals.read(next), numeral.low < other.low, let unit = unit(text.skippingBlanks(other.end), other),
        !(numeral.plainDigits == 4)
      {
        // The first number takes the unit of the second.
        return Component(end: numeral.end, amount: value.plain, integer: integer, unit: unit.unit)
      }
      return nil
    }
    var more = false
    if text[at] == u("多") || text[at] == u("余") || text[at] == u("来") {
      guard numeral.hasMultiplier || numeral.isArabic else { return nil }
      at = text.skippingBlanks(at + 1)
      more = true
    }
    // 两个多月, 一个半小时.
    var hasHalf = false
    if text[at] == u("个") {
      var next = at + 1
      if text[next] == u("多") || text[next] == u("来") {
        next += 1
        more = true
      } else if text[next] == u("半") {
        next += 1
        hasHalf = true
      }
      next = text.skippingBlanks(next)
      guard let found = unit(next, numeral, counted: true) else { return nil }
      return finish(found, value, integer, isVague, hasHalf, more)
    }
    guard let found = unit(at, numeral, after: after) else { return nil }
    if isSingleOne, after == nil, Self.isOneWord(text, start, found.end) { return nil }
    return finish(found, value, integer, isVague, hasHalf, more)
  }

  private func finish(
    _ found: (end: Int, unit: UInt8, factor: Int), _ value: ExactDecimal, _ integer: Int?, _ isVague: Bool, _ hasHalf: Bool, _ more: Bool
  )
    -> Component
  {
    var end = found.end
    var half = hasHalf
    var next = text.skippingBlanks(end)
    if let after = text.end(ofAny: ["有余", "出头", "还多"], at: next), !more { end = after }
    if !hasHalf, !more, text[next] == u("半"), text[next + 1] != u("数"), text[next + 1] != u("夜") {
      half = true
      end = next + 1
      next = end
    }
    if text[next] == u("多") || text[next] == u("余"), !half, !more, !isVague || integer != nil || found.unit != 0 {
      // 两年多来; but 一年多次 is often.
      if !isOne(text[next + 1], of: "次种样个位名家项人") { end = next + 1 }
    }
    // 几天 is unknown, 四十几天 forty.
    var amount = isVague ? vagueAmount(value) : value.plain
    if found.unit == UInt8(ascii: "S"), text.kind(end - 1) == .digit {
      // The hundredths behind 秒.
      var digits = ""
      var at = end - 1
      while text.kind(at) == .digit {
        digits = String(text.value(at)) + digits
        at -= 1
      }
      amount += "." + digits
      return Component(end: end, amount: amount, integer: nil, unit: found.unit)
    }
    if found.factor != 1, !isVague, let scaled = value.multiplied(by: ExactDecimal(UInt128(found.factor))) { amount = scaled.plain }
    if half, !isVague {
      // 两年半 is two years and six months.
      let rest: String
      switch found.unit {
      case UInt8(ascii: "Y"): rest = "Y6M"
      case UInt8(ascii: "M"): rest = "M15D"
      case UInt8(ascii: "D"): rest = "DT12H"
      case UInt8(ascii: "H"): rest = "H30M"
      case UInt8(ascii: "m"): rest = "M30S"
      default: rest = ""
      }
      if !rest.isEmpty {
        return Component(end: end, amount: amount, integer: nil, unit: found.unit, rest: String(rest.dropFirst()))
      }
    }
    return Component(end: end, amount: amount, integer: found.factor == 1 ? integer : integer.map { $0 * found.factor }, unit: found.unit)
  }

  private func vagueAmount(_ low: ExactDecimal) -> String {
    guard let n = low.integer, n > 10, n % 10 == 1, n < 1000 else { return "X" }
    return String(n - 1)
  }

  /// 多年, 多日, 多个月.
  private func several(_ at: Int) -> Component? {
    if text.kind(at - 1) != .none && text.kind(at - 1) != .blank || isOne(text[at - 1], of: "许很更最众太不较大差个岁米倍年月天时") { return nil }
    var unitAt = at + 1
    let counted = text[unitAt] == u("个")
    if counted { unitAt += 1 }
    let unit: UInt8
    var end = unitAt + 1
    switch text[unitAt] {
    case u("年"):
      if text[end] == u("生") || text[end] == u("级") { return nil }
      unit = UInt8(ascii: "Y")
    case u("月") where counted: unit = UInt8(ascii: "M")
    case u("日"), u("天"): unit = UInt8(ascii: "D")
    case u("小") where text[end] == u("时"):
      unit = UInt8(ascii: "H")
      end += 1
    default: return nil
    }
    return Component(end: end, amount: "X", integer: nil, unit: unit)
  }

  /// 半年, 半个月, 半小时, 半天.
  private func half(_ at: Int) -> Component? {
    var next = at + 1
    let counted = text[next] == u("个")
    if counted { next += 1 }
    if text[next] == u("多") { next += 1 }
    var end: Int
    let result: (String, UInt8)
    if text[next] == u("年"), text[next + 1] != u("级"), text[next + 1] != u("报") {
      end = next + 1
      result = ("6", UInt8(ascii: "M"))
    } else if text[next] == u("月"), counted {
      end = next + 1
      result = ("15", UInt8(ascii: "D"))
    } else if let after = text.end(ofAny: ["小时", "钟头"], at: next) {
      end = after
      result = ("30", UInt8(ascii: "m"))
    } else if text[next] == u("天"), !counted {
      end = next + 1
      result = ("12", UInt8(ascii: "H"))
    } else if let after = text.end(ofAny: ["世纪"], at: next) {
      end = after
      result = ("50", UInt8(ascii: "Y"))
    } else if text[next] == u("秒") {
      end = next + 1
      result = ("0.5", UInt8(ascii: "S"))
    } else if let after = text.end(ofAny: ["分钟"], at: next) {
      end = after
      result = ("30", UInt8(ascii: "S"))
    } else {
      return nil
    }
    if text[end] == u("多") || text[end] == u("余") { end += 1 }
    return Component(end: end, amount: result.0, integer: Int(result.0), unit: result.1)
  }

  /// A unit of time at a position.
  private func unit(_ at: Int, _ numeral: Numeral, counted: Bool = false, after: UInt8? = nil) -> (end: Int, unit: UInt8, factor: Int)? {
    let next = text[at + 1]
    switch text[at] {
    case u("年"):
      if counted { return nil }
      if numeral.plainDigits == 4, !numeral.hasGrouping, numeral.isArabic || numeral.plainDigits == 4, let n = numeral.integer, n >= 1000, n < 3000 {
        return nil
      }
      if isOne(next, of: "级代份轻龄货产均薪报租息检审度鉴画糕") { return nil }
      if next == u("生"), text[at + 2] != u("活"), text[at + 2] != u("产") { return nil }
      return (next == u("间") ? at + 2 : at + 1, UInt8(ascii: "Y"), 1)
    case u("周"):
      if counted { return nil }
      if next == u("年") {
        return text[at + 2] == u("庆") || text.end(ofAny: ["之际", "公祭", "纪念", "大会", "活动", "晚会", "庆典"], at: at + 2) != nil
          ? nil : (at + 2, UInt8(ascii: "Y"), 1)
      }
      if isOne(next, of: "岁边围转期密刊报末") { return nil }
      if numeral.isSingleHan, text[at - 1] == u("第") { return nil }
      return (at + 1, UInt8(ascii: "W"), 1)
    case u("月"):
      guard counted, next != u("大") || isOne(text[at + 2], of: "会雨学量型") else { return nil }
      return (next == u("间") ? at + 2 : at + 1, UInt8(ascii: "M"), 1)
    case u("天"):
      if counted || isOne(next, of: "下空然气文线地津台才堂窗桥") { return nil }
      if next == u("大"), text[at + 2] != u("会"), text[at + 2] != u("雨") { return nil }
      return (next == u("间") ? at + 2 : at + 1, UInt8(ascii: "D"), 1)
    case u("日"):
      if counted { return nil }
      // A date unless something says it is a length.
      let isLength =
        text.hasBefore(any: ["连续", "一连", "为期", "历时", "整整"], numeral.start) || text.end(ofAny: ["内", "之内", "以内"], at: at + 1) != nil
      guard isLength, text[at - 1] != u("十") || numeral.hasMultiplier else { return nil }
      return (at + 1, UInt8(ascii: "D"), 1)
    case u("小"):
      guard next == u("时") else { return nil }
      return (at + 2, UInt8(ascii: "H"), 1)
    case u("钟"):
      guard next == u("头"), counted else { return nil }
      return (at + 2, UInt8(ascii: "H"), 1)
    case u("时"):
      guard next == u("辰"), counted else { return nil }
      return (at + 2, UInt8(ascii: "H"), 2)
    case u("分"):
      if next == u("钟") { return (at + 2, UInt8(ascii: "m"), 1) }
      if counted { return nil }
      if after == UInt8(ascii: "H"), next != u("之") { return (at + 1, UInt8(ascii: "m"), 1) }
      // 2分15秒
      let second = text.skippingBlanks(at + 1)
      if text.kind(second) != .none, let numeral = numerals.read(second), text[numeral.end] == u("秒") { return (at + 1, UInt8(ascii: "m"), 1) }
      return nil
    case u("秒"):
      if counted { return nil }
      if next == u("钟") { return (at + 2, UInt8(ascii: "S"), 1) }
      // 9秒88
      if numeral.isArabic, text.kind(at + 1) == .digit {
        let decimals = numerals.readArabic(at + 1)
        if !decimals.hasPoint, decimals.digits <= 3, !text.isHan(decimals.end) || isOne(text[decimals.end], of: "的，，打刷夺获完") {
          return (decimals.end, UInt8(ascii: "S"), 1)
        }
      }
      return isOne(next, of: "杀针表速") ? nil : (at + 1, UInt8(ascii: "S"), 1)
    case u("星"):
      guard next == u("期"), text.kind(at + 2) != .hanDigit, text[at + 2] != u("日") else { return nil }
      return (at + 2, UInt8(ascii: "W"), 1)
    case u("礼"):
      guard next == u("拜"), counted else { return nil }
      return (at + 2, UInt8(ascii: "W"), 1)
    case u("夜"), u("晚"):
      if counted || numeral.isArabic && next != u("，") || isOne(next, of: "间情市宴校大景幕校") || numeral.low.integer ?? 99 > 30 { return nil }
      return (at + 1, UInt8(ascii: "D"), 1)
    case u("刻"):
      guard next == u("钟") else { return nil }
      return (at + 2, UInt8(ascii: "m"), 15)
    case u("春"):
      guard counted, next == u("秋") else { return nil }
      return (at + 2, UInt8(ascii: "Y"), 1)
    case u("昼"):
      guard next == u("夜") else { return nil }
      return (at + 2, UInt8(ascii: "D"), 1)
    case u("世"):
      guard next == u("纪"), counted else { return nil }
      return (at + 2, UInt8(ascii: "Y"), 100)
    case u("季"):
      guard next == u("度"), counted else { return nil }
      return (at + 2, UInt8(ascii: "M"), 3)
    case u("工"):
      guard let end = text.end(of: "工作日", at: at) else { return nil }
      return (end, UInt8(ascii: "D"), 1)
    case u("交"):
      guard let end = text.end(of: "交易日", at: at) else { return nil }
      return (end, UInt8(ascii: "D"), 1)
    case u("载"):
      guard !numeral.isArabic, next != u("客"), next != u("重"), next != u("货"), next != u("人") else { return nil }
      return (at + 1, UInt8(ascii: "Y"), 1)
    default: return nil
    }
  }

  /// 一年 and 一天 after 这, 每 or 有 are no lengths; 一天 before 到晚, 一年一度.
  private static func isOneWord(_ text: FoldedText, _ start: Int, _ end: Int) -> Bool {
    if isOne(text[start - 1], of: "这那每某另哪同第统有前后头") { return true }
    if text.end(ofAny: ["一度", "到头", "到晚", "一年", "一天", "四季"], at: end) != nil { return true }
    if text.end(of: "一天", at: start) == end, text[start - 1] == u("的") { return true }
    return false
  }
}
