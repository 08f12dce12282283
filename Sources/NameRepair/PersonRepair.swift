import ArticleModel
import Lexicons

/// Mends the ends of persons' names that a trained model found, by how Chinese names are built and by what stands around them.
///
/// A surname has one or two characters, a given name one or two; a name stands behind a position (教授訾远方) and in front of a word of saying
/// or doing. What is mended is given the rule `person_repair`; a person that is no name by this measure is taken out.
///
///     [訾] after 教授, before 远方打过     // [訾远方]
///     [丽丽] after 完颜                    // [完颜丽丽]
///     [萧克俭昨] before 向记者             // [萧克俭]
///     外卖骑手 郎斌 摘下                   // [郎斌], which the model had missed
///
/// Names in transliteration and of Japanese are left as they are. Works in one pass over names and words; keeps no state.
public final class PersonRepair {
  let lexicon = PersonLexicon()
  private var found: [Mention] = []

  public init() {}

  /// Mends the names of one article in place; they stay sorted and do not overlap.
  public func repair(_ units: UnsafeBufferPointer<UInt16>, lines: [ArticleLine], tokens: [Token], _ mentions: inout [Mention]) {
    tokens.withUnsafeBufferPointer { words in
      let reader = PersonReader(units: units, lines: lines, tokens: words, lexicon: lexicon)
      found.removeAll(keepingCapacity: true)
      var index = 0
      while index < mentions.count {
        let mention = mentions[index]
        switch mention.type {
        case .person where mention.rule != "byline":
          let next = index + 1 < mentions.count ? mentions[index + 1].range.start : units.count
          mend(mention, next, reader, &mentions, index)
        default: found.append(mention)
        }
        index += 1
      }
      swap(&mentions, &found)
      addMissed(reader, &mentions)
      repeatNames(reader, &mentions)
    }
  }

  // MARK: - Names that the model found

  private func mend(_ mention: Mention, _ next: Int, _ reader: PersonReader, _ mentions: inout [Mention], _ index: Int) {
    let line = reader.line(at: mention.range.start)
    let limit = min(line.end, max(next, mention.range.end))
    if reader.isForeign(mention.range) {
      found.append(mention)
      return
    }
    let before = found.last
    let floor = max(line.start, before?.range.end ?? line.start)
    let afterPosition = reader.isAfterPosition(mention.range.start, floor, before)
    let surname = lexicon.surname(reader.units, mention.range.start, line.end)
    if surname.length == 0 || (mention.range.count <= 2 && surname.length < mention.range.count && surname.weight < 100) {
      // 完颜|丽丽: the surname stands before it, by itself or at the end of a position.
      if let start = reader.surnameBefore(mention.range, floor) {
        found.append(Mention(range: TextRange(start, mention.range.end), type: .person, rule: "person_repair"))
        return
      }
      if let last = before, last.type == .position, last.range.end == mention.range.start, let start = reader.surnameInPosition(last.range) {
        found[found.count - 1].range.end = start
        found.append(Mention(range: TextRange(start, mention.range.end), type: .person, rule: "person_repair"))
        return
      }
    }
    if surname.length == 0 {
      if mention.range.count > 1, reader.isNameWord(mention.range) { found.append(mention) }
      return
    }
    if mention.range.count <= surname.length {
      // A surname alone: with a title it stays, else the given name follows.
      if !afterPosition, lexicon.isTitle(reader.units, mention.range.end, limit) {
        found.append(mention)
        return
      }
      if let end = reader.nameEnd(mention.range.start, surname.length, limit, least: afterPosition ? 2 : 3) {
        found.append(Mention(range: TextRange(mention.range.start, end), type: .person, rule: "person_repair"))
      } else if lexicon.isTitle(reader.units, mention.range.end, limit) || surname.length == 2 {
        found.append(mention)
      }
      return
    }
    if let end = reader.cut(mention.range, surname.length, line.end) {
      found.append(Mention(range: TextRange(mention.range.start, end), type: .person, rule: "person_repair"))
      return
    }
    // One given character, and another that belongs to it: 张|丽|华.
    if mention.range.count == surname.length + 1, lexicon.boundary(reader.units, mention.range.end, line.end) == 0,
      let end = reader.nameEnd(mention.range.start, surname.length, limit, least: 4), end > mention.range.end {
      found.append(Mention(range: TextRange(mention.range.start, end), type: .person, rule: "person_repair"))
      return
    }
    found.append(mention)
  }

  // MARK: - Names that it missed

  /// Right behind a position: 外卖骑手|郎斌|摘下.
  private func addMissed(_ reader: PersonReader, _ mentions: inout [Mention]) {
    found.removeAll(keepingCapacity: true)
    for index in mentions.indices {
      found.append(mentions[index])
      guard mentions[index].type == .position else { continue }
      let start = mentions[index].range.end
      let line = reader.line(at: max(0, start - 1))
      let limit = min(line.end, index + 1 < mentions.count ? mentions[index + 1].range.start : line.end)
      guard start < limit else { continue }
      let surname = lexicon.surname(reader.units, start, limit)
      guard surname.length > 0, let end = reader.nameEnd(start, surname.length, limit, least: 4) else { continue }
      found.append(Mention(range: TextRange(start, end), type: .person, rule: "person_repair"))
    }
    swap(&mentions, &found)
  }

  /// The other places of names that were mended or found: 侬志强 again, where the model has 侬 or nothing.
  private func repeatNames(_ reader: PersonReader, _ mentions: inout [Mention]) {
    guard mentions.contains(where: { $0.rule == "person_repair" }) else { return }
    var table = WordTable(capacity: mentions.count)
    for mention in mentions where mention.type == .person && mention.range.count >= 2 && mention.range.count < 24 && mention.rule == "person_repair" {
      table.insert(Array(reader.units[mention.range.start..<mention.range.end]), payload: 1)
    }
    var added: [Mention] = []
    var next = 0
    var at = 0
    let count = reader.units.count
    while at < count {
      while next < mentions.count, mentions[next].range.end <= at { next += 1 }
      if next < mentions.count, mentions[next].range.start <= at {
        // A shorter person at the same place gives way.
        let covered = mentions[next]
        if covered.type == .person, covered.range.start == at, let found = table.longestMatch(reader.units, at, limit: min(count, at + 8)),
          found.end > covered.range.end, next + 1 >= mentions.count || mentions[next + 1].range.start >= found.end {
          mentions[next].range.end = found.end
          mentions[next].rule = "person_repair"
          at = found.end
        } else {
          at = covered.range.end
        }
        continue
      }
      let limit = min(count, next < mentions.count ? mentions[next].range.start : count, at + 8)
      if let found = table.longestMatch(reader.units, at, limit: limit), found.end - at >= 3 || reader.areWordEnds(at, found.end) {
        added.append(Mention(range: TextRange(at, found.end), type: .person, rule: "person_repair"))
        at = found.end
      } else {
        at += 1
      }
    }
    if !added.isEmpty {
      mentions += added
      mentions.sort { $0.range < $1.range }
    }
  }
}
