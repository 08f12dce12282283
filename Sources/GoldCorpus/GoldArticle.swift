import ArticleModel

/// An annotated article: the text as the program would read it, and the layers that a person wrote over it.
///
/// `article.layers` holds the gold layers; `unannotated` is the same article without them. The format is docs/annotation.md.
public struct GoldArticle: Sendable {
  /// What an article is used for; it follows from the number in its id, so that it never changes.
  public enum Part: String, Sendable, CaseIterable { case train, development, test }

  public var id: String
  public var genre: String
  public var place: String
  public var article: Article
  /// True when quantities, times, quotations, affiliations and tone are annotated too; words and names always are.
  public var hasAllLayers: Bool

  /// Numbers that end in 0 or 5 are the test part, in 1 or 6 the development part.
  public var part: Part {
    let digits = id.reversed().prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(String(digits.reversed())) else { return .train }
    return number % 5 == 0 ? .test : number % 5 == 1 ? .development : .train
  }

  public var unannotated: Article { Article(metadata: article.metadata, text: article.text, lines: article.lines) }
}

/// A fault in a gold file, with its place.
public struct GoldError: Error, CustomStringConvertible, Sendable {
  public var file: String
  public var line: Int
  public var what: String
  public var description: String { "\(file):\(line): \(what)" }
}
