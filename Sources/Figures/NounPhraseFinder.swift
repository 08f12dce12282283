import ArticleModel

/// Finds what a quantity counts or measures.
///
/// Method: a count looks behind itself first (7家|有声职工书屋), over a clause to the noun after its 的 (一辆满载瓷砖的|货车), then before itself
/// (充电桩|16个). A measure, a sum or a share looks before itself first, over the verbs that say how much (达, 为, 上升到), within the clause;
/// a clause that names nothing goes on with what the sentence measured last.
struct NounPhraseFinder {
  let phrases: NounPhrases

  private var text: FoldedText { phrases.text }
  private var tokens: UnsafeBufferPointer<Token> { phrases.tokens }

  init(text: FoldedText, view: TokenView, sentence: TextRange) {
    phrases = NounPhrases(text: text, view: view, first: view.first(from: sentence.start), limit: view.first(from: sentence.end))
  }

  /// `previous` are the quantities of the same sentence before this one.
  func find(_ draft: QuantityReader.Draft, previous: ArraySlice<Quantity>) -> TextRange? {
    guard !tokens.isEmpty else { return nil }
    let after = phrases.view.first(from: draft.end)
    let before = phrases.view.first(from: draft.start) - 1
    switch draft.kind {
    case .score: return draft.rule == "score.points" ? phrases.backward(before, .all).phrase : nil
    case .label: return label(draft, after, before)
    case .age: return person(after, before)
    case .ordinal: return ordinal(draft, after, before)
    case .count: return counted(draft, after, before, previous)
    case .measure, .money: return measured(draft, after, before, previous)
    case .percent, .fraction, .multiple: return shared(draft, after, before, previous)
    }
  }

  // MARK: - Counts

  private func counted(_ draft: QuantityReader.Draft, _ after: Int, _ before: Int, _ previous: ArraySlice<Quantity>) -> TextRange? {
    if draft.rule == "count.harm" { return nil }
    if draft.rule == "count.household", let unit = draft.unit { return TextRange(draft.numeral?.end ?? unit.start, unit.end) }
    if draft.isBare { return phrases.run(after)?.range }
    let isPersons = draft.unit.map { text[$0.start] == u("人") && $0.count <= 2 } ?? false
    // 找了四回物业: an act has been counted, not the object.
    if let unit = draft.unit, unit.count == 1, Self.territories.contains(text[unit.start]) { return draft.unitIsNoun ? unit : nil }
    let isAct = draft.isVerbal && text[draft.start - 1] == u("了")
    if !isAct,
      let found = phrases.forward(after, overVerbs: !draft.isVerbal && !isPersons, takesVerb: !isPersons && !(draft.isVerbal && draft.isOne)),
      !(isPersons && Self.isState(text, found))
    {
      return found
    }
    if draft.isVerbal, (draft.unit?.count ?? 0) < 2 {
      // 点击量达500万次: what was reached.
      guard draft.modifier != .exact || (phrases.tag(before) == .v && phrases.isLink(before) && isOne(text[Int(tokens[before].start)], of: "达超突为增升降"))
      else { return nil }
      return phrases.backward(before, .all).phrase
    }
    let found = phrases.backward(before, .count)
    if let phrase = found.phrase {
      // 全村现有21人: 村 is where they are, not what is counted.
      if isPersons, !Self.isPersonNoun(text, phrase) { return nil }
      return Self.isGroup(text, phrase) ? nil : phrase
    }
    return found.isBlocked ? nil : samePrevious(draft, previous)
  }

  /// 43部电梯，装好了41部: the same unit counts the same thing.
  private func samePrevious(_ draft: QuantityReader.Draft, _ previous: ArraySlice<Quantity>) -> TextRange? {
    guard let unit = draft.unit else { return nil }
    for earlier in previous.reversed().prefix(3) where earlier.kind == .count && !earlier.unit.isEmpty && isSame(earlier.unit, unit) {
      return earlier.of
    }
    return nil
  }

  private func isSame(_ name: String, _ unit: TextRange) -> Bool {
    var at = unit.start
    for character in name.utf16 {
      if at >= unit.end || text.units[at] != character { return false }
      at += 1
    }
    return at == unit.end
  }

  private static let territories = Set("国省市县区镇乡村州".utf16)

  /// 2人轻伤 and 两人伤势较重 count no 轻伤 and no 伤势.
  private static func isState(_ text: FoldedText, _ range: TextRange) -> Bool {
    text.end(
      ofAny: ["轻伤", "重伤", "死亡", "伤亡", "受伤", "遇难", "失踪", "失联", "感染", "被捕", "确诊", "伤势", "伤情", "生命", "轻微", "平均", "月薪", "年龄", "身份", "体温"],
      at: range.start) != nil
  }

  /// Does the phrase end like a word for persons: 职工, 党员, 学生, 家属?
  private static func isPersonNoun(_ text: FoldedText, _ range: TextRange) -> Bool {
    isOne(text[range.end - 1], of: "员工生人者民军兵属师客众手犯子家医友队团户童女士友才力口们婴孕妇老农商侨侣警官长徒弟等姓孩娃迷级友”数量者次")
      || text.end(ofAny: ["代表", "职工", "干部", "群众", "劳力", "专家", "患者", "嫌疑人", "总数", "编制", "教授", "委员"], at: range.end - 2) != nil
  }

  /// 代表团一行14人
  private static func isGroup(_ text: FoldedText, _ range: TextRange) -> Bool { text[range.end - 1] == u("行") && text[range.end - 2] == u("一") }

  // MARK: - Measures and sums

  private func measured(_ draft: QuantityReader.Draft, _ after: Int, _ before: Int, _ previous: ArraySlice<Quantity>) -> TextRange? {
    if let joined = joined(draft, previous) { return joined }
    let least = draft.kind == .money ? 2 : 1
    // 投资160万元的|智慧教室
    if draft.kind == .money, phrases.isWord(after, u("的")), let found = phrases.forward(after, overVerbs: false, takesVerb: false) { return found }
    if before >= phrases.first, phrases.isMeasurable(before), let found = phrases.backward(before, .none).phrase, found.count >= least {
      return found
    }
    if let found = phrases.forward(after, overVerbs: false, takesVerb: false), !Self.isMoment(text, found) { return found }
    if let found = phrases.backward(before, .all, crossesComma: true, skipsVerb: draft.kind == .measure).phrase, found.count >= least { return found }
    return nil
  }

  /// 5.2兆瓦和6.45兆瓦, 35%和52%: the second of two measures what the first does.
  private func joined(_ draft: QuantityReader.Draft, _ previous: ArraySlice<Quantity>) -> TextRange? {
    guard let last = previous.last, last.kind == draft.kind, let of = last.of, of.end <= last.range.start, draft.start - last.range.end == 1,
      [u("和"), u("、"), u("与"), u("及")].contains(text[last.range.end])
    else { return nil }
    return of
  }

  /// 40摄氏度以上时: no thing but a moment.
  private static func isMoment(_ text: FoldedText, _ range: TextRange) -> Bool {
    range.count <= 2 && text.end(ofAny: ["时", "间", "中", "内", "人均", "左右", "不等", "大关", "级", "整"], at: range.start) != nil
  }

  // MARK: - Shares and changes

  private func shared(_ draft: QuantityReader.Draft, _ after: Int, _ before: Int, _ previous: ArraySlice<Quantity>) -> TextRange? {
    if let joined = joined(draft, previous) { return joined }
    // 首付降至两成改善型买家…: what was reached is not of what comes after.
    let isReached = phrases.tag(before) == .v && phrases.isLink(before) && !isOne(text[Int(tokens[before].start)], of: "有占为是")
    if !isReached || phrases.isWord(after, u("的")), let found = phrases.shareForward(after) { return found }
    let found = phrases.backward(before, .all, skipsVerb: true)
    if let phrase = found.phrase, phrase.count >= 2 { return phrase }
    return previous.last?.of
  }

  // MARK: - Persons, ordinals, labels

  /// The person whose age it is: 94岁的老战士|金顺姬, 金顺姬|15岁.
  private func person(_ after: Int, _ before: Int) -> TextRange? {
    var index = after
    if phrases.isWord(index, u("的")) { index += 1 }
    if index > after || phrases.isNominal(index) || phrases.isModifier(index) {
      if var phrase = phrases.run(index) {
        if index > after, phrases.isWord(phrase.next, u("的")), let head = phrases.run(phrase.next + 1) { phrase = head }
        return name(in: phrase.range) ?? phrase.range
      }
      if index > after, let found = phrases.acrossClause(index) { return name(in: found) ?? found }
    }
    index = before
    while index >= phrases.first,
      phrases.tag(index) == .d || phrases.isWord(index, u("，")) || (phrases.tag(index) == .v && phrases.isLink(index))
        || phrases.isWord(index, u("年"))
        || phrases.isWord(index, u("（"))
    {
      index -= 1
    }
    guard index >= phrases.first else { return nil }
    if index < before, phrases.isWord(index + 1, u("，")), phrases.tag(index) != .nr {
      // …米成不幸遇难，年仅31岁: the last name of the sentence.
      var back = index
      while back >= max(phrases.first, index - 14) {
        if phrases.tag(back) == .nr { return name(in: phrases.range(back > phrases.first && phrases.tag(back - 1) == .nr ? back - 1 : back, back)) }
        back -= 1
      }
      return nil
    }
    if phrases.tag(index) == .nr || (phrases.tag(index) == .r && tokens[index].end - tokens[index].start <= 2) {
      var from = index
      while from - 1 >= phrases.first, phrases.tag(from) == .nr, phrases.tag(from - 1) == .nr { from -= 1 }
      return phrases.range(from, index)
    }
    guard let found = phrases.backward(index, .none).phrase else { return nil }
    return name(in: found) ?? found
  }

  /// The person's name within a phrase.
  private func name(in phrase: TextRange) -> TextRange? {
    var index = phrases.view.first(from: phrase.start)
    while index < tokens.count, Int(tokens[index].end) <= phrase.end {
      if phrases.tag(index) == .nr {
        var last = index
        while last + 1 < tokens.count, phrases.tag(last + 1) == .nr, Int(tokens[last + 1].end) <= phrase.end { last += 1 }
        // 何婆婆: a surname with what the person is called.
        if last == index, tokens[index].end - tokens[index].start == 1, phrases.tag(last + 1) == .n, Int(tokens[last + 1].end) <= phrase.end {
          last += 1
        }
        return phrases.range(index, last)
      }
      index += 1
    }
    return nil
  }

  /// 首批85名|学员, 第三个独立掌握…的|国家, 阵风|13级.
  private func ordinal(_ draft: QuantityReader.Draft, _ after: Int, _ before: Int) -> TextRange? {
    if draft.rule == "ordinal.level" { return phrases.backward(before, .all).phrase }
    var index = after
    while index < phrases.limit, phrases.isNumber(index), index < after + 3 { index += 1 }
    if let phrase = phrases.run(index, stopsAtMark: true) { return phrase.range }
    let isVerbal = draft.isVerbal || draft.unit.map { isOne(text[$0.start], of: "次回遍趟名") } ?? true
    return isVerbal || draft.rule == "ordinal.floor" ? nil : phrases.acrossClause(index)
  }

  private func label(_ draft: QuantityReader.Draft, _ after: Int, _ before: Int) -> TextRange? {
    if draft.rule == "label.line" { return phrases.run(after)?.range }
    guard draft.rule == "label.number", draft.unit == nil else { return nil }
    var index = before
    while index >= phrases.first, phrases.tag(index) == .w || phrases.isLink(index) { index -= 1 }
    return phrases.isNominal(index) ? phrases.backward(index, .none).phrase : nil
  }
}
