import ArticleModel

/// Joins wrapped lines into blocks, after the page's own manner: indents, blank lines, the width of its columns.
struct BlockBuilder {
  let units: Units
  let lines: [ScannedLine]
  var blocks: [PageBlock] = []
  /// Columns of a full line, 0 when lines are not wrapped.
  private(set) var width = 0
  private(set) var usesIndents = false
  private(set) var usesBlanks = false
  let forms = LineForms.shared
  let bylines = BylineParser()

  init(_ scanner: PageScanner) {
    units = scanner.units
    lines = scanner.lines
    measure()
    build()
    classify()
  }

  // MARK: The page's manner

  mutating func measure() {
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

  func isFull(_ line: ScannedLine) -> Bool { line.columns + (usesIndents ? line.indent : 0) >= width - (usesIndents ? 4 : 6) }

  // MARK: Blocks

  mutating func build() {
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
  func isPiece(_ index: Int) -> Bool {
    let line = lines[index]
    if index > 0, line.blanks == 0, !(usesIndents && line.indent >= 2), lines[index - 1].kind == .paragraph, isFull(lines[index - 1]),
      !lines[index - 1].ends
    {
      return true
    }
    guard isFull(line), index + 1 < lines.count else { return false }
    let next = lines[index + 1]
    return next.blanks == 0 && next.kind == .paragraph && !(usesIndents && next.indent >= 2)
  }

  /// The by-line of a block of several lines, read from its joined text; its ranges are of that text and only say that there is one.
  func joinedByline(_ block: PageBlock) -> BylineMark? {
    var joined: [UInt16] = []
    for index in block.lines { joined.append(contentsOf: units[lines[index].start..<lines[index].end]) }
    return joined.withUnsafeBufferPointer { text -> BylineMark? in
      let all = TextRange(0, text.count)
      guard let found = bylines.parse(text, all) else { return nil }
      var mark = BylineMark(found)
      if found.place == .start, !found.hasNames, bylines.parseEnd(text, all) != nil { mark.closes = true }
      return mark
    }
  }

  func joins(_ last: PageBlock, _ line: ScannedLine) -> Bool {
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
}
