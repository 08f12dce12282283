import ArticleModel

/// Tells whether a number is a growth or a fall, and against what: 同比增长12.5% → `up yoy`; 提高到12.5% is a level.
struct ChangeReader {
  let text: FoldedText

  private static let ups = PhraseTrie(
    words:
      "增长 上升 提高 增加 上涨 提升 攀升 增 升 涨 上浮 高开 增收 超标 回升 上扬 走高 扩大 加快 增速 涨幅 增幅 多增 增产 递增 增多 上调 净增 新增 年均增长 增值 多出 提价 涨价 增重 飙升 猛增 激增 倍增 跃升 多 增长了 上升了 提高了 增加了 上涨了 增了 涨了 多了 快 高"
  )
  private static let downs = PhraseTrie(
    words:
      "下降 下跌 减少 降低 下滑 回落 降 减 跌 缩减 缩小 少 缩水 下调 走低 下浮 低开 减产 收窄 萎缩 递减 锐减 骤降 跌幅 降幅 减亏 少了 下降了 减少了 降低了 下跌了 降了 跌了 减了 慢 低 节约 减免 削减 减重 跳水 降价 少收 锐降 骤减 压缩 压减 缩短 下挫 回调"
  )
  private static let yoy = PhraseTrie(
    words: "同比 比上年 较上年 比去年 较去年 比上年同期 较上年同期 比去年同期 较去年同期 比历年同期 较历年同期 较往年同期 比往年同期 与去年同期相比 与上年相比 与去年相比 同去年相比 按年 较上年度 比上年度 比上一年 较上一年")
  private static let mom = PhraseTrie(words: "环比 比上月 较上月 比上个月 较上个月 比上周 较上周 较前一周 较上期 比上期 较上季度 比上季度 按月 较前一月")

  /// `chained` is the change of the number before, for the second of 分别增长35%和52%.
  func read(_ draft: QuantityReader.Draft, floor: Int, chained: (end: Int, change: String)?) -> String {
    switch draft.kind {
    case .percent, .multiple, .count, .money, .measure, .fraction: break
    default: return ""
    }
    if let chained, !chained.change.isEmpty {
      let between = chained.end
      if draft.start - between <= 2, draft.start > between, [u("和"), u("、"), u("与"), u("及")].contains(text[between]) { return chained.change }
    }
    if draft.rule == "multiple.doubling" { return join("up", base(draft.start)) }
    var end = text.skippingBlanksBack(draft.start)
    if text[end - 1] == u("了") || text[end - 1] == u("约") || text[end - 1] == u("近") { end -= 1 }
    var direction = ""
    if let match = text.matchBack(Self.ups, endingAt: end) {
      direction = "up"
      // One character needs a reason: 多, 高, 快 compare only after 比.
      if end - match.start == 1 {
        let unit = text[match.start]
        if isOne(text[match.start - 1], of: "每公毫市") { return "" }
        let isWeak = unit == u("多") || unit == u("高") || unit == u("快")
        if isWeak, !text.hasBefore(any: ["要"], match.start), !hasComparison(match.start) { return "" }
        if unit == u("增") || unit == u("升") || unit == u("涨"), text.isHan(match.start - 1), isOne(text[match.start - 1], of: "递倍激剧新") == false,
          isOne(text[match.start - 1], of: "上提晋回")
        {
          direction = "up"
        }
      }
    } else if let match = text.matchBack(Self.downs, endingAt: end) {
      direction = "down"
      if end - match.start == 1 {
        let unit = text[match.start]
        if unit == u("少") || unit == u("低") || unit == u("慢"), text[draft.start - 1] != u("了"), !hasComparison(match.start) { return "" }
        if unit == u("少"), isOne(text[match.start - 1], of: "至不最") { return "" }
        if unit == u("低"), text[match.start - 1] == u("最") { return "" }
      }
    } else if draft.kind == .count || draft.kind == .measure, newlyAdded(draft.start) {
      return "up"
    }
    if direction.isEmpty { return "" }
    return join(direction, base(draft.start))
  }

  private func join(_ direction: String, _ base: String) -> String { base.isEmpty ? direction : direction + " " + base }

  private func hasComparison(_ end: Int) -> Bool {
    var at = end - 1
    while at >= max(text.start, end - 14) {
      if isOne(text[at], of: "，。；！？") { return false }
      if text[at] == u("比") || text[at] == u("较") { return true }
      at -= 1
    }
    return false
  }

  /// 新增风电装机482万千瓦.
  private func newlyAdded(_ start: Int) -> Bool {
    var at = start - 1
    while at >= max(text.start, start - 14) {
      if isOne(text[at], of: "，。；！？、"), text[at] != u("、") { return false }
      if text.end(of: "新增", at: at) != nil, text[at - 1] != u("占") { return true }
      at -= 1
    }
    return false
  }

  /// The base of comparison within the clause.
  private func base(_ start: Int) -> String {
    var at = start - 1
    while at >= max(text.start, start - 26) {
      let unit = text[at]
      if isOne(unit, of: "，。；！？"), start - at > 3 { return "" }
      if let match = text.match(Self.yoy, at), match.end <= start {
        return "yoy"
      }
      if let match = text.match(Self.mom, at), match.end <= start { return "mom" }
      at -= 1
    }
    return ""
  }
}
