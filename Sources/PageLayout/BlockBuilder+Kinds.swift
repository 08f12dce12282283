import ArticleModel

/// Text or headline: what each block is by its form and its neighbours.
extension BlockBuilder {
  mutating func classify() {
    for index in blocks.indices where blocks[index].kind == .paragraph {
      var block = blocks[index]
      if block.lines.count > 1 { block.byline = joinedByline(block) }
      if block.lines.count > 1, let byline = block.byline, byline.onlyPhotographers, block.count <= 160 {
        blocks[index].kind = .caption
        blocks[index].byline = nil
        blocks[index].reason = .photographer
        continue
      }
      let first = lines[block.lines[0]]
      if let byline = block.byline, byline.place != .line {
        block.isBody = true
      } else if block.stops > 0 || block.ends && block.count > 25 || block.count > 70 || block.lines.count > 2 {
        block.isBody = true
      } else {
        block.isHead = headness(block, first, index) > 0
        block.isBody = !block.isHead
      }
      if block.isBody, usesIndents, first.indent < 2, !block.opens { block.goesOn = true }
      if block.reason == .none { block.reason = block.isBody ? (block.stops > 0 ? .fullStop : .sentenceForm) : .headlineForm }
      blocks[index] = block
    }
    settle()
  }

  /// Above 0 for what looks like a headline: short, no sentence marks, whole in itself.
  func headness(_ block: PageBlock, _ first: ScannedLine, _ index: Int) -> Int {
    let s = first.start
    let e = lines[block.lines.last!].end
    var score = 1
    if block.commas == 0 { score += 2 } else { score -= isBalanced(s, e) ? 1 : 3 }
    score -= min(3, sentenceWords(s, e))
    if block.count <= 30 { score += 1 }
    if block.count > 45 { score -= 2 }
    if hasInnerSpace(s, e) { score += 1 }
    switch units[e - 1] {
    case 0xFF0C, 0x2C, 0x3001: score -= 4  // ， 、
    case 0xFF1B, 0x3B: score -= 3
    case 0xFF1A, 0x3A: score -= 1
    default: break
    }
    switch units[s] {
    case 0x7684, 0x4E86, 0xFF0C, 0x2C, 0x3001, 0x3002, 0x7740, 0x8FC7, 0x4EEC: score -= 4  // 的了，、。着过们
    case 0x201D, 0x300D, 0xFF09, 0x29: score -= 4
    default: break
    }
    if unbalanced(s, e) { score -= 3 }
    if block.ends, units[s] == 0x201C || units[s] == 0x300C { score -= 4 }  // a whole quotation is text
    if saysWhoSpeaks(s, e), block.ends || block.count > 20 { score -= 4 }
    if usesIndents, first.indent >= 2, first.indent <= 4, block.commas > 0 || block.count > 30 { score -= 1 }
    // The sentence before was cut and nothing opens after this: rather its end or middle.
    if index > 0, blocks[index - 1].isBody, !blocks[index - 1].ends, !blocks[index - 1].closes, block.commas > 0 { score -= 2 }
    let above = nextOpens(index)
    // Between texts a long line without parts is rather a piece of a sentence: subheadings are short.
    if !above, index > 0, blocks[index - 1].isBody, block.count > 16, !hasInnerSpace(s, e) { score -= 2 }
    if above { score += block.commas > 1 ? 1 : 2 }
    if index == 0 || !blocks[..<index].contains(where: { $0.isBody }) { score += 1 }
    return score
  }

  /// 了, 就, 也, 他, 这: words that sentences have and headlines mostly have not.
  func sentenceWords(_ s: Int, _ e: Int) -> Int {
    var count = 0
    for at in s..<e - 1 where Self.sentenceUnits.contains(units[at]) { count += 1 }
    return count
  }
  static let sentenceUnits = UnitSet("了就也都还這这那他她我们們并而但却却是很")

  /// A dispatch or a by-line line begins right after this block (and others like it).
  func nextOpens(_ index: Int) -> Bool {
    var at = index + 1
    while at < blocks.count, at <= index + 3 {
      if blocks[at].opens || blocks[at].kind == .byline { return true }
      if blocks[at].stops > 0 || blocks[at].count > 60 { return false }
      at += 1
    }
    return false
  }

  func hasInnerSpace(_ s: Int, _ e: Int) -> Bool {
    var at = s + 2
    while at < e - 2 {
      if UnitClass.isSpace(units[at]) { return true }
      at += 1
    }
    return false
  }

  /// 既要面子，更要里子: two short halves, as headlines have them.
  func isBalanced(_ s: Int, _ e: Int) -> Bool {
    var comma = -1
    for at in s..<e where units[at] == 0xFF0C || units[at] == 0x2C {
      if comma >= 0 { return false }
      comma = at
    }
    let first = comma - s
    let second = e - comma - 1
    return first >= 3 && second >= 3 && first <= 8 && second <= 8 && abs(first - second) <= 2
  }

  /// 记者：…, 王局长：…: a line of a conversation.
  func saysWhoSpeaks(_ s: Int, _ e: Int) -> Bool {
    var at = s
    while at < e, at - s <= 6 {
      if units[at] == 0xFF1A || units[at] == 0x3A { return at > s }
      if !UnitClass.isHan(units[at]) { return false }
      at += 1
    }
    return false
  }

  /// A verse or a list: many short lines together are no headlines; and a name alone under a headline or after a text is a by-line.
  mutating func settle() {
    var at = 0
    while at < blocks.count {
      guard blocks[at].isHead else {
        at += 1
        continue
      }
      var end = at
      while end < blocks.count, blocks[end].isHead { end += 1 }
      for index in at..<end where isName(index) {
        let afterHead = index > at && index == end - 1 && end < blocks.count && blocks[end].isBody && !blocks[end].opens
        let afterText =
          index == at && index > 0 && blocks[index - 1].isBody && blocks[index - 1].ends
          && (end > index + 1 || end >= blocks.count || !blocks[end].isBody)
        if afterHead || afterText {
          blocks[index].kind = .byline
          blocks[index].isHead = false
          blocks[index].reason = .nameAlone
        }
      }
      // Numbered lines together are a list.
      var numbered = 0
      for index in at..<end where blocks[index].isHead && isNumbered(index) { numbered += 1 }
      if numbered >= 2 { for index in at..<end where blocks[index].isHead && isNumbered(index) { makeList(index) } }
      if end - at >= 7 {
        // The first line above stays the headline of what follows.
        for index in (at + 1)..<end where blocks[index].isHead && blocks[index].kind == .paragraph {
          makeList(index)
        }
      }
      at = end
    }
  }

  func isNumbered(_ index: Int) -> Bool {
    let line = lines[blocks[index].lines[0]]
    return forms.isEnumerated(units, line.start, line.end)
  }

  mutating func makeList(_ index: Int) {
    blocks[index].isHead = false
    blocks[index].isBody = true
    blocks[index].kind = .list
    blocks[index].reason = .shortLinesTogether
  }

  func isName(_ index: Int) -> Bool {
    let block = blocks[index]
    guard block.lines.count == 1, block.count >= 2, block.count <= 12 else { return false }
    let line = lines[block.lines[0]]
    let names = BylineParser.names(units, line.range)
    let reader = NameReader(units)
    for (index, name) in names.enumerated() {
      // 王小明李四 without a space is rather a word.
      if index > 0, names[index - 1].end == name.start { return false }
      if UnitClass.isSpace(units[name.start + 1]) { continue }  // 李　四
      if LabelWords.shared.endsLikePlace(units[name.end - 1]) || !reader.looksLikeName(name.start, name.end)
        || !reader.hasGivenName(name.start, name.end)
      {
        return false
      }
    }
    return !names.isEmpty && LabelWords.shared.score(units, line) < 2
  }

  /// An opening mark without its closing one, or the other way round.
  func unbalanced(_ s: Int, _ e: Int) -> Bool {
    var depth = 0
    var at = s
    while at < e {
      let kind = UnitClass.of(units[at])
      if kind == UnitClass.opening { depth += 1 } else if kind == UnitClass.closing { depth -= 1 }
      if depth < 0 { return true }
      at += 1
    }
    return depth != 0
  }
}
