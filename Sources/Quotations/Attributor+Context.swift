import ArticleModel
import NamedText

/// Quotations without a frame of their own: inside what is reported, carried on, divided.
extension Attributor {
  // MARK: - In reported speech, and alone

  func reported(_ mark: Int, _ floor: Int, _ pair: MarkPair, _ shape: ContentShape, _ inner: Bool) -> Judgement? {
    guard !inner, shape.isClause || shape.hasComma || shape.hasStop, shape.units >= 6, mark < text.tokens.count else { return nil }
    let closing = text.token(from: pair.range.end)
    let atEnd = closing >= text.tokens.count || text.single(closing) == 0x3002 || text.single(closing) == 0xFF0C || text.single(closing) == 0xFF1B
    guard shape.hasComma || shape.hasStop || atEnd else { return nil }
    guard mark > 0 else { return nil }
    let single = text.single(mark - 1)
    guard shape.hasStop || shape.hasComma || single == 0xFF0C || single == 0xFF1B else { return nil }
    var index = firstCue(from: floor)
    var found: Judgement?
    while index < cues.count, cues[index].token < mark {
      let cue = cues[index]
      if cue.strength != .beside, followsComma(cue), let speaker = search.subject(from: floor, to: cue.token) {
        var judgement = Judgement(.speech, rule: "in_reported")
        judgement.speaker = speaker.kind == .pronoun ? resolved(speaker, cue.token) : speaker
        judgement.cue = range(cue)
        judgement.form = .before
        found = judgement
      }
      index += 1
    }
    return found
  }

  /// 以“身体不适”为由; 末句是“…”; …，“…，…”。
  func reason(_ mark: Int, _ floor: Int, _ pair: MarkPair) -> Judgement? {
    let closing = text.token(from: pair.range.end)
    guard mark > floor, mark > 0 else { return nil }
    let single = text.single(mark - 1)
    if single == 0x4EE5, closing + 1 < text.tokens.count, text.single(closing) == 0x4E3A {
      let word = text.range(closing + 1)
      guard text.spells("由", word) || text.spells("名", word) || text.spells("理由", word) || text.spells("借口", word) else { return nil }
      var found = Judgement(.speech, rule: "reason")
      found.speaker = search.subject(from: floor, to: mark - 1).map { resolved($0, mark) }
      return found
    }
    if single == 0x662F, mark - 2 >= floor {
      let word = text.range(mark - 2)
      if text.last(mark - 2) == 0x53E5 || text.spells("口头禅", word) || text.spells("答案", word) || text.spells("口号", word) || text.spells("一句话", word)
        || text.spells("回答", word) || text.last(mark - 2) == 0x8BDD && word.count > 1
      {
        var found = Judgement(.speech, rule: "line")
        found.speaker = search.subject(from: floor, to: mark - 2).map { resolved($0, mark) }
        found.form = found.speaker == nil ? .none : .before
        return found
      }
    }
    return nil
  }

  func followsComma(_ cue: Cue) -> Bool {
    var next = cue.next
    var steps = 0
    while next < text.tokens.count, steps < 4 {
      let single = text.single(next)
      if single == 0xFF0C || single == 0x2C || single == 0xFF1A { return true }
      let tag = text.tag(next)
      guard tag == .n || tag == .r || tag == .k || tag == .u else { return false }
      next += 1
      steps += 1
    }
    return false
  }

  /// The speaker of the sentence right before, when it says something.
  func carried(_ pair: MarkPair) -> Judgement? {
    let here = text.sentence(at: pair.range.start)
    guard here > 0 else { return nil }
    let sentence = text.sentences[here - 1]
    guard sentence.paragraph == text.sentences[here].paragraph, sentence.role == .body else { return nil }
    var found = Judgement(.speech, rule: "carried")
    if let last, lastLine == pair.line, let quote = previousEnd(pair), quote >= sentence.range.start {
      found.speaker = last
      return found
    }
    let floor = text.token(from: sentence.range.start)
    var index = firstCue(from: floor)
    while index < cues.count, text.start(cues[index].token) < sentence.range.end {
      let cue = cues[index]
      if cue.strength != .beside, followsComma(cue) || cue.strength == .direct, let speaker = search.subject(from: floor, to: cue.token),
        speaker.kind != .work
      {
        found.speaker = speaker.kind == .pronoun ? resolved(speaker, cue.token) : speaker
        return found
      }
      index += 1
    }
    return nil
  }

  func previousEnd(_ pair: MarkPair) -> Int? {
    var low = 0
    var high = pairs.count
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle].range.start < pair.range.start { low = middle + 1 } else { high = middle }
    }
    var index = low - 1
    while index >= 0, pairs[index].depth > 0 { index -= 1 }
    return index >= 0 ? pairs[index].range.end : nil
  }

  /// Sentences between marks without a frame: by whom the text speaks.
  func free(_ index: Int, _ pair: MarkPair) -> Judgement {
    if let found = carried(pair) { return found }
    var found = Judgement(.speech, rule: "unattributed")
    if let last, lastLine == pair.line { found.speaker = last }
    let here = text.sentence(at: pair.range.start)
    if found.speaker == nil, here > 0, text.sentences[here - 1].paragraph == text.sentences[here].paragraph,
      let person = subject(ofSentence: here - 1, before: text.sentences[here - 1].range.end)
    {
      found.speaker = person
    }
    return found
  }

  func continued(_ index: Int, _ pair: MarkPair) -> Judgement {
    var found = Judgement(.speech, rule: "paragraphs")
    if let last, lastLine >= pair.line - 2 { found.speaker = last }
    return found
  }

  func emphasisOrOwn(_ found: Judgement, _ shape: ContentShape) -> Judgement {
    shape.hasStop || shape.hasComma ? found : Judgement(.emphasis, rule: "inner_emphasis")
  }

  /// Paragraphs of one quotation whose speaker stands after the last.
  func carryBack(_ index: Int, _ judged: inout [Judgement]) {
    var earlier = index - 1
    var line = pairs[index].line
    while earlier >= 0 {
      if pairs[earlier].depth > 0 {
        earlier -= 1
        continue
      }
      guard pairs[earlier].open, pairs[earlier].line == line - 1, judged[earlier].form == .none else { return }
      judged[earlier].speaker = judged[index].speaker
      line -= 1
      earlier -= 1
    }
  }

  // MARK: - Divided quotations

  func previousSpeech(_ index: Int, _ judged: [Judgement]) -> Int {
    var earlier = index - 1
    while earlier >= 0, pairs[earlier].depth > 0 { earlier -= 1 }
    return earlier
  }

  func isSplit(_ index: Int, _ judged: [Judgement]) -> Bool {
    let earlier = previousSpeech(index, judged)
    guard earlier >= 0, judged[earlier].form == .split, judged[earlier].rule == "split_first", pairs[earlier].line == pairs[index].line else {
      return false
    }
    return true
  }
}
