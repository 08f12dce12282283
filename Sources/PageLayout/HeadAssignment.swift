/// Gives headlines to texts: where several headlines stand together, or away from their texts, by the words that they share, all of the page at
/// once; and finds the section labels among them.
struct HeadAssignment {
  private(set) var drafts: [PageDraft]
  /// Head blocks that went to no article.
  private(set) var unused: [Int] = []
  private(set) var reasons: [Int: LineReason] = [:]

  private let units: Units
  private let lines: [ScannedLine]
  private let blocks: [PageBlock]
  private let grams: PageGrams?
  private let labels = LabelWords.shared
  /// Each segment's article.
  private var owners: [Int] = []
  private let isPage: Bool
  /// No shares: for texts that are not compared.
  private let none: [Double]
  private var shareCache: [Int: [Double]] = [:]

  init(
    _ units: Units, _ lines: [ScannedLine], _ blocks: [PageBlock], _ parts: PageParts, _ drafts: [PageDraft], loose: [[Int]],
    grams: PageGrams?
  ) {
    self.units = units
    self.lines = lines
    self.blocks = blocks
    self.drafts = drafts
    owners = [Int](repeating: -1, count: parts.segments.count)
    for (index, draft) in drafts.enumerated() { for segment in draft.segments { owners[segment] = index } }
    // A text of so many articles is no page: there each headline stands above its own.
    isPage = drafts.count <= 64
    none = [Double](repeating: 0, count: drafts.count)
    let ambiguous = isPage && (!loose.isEmpty || drafts.contains { $0.heads.count > 1 })
    self.grams = ambiguous ? grams ?? parts.grams(units, lines, blocks) : nil
    takeLabels()
    divideRuns()
    placeLoose(loose)
    spreadLabels()
  }

  // MARK: Shares

  /// How much of the heads' words each article has.
  private mutating func shares(_ heads: [Int]) -> [Double] {
    guard let grams else { return none }
    if heads.count == 1, let known = shareCache[heads[0]] { return known }
    let ranges = heads.map { (start: lines[blocks[$0].lines[0]].start, end: lines[blocks[$0].lines.last!].end) }
    let all = grams.shares(of: ranges, owners: owners, articles: drafts.count)
    if heads.count == 1 { shareCache[heads[0]] = all }
    return all
  }

  // MARK: Labels

  /// The first line of a run that is a section's label, no headline.
  private mutating func takeLabels() {
    for index in drafts.indices {
      let heads = drafts[index].heads
      guard let first = heads.first else { continue }
      let line = lines[blocks[first].lines[0]]
      let form = labels.score(units, line)
      if heads.count == 1 {
        // 简讯 alone above dispatches.
        if form >= 4 {
          label(index, first, .labelWords)
          drafts[index].heads = []
        }
        continue
      }
      var score = form
      let own = shares([first])
      if drafts.count > 1, isPage {
        var spread = 0
        var touched = 0
        for other in drafts.indices where other != index && abs(other - index) <= 3 && own[other] >= 0.15 {
          touched += 1
          if own[other] >= own[index] * 0.6 { spread += 1 }
        }
        if own[index] >= 0.15, spread >= 1 {
          score += drafts.count >= 4 || form >= 1.5 ? 2 : 1
        } else if form >= 2 {
          score += touched >= 1 ? 1 : form >= 3 ? 0 : -1
        } else if own[index] >= 0.45 {
          score -= 2
        }
        if blocks[first].count <= 6, own[index] < 0.1, blocks[heads[1]].count >= 10 { score += 1 }
      }
      // What follows must be a headline by itself.
      let next = blocks[heads[1]]
      if next.count >= 12 { score += 0.5 } else if next.count < 7 { score -= 1 }
      if blocks[heads[1]].blanks > 0, blocks[heads[1]].blanks >= blocks[first].blanks, blocks[first].count <= 8 { score += 0.5 }
      if blocks[first].blanks > 1 { score += 0.5 }
      if score >= 2.5 {
        label(index, first, form >= 2 ? LineReason.labelWords : .labelSharedByArticles)
        drafts[index].heads.removeFirst()
      }
    }
  }

  private mutating func label(_ draft: Int, _ block: Int, _ reason: LineReason) {
    drafts[draft].label = block
    drafts[draft].labelFrom = reason
    reasons[block] = reason
  }

  /// A label stands over the articles after its own too: all, when it is a section's name; while they share its words, when it is a topic.
  private mutating func spreadLabels() {
    for index in drafts.indices where drafts[index].label != nil && !drafts[index].labelSpread {
      let block = drafts[index].label!
      let named = drafts[index].labelFrom == .labelWords && labels.score(units, lines[blocks[block].lines[0]]) >= 4
      let shared = shares([block])
      var next = index + 1
      while next < drafts.count, drafts[next].label == nil, named || shared[next] >= 0.15 && shared[next] >= shared[index] * 0.6 {
        drafts[next].label = block
        drafts[next].labelSpread = true
        next += 1
      }
    }
  }

  // MARK: Several headlines together

  /// A run above one text that holds the headlines of others too.
  private mutating func divideRuns() {
    if !isPage { return }
    for index in drafts.indices where drafts[index].heads.count >= 2 && drafts[index].heads.count <= 9 {
      let headless = drafts.indices.filter { drafts[$0].heads.isEmpty && abs($0 - index) <= 6 }
      if headless.isEmpty { continue }
      let run = drafts[index].heads
      var best = shares(run)[index]
      var choice: [(heads: [Int], draft: Int)] = [(run, index)]
      let most = min(run.count, headless.count + 1, 4)
      if most < 2 { continue }
      for groups in 2...most {
        for cuts in Self.cuts(run.count, groups) {
          let pieces = (0..<groups).map { Array(run[cuts[$0]..<cuts[$0 + 1]]) }
          let table = pieces.map { shares($0) }
          guard let found = Self.bestMatch(table, [index] + headless, minimum: 0.2) else { continue }
          let score = found.score - 0.25 * Double(groups - 1)
          if score > best {
            best = score
            choice = zip(pieces, found.drafts).map { ($0, $1) }
          }
        }
      }
      if choice.count > 1 {
        drafts[index].heads = []
        for (heads, draft) in choice {
          drafts[draft].heads = heads
          // A label above headlines that stand together is the label of all of them.
          if let label = drafts[index].label, drafts[draft].label == nil {
            drafts[draft].label = label
            drafts[draft].labelSpread = true
          }
          if draft != index || choice.count > 1 {
            drafts[draft].doubts.append("headline_assigned_by_content")
            for head in heads { reasons[head] = .sharesWordsWithText }
          }
        }
      }
    }
  }

  private mutating func placeLoose(_ loose: [[Int]]) {
    for run in loose {
      let values = shares(run)
      let headless = isPage ? drafts.indices.filter { drafts[$0].heads.isEmpty } : []
      if let best = headless.max(by: { values[$0] < values[$1] }), values[best] >= 0.2 {
        drafts[best].heads = run
        drafts[best].doubts.append("headline_assigned_by_content")
        for head in run { reasons[head] = .sharesWordsWithText }
      } else {
        unused += run
        for head in run { reasons[head] = .noTextForIt }
      }
    }
  }

  /// All ways to cut `count` lines into `groups`: the cut positions with 0 and `count`.
  private static func cuts(_ count: Int, _ groups: Int) -> [[Int]] {
    if groups == 1 { return [[0, count]] }
    var all: [[Int]] = []
    for last in (groups - 1)..<count {
      for rest in cuts(last, groups - 1) { all.append(rest + [count]) }
    }
    return all
  }

  /// The assignment of groups to articles with the greatest sum; nil when a group shares less than the minimum with its article.
  private static func bestMatch(_ table: [[Double]], _ candidates: [Int], minimum: Double) -> (score: Double, drafts: [Int])? {
    var best: (score: Double, drafts: [Int])?
    func go(_ group: Int, _ used: [Int], _ score: Double) {
      if group == table.count {
        // The text that the run stands above must get one of its headlines.
        if used.contains(candidates[0]), best == nil || score > best!.score { best = (score, used) }
        return
      }
      for candidate in candidates where !used.contains(candidate) && table[group][candidate] >= minimum {
        go(group + 1, used + [candidate], score + table[group][candidate])
      }
    }
    go(0, [], 0)
    return best
  }
}
