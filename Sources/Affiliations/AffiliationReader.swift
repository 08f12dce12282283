import ArticleModel
import NamedText

/// The forms in which a text says a person's position.
struct AffiliationReader {
  let text: NamedText
  let lexicon: PositionLexicon

  func emit(_ person: TextRange, _ position: TextRange?, _ organization: TextRange?, _ rule: String, _ take: (Affiliation) -> Void) {
    var start = min(person.start, position?.start ?? person.start)
    var end = max(person.end, position?.end ?? person.end)
    if let organization { (start, end) = (min(start, organization.start), max(end, organization.end)) }
    take(Affiliation(range: TextRange(start, end), person: person, position: position, organization: organization, rule: rule))
  }

  /// 记者 张三, 通讯员 张三, （张三）: who wrote the article has no rows.
  func isByline(_ mention: Int) -> Bool {
    let start = text.mentions[mention].range.start
    return text.ends("记者", at: start, after: 0) || text.ends("通讯员", at: start, after: 0) || text.ends("記者", at: start, after: 0)
      || text.ends("摄影", at: start, after: 0)
  }

  // MARK: - Before the name

  /// The positions before a name in the order of the text, each with its organization: 市总工会 党组书记、主席 沈振定.
  func chain(before person: Int, _ links: inout [AffiliationFinder.Link]) {
    var end = text.mentions[person].range.start
    var mention = person - 1
    let line = lineStart(end)
    var steps = 0
    while steps < 8 {
      steps += 1
      guard let position = position(endingAt: end, &mention, line) else { break }
      let split = links.count
      splitPosition(position, &links)
      let here = links.count - split
      // The organization stands right before the position.
      var organization: TextRange?
      var from = position.start
      if let found = organizationBefore(position, &mention, line) {
        organization = found
        from = found.start
      }
      for index in split..<links.count { links[index].organization = organization }
      // Later positions were taken first: turn the order.
      if split > 0 { links.rotate(from: split, count: here) }
      guard let next = connector(before: from, line) else { break }
      end = next
    }
    // A position without its own organization has that of the position before it.
    for index in links.indices.dropFirst() where links[index].organization == nil { links[index].organization = links[index - 1].organization }
  }

  /// The position that ends at a place. Moves `mention` before it.
  func position(endingAt end: Int, _ mention: inout Int, _ line: Int) -> TextRange? {
    if mention >= 0, text.mentions[mention].type == .position, text.mentions[mention].range.end == end {
      mention -= 1
      return text.mentions[mention + 1].range
    }
    return nil
  }

  /// 董事长、总裁 in one name are two; 书记兼局长 too.
  func splitPosition(_ range: TextRange, _ links: inout [AffiliationFinder.Link]) {
    var start = range.start
    for at in range.start..<range.end {
      let unit = text.units[at]
      if unit == 0x3001 || unit == 0x517C || unit == 0xFF0C {
        if at > start { links.append(.init(position: TextRange(start, at))) }
        start = at + 1
      }
    }
    if start < range.end { links.append(.init(position: TextRange(start, range.end))) }
  }

  /// The place where the position before ends, when 、 or 兼 joins it to what begins at `start`.
  func connector(before start: Int, _ line: Int) -> Int? {
    var at = start
    while at > line, isPrefix(text.units[at - 1]) { at -= 1 }
    guard at > line else { return nil }
    switch text.units[at - 1] {
    case 0x3001, 0x517C: return at - 1  // 、 兼
    default: return nil
    }
  }

  /// 原 前 现 副 between 、 and a position.
  func isPrefix(_ unit: UInt16) -> Bool { unit == 0x539F || unit == 0x524D || unit == 0x73B0 }

  /// The organization (or place of an office) before a position, words like 的, 原, 三连 between them.
  func organizationBefore(_ position: TextRange, _ mention: inout Int, _ line: Int) -> TextRange? {
    let token = text.token(from: position.start)
    var before = token - 1
    var fillers = 0
    while before >= 0, text.start(before) >= line, fillers < 5 {
      let name = text.mention(ofWord: before)
      if name >= 0 {
        let range = text.mentions[name].range
        switch text.mentions[name].type {
        case .organization:
          // 躺在市医院的司机: where somebody is, not where he works.
          if fillers > 0, text.single(before + 1) == 0x7684 || text.single(token - 1) == 0x7684, isLocation(name, line) { return nil }
          mention = name - 1
          return range
        case .place where fillers == 0 || text.single(before + 1) == 0x539F || text.single(before + 1) == 0x526F || text.single(before + 1) == 0x524D:
          guard lexicon.isOfficeOfPlace(text, position) else { return nil }
          mention = name - 1
          return range
        default: return nil
        }
      }
      if fillers == 0, text.tag(before) == .n || text.tag(before) == .j, lexicon.isOrganization(text, text.range(before)) {
        // 该局局长: the text has no name for it.
        let other = before > 0 ? text.single(before - 1) : 0
        if other == 0x8BE5 || other == 0x672C || other == 0x8A72 || other == 0x6211 { return nil }
        if before == 0 || text.mention(ofWord: before - 1) < 0 { return text.range(before) }
      }
      guard isFiller(before) else { return nil }
      before -= 1
      fillers += 1
    }
    return nil
  }

  /// Does 在 or a verb with it stand before a name?
  func isLocation(_ mention: Int, _ line: Int) -> Bool {
    let first = text.word(ofMention: mention) - 1
    return first >= 0 && text.start(first) >= line && text.single(first) == 0x5728
  }

  func isFiller(_ token: Int) -> Bool {
    switch text.tag(token) {
    case .b, .f, .n, .j, .m, .q, .a, .vn, .nz, .ng, .h, .t: return true
    case .u: return text.single(token) == 0x7684
    case .v, .d:
      let word = text.range(token)
      return text.spells("时任", word) || text.spells("现任", word) || text.spells("时任", word) || text.spells("退休", word) || text.spells("相关", word)
        || text.spells("新任", word) || text.spells("主管", word) || text.spells("分管", word)
    default: return false
    }
  }

  // MARK: - Lists of names

  /// The first name of a list that a name stands in: A、B和C → A.
  func listHead(_ person: Int) -> Int {
    var head = person
    var steps = 0
    while head > 0, steps < 12, text.mentions[head - 1].type == .person {
      let gap = text.mentions[head].range.start - text.mentions[head - 1].range.end
      guard gap == 1 else { break }
      switch text.units[text.mentions[head].range.start - 1] {
      case 0x3001, 0x548C, 0x4E0E, 0x53CA, 0x8207: head -= 1  // 、 和 与 及 與
      default: return head
      }
      steps += 1
    }
    return head
  }

  /// May several persons hold it: not 局长, but 副局长, 委员, 职工.
  func isShared(_ position: TextRange) -> Bool {
    if text.units[position.start] == 0x526F { return true }  // 副
    guard lexicon.classOf(text, position) != .shared else { return true }
    switch text.units[position.end - 1] {
    case 0x957F, 0x9577, 0x8BB0, 0x5E2D, 0x7EDF, 0x76F8: return false  // 长 長 记 席 统 相
    default:
      return
        !(text.ends("主任", at: position.end, after: position.start) || text.ends("经理", at: position.end, after: position.start)
        || text.ends("总裁", at: position.end, after: position.start) || text.ends("总理", at: position.end, after: position.start))
    }
  }
}

extension Array {
  /// Moves the last `count` elements, from `from` on, to the front.
  fileprivate mutating func rotate(from: Int, count: Int) {
    guard from < self.count else { return }
    let moved = Array(self[from...])
    removeSubrange(from...)
    insert(contentsOf: moved, at: 0)
  }
}
