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
  }
}
