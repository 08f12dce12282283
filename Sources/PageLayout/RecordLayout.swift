import ArticleModel

/// The lines of a record's text, and who it says wrote it.
///
/// A record's text stays as it is; this only says what its lines are. Blank lines give none.
///
///     lines of "工会送清凉\n本报讯（记者 王小明）昨天…。\n现场\n工人说…。" whose first 5 units are the record's headline
///     // headline, body 1, subheading 2, body 3; reporters 王小明
public struct RecordLayout: Sendable {
  public struct Result: Sendable {
    public var lines: [ArticleLine] = []
    /// The by-line at the start or of its own, and the one at the end.
    public var bylines: [Byline] = []
    /// The headline that a text without a headline field begins with; empty when there is none.
    public var headline = TextRange(0, 0)
  }

  private let forms = LineForms.shared
  private let bylines = BylineParser()

  public init() {}

  /// `headlineEnd`: the units of the text that the record's own headline takes, 0 without one.
  public func layout(_ units: UnsafeBufferPointer<UInt16>, headlineEnd: Int) -> Result {
    var result = Result()
    var spans: [TextRange] = []
    var at = 0
    while at <= units.count {
      var end = at
      while end < units.count, units[end] != 10 { end += 1 }
      let trimmed = units.trimmed(at, end)
      if trimmed.end > trimmed.start { spans.append(TextRange(at, end)) }
      at = end + 1
    }
    let headLines = spans.prefix { $0.end <= headlineEnd }.count
    for span in spans.prefix(headLines) { result.lines.append(ArticleLine(role: .headline, range: span, paragraph: 0)) }
    var paragraph = 0
    for index in headLines..<max(spans.count, headLines) {
      let span = spans[index]
      let (s, e) = units.trimmed(span.start, span.end)
      var role = LineRole.body
      if index == headLines && headlineEnd == 0 && index + 1 < spans.count, isHead(units, s, e, limit: 45),
        bylines.parse(units, TextRange(s, e)) == nil
      {
        role = .headline
        result.headline = TextRange(s, e)
      } else if let byline = bylines.parse(units, TextRange(s, e)) {
        let caption = byline.reporters.isEmpty && byline.correspondents.isEmpty && !byline.photographers.isEmpty
        if byline.place == .line { role = .byline } else if caption && forms.isCaption(units, s, e) { role = .caption }
        if !caption, keep(byline, result.bylines, isLast: index == spans.count - 1) { result.bylines.append(byline) }
        if byline.place == .start, !byline.hasNames, index == spans.count - 1, let ending = bylines.parseEnd(units, TextRange(s, e)) {
          result.bylines.append(ending)
        }
      } else if forms.isCaption(units, s, e), index + 1 < spans.count || e - s <= 60 {
        role = .caption
      } else if index > headLines, index + 1 < spans.count, isHead(units, s, e, limit: 28), !forms.isNoise(units, s, e) {
        role = .subheading
      }
      if role != .headline { paragraph += 1 }
      result.lines.append(ArticleLine(role: role, range: span, paragraph: role == .headline ? 0 : paragraph))
    }
    return result
  }

  /// The first by-line counts, and one at the very end.
  private func keep(_ byline: Byline, _ known: [Byline], isLast: Bool) -> Bool {
    switch byline.place {
    case .start: known.isEmpty
    case .line: known.isEmpty || isLast
    case .end: isLast || known.isEmpty && byline.hasNames
    }
  }

  private func isHead(_ u: Units, _ s: Int, _ e: Int, limit: Int) -> Bool {
    guard e - s >= 2, e - s <= limit else { return false }
    let marks = forms.sentenceMarks(u, s, e)
    if marks.stops > 0 { return false }
    switch u[e - 1] {
    case 0xFF0C, 0x2C, 0x3001, 0xFF1B, 0x3B, 0xFF1A, 0x3A: return false  // ， 、 ； ：
    default: break
    }
    // A whole quotation or sentence is text: “好！”他说。 has a stop; “我们不怕！” alone stays text too.
    let first = u[s]
    if (first == 0x201C || first == 0x300C), forms.endsSentence(u, s, e) { return false }
    return true
  }
}
