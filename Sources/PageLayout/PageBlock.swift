import ArticleModel

/// What a by-line says about its paragraph's place, without its names.
struct BylineMark {
  var place: Byline.Place
  var opensDispatch: Bool
  var hasWriters: Bool
  init(_ byline: Byline) {
    place = byline.place
    opensDispatch = byline.opensDispatch
    hasWriters = !byline.reporters.isEmpty || !byline.correspondents.isEmpty
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
  var closes: Bool { byline?.place == .end }
}

/// Joins wrapped lines into blocks, after the page's own manner: indents, blank lines, the width of its columns.
struct BlockBuilder {
  private let units: Units
  private let lines: [ScannedLine]
  private(set) var blocks: [PageBlock] = []
  /// Columns of a full line, 0 when lines are not wrapped.
  private(set) var width = 0
  private(set) var usesIndents = false
  private(set) var usesBlanks = false
  private let forms = LineForms.shared
  private let bylines = BylineParser()

  init(_ scanner: PageScanner) {
    units = scanner.units
    lines = scanner.lines
    measure()
    build()
    classify()
  }

  // MARK: The page's manner

  private mutating func measure() {
    var text = 0
    var indented = 0
    var blanked = 0
    var histogram = [Int](repeating: 0, count: 132)
    var long = 0
    for line in lines where line.kind == .paragraph {
      text += 1
      if line.indent >= 2 && line.indent <= 8 { indented += 1 }
      if line.blanks > 0 { blanked += 1 }
      if line.columns >= 16 {
        long += 1
        let columns = line.columns + (line.indent <= 4 ? line.indent : 0)
        if columns < histogram.count { histogram[columns] += 1 }
      }
    }
    usesIndents = indented >= 2 && indented * 10 >= text && indented < text
    if indented == text && text > 0 { usesIndents = false }
    usesBlanks = blanked * 2 >= text && text > 2
    // Full lines of a wrapped column differ by a punctuation mark or a half figure at most.
    var best = 0
    for columns in 16..<histogram.count {
      let sum = histogram[columns] + histogram[columns - 1] + histogram[columns - 2] + histogram[columns - 3]
      if sum > best {
        best = sum
        width = columns
      }
    }
    if best < 5 || best * 20 < long * 8 { width = 0 }
    if width > 0 {
      // In a wrapped page nothing is much wider than the column, and full lines mostly end inside sentences.
      var wider = 0
      var inside = 0
      for line in lines where line.kind == .paragraph {
        let columns = line.columns + (line.indent <= 4 ? line.indent : 0)
        if columns > width + 4 { wider += 1 }
        if columns >= width - 4, columns <= width, !line.ends { inside += 1 }
      }
      if wider * 10 > best || inside * 2 < best { width = 0 }
    }
  }

  private func isFull(_ line: ScannedLine) -> Bool { line.columns + (usesIndents ? line.indent : 0) >= width - 4 }

  // MARK: Blocks

  private mutating func build() {
    for index in lines.indices {
      var line = lines[index]
      // In a wrapped page a line that looks like a by-line may be a paragraph's beginning or its last line.
      if width > 0, line.kind == .byline || line.kind == .caption, isPiece(index) { line.kind = .paragraph }
      if width > 0, var last = blocks.last, line.kind == .paragraph, joins(last, line) {
        last.lines.append(index)
        last.count += line.count
        last.stops += line.stops
        last.commas += line.commas
        last.ends = line.ends
        blocks[blocks.count - 1] = last
        continue
      }
      blocks.append(
        PageBlock(
          lines: LineRun(index), kind: line.kind, count: line.count, stops: line.stops, commas: line.commas, ends: line.ends, indent: line.indent,
          blanks: line.blanks, byline: line.byline, reason: line.reason))
    }
  }

  /// The line before it is full and runs on into it, or it is full itself and the next runs on.
  private func isPiece(_ index: Int) -> Bool {
    let line = lines[index]
    if index > 0, line.blanks == 0, !(usesIndents && line.indent >= 2), lines[index - 1].kind == .paragraph, isFull(lines[index - 1]), !lines[index - 1].ends {
      return true
    }
    guard isFull(line), index + 1 < lines.count else { return false }
    let next = lines[index + 1]
    return next.blanks == 0 && next.kind == .paragraph && !(usesIndents && next.indent >= 2)
  }

  /// The by-line of a block of several lines, read from its joined text; its ranges are of that text and only say that there is one.
  private func joinedByline(_ block: PageBlock) -> BylineMark? {
    var joined: [UInt16] = []
    for index in block.lines { joined.append(contentsOf: units[lines[index].start..<lines[index].end]) }
    return joined.withUnsafeBufferPointer { bylines.parse($0, TextRange(0, $0.count)) }.map(BylineMark.init)
  }

  private func joins(_ last: PageBlock, _ line: ScannedLine) -> Bool {
    guard last.kind == .paragraph || last.kind == .caption, line.blanks == 0, let lastLine = last.lines.last.map({ lines[$0] }) else { return false }
    if line.byline?.place == .start { return false }
    if usesIndents {
      if line.indent >= 2 { return false }
      // A short line before an unindented one: a headline above its text, unless a sentence runs through.
      return isFull(lastLine) || last.stops + last.commas > 0 && !lastLine.ends && lastLine.columns * 2 > width
    }
    if line.indent >= 2 { return false }
    if !isFull(lastLine) { return false }
    if lastLine.ends && usesBlanks == false && line.columns < width - 4 && !line.ends { return false }
    return true
  }

  // MARK: Text or headline

  private mutating func classify() {
    for index in blocks.indices where blocks[index].kind == .paragraph {
      var block = blocks[index]
      if block.lines.count > 1 { block.byline = joinedByline(block) }
      let first = lines[block.lines[0]]
      if let byline = block.byline, byline.place != .line {
        block.isBody = true
      } else if block.stops > 0 || block.ends && block.count > 25 || block.count > 70 || block.lines.count > 2 {
        block.isBody = true
      } else {
        block.isHead = headness(block, first, index) > 0
        block.isBody = !block.isHead
      }
      if block.isBody, usesIndents, first.indent < 2, !block.opens { block.goesOn = true }
      if block.reason == .none { block.reason = block.isBody ? (block.stops > 0 ? .fullStop : .sentenceForm) : .headlineForm }
      blocks[index] = block
    }
    settle()
  }

  /// Above 0 for what looks like a headline: short, no sentence marks, whole in itself.
  private func headness(_ block: PageBlock, _ first: ScannedLine, _ index: Int) -> Int {
    let s = first.start
    let e = lines[block.lines.last!].end
    var score = 1
    if block.commas == 0 { score += 2 } else { score -= isBalanced(s, e) ? 1 : 3 }
    score -= min(3, sentenceWords(s, e))
    if block.count <= 30 { score += 1 }
    if block.count > 45 { score -= 2 }
    if hasInnerSpace(s, e) { score += 1 }
    switch units[e - 1] {
    case 0xFF0C, 0x2C, 0x3001: score -= 4  // ， 、
    case 0xFF1B, 0x3B: score -= 3
    case 0xFF1A, 0x3A: score -= 1
    default: break
    }
    switch units[s] {
    case 0x7684, 0x4E86, 0xFF0C, 0x2C, 0x3001, 0x3002, 0x7740, 0x8FC7, 0x4EEC: score -= 4  // 的了，、。着过们
    case 0x201D, 0x300D, 0xFF09, 0x29: score -= 4
    default: break
    }
    if unbalanced(s, e) { score -= 3 }
    if block.ends, units[s] == 0x201C || units[s] == 0x300C { score -= 4 }  // a whole quotation is text
    if saysWhoSpeaks(s, e), block.ends || block.count > 20 { score -= 4 }
    if usesIndents, first.indent >= 2, first.indent <= 4, block.commas > 0 || block.count > 30 { score -= 1 }
    // The sentence before was cut and nothing opens after this: rather its end or middle.
    if index > 0, blocks[index - 1].isBody, !blocks[index - 1].ends, !blocks[index - 1].closes, block.commas > 0 { score -= 2 }
    let above = nextOpens(index)
    // Between texts a long line without parts is rather a piece of a sentence: subheadings are short.
    if !above, index > 0, blocks[index - 1].isBody, block.count > 16, !hasInnerSpace(s, e) { score -= 2 }
    if above { score += block.commas > 1 ? 1 : 2 }
    if index == 0 || !blocks[..<index].contains(where: { $0.isBody }) { score += 1 }
    return score
  }

  /// 了, 就, 也, 他, 这: words that sentences have and headlines mostly have not.
  private func sentenceWords(_ s: Int, _ e: Int) -> Int {
    var count = 0
    for at in s..<e - 1 where Self.sentenceUnits.contains(units[at]) { count += 1 }
    return count
  }
  private static let sentenceUnits = UnitSet("了就也都还這这那他她我们們并而但却却是很")

  /// A dispatch or a by-line line begins right after this block (and others like it).
  private func nextOpens(_ index: Int) -> Bool {
    var at = index + 1
    while at < blocks.count, at <= index + 3 {
      if blocks[at].opens || blocks[at].kind == .byline { return true }
      if blocks[at].stops > 0 || blocks[at].count > 60 { return false }
      at += 1
    }
    return false
  }

  private func hasInnerSpace(_ s: Int, _ e: Int) -> Bool {
    var at = s + 2
    while at < e - 2 {
      if UnitClass.isSpace(units[at]) { return true }
      at += 1
    }
    return false
  }

  /// 既要面子，更要里子: two short halves, as headlines have them.
  private func isBalanced(_ s: Int, _ e: Int) -> Bool {
    var comma = -1
    for at in s..<e where units[at] == 0xFF0C || units[at] == 0x2C {
      if comma >= 0 { return false }
      comma = at
    }
    let first = comma - s
    let second = e - comma - 1
    return first >= 3 && second >= 3 && first <= 8 && second <= 8 && abs(first - second) <= 2
  }

  /// 记者：…, 王局长：…: a line of a conversation.
  private func saysWhoSpeaks(_ s: Int, _ e: Int) -> Bool {
    var at = s
    while at < e, at - s <= 6 {
      if units[at] == 0xFF1A || units[at] == 0x3A { return at > s }
      if !UnitClass.isHan(units[at]) { return false }
      at += 1
    }
    return false
  }

  /// A verse or a list: many short lines together are no headlines; and a name alone under a headline or after a text is a by-line.
  private mutating func settle() {
    var at = 0
    while at < blocks.count {
      guard blocks[at].isHead else {
        at += 1
        continue
      }
      var end = at
      while end < blocks.count, blocks[end].isHead { end += 1 }
      for index in at..<end where isName(index) {
        let afterHead = index > at && index == end - 1 && end < blocks.count && blocks[end].isBody && !blocks[end].opens
        let afterText = index == at && index > 0 && blocks[index - 1].isBody && blocks[index - 1].ends && (end > index + 1 || end >= blocks.count || !blocks[end].isBody)
        if afterHead || afterText {
          blocks[index].kind = .byline
          blocks[index].isHead = false
          blocks[index].reason = .nameAlone
        }
      }
      if end - at >= 7 {
        // The first line above stays the headline of what follows.
        for index in (at + 1)..<end where blocks[index].isHead && blocks[index].kind == .paragraph {
          blocks[index].isHead = false
          blocks[index].isBody = true
          blocks[index].kind = .list
          blocks[index].reason = .shortLinesTogether
        }
      }
      at = end
    }
  }

  private func isName(_ index: Int) -> Bool {
    let block = blocks[index]
    guard block.lines.count == 1, block.count >= 2, block.count <= 12 else { return false }
    let line = lines[block.lines[0]]
    let names = BylineParser.names(units, line.range)
    let reader = NameReader(units)
    for (index, name) in names.enumerated() {
      // 王小明李四 without a space is rather a word.
      if index > 0, names[index - 1].end == name.start { return false }
      if UnitClass.isSpace(units[name.start + 1]) { continue }  // 李　四
      if !reader.looksLikeName(name.start, name.end) || !reader.hasGivenName(name.start, name.end) { return false }
    }
    return !names.isEmpty && LabelWords.shared.score(units, line) < 2
  }

  /// An opening mark without its closing one, or the other way round.
  private func unbalanced(_ s: Int, _ e: Int) -> Bool {
    var depth = 0
    var at = s
    while at < e {
      let kind = UnitClass.of(units[at])
      if kind == UnitClass.opening { depth += 1 } else if kind == UnitClass.closing { depth -= 1 }
      if depth < 0 { return true }
      at += 1
    }
    return depth != 0
  }
}
