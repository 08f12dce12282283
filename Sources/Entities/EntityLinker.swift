import ArticleModel
import NamedText

/// Puts the names of an article that mean the same into one entity.
///
/// One a worker; the result depends on the article alone, not on what was linked before.
///
///     海宁市总工会 … 市总工会 … 区总工会 (no, another)
///     // organization 海宁市总工会, two mentions, code 330481
///     沈振定 … 沈主席
///     // person 沈振定, two mentions, qualifier 海宁市总工会
///
/// Positions are no entities. Limits: two persons of one name in one article are one; a short form that fits two long ones equally goes to
/// the nearer one before it.
public final class EntityLinker {
  private let resolver = PlaceResolver(divisions: Divisions())
  private let builder = NamedTextBuilder()
  private var names = DistinctNames()
  private var codes: [Int32] = []

  public init() {}

  /// Appends the entities of one article in the order of their first mentions.
  public func link(
    units: UnsafeBufferPointer<UInt16>, lines: [ArticleLine], sentences: [Sentence], tokens: [Token], mentions: [Mention],
    affiliations: [Affiliation] = [], metadata: ArticleMetadata, into entities: inout [LocalEntity]
  ) {
    guard !mentions.isEmpty else { return }
    builder.with(units: units, lines: lines, sentences: sentences, tokens: tokens, mentions: mentions) { text in
      names.collect(text)
      names.linkDeclared(text)
      ShortForms(text: text).link(&names)
      resolvePlaces(text, metadata)
      PlaceForms(text: text, codes: codes).link(&names)
      names.settle()
      write(text, affiliations, &entities)
    }
  }

  // MARK: - Codes

  private func resolvePlaces(_ text: NamedText, _ metadata: ArticleMetadata) {
    let year = Self.year(metadata.date)
    codes.removeAll(keepingCapacity: true)
    var readings: [PlaceResolver.Reading] = []
    var context: [Int32: Int] = [:]
    func speak(_ code: Int32, _ weight: Int) {
      context[code / 10000 * 10000, default: 0] += weight
      if Divisions.level(code) >= 2 { context[code / 100 * 100, default: 0] += weight }
    }
    for name in names.list {
      var reading = PlaceResolver.Reading()
      let range = text.mentions[name.first].range
      switch name.type {
      case .place:
        if range.count == 1 {
          if let code = resolver.abbreviation(text.units[range.start]), !isAmongCountries(name.first, text) { reading.codes = [code] }
        } else {
          reading = resolver.read(text, range, wholeWords: false, year: year)
        }
      case .organization: reading = resolver.read(text, range, wholeWords: true, year: year)
      default: break
      }
      if reading.codes.count == 1 { speak(reading.codes[0], name.type == .place ? 2 * min(name.count, 4) : min(name.count, 4)) }
      readings.append(reading)
    }
    for code in homes(metadata.publication) { speak(code, 3) }
    if !metadata.datelinePlace.isEmpty { for code in homes(metadata.datelinePlace) { speak(code, 4) } }
    for index in names.list.indices {
      let reading = readings[index]
      codes.append(reading.codes.isEmpty ? 0 : resolver.choose(reading.codes, isShort: reading.isShort, context: context))
    }
  }

  /// 中, 蒙 side by side are countries.
  private func isAmongCountries(_ mention: Int, _ text: NamedText) -> Bool {
    for other in [mention - 1, mention + 1] where other >= 0 && other < text.mentions.count {
      let range = text.mentions[other].range
      let near = range.end == text.mentions[mention].range.start || range.start == text.mentions[mention].range.end
      if near, range.count == 1, text.mentions[other].type == .place, resolver.abbreviation(text.units[range.start]) == nil { return true }
    }
    return false
  }

  /// The divisions in a paper's name: 宁波日报 → 330200.
  private func homes(_ name: String) -> [Int32] {
    let units = Array(name.utf16)
    var found: [Int32] = []
    units.withUnsafeBufferPointer { buffer in
      var at = 0
      while at < buffer.count {
        if let match = resolver.divisions.longest(buffer, at, limit: buffer.count) {
          let entries = resolver.divisions.entries(match.group)
          // The highest of them: 辽宁 for 辽宁日报, 海宁市 for 海宁日报.
          if let entry = entries.first, entries.count == 1 || Divisions.level(entry.code) < Divisions.level(entries[1].code) { found.append(entry.code) }
          at = match.end
        } else {
          at += 1
        }
      }
    }
    return found
  }

  private static func year(_ date: String) -> Int {
    var value = 0
    for byte in date.utf8.prefix(4) {
      guard byte >= 0x30, byte <= 0x39 else { return 9999 }
      value = value * 10 + Int(byte - 0x30)
    }
    return value > 1000 ? value : 9999
  }

  // MARK: - Rows

  private func write(_ text: NamedText, _ affiliations: [Affiliation], _ entities: inout [LocalEntity]) {
    let first = entities.count
    var entityOf = [Int](repeating: -1, count: names.list.count)
    for mention in 0..<text.mentions.count {
      let name = names.nameOf[mention]
      guard name >= 0 else { continue }
      let root = names.root(Int(name))
      if entityOf[root] < 0 {
        entityOf[root] = entities.count
        entities.append(LocalEntity(type: names.list[root].type, name: "", mentions: []))
      }
      entities[entityOf[root]].mentions.append(mention)
    }
    // The fullest form of a name is its longest; of equal ones the first.
    var fullest = [Int](repeating: -1, count: entities.count - first)
    for name in names.list.indices {
      let entity = entityOf[names.root(name)]
      guard entity >= 0 else { continue }
      let at = entity - first
      if fullest[at] < 0 || names.list[name].weight > names.list[fullest[at]].weight { fullest[at] = name }
      if codes[name] != 0, entities[entity].adminCode.isEmpty || names.list[name].weight > names.list[fullest[at]].weight || fullest[at] == name {
        entities[entity].adminCode = String(codes[name])
      }
    }
    for at in fullest.indices where fullest[at] >= 0 {
      entities[first + at].name = string(text, DistinctNames.core(text, text.mentions[names.list[fullest[at]].first]))
    }
    qualify(text, affiliations, entityOf, &entities)
  }

  /// What tells a person from others of the name: the organization, else the position.
  private func qualify(_ text: NamedText, _ affiliations: [Affiliation], _ entityOf: [Int], _ entities: inout [LocalEntity]) {
    for row in affiliations {
      let mention = text.mention(from: row.person.start)
      guard mention < text.mentions.count, text.mentions[mention].range == row.person, names.nameOf[mention] >= 0 else { continue }
      let entity = entityOf[names.root(Int(names.nameOf[mention]))]
      guard entity >= 0 else { continue }
      if let organization = row.organization {
        let other = text.mention(from: organization.start)
        var full = string(text, organization)
        if other < text.mentions.count, text.mentions[other].range == organization, names.nameOf[other] >= 0 {
          let linked = entityOf[names.root(Int(names.nameOf[other]))]
          if linked >= 0 { full = entities[linked].name }
        }
        if entities[entity].qualifier.isEmpty || !hasOrganization[entity, default: false] { entities[entity].qualifier = full }
        hasOrganization[entity] = true
      } else if let position = row.position, entities[entity].qualifier.isEmpty {
        entities[entity].qualifier = string(text, position)
      }
    }
    hasOrganization.removeAll(keepingCapacity: true)
  }

  private var hasOrganization: [Int: Bool] = [:]

  private func string(_ text: NamedText, _ range: TextRange) -> String {
    String(decoding: text.units[range.start..<range.end], as: UTF16.self)
  }
}
