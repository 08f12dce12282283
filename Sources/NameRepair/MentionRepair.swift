import ArticleModel

/// Mends the names that a trained model found by rules of how Chinese names are built: persons (`PersonRepair`), the borders of organizations and
/// positions (`OrganizationRepair`), positions that were missed (`PositionRepair`).
///
/// One a worker; keeps nothing from article to article. Names stay sorted and do not overlap. Call it once an article, after the names of all
/// lines are known and before names are looked for elsewhere in the article.
public final class MentionRepair {
  private let persons = PersonRepair()
  private let organizations: OrganizationRepair
  private let positions: PositionRepair
  private var memory: [Mention] = []

  public init() {
    organizations = OrganizationRepair(lexicon: persons.lexicon)
    positions = PositionRepair(lexicon: persons.lexicon)
  }

  public func repair(_ units: UnsafeBufferPointer<UInt16>, lines: [ArticleLine], tokens: [Token], _ mentions: inout [Mention]) {
    persons.repair(units, lines: lines, tokens: tokens, &mentions)
    organizations.repair(units, &mentions, &memory)
    tokens.withUnsafeBufferPointer { words in
      positions.repair(PersonReader(units: units, lines: lines, tokens: words, lexicon: persons.lexicon), &mentions, &memory)
    }
    keepPairsWhole(units, &mentions)
  }

  /// The rules count units; a name that would end or begin inside a surrogate pair ends before it or begins after it.
  private func keepPairsWhole(_ units: UnsafeBufferPointer<UInt16>, _ mentions: inout [Mention]) {
    func isInside(_ at: Int) -> Bool {
      at > 0 && at < units.count && units[at] & 0xFC00 == 0xDC00 && units[at - 1] & 0xFC00 == 0xD800
    }
    for index in mentions.indices {
      if isInside(mentions[index].range.end) { mentions[index].range.end -= 1 }
      if isInside(mentions[index].range.start) { mentions[index].range.start += 1 }
    }
    mentions.removeAll { $0.range.isEmpty }
  }
}
