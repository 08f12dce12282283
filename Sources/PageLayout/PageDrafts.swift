/// An article in the making: its segments, its subheadings, and the headline lines that were given to it.
struct PageDraft {
  var segments: [Int]
  /// Headline blocks, in order.
  var heads: [Int] = []
  /// Blocks that are subheadings of it.
  var subheadings: [Int] = []
  /// Blocks that looked like headlines and are pieces of its sentences.
  var pieces: [Int] = []
  var label: Int?
  var labelFrom = LineReason.none
  /// The label stands above an earlier article and holds for this one too.
  var labelSpread = false
  var doubts: [String] = []
}

/// Decides which segments are one article: what stands between two of them is a subheading, or the next article's headline.
struct PageDrafts {
  private(set) var drafts: [PageDraft] = []
  /// Headline runs that stand next to no text of their own.
  private(set) var loose: [[Int]] = []
  /// Why a head block is what it is.
  private(set) var reasons: [Int: LineReason] = [:]

  private let units: Units
  private let lines: [ScannedLine]
  private let blocks: [PageBlock]
  private let parts: PageParts
  private let asArticle: Bool
  /// Built when it is first needed.
  private(set) var grams: PageGrams?
  private let usualBlanks: Int
  private var headless: Bool?
  private let opening: Int
  private let closing: Int

  init(_ units: Units, _ lines: [ScannedLine], _ blocks: [PageBlock], _ parts: PageParts, asArticle: Bool) {
    self.units = units
    self.lines = lines
    self.blocks = blocks
    self.parts = parts
    self.asArticle = asArticle
    var counts = [0, 0, 0, 0]
    for block in blocks.dropFirst() { counts[min(block.blanks, 3)] += 1 }
    usualBlanks = counts.firstIndex(of: counts.max() ?? 0) ?? 0
    opening = parts.segments.reduce(0) { $0 + ($1.opens ? 1 : 0) }
    closing = parts.segments.reduce(0) { $0 + ($1.closed ? 1 : 0) }
    walk()
  }

  private mutating func walk() {
    var pending: [Int] = []
    var afterBoundary = true
    for part in parts.parts {
      switch part {
      case .boundary:
        if !pending.isEmpty { loose.append(pending) }
        pending = []
        afterBoundary = true
      case .heads(let run):
        pending += run
      case .segment(let index):
        let segment = parts.segments[index]
        defer {
          pending = []
          afterBoundary = false
        }
        guard let last = drafts.indices.last else {
          start(index, pending)
          continue
        }
        let current = parts.segments[drafts[last].segments.last!]
        if asArticle {
          join(index, pending, last, .oneArticle)
        } else if afterBoundary {
          // A new export or page: its text without a headline goes on only from a sentence that was cut.
          if pending.isEmpty, !current.ends, !segment.opens { join(index, [], last, .sentenceGoesOn) } else { start(index, pending) }
        } else if pending.isEmpty {
          if segment.opens || current.closed || segment.continuedFromPage > 0 { start(index, []) } else { join(index, [], last, .textGoesOn) }
        } else if segment.opens || segment.bylineAbove || current.closed || segment.continuedFromPage > 0 {
          start(index, pending)
        } else if !current.ends, current.paragraphs > 0 {
          // The sentence was cut: the text goes on below, and the lines between belong to another article.
          if pending.count == 1, lines[blocks[pending[0]].lines[0]].count <= 12, !hasHeadless() {
            join(index, pending, last, .subheadingInCut)
          } else if pending.count == 1, !hasInnerSpace(lines[blocks[pending[0]].lines[0]]), !hasHeadless() {
            reasons[pending[0]] = .sentenceGoesOn
            drafts[last].pieces.append(pending[0])
            join(index, [], last, .sentenceGoesOn)
          } else {
            loose.append(pending)
            for head in pending { reasons[head] = .betweenCutText }
            join(index, [], last, .sentenceGoesOn)
          }
        } else if subheadingScore(pending, index, last) > 0 {
          join(index, pending, last, .subheadingForm)
        } else {
          start(index, pending)
        }
      }
    }
    if !pending.isEmpty { loose.append(pending) }
  }

  private mutating func start(_ segment: Int, _ heads: [Int]) {
    drafts.append(PageDraft(segments: [segment], heads: heads))
    for head in heads where reasons[head] == nil { reasons[head] = .aboveItsText }
  }

  private mutating func join(_ segment: Int, _ heads: [Int], _ draft: Int, _ reason: LineReason) {
    drafts[draft].segments.append(segment)
    drafts[draft].subheadings += heads
    for head in heads { reasons[head] = reason }
  }

  /// A dispatch somewhere on the page has no headline above it. Asked of the whole page once.
  private mutating func hasHeadless() -> Bool {
    if let known = headless { return known }
    headless = findsHeadless()
    return headless!
  }

  private func findsHeadless() -> Bool {
    var previousWasHead = false
    for part in parts.parts {
      switch part {
      case .heads: previousWasHead = true
      case .segment(let other):
        if !previousWasHead, parts.segments[other].opens { return true }
        previousWasHead = false
      case .boundary: previousWasHead = true
      }
    }
    return false
  }

  // MARK: Subheading or headline

  /// Above 0 when the run is a subheading of the article before it.
  private mutating func subheadingScore(_ run: [Int], _ segment: Int, _ draft: Int) -> Double {
    let line = lines[blocks[run[0]].lines[0]]
    let forms = LineForms.shared
    var score = 0.0
    if run.count == 1 { score += 1 } else { score -= 1.5 * Double(run.count - 1) }
    let count = blocks[run[0]].count
    if count <= 10 { score += 1.5 } else if count <= 16 { score += 1 } else if count > 26 { score -= 2 } else if count > 20 { score -= 1 }
    if forms.isEnumerated(units, line.start, line.end) { score += 4 }
    if hasInnerSpace(line) { score -= 1 }
    if BoxWords.begins(units, line.start, line.end) { score += 6 }
    if blocks[run[0]].blanks > usualBlanks { score -= 1.5 }
    if blocks[run[0]].blanks < usualBlanks { score += 0.5 }
    var size = 0
    for part in drafts[draft].segments { size += parts.segments[part].size }
    if size >= 300 { score += 0.5 } else if size < 200 { score -= 2 }
    // Its text ends with a by-line of its own, and the article before began with one.
    if parts.segments[segment].closed, parts.segments[drafts[draft].segments[0]].opens || parts.segments[drafts[draft].segments[0]].bylineAbove {
      score -= 4
    }
    // Siblings: subheadings that were already found have its length.
    if let sibling = drafts[draft].subheadings.first {
      let difference = abs(blocks[sibling].count - count)
      score += difference <= 3 ? 1.5 : difference > 8 ? -0.5 : 0.5
    }
    // On a page of dispatches a text that opens without a by-line goes on from another.
    let others = opening - (parts.segments[drafts[draft].segments[0]].opens ? 1 : 0)
    if parts.segments[drafts[draft].segments[0]].opens, others >= 1 || opening >= 1 { score += others >= 2 ? 2 : 1 }
    if closing - (parts.segments[segment].closed ? 1 : 0) >= 1, drafts[draft].segments.allSatisfy({ !parts.segments[$0].closed }) { score += 1.5 }
    // Nothing on the page says that it has several articles.
    if opening + closing <= 1, !parts.segments.dropFirst().contains(where: { $0.bylineAbove }) { score += 0.5 }
    // Asked only when it can decide.
    return score > 1 || score <= -1.5 ? score : score + kinship(segment, draft)
  }

  /// −1 … 1.5: whether the segment speaks of what the article speaks of, more than of what others do.
  private mutating func kinship(_ segment: Int, _ draft: Int) -> Double {
    guard parts.segments.count <= 63 else { return 0 }
    if grams == nil { grams = parts.grams(units, lines, blocks) }
    let values = grams!.kinship(of: segment, ranges: ranges(parts.segments[segment]), sizes: parts.segments.map(\.size))
    let own = drafts[draft].segments.map { values[$0] }.max() ?? 0
    var other = -1.0
    for (index, earlier) in drafts.enumerated() where index != draft { for part in earlier.segments { other = max(other, values[part]) } }
    for (index, later) in parts.segments.enumerated() where index > segment && later.opens { other = max(other, values[index]) }
    if other < 0 { return own > 4 ? 0.5 : own < 1 ? -0.5 : 0 }
    if own > other * 1.6, own > 2 { return 1.5 }
    if own < other { return -1 }
    return 0
  }

  private func ranges(_ segment: PageSegment) -> [(start: Int, end: Int)] {
    segment.blocks.flatMap { blocks[$0].lines.map { (lines[$0].start, lines[$0].end) } }
  }

  private func hasInnerSpace(_ line: ScannedLine) -> Bool {
    var at = line.start + 2
    while at < line.end - 2 {
      if UnitClass.isSpace(units[at]) { return true }
      at += 1
    }
    return false
  }
}
