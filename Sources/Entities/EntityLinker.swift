import ArticleModel
import Lexicons
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
  private let countries = WordTable(Resource("countries.tsv")) { _ in 1 }
  private var scratch = Scratch()

  /// Memory that is used again; taken out while an article is read, so that nobody else holds it.
  private struct Scratch {
    var names = DistinctNames()
    var codes: [Int32] = []
    var pool: [Int32] = []
    var readings: [PlaceResolver.Reading] = []
    var isWhole: [Bool] = []
    var writer = EntityWriter()
  }

  public init() {}

  /// Appends the entities of one article in the order of their first mentions.
  public func link(
    units: UnsafeBufferPointer<UInt16>, lines: [ArticleLine], sentences: [Sentence], tokens: [Token], mentions: [Mention],
    affiliations: [Affiliation] = [], metadata: ArticleMetadata, into entities: inout [LocalEntity]
  ) {
    guard !mentions.isEmpty, !tokens.isEmpty else { return }
    var memory = Scratch()
    swap(&memory, &scratch)
    builder.with(units: units, lines: lines, sentences: sentences, tokens: tokens, mentions: mentions) { text in
      memory.names.collect(text)
      memory.names.linkDeclared(text)
      ShortForms(text: text).link(&memory.names)
      resolvePlaces(text, metadata, &memory)
      PlaceForms(text: text, codes: memory.codes, isWhole: memory.isWhole, countries: countries).link(&memory.names)
      memory.names.settle()
      memory.writer.write(text, memory.names, memory.codes, affiliations, &entities)
    }
    swap(&memory, &scratch)
  }

  // MARK: - Codes

  private func resolvePlaces(_ text: NamedText, _ metadata: ArticleMetadata, _ memory: inout Scratch) {
    memory.codes.removeAll(keepingCapacity: true)
    memory.pool.removeAll(keepingCapacity: true)
    memory.readings.removeAll(keepingCapacity: true)
    memory.isWhole.removeAll(keepingCapacity: true)
    var isOpen = false
    for index in 0..<memory.names.list.count {
      let name = memory.names.list[index]
      var reading = PlaceResolver.Reading()
      let range = text.mentions[name.first].range
      if name.type == .place, range.count == 1 {
        if let code = resolver.abbreviation(text.units[range.start]), !isAmongCountries(name.first, text) {
          reading.first = memory.pool.count
          reading.count = 1
          memory.pool.append(code)
        }
      } else if name.type == .place || name.type == .organization {
        reading = resolver.read(text, range, wholeWords: name.type == .organization, into: &memory.pool)
      }
      let open = reading.count > 1 || reading.needsContext
      if open { isOpen = true }
      memory.readings.append(reading)
      memory.isWhole.append(reading.end == range.end || range.count == 1)
      memory.codes.append(reading.count == 1 && !open ? memory.pool[reading.first] : 0)
    }
    guard isOpen else { return }
    let context = context(memory, metadata)
    for index in 0..<memory.readings.count where memory.readings[index].count > 1 || memory.readings[index].needsContext {
      let reading = memory.readings[index]
      memory.codes[index] = resolver.choose(memory.pool[reading.first..<(reading.first + reading.count)], reading, context: context)
    }
  }

  /// How often the article and the paper's name speak of each province and prefecture.
  private func context(_ memory: Scratch, _ metadata: ArticleMetadata) -> [(code: Int32, weight: Int)] {
    var context: [(code: Int32, weight: Int)] = []
    func add(_ code: Int32, _ weight: Int) {
      for index in context.indices where context[index].code == code {
        context[index].weight += weight
        return
      }
      context.append((code, weight))
    }
    func speak(_ code: Int32, _ weight: Int) {
      add(code / 10000 * 10000, weight)
      if Divisions.level(code) >= 2 { add(code / 100 * 100, weight) }
    }
    for index in 0..<memory.codes.count where memory.codes[index] != 0 {
      let name = memory.names.list[index]
      speak(memory.codes[index], name.type == .place ? 2 * min(name.count, 4) : min(name.count, 4))
    }
    for code in homes(metadata.publication) { speak(code, 3) }
    if !metadata.datelinePlace.isEmpty { for code in homes(metadata.datelinePlace) { speak(code, 4) } }
    return context
  }

  /// 中, 蒙 side by side are countries.
  private func isAmongCountries(_ mention: Int, _ text: NamedText) -> Bool {
    let own = text.mentions[mention].range
    func isCountry(_ other: Int) -> Bool {
      guard other >= 0, other < text.mentions.count, text.mentions[other].type == .place else { return false }
      let range = text.mentions[other].range
      return range.count == 1 && (range.end == own.start || range.start == own.end) && resolver.abbreviation(text.units[range.start]) == nil
    }
    return isCountry(mention - 1) || isCountry(mention + 1)
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
          if let entry = entries.first, entries.count == 1 || Divisions.level(entry.code) < Divisions.level(entries[1].code) {
            found.append(entry.code)
          }
          at = match.end
        } else {
          at += 1
        }
      }
    }
    return found
  }
}
