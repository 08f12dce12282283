import ArticleModel

/// Writes the articles: headline lines, then subheadings and paragraphs in the page's order, cuts mended.
struct PageAssembler {
  private let units: Units
  private let lines: [ScannedLine]
  private let blocks: [PageBlock]
  private let parts: PageParts
  private let wrapped: Bool
  private let usesIndents: Bool
  private let bylines = BylineParser()

  init(_ units: Units, _ lines: [ScannedLine], _ blocks: [PageBlock], _ parts: PageParts, wrapped: Bool, usesIndents: Bool) {
    self.units = units
    self.lines = lines
    self.blocks = blocks
    self.parts = parts
    self.wrapped = wrapped
    self.usesIndents = usesIndents
  }

  func article(_ draft: PageDraft, _ mark: (Int, PageLineKind, LineReason) -> Void) -> PageArticle {
    var article = PageArticle()
    article.doubts = draft.doubts
    let heads = HeadLines(units, lines, blocks, heads: draft.heads)
    for (group, role) in [(heads.kicker, LineRole.kicker), (heads.headline, .headline), (heads.subheadline, .subheadline)] where !group.isEmpty {
      let start = begin(&article)
      for (index, block) in group.enumerated() {
        if index > 0, !joinsTightly(group[index - 1], block) { article.text.append(0x20) }
        appendHead(block, &article)
        mark(block, role == .kicker ? .kicker : role == .headline ? .headline : .subheadline, .none)
      }
      finish(&article, start, role, 0)
      let text = String(decoding: article.text[start...], as: UTF16.self)
      switch role {
      case .kicker: article.kicker = text
      case .headline: article.headline = text
      default: article.subheadline = text
      }
    }
    if draft.heads.isEmpty { article.doubts.append("no_headline") }
    if let label = draft.label {
      let line = lines[blocks[label].lines[0]]
      article.sectionLabel = LabelText.plain(units, line.start, lines[blocks[label].lines.last!].end)
      if !draft.labelSpread { mark(label, .sectionLabel, .none) }
    }
    body(draft, &article, mark)
    return article
  }

  // MARK: Body

  private func body(_ draft: PageDraft, _ article: inout PageArticle, _ mark: (Int, PageLineKind, LineReason) -> Void) {
    var order = draft.subheadings + draft.pieces
    for segment in draft.segments {
      order += parts.segments[segment].blocks
      if parts.segments[segment].continuesOnPage > 0 { article.continuesOnPage = parts.segments[segment].continuesOnPage }
      if parts.segments[segment].continuedFromPage > 0 { article.continuedFromPage = parts.segments[segment].continuedFromPage }
    }
    order.sort()
    let subheadings = Set(draft.subheadings)
    let lastText = order.last { blocks[$0].isBody || blocks[$0].kind == .byline } ?? -1
    var paragraph = 0
    /// The line of the last paragraph, while its sentence is open.
    var openLine = -1
    for block in order {
      let kind = parts.captions.contains(block) ? PageLineKind.caption : blocks[block].kind
      if subheadings.contains(block) {
        paragraph += 1
        let start = begin(&article)
        appendBlock(block, &article)
        finish(&article, start, .subheading, paragraph)
        mark(block, .subheading, .none)
        openLine = -1
        continue
      }
      switch kind {
      case .caption:
        paragraph += 1
        let start = begin(&article)
        appendBlock(block, &article)
        finish(&article, start, .caption, paragraph)
        mark(block, .caption, .none)
      case .byline:
        paragraph += 1
        let start = begin(&article)
        appendBlock(block, &article)
        finish(&article, start, .byline, paragraph)
        addByline(&article, start, isLast: block == lastText)
        mark(block, .byline, .none)
      default:
        let mendedBefore = article.mended
        if openLine >= 0, goesOn(block, article) {
          insert(block, into: openLine, &article)
          article.mended += 1
          mark(block, .continuation, .sentenceGoesOn)
        } else {
          paragraph += 1
          let start = begin(&article)
          appendBlock(block, &article)
          finish(&article, start, .body, paragraph)
          openLine = article.lines.count - 1
          mark(block, kind == .table || kind == .list ? kind : .paragraph, blocks[block].reason)
        }
        if kind == .table || kind == .list || article.lines[openLine].range.isEmpty {
          openLine = -1
        } else if blocks[block].byline != nil || article.mended > mendedBefore {
          let line = article.lines[openLine].range
          addByline(&article, line.start, end: line.end, isLast: block == lastText)
        }
      }
    }
  }

  /// True when the paragraph that is open goes on in this block.
  private func goesOn(_ block: Int, _ article: PageArticle) -> Bool {
    let first = units[lines[blocks[block].lines[0]].start]
    if blocks[block].opens || blocks[block].kind == .table || blocks[block].kind == .list { return false }
    let kind = UnitClass.of(first)
    if kind == UnitClass.closing && first != 0x300B || first == 0xFF0C || first == 0x2C || first == 0x3002 || first == 0x3001 || first == 0xFF1B {
      return true
    }
    guard let open = article.lines.last(where: { $0.role == .body })?.range, !open.isEmpty else { return false }
    let last = article.text[open.end - 1]
    var closings = open.end - 1
    while closings > open.start, UnitClass.of(article.text[closings]) == UnitClass.closing { closings -= 1 }
    if UnitClass.of(article.text[closings]) == UnitClass.terminal { return usesIndents && blocks[block].goesOn && !wrapped }
    if UnitClass.of(last) == UnitClass.closing {
      // A closing mark without a stop: a title or a term at the cut; a by-line in brackets ends the text.
      if article.bylines.contains(where: { $0.place == .end && $0.range.end == open.end }) { return false }
      if last == 0xFF09 || last == 0x29 {
        // …开幕。（完）: the sentence ended before the bracket.
        var at = open.end - 1
        while at > open.start, article.text[at] != 0xFF08, article.text[at] != 0x28 { at -= 1 }
        if at > open.start, [UnitClass.terminal, UnitClass.closing].contains(UnitClass.of(article.text[at - 1])) { return false }
      }
      return !(usesIndents && !blocks[block].goesOn)
    }
    if usesIndents, !blocks[block].goesOn { return last == 0xFF0C || last == 0x2C || last == 0x3001 }
    let line = lines[blocks[block].lines[0]]
    if LineForms.shared.isEnumerated(units, line.start, line.end) { return false }
    if last == 0xFF1A || last == 0x3A || last == 0xFF1B || last == 0x3B { return false }
    return open.count >= 12 || last == 0xFF0C
  }

  // MARK: Text

  private func begin(_ article: inout PageArticle) -> Int {
    if !article.text.isEmpty { article.text.append(10) }
    return article.text.count
  }

  private func finish(_ article: inout PageArticle, _ start: Int, _ role: LineRole, _ paragraph: Int) {
    article.lines.append(ArticleLine(role: role, range: TextRange(start, article.text.count), paragraph: paragraph))
  }

  /// A headline line; 工 会 送 清 凉, set with a space after each character, is 工会送清凉.
  private func appendHead(_ block: Int, _ article: inout PageArticle) {
    let start = article.text.count
    appendBlock(block, &article)
    var words = 0
    var single = 0
    var length = 0
    for at in start...article.text.count {
      if at < article.text.count, !UnitClass.isSpace(article.text[at]) {
        length += 1
      } else if length > 0 {
        words += 1
        if length == 1 { single += 1 }
        length = 0
      }
    }
    guard single >= 4, single * 5 >= words * 4 else { return }
    let tail = article.text[start...].filter { !UnitClass.isSpace($0) }
    article.text.removeSubrange(start...)
    article.text.append(contentsOf: tail)
  }

  /// A block's units without line ends and without jump words.
  private func appendBlock(_ block: Int, _ article: inout PageArticle) {
    let indices = blocks[block].lines
    let all = (start: lines[indices[0]].start, end: lines[indices.last!].end)
    let jump = blocks[block].isBody ? InlineJump.find(units, all.start, all.end) : nil
    for (position, index) in indices.enumerated() {
      var s = lines[index].start
      var e = lines[index].end
      if let jump {
        if jump.range.start <= s, jump.range.end > s { s = min(e, jump.range.end) }
        if jump.range.end >= e, jump.range.start < e { e = max(s, jump.range.start) }
        while s < e, UnitClass.isSpace(units[s]) { s += 1 }
        while e > s, UnitClass.isSpace(units[e - 1]) { e -= 1 }
      }
      if position > 0, s < e, let last = article.text.last, isLatin(last), isLatin(units[s]) { article.text.append(0x20) }
      article.text.append(contentsOf: units[s..<e])
    }
    if jump != nil, let unit = article.text.last, unit == 0x25B2 || unit == 0x25B6 || unit == 0x25BC { article.text.removeLast() }
  }

  private func insert(_ block: Int, into line: Int, _ article: inout PageArticle) {
    if line == article.lines.count - 1 {
      appendBlock(block, &article)
      article.lines[line].range.end = article.text.count
      return
    }
    // A caption or by-line stands between: the piece goes before it.
    let at = article.lines[line].range.end
    let tail = Array(article.text[at...])
    article.text.removeSubrange(at...)
    appendBlock(block, &article)
    let added = article.text.count - at
    article.text.append(contentsOf: tail)
    article.lines[line].range.end += added
    for later in (line + 1)..<article.lines.count {
      article.lines[later].range.start += added
      article.lines[later].range.end += added
    }
    for index in article.bylines.indices where article.bylines[index].range.start >= at { article.bylines[index].shift(added) }
  }

  private func isLatin(_ unit: UInt16) -> Bool { UnitClass.of(unit) == UnitClass.letter && unit < 0x250 }

  private func joinsTightly(_ a: Int, _ b: Int) -> Bool {
    let last = units[lines[blocks[a].lines.last!].end - 1]
    let first = units[lines[blocks[b].lines[0]].start]
    switch last {
    case 0x7684, 0x548C, 0x4E0E, 0x53CA, 0x5728, 0x4E3A, 0x3001, 0xFF0C, 0x88AB, 0x628A, 0x5411, 0x4ECE, 0x6216: return true
    default: return UnitClass.of(first) == UnitClass.closing || UnitClass.of(last) == UnitClass.opening || first == 0x7684
    }
  }

  private func addByline(_ article: inout PageArticle, _ start: Int, end: Int? = nil, isLast: Bool) {
    let range = TextRange(start, end ?? article.text.count)
    // A paragraph's by-line is parsed anew when a piece is mended on: the end may have come.
    article.bylines.removeAll { range.contains($0.range) }
    guard
      let byline = article.text.withUnsafeBufferPointer({ text -> Byline? in
        if let found = bylines.parse(text, range) { return found }
        // A name alone on its line.
        if end != nil { return nil }
        let names = BylineParser.names(text, range)
        if names.isEmpty { return nil }
        var byline = Byline(range: range, place: .line)
        byline.reporters = names
        return byline
      })
    else { return }
    if byline.reporters.isEmpty, byline.correspondents.isEmpty, byline.agency == nil, !byline.opensDispatch, byline.place != .line { return }
    if byline.place == .start, !article.bylines.isEmpty, !byline.opensDispatch, byline.reporters.isEmpty { return }
    article.bylines.append(byline)
    if byline.place == .start, !byline.hasNames, let ending = article.text.withUnsafeBufferPointer({ bylines.parseEnd($0, range) }),
      ending.hasNames || ending.agency != nil
    {
      article.bylines.append(ending)
    }
  }
}

/// A label's words without the marks around them: ■要闻 → 要闻.
enum LabelText {
  static func plain(_ u: Units, _ start: Int, _ end: Int) -> String {
    var s = start
    var e = end
    while s < e {
      let kind = UnitClass.of(u[s])
      if kind == UnitClass.mark || kind == UnitClass.space || (kind == UnitClass.opening && u[s] != 0x201C && u[s] != 0x300C && u[s] != 0x300A) {
        s += 1
      } else {
        break
      }
    }
    while e > s {
      let kind = UnitClass.of(u[e - 1])
      if kind == UnitClass.mark || kind == UnitClass.space
        || (kind == UnitClass.closing && u[e - 1] != 0x201D && u[e - 1] != 0x300D && u[e - 1] != 0x300B)
      {
        e -= 1
      } else {
        break
      }
    }
    return String(decoding: u[s..<e], as: UTF16.self)
  }
}
