import ArticleModel

/// Words right before a number that make it about, more or less: with what they make of it.
enum Approximator {
  static let words: [(StaticString, QuantityModifier)] = [
    ("约", .about), ("大约", .about), ("大概", .about), ("约为", .about), ("约合", .about), ("大致", .about), ("差不多", .about), ("约有", .about), ("大概有", .about),
    ("近", .lessThan), ("将近", .lessThan), ("接近", .lessThan), ("不足", .lessThan), ("不到", .lessThan), ("不满", .lessThan), ("未满", .lessThan),
    ("未到", .lessThan),
    ("低于", .lessThan), ("少于", .lessThan), ("小于", .lessThan), ("逼近", .lessThan), ("不及", .lessThan), ("未达", .lessThan), ("未足", .lessThan),
    ("近乎", .lessThan),
    ("超过", .moreThan), ("超过了", .moreThan), ("超", .moreThan), ("逾", .moreThan), ("突破", .moreThan), ("突破了", .moreThan), ("多于", .moreThan),
    ("大于", .moreThan),
    ("高于", .moreThan), ("超逾", .moreThan), ("越过", .moreThan), ("远超", .moreThan), ("已超", .moreThan), ("不止", .moreThan),
    ("至少", .atLeast), ("不少于", .atLeast), ("不低于", .atLeast), ("最少", .atLeast), ("起码", .atLeast), ("不下", .atLeast), ("不小于", .atLeast),
    ("大于等于", .atLeast), ("大于或等于", .atLeast), ("大于或者等于", .atLeast),
    ("不下于", .atLeast), ("上", .atLeast), ("至少有", .atLeast), ("最少有", .atLeast),
    ("不超过", .atMost), ("最多", .atMost), ("至多", .atMost), ("不多于", .atMost), ("不高于", .atMost), ("不大于", .atMost), ("小于等于", .atMost), ("小于或等于", .atMost),
    ("等于", .exact), ("顶多", .atMost), ("不超", .atMost),
  ]

  /// Those that stand before lengths of time.
  static let before = PhraseTrie(words: "约 大约 大概 近 将近 接近 不足 不到 不满 超过 超 逾 至少 不少于 不低于 最少 起码 不下 不超过 最多 至多 差不多")

  /// Words that say how the number is meant but stand outside the expression: 突破90万名 → 90万名.
  static let outside = PhraseTrie(words: "突破 突破了 逼近 接近 突破至")

  static let all: PhraseTrie = PhraseTrie(words.enumerated().map { (Array($0.element.0.description.utf16), $0.offset) })
}

/// Whether the words round a date speak of what is to come.
enum FutureCue {
  case none, weak, strong

  private static let strongWords = PhraseTrie(words: "将 拟 预计 计划 定于 即将 有望 力争 争取 确保 预期 拟于 计划于 预定 将于 届时 准备 要在 必须")
  /// 起 and 前 behind the date.
  static func find(_ text: FoldedText, _ start: Int, _ end: Int) -> FutureCue {
    var at = start - 1
    let floor = max(text.start, start - 16)
    while at >= floor {
      let unit = text[at]
      if unit == u("。") || unit == u("；") || unit == u("！") || unit == u("？") { break }
      if unit == u("，"), start - at > 4 { break }
      if let match = text.match(strongWords, at) {
        if !(text[at] == u("将") && text[at + 1] == u("近")), match.end <= start { return .strong }
      }
      at -= 1
    }
    let next = text[end]
    if next == u("将") || text.end(of: "，将", at: end) != nil { return .strong }
    if next == u("起") || next == u("前") || text.end(of: "之前", at: end) != nil { return .weak }
    return .none
  }
}

/// Words of reference inside other words: 以前 after a length or a date belongs to it; 最近 before 的 and a place is no time.
enum ReferenceGuard {
  static func isReference(_ text: FoldedText, _ start: Int, _ end: Int) -> Bool {
    let before = text[start - 1]
    let next = text[end]
    switch text[start] {
    case u("以"), u("之"):
      // 以前 and 以后 behind something; alone they open a clause.
      return start == text.start || isOne(before, of: "，。；：“「、！？『")
        || (text[start] == u("以") && end - start == 2
          && (before == u("比") || before == u("像") || before == u("跟") || before == u("和") || before == u("的")) && text[start + 1] == u("前"))
    case u("过"):
      // 走过去, 说过去 are verbs.
      if isOne(before, of: "了的着走说跑追送飞开拿跨穿转看冲扑飘") || next == u("了") || next == u("，") && text.isHan(start - 1) && before != u("在") { return false }
      return true
    case u("当"):
      // 当时 always; 当年底 is handled as a year.
      return next != u("代")
    case u("未"): return next != u("完") && next != u("可") && next != u("式")
    case u("最"): return !(next == u("的") && text.isHan(end + 1) && isOne(text[end + 1], of: "一那医距派地"))
    case u("至"): return before != u("时") && next != u("日")
    case u("不"): return isOne(before, of: "，。；") || next == u("前") || next == u("将")
    case u("近"): return next != u("视") && before != u("最") && before != u("接")
    case u("日"): return before != u("一") && before != u("今") && !text.hasBefore(any: ["生", "节", "假"], start)
    case u("从"): return end - start == 2
    case u("现"): return before != u("实") && before != u("体") && before != u("表") && before != u("出") && before != u("发")
    case u("此"): return before != u("从") && before != u("因") && before != u("由")
    case u("往"): return before != u("来") && before != u("交")
    case u("先"): return before != u("首") && before != u("优")
    case u("目"): return before != u("项") && before != u("题")
    case u("原"): return false
    default: return true
    }
  }
}
