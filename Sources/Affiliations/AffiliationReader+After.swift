import ArticleModel
import NamedText

/// Positions behind the name, and organizations that stand apart from the position.
extension AffiliationReader {
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
      text.mentions[last + 1].range.start == text.mentions[last].range.end + 1, text.units[text.mentions[last].range.end] == 0x3001
    {
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
    return text.spells("率领的", gap) || text.spells("带领的", gap) || text.spells("率領的", gap) || text.spells("为团长的", gap) || text.spells("为首的", gap)
      ? organization : nil
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
      if text.mentions[other].type == .organization, text.units[text.mentions[other].range.end - 1] == text.units[position.start] {
        return text.mentions[other].range
      }
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
}
