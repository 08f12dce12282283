/// An article: what the paper printed about it, its text, and the layers that stages have written over that text.
public struct Article: Sendable {
  public var metadata: ArticleMetadata
  public let text: SourceText
  /// The lines of the text in order; they tile it but for the "\n" between them.
  public let lines: [ArticleLine]
  public var layers = Layers()

  public init(metadata: ArticleMetadata, text: SourceText, lines: [ArticleLine]) {
    self.metadata = metadata
    self.text = text
    self.lines = lines
  }
}

/// What a line of an article is.
public enum LineRole: String, Sendable, CaseIterable {
  case kicker, headline, subheadline, subheading, byline, body, caption
}

/// A line of an article's text. `paragraph` counts subheadings, paragraphs and captions from 1 in order; headline lines have 0.
public struct ArticleLine: Sendable, Equatable {
  public var role: LineRole
  public var range: TextRange
  public var paragraph: Int

  public init(role: LineRole, range: TextRange, paragraph: Int) {
    self.role = role
    self.range = range
    self.paragraph = paragraph
  }
}

/// What is known of an article beside its text. Unknown is empty.
public struct ArticleMetadata: Sendable, Equatable {
  public var articleID = ""
  /// The input file as the user named it, and the member of an archive in it.
  public var source = ""
  public var member = ""
  /// A JSONL or CSV record's own id.
  public var recordID = ""
  public var publication = ""
  /// ISO 8601, `2023-03-18`; empty when unknown.
  public var date = ""
  /// The time of day the record carries, `09:30:00`; empty when unknown.
  public var time = ""
  public var page = ""
  /// The place of the article on its page or in its file, from 1.
  public var position = 0
  public var sectionLabel = ""
  public var kicker = ""
  public var headline = ""
  public var subheadline = ""
  public var byline = ""
  public var agency = ""
  public var reporters: [String] = []
  public var correspondents: [String] = []
  public var datelinePlace = ""
  /// The byte ranges of the file that the article was made of, end exclusive.
  public var byteRanges: [Range<Int>] = []
  /// What the reader was unsure of (`headline_assigned_by_content` …), for the report.
  public var doubts: [String] = []
  /// Fields of a record that are none of ours, in their order.
  public var extra: [(name: String, value: String)] = []

  public init() {}

  public static func == (a: Self, b: Self) -> Bool {
    a.articleID == b.articleID && a.source == b.source && a.member == b.member && a.position == b.position && a.headline == b.headline
  }
}
