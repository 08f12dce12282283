import ArticleModel

/// Splits a page's text into its articles.
public struct PageReader: Sendable {
  public init() {}

  /// `asArticle`: the text is one article, whatever it looks like.
  public func read(_ units: UnsafeBufferPointer<UInt16>, asArticle: Bool = false) -> PageResult {
    var result = PageResult()
    var article = PageArticle()
    article.text = Array(units)
    let layout = RecordLayout().layout(units, headlineEnd: 0)
    article.lines = layout.lines
    article.bylines = layout.bylines
    article.headline = String(decoding: units[layout.headline.start..<layout.headline.end], as: UTF16.self)
    if !layout.lines.isEmpty { result.articles.append(article) }
    return result
  }
}
