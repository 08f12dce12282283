import ArticleModel

/// What a by-line says about its paragraph's place, without its names.
struct BylineMark {
  var place: Byline.Place
  var opensDispatch: Bool
  var hasWriters: Bool
  /// It names who took a picture, and nobody else: a caption's.
  var onlyPhotographers: Bool
  /// Another by-line stands at the paragraph's end.
  var closes = false
  init(_ byline: Byline) {
    place = byline.place
    opensDispatch = byline.opensDispatch
    hasWriters = !byline.reporters.isEmpty || !byline.correspondents.isEmpty
    onlyPhotographers = !hasWriters && byline.agency == nil && !byline.photographers.isEmpty
  }
}

/// Neighbouring lines, by their indices.
struct LineRun: RandomAccessCollection {
  private var low: Int
  private var high: Int
  init(_ line: Int) {
    low = line
    high = line + 1
  }
  var startIndex: Int { 0 }
  var endIndex: Int { high - low }
  subscript(position: Int) -> Int { low + position }
  /// `line` is the one after the last.
  mutating func append(_ line: Int) { high = line + 1 }
}

/// A paragraph or a piece of one, a headline line, or a line of another kind: one printed line, or several that a typesetter wrapped.
struct PageBlock {
  /// Indices of the scanner's lines.
  var lines: LineRun
  var kind: PageLineKind
  var count: Int
  var stops: Int
  var commas: Int
  var ends: Bool
  var indent: Int
  var blanks: Int
  var byline: BylineMark?
  var reason: LineReason
  /// True for body text.
  var isBody = false
  /// True for what can be a headline, a subheading or a label.
  var isHead = false
  /// True when the page marks paragraphs by an indent and this has none: it goes on from the text before.
  var goesOn = false

  /// A by-line of a dispatch at its start: an article begins here.
  var opens: Bool {
    guard let byline, byline.place == .start else { return false }
    return byline.opensDispatch || byline.hasWriters
  }
  /// A by-line at its end: an article ends here.
  var closes: Bool { byline.map { $0.place == .end || $0.closes } ?? false }
}
