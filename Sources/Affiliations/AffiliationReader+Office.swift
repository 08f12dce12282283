import ArticleModel
import NamedText

/// Positions told with a verb: 张三担任厂长.
extension AffiliationReader {
  // MARK: - Verbs of office

  /// 张三是市总工会的主席, 张三担任厂长, 张三被市总工会录用为会计.
  func office(_ mention: Int, _ take: (Affiliation) -> Void) {
    let position = text.mentions[mention].range
    if mention + 1 < text.mentions.count, text.mentions[mention + 1].type == .person, text.mentions[mention + 1].range.start == position.end {
      return
    }
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

  func isOfficeVerb(_ token: Int) -> Bool {
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

  func isBetween(_ token: Int) -> Bool {
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
  func holder(before verb: Int, _ line: Int) -> (Int, TextRange?)? {
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

  func previousPerson(_ mention: Int, _ position: Int) -> Int? {
    var index = mention
    while index >= 0, position - text.mentions[index].range.end < 120 {
      if text.mentions[index].type == .person, !isByline(index) { return index }
      index -= 1
    }
    return nil
  }

  /// The start of the line that a position stands in; nothing is looked for before it.
  func lineStart(_ position: Int) -> Int { text.sentences[text.sentence(at: position)].range.start }
}
