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
final class PersonRepair {
  let lexicon = PersonLexicon()
  private var found: [Mention] = []

  init() {}

  /// Mends the names of one article in place; they stay sorted and do not overlap.
  func repair(_ units: UnsafeBufferPointer<UInt16>, lines: [ArticleLine], tokens: [Token], _ mentions: inout [Mention]) {
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
    if reader.hasFigure(mention.range) { return }
    if reader.isForeign(mention.range) {
      found.append(mention)
      return
    }
    if let end = reader.tibetanEnd(mention.range.start, limit) {
      found.append(
        Mention(range: TextRange(mention.range.start, end), type: .person, rule: end == mention.range.end ? mention.rule : "person_repair"))
      return
    }
    let before = found.last
    let floor = max(line.start, before?.range.end ?? line.start)
    let afterPosition = reader.isAfterPosition(mention.range.start, floor, before)
    let surname = lexicon.surname(reader.units, mention.range.start, line.end)
    // 掘进工人初|连奎: a position ends right before a surname, not before the name.
    if !afterPosition, mention.range.count <= 2, let start = reader.surnameAfterPosition(mention.range, floor) {
      found.append(Mention(range: TextRange(start, mention.range.end), type: .person, rule: "person_repair"))
      return
    }
    if surname.length == 0 || (mention.range.count <= 2 && surname.length < mention.range.count && surname.weight < 100) {
      // 完颜|丽丽: the surname stands before it, by itself or at the end of a position.
      if let start = reader.surnameBefore(mention.range, floor) {
        found.append(Mention(range: TextRange(start, mention.range.end), type: .person, rule: "person_repair"))
        return
      }
      // 司徒|菲: the surname was taken for a position.
      if let last = before, last.type == .position, last.range.end == mention.range.start,
        lexicon.surnames.find(reader.units, last.range.start, last.range.end) != nil
      {
        found.removeLast()
        let end = reader.cut(TextRange(last.range.start, mention.range.end), last.range.count, line.end) ?? mention.range.end
        found.append(Mention(range: TextRange(last.range.start, end), type: .person, rule: "person_repair"))
        return
      }
      if let last = before, last.type == .position, last.range.end == mention.range.start, let start = reader.surnameInPosition(last.range) {
        found[found.count - 1].range.end = start
        found.append(Mention(range: TextRange(start, mention.range.end), type: .person, rule: "person_repair"))
        return
      }
    }
    if surname.length == 0 {
      // 滚医生: a surname that the list lacks.
      let titled = mention.range.count == 1 && lexicon.isTitle(reader.units, mention.range.end, line.end)
      if titled || (mention.range.count > 1 && reader.isPlausible(mention.range, line, afterPosition)) { found.append(mention) }
      return
    }
    if mention.range.count <= surname.length {
      // A surname alone: with a title it stays, else the given name follows.
      if !afterPosition, lexicon.isTitle(reader.units, mention.range.end, limit) {
        found.append(mention)
        return
      }
      if afterPosition || !reader.isOtherWord(mention.range.start, surname),
        let end = reader.nameEnd(mention.range.start, surname.length, limit, least: afterPosition ? 4 : 6)
      {
        found.append(Mention(range: TextRange(mention.range.start, end), type: .person, rule: "person_repair"))
      } else if lexicon.isTitle(reader.units, mention.range.end, limit) || surname.length == 2 {
        found.append(mention)
      }
      return
    }
    // A rare surname, nothing before it and nothing after it that goes with a name.
    if surname.weight <= 60, !afterPosition, lexicon.boundary(reader.units, mention.range.end, line.end) == 0, mention.rule == "model",
      lexicon.boundary(reader.units, mention.range.start - 1, line.end) < 3 || mention.range.start == line.start
    {
      return
    }
    if let end = reader.cut(mention.range, surname.length, line.end) {
      found.append(Mention(range: TextRange(mention.range.start, end), type: .person, rule: "person_repair"))
      return
    }
    // One given character, and another that belongs to it: 张|丽|华.
    if mention.range.count == surname.length + 1, lexicon.boundary(reader.units, mention.range.end, line.end) == 0,
      let end = reader.nameEnd(mention.range.start, surname.length, limit, least: 7), end > mention.range.end
    {
      found.append(Mention(range: TextRange(mention.range.start, end), type: .person, rule: "person_repair"))
      return
    }
    found.append(mention)
  }

  // MARK: - Names that it missed

  /// Right behind a position or a noun for a person: 外卖骑手|郎斌|摘下, 独生子|都彬|在; and 时某.
  private func addMissed(_ reader: PersonReader, _ mentions: inout [Mention]) {
    var added: [Mention] = []
    var next = 0
    var line = 0
    for token in reader.tokens {
      let start = Int(token.end)
      while next < mentions.count, mentions[next].range.start < start { next += 1 }
      while line < reader.lines.count, reader.lines[line].range.end <= start { line += 1 }
      guard line < reader.lines.count, start > reader.lines[line].range.start else { continue }
      let limit = min(reader.lines[line].range.end, next < mentions.count ? mentions[next].range.start : .max)
      guard start + 1 < limit, token.tag != .w else { continue }
      if let last = added.last, last.range.end > start { continue }
      let surname = lexicon.surname(reader.units, start, limit)
      guard surname.length > 0, !reader.isOtherWord(start, surname) else { continue }
      // Covered by a name that reaches over this place.
      let before = next > 0 ? mentions[next - 1] : nil
      if let before, before.range.end > start { continue }
      let isPosition = before?.type == .position && before?.range.end == start
      guard isPosition || reader.isAfterPosition(start, reader.lines[line].range.start, before) else { continue }
      if lexicon.isTitle(reader.units, start, limit) { continue }
      guard let end = reader.nameEnd(start, surname.length, limit, least: isPosition ? 5 : 7) else { continue }
      added.append(Mention(range: TextRange(start, end), type: .person, rule: "person_repair"))
    }
    guard !added.isEmpty else { return }
    mentions += added
    mentions.sort { $0.range < $1.range }
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
          found.end > covered.range.end, next + 1 >= mentions.count || mentions[next + 1].range.start >= found.end
        {
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
