import ArticleModel

/// The table `categories`, of the user's own dictionaries.
enum CategoryTable {
  static let categories = LayerTable<CategoryRow>(
    "categories", row: "a category of a dictionary in an article, or in a sentence when asked",
    foreignKeys: [ForeignKey(["article_id"], of: "articles")],
    columns: [
      Column("sentence_id", .integer, "The sentence; empty for the whole article.") { $1.integer($0.element.sentence.map { $0 + 1 }) }.example("4"),
      Column("dictionary", .string, "The dictionary; its hash is in the manifest.") { $1.text($0.element.dictionary) }.example("themes").required(),
      Column("category", .string, "The category.") { $1.text($0.element.category) }.example("劳动/安全").required(),
      Column("count", .integer, "How often its patterns matched.") { $1.integer($0.element.count) }.unit("matches").example("3").required(),
      Column("share", .number, "Matches for each thousand words of the article or sentence.") { row, sink in
        let layers = row.article.article.layers
        let words: Int
        if let sentence = row.element.sentence {
          words = layers.sentences.indices.contains(sentence) ? layers.sentences[sentence].tokens.count : 0
        } else {
          words = layers.tokens.count
        }
        if words > 0 { sink.number(Double(row.element.count) * 1000 / Double(words)) } else { sink.unknown() }
      }.unit("matches per 1,000 tokens").example("7.28").made("count / tokens × 1000, punctuation marks among the tokens."),
    ], elements: { $0.categories })
}
