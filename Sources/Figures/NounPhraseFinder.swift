import ArticleModel

/// Finds what a quantity counts or measures.
///
/// Method: a count looks behind itself first (7家|有声职工书屋), over an attribute to the noun after its 的; then before itself
/// (充电桩|16个). A measure, a sum or a share looks before itself first, over the verbs that say how much (达, 为, 上升到), within the clause;
/// a clause that names nothing goes on with what the sentence measured last.
struct NounPhraseFinder {
  let text: FoldedText
  let view: TokenView

  private var tokens: UnsafeBufferPointer<Token> { view.tokens }

  /// `previous` is the last quantity of the same sentence with what it counts.
  func find(_ draft: QuantityReader.Draft, in sentence: TextRange, previous: [Quantity], times: [TimeExpression]) -> TextRange? {
    guard !view.isEmpty else { return nil }
    let first = view.first(from: sentence.start)
    let limit = view.first(from: sentence.end)
    let after = view.first(from: draft.end)
    let before = view.first(from: draft.start) - 1
    let context = Context(first: first, limit: limit, previous: previous, times: times)
    switch draft.kind {
    case .score: return nil
    case .label: return label(draft, after, before, context)
    case .age: return person(after, before, context)
    case .ordinal: return ordinal(after, context)
    case .count:
      if draft.isBare || draft.rule == "count.harm" { return draft.isBare ? run(after, context)?.range : nil }
      let isPersons = draft.unit.map { text[$0.start] == u("人") && $0.count <= 2 } ?? false
      if let found = forward(after, context, overVerbs: !draft.isVerbal && !isPersons, over的: !draft.isVerbal) {
        if !(isPersons && isHarm(found)) { return found }
      }
      if draft.isVerbal, !isPersonTimes(draft) { return nil }
      if let found = backward(before, context, links: Self.countLinks) { return found }
      return samePrevious(draft, context)
    case .measure, .money:
      if before >= first, isNominal(before), !isLocation(before), let found = backward(before, context, links: Self.none) { return found }
      if let found = forward(after, context, overVerbs: false, over的: true), draft.kind == .measure || !isBehind的(after) || true { return found }
      return backward(before, context, links: Self.links)
    case .percent, .fraction, .multiple:
      if let found = shareForward(after, context) { return found }
      if let found = backward(before, context, links: Self.links, skipsNumbers: true) { return found }
      return context.previous.last.flatMap { $0.of }
    }
  }

  struct Context {
    var first: Int
    var limit: Int
    var previous: [Quantity]
    var times: [TimeExpression]
  }

  // MARK: - Runs of nominal words

  private func tag(_ index: Int) -> WordTag { index >= 0 && index < tokens.count ? tokens[index].tag : .none }

  private func isNominal(_ index: Int) -> Bool {
    switch tag(index) {
    case .n, .ng, .nz, .nx, .ns, .nt, .nr, .vn, .an, .j, .k: return !isNumber(index)
    default: return false
    }
  }

  /// A word that may stand in front of a noun within a phrase.
  private func isModifier(_ index: Int) -> Bool {
    switch tag(index) {
    case .b, .a, .ag, .h, .s, .l, .z, .i: return !isNumber(index)
    default: return false
    }
  }

  /// A word with a numeral in it that was read as one.
  private func isNumber(_ index: Int) -> Bool { tag(index) == .m || tag(index) == .q || tag(index) == .t }

  private func character(_ index: Int) -> UInt16 { index >= 0 && index < tokens.count ? text.units[Int(tokens[index].start)] : 0 }
  private func isSingle(_ index: Int, _ unit: UInt16) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].end - tokens[index].start == 1 && character(index) == unit
  }

  private func range(_ from: Int, _ to: Int) -> TextRange { TextRange(Int(tokens[from].start), Int(tokens[to].end)) }

  /// The nominal phrase that begins at a token: its range and the token after it.
  private func run(_ start: Int, _ context: Context) -> (range: TextRange, next: Int, head: Int)? {
    var index = start
    var head = -1
    while index < context.limit {
      if isNominal(index) {
        head = index
      } else if isModifier(index) {
        // Goes on only to a noun.
      } else if tag(index) == .w, Self.openers.contains(character(index)) || Self.closers.contains(character(index)) {
        if Self.closers.contains(character(index)), head == index - 1, hasOpener(start, index) { head = index }
      } else if head == index - 1, head >= 0, isSingle(index, u("、")) || tag(index) == .c && Self.joins.contains(character(index)), isNominal(index + 1) || isModifier(index + 1), index + 1 < context.limit {
        // 校长和后勤处长; not into another counted thing.
      } else {
        break
      }
      index += 1
      if index - start > 14 { break }
    }
    guard head >= start else { return nil }
    var from = start
    while from < head, isNominal(from) == false, tag(from) != .b, tag(from) != .a, tag(from) != .ag, tag(from) != .l, tag(from) != .h, tag(from) != .w { from += 1 }
    return (range(from, head), max(index, head + 1), head)
  }

  private func hasOpener(_ from: Int, _ to: Int) -> Bool {
    for index in from..<to where tag(index) == .w && Self.openers.contains(character(index)) { return true }
    return false
  }

  private static let openers = Set("“‘「《".utf16)
  private static let closers = Set("”’」》".utf16)
  private static let joins = Set("和与及".utf16)

  // MARK: - Behind the number

  private func forward(_ start: Int, _ context: Context, overVerbs: Bool, over的: Bool) -> TextRange? {
    guard start < context.limit else { return nil }
    var index = start
    if isSingle(index, u("的")) {
      guard over的 else { return nil }
      index += 1
    }
    if let phrase = run(index, context) {
      // The run was an attribute: 节日|的|礼物.
      if phrase.next < context.limit, isSingle(phrase.next, u("的")), let head = run(phrase.next + 1, context) {
        if phrase.next + 1 < context.limit, isSingle(head.next, u("的")), let last = run(head.next + 1, context) { return last.range }
        return head.range
      }
      // 一辆|满载/v瓷砖/n|的|货车: the noun belonged to a clause.
      if overVerbs, phrase.head < phrase.next, let head = acrossClause(phrase.next, context), tag(phrase.next) == .v || tag(phrase.next) == .p { return head }
      return phrase.range
    }
    guard overVerbs else { return nil }
    if isModifier(index), isSingle(index + 1, u("的")), let head = run(index + 2, context) { return head.range }
    return acrossClause(index, context)
  }

  /// The noun after the 的 that closes a clause in front of it: 懂历史|的|导游.
  private func acrossClause(_ start: Int, _ context: Context) -> TextRange? {
    var index = start
    while index < min(context.limit, start + 12) {
      if tag(index) == .w, !Self.openers.contains(character(index)), !Self.closers.contains(character(index)), !isSingle(index, u("、")) { return nil }
      if isSingle(index, u("了")) || isSingle(index, u("着")) && false { return nil }
      if isSingle(index, u("的")) {
        guard let phrase = run(index + 1, context) else { return nil }
        if phrase.next < context.limit, isSingle(phrase.next, u("的")), let last = run(phrase.next + 1, context) { return last.range }
        return phrase.range
      }
      index += 1
    }
    return nil
  }

  private func isBehind的(_ index: Int) -> Bool { isSingle(index, u("的")) }

  /// 80%的职工, 近三成企业.
  private func shareForward(_ start: Int, _ context: Context) -> TextRange? {
    guard start < context.limit else { return nil }
    var index = start
    if isSingle(index, u("的")) { index += 1 }
    guard let phrase = run(index, context) else { return nil }
    if index > start, phrase.next < context.limit, isSingle(phrase.next, u("的")), let last = run(phrase.next + 1, context) { return last.range }
    return phrase.range
  }

  // MARK: - Before the number

  enum Links { case none, count, all }
  private static let none = Links.none
  private static let countLinks = Links.count
  private static let links = Links.all

  private static let linkWords = PhraseTrie(
    words: """
      达 达到 为 是 有 共 共有 约 约为 占 至 到 超 超过 突破 增至 升至 降至 增加 增加到 增长 增长到 上升 上升到 下降 下降到 减少 减少到 提高 提高到 降低 降低到 上涨 下跌 涨 跌 升 降 增 减 升到 降到 高达 长达 多达
      由 从 在 比 较 按 仅 只 就 才 已 还 近 逾 同比 环比 接近 逼近 不足 不到 发展到 扩大到 扩大 缩小到 缩小 提升 提升到 保持 维持 稳定 稳定在 控制 控制在 锁定 锁定在 回升 回落 下滑 攀升 上调 下调 合计 累计 总计 平均 人均 只有 已有 就有 仍 仍有 共计 分别 分别为 出现
      实现 完成 拉长 缩短 延长 变成 变为 计 计为 每 多 少 长 高 重 宽 深 远 大 低 厚 最高 最低 最多 最少 最长 最深处 报 收于 报收 高开 低开 上浮 下浮 左右 了 过 得 也 均 都 未 将 将达 可 可达 能 能达 会 预计 可望 有望 再 又 首次 一举 成倍 逐步 连续 持续 大幅 略 略有 明显 小幅 快 慢 快速 超标 高出 低于 高于
      """)

  private func isLink(_ index: Int) -> Bool {
    let token = tokens[index]
    return Self.linkWords.match(text.units, Int(token.start), Int(token.end)).map { $0.end == Int(token.end) } ?? false
  }

  private func backward(_ start: Int, _ context: Context, links: Links, skipsNumbers: Bool = false) -> TextRange? {
    var index = start
    if links != .none {
      var steps = 0
      skip: while index >= context.first, steps < 16 {
        steps += 1
        switch tag(index) {
        case .d, .p: index -= 1
        case .v, .a, .u, .f, .c, .vn, .ad, .b:
          if isSingle(index, u("的")) {
            // 占净利润|的|44%
            if links == .all, index - 1 >= context.first, isNominal(index - 1) {
              index -= 1
              break skip
            }
            return nil
          }
          guard isLink(index), links == .all || tag(index) != .b else {
            if tag(index) == .vn { break skip }
            return nil
          }
          index -= 1
        case .t: index -= 1
        case .m, .q:
          guard links == .all else { return nil }
          index -= 1
        case .n where isSingle(index, u("年")) || isLink(index): index -= 1
        case .w:
          // The quantities of a list: 35%和52%, 5.2兆瓦、…
          guard isSingle(index, u("、")), links == .all, isNumber(index - 1) else { return nil }
          index -= 1
        default: break skip
        }
      }
    }
    guard index >= context.first, isNominal(index) || (tag(index) == .w && Self.closers.contains(character(index))) || tag(index) == .an else { return nil }
    // 比上年, 较去年: what is compared with is not what is measured.
    let head = index
    var from = index
    while index >= context.first {
      if isNominal(index) || (isModifier(index) && tag(index) != .l) {
        from = index
      } else if tag(index) == .w, Self.openers.contains(character(index)) || Self.closers.contains(character(index)) {
        from = index
      } else if isSingle(index, u("、")) || (tag(index) == .c && Self.joins.contains(character(index))), isNominal(index - 1), index > context.first {
        // Both sides of 和.
      } else {
        break
      }
      index -= 1
      if head - index > 12 { break }
    }
    while from < head, isLocation(from) || (tag(from) == .w && Self.closers.contains(character(from))) || tag(from) == .s { from += 1 }
    if from == head, isLocation(head) { return nil }
    return range(from, head)
  }

  private static let locations = PhraseTrie(words: "全市 全县 全区 全镇 全村 全省 全厂 全校 全院 全乡 全州 全行 全年 全国 本市 我市 我省 我县 我区 本省 本县 该市 该县 该区 该省 该镇 该村 该厂 该院 该校 该局 该公司 全球 世界 截至 其中 人 时 年 月 日 市 县 省 记者 公司")

  private func isLocation(_ index: Int) -> Bool {
    let token = tokens[index]
    return Self.locations.match(text.units, Int(token.start), Int(token.end)).map { $0.end == Int(token.end) } ?? false
  }

  /// 43部电梯，装好了41部: the same unit counts the same thing.
  private func samePrevious(_ draft: QuantityReader.Draft, _ context: Context) -> TextRange? {
    guard let unit = draft.unit, let last = context.previous.last, last.kind == .count, !last.unit.isEmpty else { return nil }
    let name = Array(last.unit.utf16)
    guard name.count == unit.count, (0..<name.count).allSatisfy({ text.units[unit.start + $0] == name[$0] }) else { return nil }
    return last.of
  }

  private func isPersonTimes(_ draft: QuantityReader.Draft) -> Bool { draft.unit.map { $0.count >= 2 } ?? false }

  /// 2人轻伤 counts no 轻伤.
  private func isHarm(_ range: TextRange) -> Bool {
    text.end(ofAny: ["轻伤", "重伤", "死亡", "伤亡", "受伤", "遇难", "失踪", "失联", "感染", "被捕", "确诊", "左右", "以上"], at: range.start) != nil
  }

  // MARK: - Persons, ordinals, labels

  private func person(_ after: Int, _ before: Int, _ context: Context) -> TextRange? {
    var index = after
    if index < context.limit, isSingle(index, u("的")) { index += 1 }
    if index < context.limit, index > after || isNominal(index) || isModifier(index) {
      var phrase = run(index, context)
      if let found = phrase, found.next < context.limit, isSingle(found.next, u("的")), let head = run(found.next + 1, context) { phrase = head }
      if let phrase {
        if let name = name(in: phrase.range) { return name }
        return phrase.range
      }
      if index > after, let found = acrossClause(index, context) { return name(in: found) ?? found }
    }
    index = before
    while index >= context.first, tag(index) == .d || isSingle(index, u("，")) || (tag(index) == .v && isLink(index)) || isSingle(index, u("年")) || isSingle(index, u("（")) { index -= 1 }
    guard index >= context.first else { return nil }
    if tag(index) == .nr || tag(index) == .r && tokens[index].end - tokens[index].start <= 2 {
      var from = index
      while from - 1 >= context.first, tag(from) == .nr, tag(from - 1) == .nr { from -= 1 }
      return range(from, index)
    }
    guard let found = backward(index, context, links: Self.none) else { return nil }
    return name(in: found) ?? found
  }

  /// The person's name within a phrase.
  private func name(in phrase: TextRange) -> TextRange? {
    var index = view.first(from: phrase.start)
    while index < tokens.count, Int(tokens[index].end) <= phrase.end {
      if tag(index) == .nr {
        var last = index
        while last + 1 < tokens.count, tag(last + 1) == .nr, Int(tokens[last + 1].end) <= phrase.end { last += 1 }
        return range(index, last)
      }
      index += 1
    }
    return nil
  }

  private func ordinal(_ after: Int, _ context: Context) -> TextRange? {
    var index = after
    // 首批85名学员
    while index < context.limit, isNumber(index), index < after + 3 { index += 1 }
    if let phrase = run(index, context) {
      if index < context.limit, phrase.next < context.limit, isSingle(phrase.next, u("的")), let head = run(phrase.next + 1, context) { return head.range }
      return phrase.range
    }
    return nil
  }

  private func label(_ draft: QuantityReader.Draft, _ after: Int, _ before: Int, _ context: Context) -> TextRange? {
    if draft.rule == "label.line" { return run(after, context)?.range }
    guard draft.rule == "label.number", draft.unit == nil else { return nil }
    var index = before
    while index >= context.first, tag(index) == .w || isLink(index) { index -= 1 }
    return index >= context.first && isNominal(index) ? backward(index, context, links: Self.none) : nil
  }
}
