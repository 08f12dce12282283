import ArticleModel

/// Counts the terms of one article: the pure core of the keywords. Its table is reused.
struct TermCounter {
  private struct Slot {
    var hash: UInt32 = 0
    var start: Int32 = 0
    var count: Int32 = 0
    var keyword: Int32 = -1
  }

  private var slots = [Slot](repeating: Slot(), count: 1024)
  private var used: [Int] = []

  mutating func count(_ units: UnsafeBufferPointer<UInt16>, _ lines: [ArticleLine], _ tokens: [Token], _ mentions: [Mention]) -> [Keyword] {
    for slot in used { slots[slot] = Slot() }
    used.removeAll(keepingCapacity: true)
    var keywords: [Keyword] = []
    var line = 0
    var mention = 0
    var index = 0
    while index < tokens.count {
      let start = Int(tokens[index].start)
      while line + 1 < lines.count, lines[line].range.end <= start { line += 1 }
      while mention < mentions.count, mentions[mention].range.end <= start { mention += 1 }
      let weight = weight(lines[line])
      if mention < mentions.count, mentions[mention].range.start == start {
        let name = mentions[mention]
        while index < tokens.count, Int(tokens[index].start) < name.range.end { index += 1 }
        if name.type != .position, name.range.count > 1, name.range.count <= 30 { add(units, name.range, tag(name.type), weight * 1.5, &keywords) }
        continue
      }
      let token = tokens[index]
      if isTerm(token.tag), token.range.count > 1, token.range.count <= 12 { add(units, token.range, token.tag, weight, &keywords) }
      index += 1
    }
    return keywords
  }

  private mutating func add(_ units: UnsafeBufferPointer<UInt16>, _ range: TextRange, _ tag: WordTag, _ weight: Double, _ keywords: inout [Keyword]) {
    if used.count * 2 > slots.count { grow() }
    var hash: UInt32 = 0x811C_9DC5
    for at in range.start..<range.end { hash = (hash ^ UInt32(units[at])) &* 0x0100_0193 }
    var at = Int(hash ^ hash >> 15) & (slots.count - 1)
    while slots[at].keyword >= 0 {
      let slot = slots[at]
      if slot.hash == hash, Int(slot.count) == range.count, (0..<range.count).allSatisfy({ units[Int(slot.start) + $0] == units[range.start + $0] }) {
        keywords[Int(slot.keyword)].count += 1
        keywords[Int(slot.keyword)].weight += weight
        return
      }
      at = (at + 1) & (slots.count - 1)
    }
    slots[at] = Slot(hash: hash, start: Int32(range.start), count: Int32(range.count), keyword: Int32(keywords.count))
    used.append(at)
    keywords.append(
      Keyword(
        term: String(decoding: UnsafeBufferPointer(rebasing: units[range.start..<range.end]), as: UTF16.self), tag: tag, count: 1, weight: weight))
  }

  private mutating func grow() {
    let old = used.map { slots[$0] }
    slots = [Slot](repeating: Slot(), count: slots.count * 2)
    used.removeAll(keepingCapacity: true)
    for slot in old {
      var at = Int(slot.hash ^ slot.hash >> 15) & (slots.count - 1)
      while slots[at].keyword >= 0 { at = (at + 1) & (slots.count - 1) }
      slots[at] = slot
      used.append(at)
    }
  }

  private func weight(_ line: ArticleLine) -> Double {
    switch line.role {
    case .headline: 3
    case .kicker, .subheadline, .subheading: 2
    default: line.paragraph == 1 ? 2 : 1
    }
  }

  private func isTerm(_ tag: WordTag) -> Bool {
    switch tag {
    case .n, .vn, .an, .nz, .nt, .ns, .nx, .j, .i, .l, .nr: true
    default: false
    }
  }

  private func tag(_ type: MentionType) -> WordTag {
    switch type {
    case .person: .nr
    case .organization: .nt
    case .place: .ns
    default: .nz
    }
  }
}
