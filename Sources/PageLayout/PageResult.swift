import ArticleModel

/// What a line of a page is.
public enum PageLineKind: String, Sendable, CaseIterable {
  case masthead, folio, sectionLabel = "section_label", kicker, headline, subheadline, subheading, byline, paragraph
  case continuation, caption, jump, list, table, notice, noise, blank
}

/// A line of a page: what it is, the article that it went to, and why.
public struct PageLine: Sendable, Equatable {
  /// In the page's text, without the spaces at its ends and without its line end.
  public var range: TextRange
  public var kind: PageLineKind
  /// The index of its article, or −1.
  public var article: Int
  /// The rule that decided.
  public var rule: LineReason
  /// Its name.
  public var reason: String { rule.rawValue }

  public init(range: TextRange, kind: PageLineKind, article: Int = -1, reason: LineReason = .none) {
    self.range = range
    self.kind = kind
    self.article = article
    rule = reason
  }
}

/// An article that was found on a page. Its text is the headline lines, then subheadings and paragraphs in order, joined with "\n".
public struct PageArticle: Sendable {
  public var text: [UInt16] = []
  public var lines: [ArticleLine] = []
  public var sectionLabel = ""
  public var kicker = ""
  public var headline = ""
  public var subheadline = ""
  /// Over `text`.
  public var bylines: [Byline] = []
  /// The page's lines that it was made of.
  public var pageLines: [Int] = []
  /// Cuts inside sentences that were mended.
  public var mended = 0
  /// What the reader was unsure of: `headline_assigned_by_content`, `no_headline` …
  public var doubts: [String] = []
  /// 下转第3版 and 上接第1版: the page that it goes on to, and the one it comes from; 0 when neither.
  public var continuesOnPage = 0
  public var continuedFromPage = 0
  public init() {}
}

/// A page that was read: every line, the articles, and what the masthead and the folio say.
public struct PageResult: Sendable {
  public var lines: [PageLine] = []
  public var articles: [PageArticle] = []
  public var publication = ""
  /// ISO 8601.
  public var date = ""
  public var page = ""
  public var section = ""
  public init() {}
}
