/// All tables of a run, each declared once.
///
///     let catalog = Catalog()
///     catalog.infos.map(\.name)   // ["articles", "sentences", "quantities", …, "rejects"]
public struct Catalog: Sendable {
  /// Which tables there are, and what is in them.
  public struct Options: Sendable {
    /// Names of `Catalog.tableNames`; nil means all but `tokens` and `categories`. `articles` and `rejects` are always there.
    public var tables: Set<String>?
    /// Whether the articles table has the text in CSV too.
    public var textInCSV = false
    /// Fields of records that become columns of the articles table; one that is called like a column of ours becomes `source_…`.
    public var extraColumns: [String] = []
    public init() {}
  }

  public let options: Options
  let articleTables: [any ArticleTable]
  /// Of the corpus tables those that are written.
  let corpusNames: [String]

  public init(_ options: Options = Options()) {
    self.options = options
    let wanted = (options.tables ?? Set(Self.tableNames).subtracting(["tokens", "categories"])).union(["articles", "rejects"])
    articleTables = Self.ofArticles(options).filter { wanted.contains($0.info.name) }
    corpusNames = Self.ofCorpus.map(\.name).filter(wanted.contains)
  }

  /// Every table there is, in the order of the design.
  public static let tableNames = ofArticles(Options()).map(\.info.name) + ofCorpus.map(\.name)

  /// The tables of this run in order.
  public var infos: [TableInfo] { articleTables.map(\.info) + Self.ofCorpus.filter { corpusNames.contains($0.name) } }

  private static func ofArticles(_ options: Options) -> [any ArticleTable] {
    [
      ArticleTables.articles(textInCSV: options.textInCSV, extra: options.extraColumns), ArticleTables.sentences, ArticleTables.tokens,
      SpanTables.quantities, SpanTables.times, SpanTables.mentions, SpanTables.affiliations, SpanTables.quotations, SpanTables.toneTerms,
      CategoryTable.categories,
    ]
  }

  private static let ofCorpus = [CorpusTables.entities.info, CorpusTables.keywords.info, CorpusTables.terms.info, CorpusTables.rejects.info]
}
