import ArticleModel
import NamedText

/// Finds who holds which position where: one row a position, as the text says it at that place.
///
/// One a worker; its memory is used again from article to article.
///
///     市总工会党组书记、主席沈振定
///     // 沈振定 党组书记 市总工会; 沈振定 主席 市总工会
///     内蒙古队的包铁柱
///     // 包铁柱, no position, 内蒙古队
///
/// Limits: a position that is told a sentence away from the name is found only with 他 or 她 and a verb of office.
public final class AffiliationFinder {
  private let lexicon = PositionLexicon()
  private let builder = NamedTextBuilder()
  private var chain: [Link] = []

  /// A position before a person, with the organization right before it.
  struct Link {
    var position: TextRange
    var organization: TextRange?
  }

  public init() {}

  /// Appends the affiliations of one article in the order of the persons.
  public func find(
    units: UnsafeBufferPointer<UInt16>, lines: [ArticleLine], sentences: [Sentence], tokens: [Token], mentions: [Mention],
    into affiliations: inout [Affiliation]
  ) {
    guard !mentions.isEmpty, !tokens.isEmpty, !sentences.isEmpty else { return }
    let first = affiliations.count
    builder.with(units: units, lines: lines, sentences: sentences, tokens: tokens, mentions: mentions) { text in
      let reader = AffiliationReader(text: text, lexicon: lexicon)
      for mention in 0..<text.mentions.count {
        switch text.mentions[mention].type {
        case .person: find(person: mention, reader, &affiliations)
        case .position: reader.office(mention) { affiliations.append($0) }
        default: break
        }
      }
    }
    affiliations[first...].sort {
      $0.person.start != $1.person.start
        ? $0.person.start < $1.person.start : ($0.position?.start ?? $0.person.start) < ($1.position?.start ?? $1.person.start)
    }
    removeRepeated(from: first, &affiliations)
  }

  private func find(person: Int, _ reader: AffiliationReader, _ affiliations: inout [Affiliation]) {
    guard !reader.isByline(person) else { return }
    chain.removeAll(keepingCapacity: true)
    var owner = person
    // 获奖者A、B、C: the position stands before the first of them.
    let lead = reader.listHead(person)
    reader.chain(before: owner, &chain)
    var rule = "before"
    if chain.isEmpty, lead != person {
      owner = lead
      reader.chain(before: lead, &chain)
      rule = "list"
      if let last = chain.last, !reader.isShared(last.position) { chain.removeAll(keepingCapacity: true) }
    }
    let name = reader.text.mentions[person].range
    if !chain.isEmpty {
      fillOrganizations(person, reader, affiliations)
      for link in chain { reader.emit(name, link.position, link.organization, rule) { affiliations.append($0) } }
      return
    }
    if reader.after(person, { affiliations.append($0) }) { return }
    if let team = reader.team(before: person) {
      reader.emit(name, reader.position(beforeTeam: team, person: person), team, "team") { affiliations.append($0) }
    }
  }

  /// Positions without an organization of their own: that of the person beside, of what the person leads, of what was named before.
  private func fillOrganizations(_ person: Int, _ reader: AffiliationReader, _ affiliations: [Affiliation]) {
    guard let first = chain.first, first.organization == nil else { return }
    var organization = reader.led(by: person)
    if organization == nil, let other = reader.neighbour(before: first.position, person: person) {
      let range = reader.text.mentions[other].range
      organization = affiliations.last { $0.person == range }?.organization
    }
    if organization == nil { organization = reader.headed(by: first.position, before: person) }
    guard let organization else { return }
    for index in chain.indices where chain[index].organization == nil { chain[index].organization = organization }
  }

  /// The same person, position and place of the position twice is one row.
  private func removeRepeated(from first: Int, _ affiliations: inout [Affiliation]) {
    guard affiliations.count > first + 1 else { return }
    var kept = first + 1
    for index in (first + 1)..<affiliations.count {
      if affiliations[index].person == affiliations[kept - 1].person, affiliations[index].position == affiliations[kept - 1].position { continue }
      affiliations[kept] = affiliations[index]
      kept += 1
    }
    affiliations.removeSubrange(kept...)
  }
}
