import ArticleModel

/// Splits a page's text into its articles. Pure: the result depends on the text alone.
///
/// Guaranteed: every line of the page has a kind; an article's text is its headline lines, then its subheadings and paragraphs in the page's
/// order, joined with "\n"; sentences that a column cut are whole again.
///
///     read of "工会送清凉\n\n本报讯（记者 王小明）昨天，市总工会走进工\n\n地，送去西瓜。"
///     // one article, headline 工会送清凉, one paragraph, reporters 王小明, one cut mended
///
/// Limits: at most some sixty texts on a page are compared by what they say; in a page without blank lines, indents and by-lines a headline
/// that has the form of a sentence is not found.
public struct PageReader: Sendable {
  public init() {}

  /// `asArticle`: the text is one article, whatever it looks like; lines between its paragraphs are subheadings.
  public func read(_ units: UnsafeBufferPointer<UInt16>, asArticle: Bool = false) -> PageResult {
    var result = PageResult()
    let scanner = PageScanner(units)
    result.publication = scanner.folio.publication
    result.date = scanner.folio.date
    result.page = scanner.folio.page
    result.section = scanner.folio.section
    let builder = BlockBuilder(scanner)
    let lines = scanner.lines
    let blocks = builder.blocks
    let parts = PageParts(units, lines, blocks)
    let formed = PageDrafts(units, lines, blocks, parts, asArticle: asArticle)
    let assigned = HeadAssignment(units, lines, blocks, parts, formed.drafts, loose: formed.loose, grams: formed.grams)
    let assembler = PageAssembler(units, lines, blocks, parts, wrapped: builder.width > 0, usesIndents: builder.usesIndents)

    var kinds = blocks.map { (kind: $0.isBody || $0.kind != .paragraph ? $0.kind : PageLineKind.noise, article: -1, reason: $0.reason) }
    for notice in parts.notices { kinds[notice] = (.notice, -1, .noticeWords) }
    for head in assigned.unused { kinds[head] = (.noise, -1, .noTextForIt) }
    for draft in assigned.drafts {
      let hasText = draft.segments.contains { parts.segments[$0].paragraphs > 0 }
      if !hasText { continue }
      let number = result.articles.count
      var made = [Int]()
      let article = assembler.article(draft) { block, kind, reason in
        let why = reason == .none ? assigned.reasons[block] ?? formed.reasons[block] ?? blocks[block].reason : reason
        kinds[block] = (kind, number, why)
        made += blocks[block].lines.map { lines[$0].number }
      }
      var finished = article
      finished.pageLines = Array(Set(made)).sorted()
      result.articles.append(finished)
    }
    result.lines = pageLines(scanner, blocks, kinds)
    result.joinJumps()
    return result
  }

  /// One entry for each line of the page that is not blank; the parts of a divided line follow each other.
  private func pageLines(_ scanner: PageScanner, _ blocks: [PageBlock], _ kinds: [(kind: PageLineKind, article: Int, reason: LineReason)])
    -> [PageLine]
  {
    var found = [PageLine]()
    for (index, block) in blocks.enumerated() {
      for (position, line) in block.lines.enumerated() {
        var kind = kinds[index].kind
        if position > 0, kind == .paragraph { kind = .continuation }
        found.append(PageLine(range: scanner.lines[line].range, kind: kind, article: kinds[index].article, reason: kinds[index].reason))
      }
    }
    return found
  }
}
