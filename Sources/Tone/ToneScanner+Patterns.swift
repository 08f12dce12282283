import ArticleModel

// Patterns with a gap, prizes, and what rises or falls.
extension ToneScanner {
  mutating func follow(_ entry: ToneEntry, _ token: Int, _ start: Int32, _ end: Int32) {
    let known = partials.count
    for member in Int(entry.firstSet)..<Int(entry.firstSet + entry.setCount) {
      let set = lexicon.memberships[member]
      for place in 0..<known {
        let partial = partials[place]
        guard partial.end <= start, start - partial.end <= Self.gapReach, let node = lexicon.patterns.next(partial.node, set) else { continue }
        reach(node, Partial(node: node, start: partial.start, end: end, token: partial.token))
      }
      if let node = lexicon.patterns.next(0, set) { reach(node, Partial(node: node, start: start, end: end, token: Int32(token))) }
    }
    // A bounded memory keeps a sentence of any length linear.
    if partials.count > 24 { partials.removeFirst(partials.count - 12) }
  }

  private mutating func reach(_ node: Int32, _ partial: Partial) {
    partials.append(partial)
    let ending = lexicon.patterns.nodes[Int(node)]
    guard let polarity = ending.polarity else { return }
    if let last = hits.last, last.source == .phrase, last.start <= partial.start, last.end >= partial.end { return }
    // The pattern speaks for the words in it.
    while let last = hits.last, last.start >= partial.start { dropLastHit() }
    pendingEnd = partial.end
    guard polarity != 0 else { return }
    append(
      ToneHit(
        start: partial.start, end: partial.end, token: partial.token, polarity: polarity, weight: Float(ending.strength), source: .phrase),
      at: Int(partial.token))
  }

  mutating func dropLastHit() {
    hits.removeLast()
    if let waiting = change, waiting.hit >= hits.count { change = nil }
    while let thing = things.last, thing.hit >= hits.count { things.removeLast() }
  }

  /// 获 … 奖章: what is won is a name and has no tone itself, so the verb stands for it.
  mutating func readAward(_ token: Int, _ tokens: [Token]) {
    awardToken = -100
    let start = tokens[token].start
    if let last = hits.last, last.start >= start { return }
    append(ToneHit(start: start, end: tokens[token].end, token: Int32(token), polarity: 1, weight: 2, source: .phrase, form: .verb), at: token)
  }

  /// A verb of rise or fall: the thing right before it decides; else one right after it; else the last thing of the sentence.
  mutating func readChange(_ direction: Int8, _ index: Int, _ start: Int32, _ end: Int32, _ isBeforeNumber: Bool) {
    settleChange()
    let thing = things.last
    let hit = hits.count
    var found = ToneHit(start: start, end: end, token: Int32(index), polarity: direction, weight: 0, source: .change)
    found.inQuotation = Int(start) < speechEnd
    hits.append(found)
    if let thing, thing.clause == clause, index - thing.token <= 4 {
      decide(hit, direction, thing)
    } else {
      change = (index, direction, clause, hit, isBeforeNumber)
    }
  }

  mutating func readThing(_ sign: Int8, _ index: Int, _ hit: Int) {
    let thing = Thing(token: index, clause: clause, sign: sign, hit: hit)
    things.append(thing)
    if let waiting = change, waiting.clause == clause, index - waiting.token <= 5 {
      change = nil
      decide(waiting.hit, waiting.direction, thing)
    }
  }

  mutating func settleChange() {
    guard let waiting = change else { return }
    change = nil
    guard let thing = things.last, thing.token < waiting.token, thing.clause >= waiting.clause - 1,
      waiting.token - thing.token <= Self.thingReach
    else {
      // 增长12% without a known thing: in a newspaper growth is good news, if weak; a fall says nothing by itself.
      if waiting.direction > 0, waiting.isBeforeNumber, waiting.hit < hits.count { hits[waiting.hit].weight = 1 }
      return
    }
    decide(waiting.hit, waiting.direction, thing)
  }

  private mutating func decide(_ hit: Int, _ direction: Int8, _ thing: Thing) {
    guard hit < hits.count else { return }
    hits[hit].polarity = direction * thing.sign
    hits[hit].weight = max(hits[hit].weight, 2)
    if thing.hit >= 0, thing.hit < hits.count { hits[thing.hit].weight = 0 }
  }
}
