import ArticleModel

/// Mends the names that a trained model found by rules of how Chinese names are built: persons (`PersonRepair`), and the borders of
/// organizations and positions (`OrganizationRepair`).
///
/// One a worker; keeps nothing from article to article. Names stay sorted and do not overlap. Call it once an article, after the names of all
/// lines are known and before names are looked for elsewhere in the article.
public final class MentionRepair {
  private let persons = PersonRepair()
  private let organizations: OrganizationRepair
  private var memory: [Mention] = []

  public init() { organizations = OrganizationRepair(lexicon: persons.lexicon) }

  public func repair(_ units: UnsafeBufferPointer<UInt16>, lines: [ArticleLine], tokens: [Token], _ mentions: inout [Mention]) {
    persons.repair(units, lines: lines, tokens: tokens, &mentions)
    organizations.repair(units, &mentions, &memory)
  }
}
