import ArticleModel

/// The nominal phrases round a position of a sentence, by the tags of its words.
struct NounPhrases {
  let text: FoldedText
  let view: TokenView
  /// The sentence's first token and the one after its last.
  let first: Int
  let limit: Int

  var tokens: UnsafeBufferPointer<Token> { view.tokens }

  /// Which words a search before the number may pass over: none, those of a count (共, 有, 近), or all that say how much (达, 上升到).
  enum Links { case none, count, all }

  // MARK: - Words

  func tag(_ index: Int) -> WordTag { index >= 0 && index < tokens.count ? tokens[index].tag : .none }

  func range(_ from: Int, _ to: Int) -> TextRange { TextRange(Int(tokens[from].start), Int(tokens[to].end)) }

  private func character(_ index: Int) -> UInt16 { index >= 0 && index < tokens.count ? text.units[Int(tokens[index].start)] : 0 }

  /// A word of one character.
  func isWord(_ index: Int, _ unit: UInt16) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].end - tokens[index].start == 1 && character(index) == unit
  }

  private func isIn(_ words: PhraseTrie, _ index: Int) -> Bool {
    guard index >= 0, index < tokens.count else { return false }
    return words.match(text.units, Int(tokens[index].start), Int(tokens[index].end)).map { $0.end == Int(tokens[index].end) } ?? false
  }

  func isNumber(_ index: Int) -> Bool { tag(index) == .m || tag(index) == .q || tag(index) == .t }

  func isNominal(_ index: Int) -> Bool {
    guard index >= first, index < limit else { return false }
    switch tag(index) {
    case .n, .ng, .nz, .nx, .ns, .nt, .nr, .vn, .an, .j, .k: return true
    default: return false
    }
  }

  /// Nouns, and verbs that are used as names of sums: 罚款92万元, 出口21亿美元.
  func isMeasurable(_ index: Int) -> Bool {
    if isWord(index - 1, u("每")), isIn(Self.rateNouns, index) { return false }
    return (isNominal(index) && !isIn(Self.places, index)) || (tag(index) == .v && isIn(Self.sumVerbs, index))
      || (tag(index) == .w && Self.closers.contains(character(index)))
  }

  /// A word that may stand in front of a noun within a phrase.
  func isModifier(_ index: Int) -> Bool {
    guard index >= first, index < limit else { return false }
    switch tag(index) {
    case .b, .a, .ag, .h, .s, .l, .z, .i: return true
    case .r: return character(index) == u("各") && tokens[index].end - tokens[index].start == 2
    default: return false
    }
  }

  func isLink(_ index: Int) -> Bool { isIn(Self.linkWords, index) }

  private static let openers = Set("“‘「《".utf16)
  private static let closers = Set("”’」》".utf16)
  private static let joins = Set("和与及".utf16)
  private static let places = PhraseTrie(
    words: "全市 全县 全区 全镇 全村 全省 全厂 全校 全院 全乡 全州 全行 全年 全台 本市 我市 我省 我县 我区 本省 本县 该市 该县 该区 该省 该镇 该村 该厂 该院 该校 该局 全球 世界 其中 记者 公司 项目 研究所 集团 工厂 厂里 村里 家里")
  /// Heads that name nothing measured.
  private static let emptyHeads = PhraseTrie(words: "人 时 年 月 日 深处 时候 同时 部分地区 地区 之后 以来")
  private static let sumVerbs = PhraseTrie(words: "罚款 贷款 捐款 存款 拨款 投资 出口 进口 收入 支出 消费 补贴 补助 赔偿 募捐 融资 欠款 还款 退款 借款 集资 年薪")
  private static let linkWords = PhraseTrie(
    words: """
      达 达到 达成 为 是 有 共 共有 约 约为 占 占比 比重 至 到 超 超过 突破 增至 升至 降至 增加 增加到 增长 增长到 上升 上升到 下降 下降到 减少 减少到 提高 提高到 降低 降低到 上涨 下跌 涨 跌 升 降 增 减 升到 降到 高达 长达 多达
      由 从 在 比 较 按 仅 只 就 才 已 还 近 逾 同比 环比 接近 逼近 不足 不到 发展 发展到 扩大到 扩大 缩小到 缩小 提升 提升到 保持 维持 稳定 稳定在 控制 控制在 锁定 锁定在 回升 回落 下滑 攀升 上调 下调 合计 累计 总计 平均 只有 已有 就有 仍 仍有 共计
      分别 分别为 实现 完成 拉长 缩短 延长 变成 变为 计 计为 每 多 少 长 高 重 宽 深 远 大 低 厚 最高 最低 最多 最少 最长 最深处 最大 报 收于 报收 高开 低开 上浮 下浮 左右 了 过 得 也 均 都 未 将 将达 可 可达 能 能达 会 预计 可望 有望 再 又 首次 一举 成倍
      逐步 连续 持续 大幅 略 略有 明显 小幅 快 慢 快速 超标 高出 低于 高于 要 需 需要 卖 卖到 涨到 跌到 降为 增为 上 出 起 创 仅为 已达 已超 扩大为 提高了 增加了 减少了 剩 剩下 余 满 近乎 定格 深处 比
      """)
  private static let reached = PhraseTrie(words: "到 至 在 为 达 成")
  private static let indices = PhraseTrie(words: "指数 综指 成指 汇率 杯 大学")
  private static let averages = PhraseTrie(words: "平均 人均 年均 户均 日均")
  private static let rateNouns = PhraseTrie(words: "小时 人 吨 公斤 亩 平方米 股 年 月 天 户 辆 斤 台斤 台 件 个 秒 分钟 升 公里 米 次 公顷")

  // MARK: - Behind the number

  /// The nominal phrase that begins at a token, and the token after it.
  func run(_ start: Int, stopsAtMark: Bool = false) -> (range: TextRange, next: Int)? {
    var index = start
    var head = -1
    while index < limit, index - start <= 14 {
      if head >= 0, isIn(Self.averages, index) || (stopsAtMark && tag(index) == .w) { break }
      if isNominal(index) {
        head = index
      } else if isModifier(index) {
        // Goes on only to a noun.
      } else if tag(index) == .w, Self.openers.contains(character(index)) || Self.closers.contains(character(index)) {
        if Self.closers.contains(character(index)), head == index - 1 || index > start,
          (start..<index).contains(where: { tag($0) == .w && Self.openers.contains(character($0)) })
        {
          head = index
        }
      } else if head == index - 1, head >= 0, isWord(index, u("、")) || (tag(index) == .c && Self.joins.contains(character(index))),
        isNominal(index + 1) || isModifier(index + 1)
      {
        // 校长和后勤处长.
      } else {
        break
      }
      index += 1
    }
    guard head >= start else { return nil }
    return (range(start, head), max(index, head + 1))
  }

  /// The phrase behind a number: at once, after 的, or (`overVerbs`) after the clause in front of it.
  func forward(_ start: Int, overVerbs: Bool, takesVerb: Bool) -> TextRange? {
    guard start < limit else { return nil }
    var index = start
    if isWord(index, u("的")) { index += 1 }
    if let phrase = run(index) {
      if isWord(phrase.next, u("的")), let head = run(phrase.next + 1) {
        // 特殊|的|礼物: an attribute, unless the phrase was a noun of its own (3名职工|的|工资).
        let isAttribute = index > start || !isNominal(view.first(from: phrase.range.end) - 1) || startsWithAdjective(phrase.range)
        return isAttribute ? head.range : phrase.range
      }
      // “钟院士”|推荐蛋白粉的|视频
      if overVerbs, tag(index) == .w, tag(phrase.next) == .v, let head = acrossClause(phrase.next) { return head }
      // 直径|0.6毫米的|螺丝: the noun belonged to a clause.
      if overVerbs, tag(phrase.next) == .m || (tag(phrase.next) == .v && phrase.range.count <= 2), let head = acrossClause(phrase.next),
        tag(phrase.next) == .m
      {
        return head
      }
      return phrase.range
    }
    if !overVerbs {
      // 两指宽的|口子.
      if isModifier(index), isWord(index + 1, u("的")), let head = run(index + 2) { return head.range }
      return takesVerb ? verbPhrase(index) : nil
    }
    if isModifier(index), isWord(index + 1, u("的")), let head = run(index + 2) { return head.range }
    return acrossClause(index) ?? (takesVerb ? verbPhrase(index) : nil)
  }

  private func startsWithAdjective(_ range: TextRange) -> Bool {
    let index = view.first(from: range.start)
    return tag(index) == .a || tag(index) == .z
  }

  /// 合成|视频, 类似|事故: a verb of two characters as an attribute.
  private func verbPhrase(_ index: Int) -> TextRange? {
    guard tag(index) == .v, tokens[index].end - tokens[index].start == 2, !isOne(text.units[Int(tokens[index].end) - 1], of: "上下出到成过住完回进开入为有是"),
      isNominal(index + 1), !isLink(index), let phrase = run(index + 1)
    else { return nil }
    let ends = phrase.next >= limit || tag(phrase.next) == .w || tag(phrase.next) == .v || tag(phrase.next) == .d
    return ends ? TextRange(Int(tokens[index].start), phrase.range.end) : nil
  }

  /// The noun after the 的 that closes a clause in front of it: 懂历史|的|导游.
  func acrossClause(_ start: Int) -> TextRange? {
    var index = start
    while index < min(limit, start + 12) {
      if tag(index) == .w, !Self.openers.contains(character(index)), !Self.closers.contains(character(index)), !isWord(index, u("、")) { return nil }
      if isWord(index, u("了")) { return nil }
      if isWord(index, u("的")) {
        guard let phrase = run(index + 1) else { return nil }
        if isWord(phrase.next, u("的")), let last = run(phrase.next + 1) { return last.range }
        return phrase.range
      }
      index += 1
    }
    return nil
  }

  /// 80%的职工, 近三成企业.
  func shareForward(_ start: Int) -> TextRange? {
    guard start < limit else { return nil }
    let index = isWord(start, u("的")) ? start + 1 : start
    guard let phrase = run(index) else { return nil }
    if index > start, isWord(phrase.next, u("的")), let last = run(phrase.next + 1) { return last.range }
    return phrase.range
  }

  // MARK: - Before the number

  /// Whose it is stands outside: 北京市|气温, 甬锋|资产负债率.
  private func isNameTag(_ tag: WordTag) -> Bool { tag == .ns || tag == .nr || tag == .nt }

  /// The phrase before a number. `isBlocked`: something stands there that rules out what the sentence named before.
  func backward(_ start: Int, _ links: Links, crossesComma: Bool = false, skipsVerb: Bool = false) -> (phrase: TextRange?, isBlocked: Bool) {
    var index = start
    if links != .none {
      var steps = 0
      skip: while index >= first, steps < 16 {
        steps += 1
        if isMeasurable(index), tag(index) == .v, index == start { break skip }
        switch tag(index) {
        case .d, .p, .f, .t, .ad: index -= 1
        case .v, .a, .u, .c, .vn, .b:
          if isWord(index, u("的")) {
            // 占净利润|的|44%: the whole, where no part is named before 占.
            guard links == .all, isNominal(index - 1) else { return (nil, true) }
            index -= 1
            var before = index
            while isNominal(before) || isModifier(before) { before -= 1 }
            if isWord(before, u("占")), isNominal(before - 1) { index = before - 1 }
            break skip
          }
          if tag(index) == .u, isWord(index, u("等")), isNominal(index - 1) { break skip }
          guard
            isLink(index) || (skipsVerb && index == start && tag(index) == .v)
              || (tag(index) == .v && links == .all && index < start && isIn(Self.reached, index + 1))
          else {
            if tag(index) == .vn { break skip }
            if tag(index) == .v, isIn(Self.sumVerbs, index), links == .all { break skip }
            return (nil, false)
          }
          index -= 1
        case .m, .q:
          guard links == .all else { return (nil, false) }
          index -= 1
        case .r:
          guard links == .all, character(index) == u("每") || character(index) == u("各") else { return (nil, true) }
          index -= 1
        case .s where isLink(index): index -= 1
        case .n where isWord(index - 1, u("每")) && isIn(Self.rateNouns, index): index -= 2
        case .n where isLink(index) || isWord(index, u("年")): index -= 1
        case .ng where isLink(index): index -= 1
        case .w:
          if Self.closers.contains(character(index)) { break skip }
          // The quantities of a list.
          if isWord(index, u("，")), crossesComma, index < start, isLink(index + 1) || tag(index + 1) == .v {
            index -= 1
            continue
          }
          guard isWord(index, u("、")), links == .all, isNumber(index - 1) else { return (nil, false) }
          index -= 1
        default: break skip
        }
      }
    }
    let isList = isWord(index, u("等"))
    guard
      isNominal(index) || isList || (tag(index) == .w && Self.closers.contains(character(index))) || (tag(index) == .v && isIn(Self.sumVerbs, index))
    else { return (nil, false) }
    let head = index
    var from = index
    while index >= first, head - index <= 12 {
      if isNominal(index) || index == head || (isModifier(index) && tag(index) != .l && tag(index) != .i && tag(index) != .z) {
        from = index
      } else if tag(index) == .w, Self.closers.contains(character(index)) {
        from = index
      } else if tag(index) == .w, Self.openers.contains(character(index)) {
        // Only the opening mark of what is closed within the phrase.
        guard (index...head).contains(where: { tag($0) == .w && Self.closers.contains(character($0)) }) else { break }
        from = index
      } else if isWord(index, u("等")), isNominal(index - 1) {
        // 笔记本、灯罩等产品.
      } else if isWord(index, u("、")) || (tag(index) == .c && Self.joins.contains(character(index))), isNominal(index - 1) {
        // Both sides of 和.
      } else if tag(index) == .m, text.units[Int(tokens[index].start)] == u("第"), isNominal(index + 1) {
        from = index
      } else {
        break
      }
      index -= 1
    }
    while from < head,
      isIn(Self.places, from) || (tag(from) == .w && Self.closers.contains(character(from)))
        || (isNameTag(tag(from)) && isNominal(from + 1) && !isIn(Self.indices, head))
    { from += 1 }
    while from < head, isWord(from, u("时")) || isWord(from, u("深")) { from += 1 }
    if isIn(Self.places, head) || isIn(Self.emptyHeads, head), from == head { return (nil, false) }
    if tag(head) == .w,
      !(from..<head).contains(where: { isNominal($0) }) || !(from..<head).contains(where: { tag($0) == .w && Self.openers.contains(character($0)) })
    {
      return (nil, false)
    }
    return (range(from, head), false)
  }
}
