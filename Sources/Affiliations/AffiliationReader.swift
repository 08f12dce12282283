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
  private func position(endingAt end: Int, _ mention: inout Int, _ line: Int) -> TextRange? {
    if mention >= 0, text.mentions[mention].type == .position, text.mentions[mention].range.end == end {
      mention -= 1
      return text.mentions[mention + 1].range
    }
    return nil
  }

  /// 董事长、总裁 in one name are two; 书记兼局长 too.
  private func splitPosition(_ range: TextRange, _ links: inout [AffiliationFinder.Link]) {
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
  private func connector(before start: Int, _ line: Int) -> Int? {
    var at = start
    while at > line, isPrefix(text.units[at - 1]) { at -= 1 }
    guard at > line else { return nil }
    switch text.units[at - 1] {
    case 0x3001, 0x517C: return at - 1  // 、 兼
    default: return nil
    }
  }

  /// 原 前 现 副 between 、 and a position.
  private func isPrefix(_ unit: UInt16) -> Bool { unit == 0x539F || unit == 0x524D || unit == 0x73B0 }

  /// The organization (or place of an office) before a position, words like 的, 原, 三连 between them.
  private func organizationBefore(_ position: TextRange, _ mention: inout Int, _ line: Int) -> TextRange? {
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
  private func isLocation(_ mention: Int, _ line: Int) -> Bool {
    let first = text.word(ofMention: mention) - 1
    return first >= 0 && text.start(first) >= line && text.single(first) == 0x5728
  }

  private func isFiller(_ token: Int) -> Bool {
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
    default: return !(text.ends("主任", at: position.end, after: position.start) || text.ends("经理", at: position.end, after: position.start) || text.ends("总裁", at: position.end, after: position.start) || text.ends("总理", at: position.end, after: position.start))
    }
  }

  // MARK: - After the name

  /// 张三（市总工会主席）, 张三，市总工会主席， 张三主席. True when something was found.
  func after(_ person: Int, _ take: (Affiliation) -> Void) -> Bool {
    let name = text.mentions[person].range
    guard person + 1 < text.mentions.count, name.end < text.units.count else { return false }
    let unit = text.units[name.end]
    var at = name.end
    var rule = "title_after"
    if unit == 0xFF08 || unit == 0x28 {
      at += 1
      rule = "brackets"
    } else if unit == 0xFF0C {
      at += 1
      rule = "apposition"
    }
    var next = person + 1
    var organization: TextRange?
    if rule != "title_after", at < text.units.count, text.units[at] == 0x539F || text.units[at] == 0x524D || text.units[at] == 0x73B0 { at += 1 }
    if text.mentions[next].range.start == at, text.mentions[next].type == .organization || text.mentions[next].type == .place, rule != "title_after" {
      organization = text.mentions[next].range
      at = organization!.end
      if at < text.units.count, text.units[at] == 0x7684 { at += 1 }
      next += 1
      guard next < text.mentions.count else { return false }
      if text.mentions[next - 1].type == .place, text.mentions[next].range.start == at, !lexicon.isOfficeOfPlace(text, text.mentions[next].range) {
        organization = nil
      }
    }
    guard text.mentions[next].type == .position, text.mentions[next].range.start == at else { return false }
    // 银老板 names nobody in full.
    if rule == "title_after", name.count < 2 { return false }
    let position = text.mentions[next].range
    // 张三，李四的经理王五: the position belongs to the name after it.
    if next + 1 < text.mentions.count, text.mentions[next + 1].type == .person, text.mentions[next + 1].range.start == position.end { return false }
    if rule == "apposition" {
      guard position.end < text.units.count else { return false }
      switch text.units[position.end] {
      case 0xFF0C, 0x3002, 0x3001, 0xFF1B: break
      default: return false
      }
    }
    var links: [AffiliationFinder.Link] = []
    splitPosition(position, &links)
    for link in links { emit(name, link.position, organization, rule, take) }
    // （主席、党组书记） as names of their own.
    var last = next
    while last + 1 < text.mentions.count, text.mentions[last + 1].type == .position,
      text.mentions[last + 1].range.start == text.mentions[last].range.end + 1, text.units[text.mentions[last].range.end] == 0x3001 {
      last += 1
      emit(name, text.mentions[last].range, organization, rule, take)
    }
    return true
  }

  /// 主席张三率领的代表团: the organization that a person leads.
  func led(by person: Int) -> TextRange? {
    guard person + 1 < text.mentions.count, text.mentions[person + 1].type == .organization else { return nil }
    let organization = text.mentions[person + 1].range
    let gap = TextRange(text.mentions[person].range.end, organization.start)
    return text.spells("率领的", gap) || text.spells("带领的", gap) || text.spells("率領的", gap) || text.spells("为团长的", gap) || text.spells("为首的", gap) ? organization : nil
  }

  /// 市总工会主席张三、副主席李四: the second has the organization of the first.
  func neighbour(before position: TextRange, person: Int) -> Int? {
    guard position.start > 1 else { return nil }
    let unit = text.units[position.start - 1]
    guard unit == 0x3001 || unit == 0x548C || unit == 0x53CA || unit == 0xFF0C else { return nil }
    var other = person - 1
    while other >= 0, text.mentions[other].range.start >= position.start { other -= 1 }
    guard other >= 0, text.mentions[other].type == .person, text.mentions[other].range.end == position.start - 1 else { return nil }
    return other
  }

  /// 县农业局…，局长张三: the organization named shortly before whose kind the position begins with.
  func headed(by position: TextRange, before mention: Int) -> TextRange? {
    guard position.count == 2, text.units[position.end - 1] == 0x957F || text.units[position.end - 1] == 0x9577 else { return nil }
    let here = text.sentence(at: position.start)
    guard here >= 0 else { return nil }
    let sentence = text.sentences[here]
    var floor = sentence.range.start
    if here > 0, text.sentences[here - 1].paragraph == sentence.paragraph { floor = text.sentences[here - 1].range.start }
    var other = mention - 1
    while other >= 0, text.mentions[other].range.start >= floor {
      if text.mentions[other].type == .organization, text.units[text.mentions[other].range.end - 1] == text.units[position.start] { return text.mentions[other].range }
      other -= 1
    }
    return nil
  }

  /// 启蒙教练、市体校的张三: the position stands before the organization.
  func position(beforeTeam organization: TextRange, person: Int) -> TextRange? {
    guard person > 1, text.mentions[person - 2].type == .position, text.mentions[person - 2].range.end == organization.start - 1,
      text.units[organization.start - 1] == 0x3001
    else { return nil }
    return text.mentions[person - 2].range
  }

  // MARK: - Teams and 来自

  /// 内蒙古队的包铁柱, 来自市总工会的沈振定.
  func team(before person: Int) -> TextRange? {
    guard person > 0, text.mentions[person - 1].type == .organization else { return nil }
    let organization = text.mentions[person - 1].range
    let start = text.mentions[person].range.start
    if organization.end == start { return organization }
    if organization.end == start - 1, text.units[organization.end] == 0x7684 { return organization }
    // 广东队球员 without a name of its own, 队的小将
    let token = text.token(from: organization.end)
    let upper = text.word(ofMention: person)
    guard upper - token <= 2, upper > token else { return nil }
    for between in token..<upper where text.tag(between) != .n && text.tag(between) != .b && text.single(between) != 0x7684 { return nil }
    return organization
  }

  // MARK: - Verbs of office

  /// 张三是市总工会的主席, 张三担任厂长, 张三被市总工会录用为会计.
  func office(_ mention: Int, _ take: (Affiliation) -> Void) {
    let position = text.mentions[mention].range
    if mention + 1 < text.mentions.count, text.mentions[mention + 1].type == .person, text.mentions[mention + 1].range.start == position.end { return }
    let sentence = text.sentences[text.sentence(at: position.start)]
    let line = sentence.range.start
    let first = text.word(ofMention: mention)
    // Back over the organization and what describes the position, to the verb.
    var token = first - 1
    var organization: TextRange?
    var steps = 0
    var verb = -1
    while token >= 0, text.start(token) >= line, steps < 14 {
      let name = text.mention(ofWord: token)
      if name >= 0 {
        let range = text.mentions[name].range
        switch text.mentions[name].type {
        case .organization: if organization == nil { organization = range }
        case .place: if organization == nil, lexicon.isOfficeOfPlace(text, position) { organization = range }
        case .position:
          // 当过交通员、机枪手
          guard text.units[range.end] == 0x3001 else { return }
        case .person: return
        default: break
        }
        token = text.word(ofMention: name) - 1
        steps += 1
        continue
      }
      if isOfficeVerb(token) {
        verb = token
        break
      }
      guard isBetween(token) else { return }
      token -= 1
      steps += 1
    }
    guard verb >= 0 else { return }
    guard let (person, between) = holder(before: verb, line) else { return }
    if organization == nil { organization = between }
    var links: [AffiliationFinder.Link] = []
    splitPosition(position, &links)
    for link in links { emit(text.mentions[person].range, link.position, organization, "verb", take) }
  }

  private func isOfficeVerb(_ token: Int) -> Bool {
    guard text.tag(token) == .v || text.tag(token) == .p else { return false }
    let word = text.range(token)
    if word.count == 1 {
      switch text.units[word.start] {
      case 0x662F, 0x4EFB, 0x5F53, 0x4E3A, 0x7CFB, 0x505A, 0x70BA, 0x7576: return true  // 是 任 当 为 系 做 為 當
      default: return false
      }
    }
    if word.count > 4 { return false }
    return text.spells("担任", word) || text.spells("出任", word) || text.spells("当选", word) || text.spells("当选为", word) || text.spells("兼任", word)
      || text.spells("就任", word) || text.spells("成为", word) || text.spells("升任", word) || text.spells("改任", word) || text.spells("接任", word)
      || text.spells("历任", word) || text.spells("曾任", word) || text.spells("现任", word) || text.spells("擔任", word) || text.spells("連任", word)
      || text.spells("连任", word) || text.spells("转任", word) || text.spells("调任", word) || text.spells("聘为", word) || text.spells("续任", word)
      || text.spells("任命为", word) || text.spells("选为", word) || text.spells("作为", word) || text.spells("评为", word) || text.spells("晋升为", word)
  }

  private func isBetween(_ token: Int) -> Bool {
    switch text.tag(token) {
    case .n, .b, .a, .m, .q, .f, .j, .nz, .vn, .nt, .ng, .t, .l, .r, .s, .h: return true
    case .u: return true
    case .w:
      let unit = text.first(token)
      return unit == 0x3001 || unit == 0x201C || unit == 0x201D
    case .v, .p, .d: return text.range(token).count >= 2 && text.tag(token) != .p && text.tag(token) != .d && text.single(token + 1) == 0x7684
    default: return false
    }
  }

  /// The person who is the subject of a verb of office, and an organization between them.
  private func holder(before verb: Int, _ line: Int) -> (Int, TextRange?)? {
    var token = verb - 1
    var steps = 0
    var organization: TextRange?
    while token >= 0, text.start(token) >= line, steps < 24 {
      let name = text.mention(ofWord: token)
      if name >= 0 {
        switch text.mentions[name].type {
        case .person: return isByline(name) ? nil : (name, organization)
        case .organization: if organization == nil { organization = text.mentions[name].range }
        default: break
        }
        token = text.word(ofMention: name) - 1
      } else {
        let single = text.single(token)
        if single == 0xFF1B || single == 0x3002 { return nil }
        if single == 0x4ED6 || single == 0x5979 {  // 他 她
          let limit = max(0, text.mention(from: text.start(token)) - 1)
          return previousPerson(limit, text.start(token)).map { ($0, organization) }
        }
        token -= 1
      }
      steps += 1
    }
    return nil
  }

  private func previousPerson(_ mention: Int, _ position: Int) -> Int? {
    var index = mention
    while index >= 0, position - text.mentions[index].range.end < 120 {
      if text.mentions[index].type == .person, !isByline(index) { return index }
      index -= 1
    }
    return nil
  }

  /// The start of the line that a position stands in; nothing is looked for before it.
  private func lineStart(_ position: Int) -> Int { text.sentences[text.sentence(at: position)].range.start }
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
