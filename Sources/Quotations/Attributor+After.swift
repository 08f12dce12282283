import ArticleModel
import NamedText

/// Frames behind a quotation: “…”X说.
extension Attributor {
  // MARK: - After

  mutating func after(_ index: Int, _ pair: MarkPair, _ shape: ContentShape) -> Judgement? {
    let line = text.lines[pair.line].range
    var start = text.token(from: pair.range.end)
    guard start < text.tokens.count, text.start(start) < line.end else { return nil }
    let comma = text.single(start) == 0xFF0C || text.single(start) == 0x2C
    if comma { start += 1 }
    guard shape.endsSentence || shape.endsComma || comma else { return nil }
    // The frame reaches to the next full stop, colon or mark, at most forty words.
    var end = start
    var clause = -1
    let limit = min(text.tokens.count, start + 48)
    scan: while end < limit, text.start(end) < line.end {
      switch text.single(end) {
      case 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0xFF1A, 0x3A, 0x201C, 0x300C: break scan
      case 0xFF0C, 0x2C: if clause < 0 { clause = end }
      default: break
      }
      end += 1
    }
    guard end > start else { return nil }
    let closesWithMark = end < text.tokens.count && (text.single(end) == 0x201C || text.single(end) == 0x300C)
    // The first cue with a subject before it.
    var cueIndex = firstCue(from: start)
    while cueIndex < cues.count, cues[cueIndex].token < end {
      let cue = cues[cueIndex]
      let commas = commasBetween(start, cue.token)
      if commas > 2 { break }
      if cue.strength != .beside || (commas == 0 && (cue.next >= end || reaches(cue, end))),
        var speaker = search.subject(from: start, to: cue.token) ?? afterCue(cue, end)
      {
        // X说 must end its clause, or speak of the speech before it (说这话时).
        if endsClause(cue, end) || isAbout(cue) {
          if speaker.kind == .pronoun { speaker = resolved(speaker, start) }
          var found = Judgement(.speech, rule: closesWithMark ? "split_first" : "cue_after")
          found.speaker = speaker
          found.cue = range(cue)
          found.form = closesWithMark && (shape.endsComma || comma || text.single(end - 1) == 0xFF0C) && !shape.endsStop ? .split : .after
          if closesWithMark, shape.endsStop, text.single(end - 1) == 0xFF0C { found.form = .split }
          return found
        }
      }
      cueIndex += 1
    }
    // Without a cue: the subject of what follows, unless the quotation goes on from the sentence before.
    if !shape.endsComma, !comma, let carried = carried(pair), !continuesPronoun(start) { return carried }
    let until = clause >= 0 && clause - start >= 3 ? clause : end
    var subject = search.firstSubject(from: start, to: until)
    if subject == nil || subject!.score < 10, until < end { subject = search.firstSubject(from: start, to: end) }
    if var subject, subject.kind != .organization, subject.kind != .work, subject.score > 0 {
      if subject.kind == .pronoun { subject = resolved(subject, start) }
      var found = Judgement(.speech, rule: "subject_after")
      found.speaker = subject
      found.form = .after
      if closesWithMark, shape.endsComma || comma {
        found.form = .split
        found.rule = "split_first"
      }
      return found
    }
    return nil
  }

  /// …”说话的是张三。
  func afterCue(_ cue: Cue, _ end: Int) -> Speaker? {
    guard cue.next < end, text.single(cue.next) == 0x7684 || text.spells("话", text.range(cue.next)) else { return nil }
    return search.firstSubject(from: cue.next, to: end)
  }

  func endsClause(_ cue: Cue, _ end: Int) -> Bool {
    var next = cue.next
    // 告诉记者, 说了, 这样评价
    var steps = 0
    while next < end, steps < 4 {
      let single = text.single(next)
      if single == 0xFF0C || single == 0x2C { return true }
      let tag = text.tag(next)
      guard tag == .n || tag == .r || tag == .u || tag == .y || tag == .k || text.mention(ofWord: next) >= 0 else { return false }
      next += 1
      steps += 1
    }
    return next >= end || text.single(next) == 0xFF0C
  }

  /// 说这话时, 说完
  func isAbout(_ cue: Cue) -> Bool {
    guard cue.next < text.tokens.count else { return false }
    let single = text.single(cue.next)
    return single == 0x8FD9 || single == 0x5B8C || single == 0x9019 || single == 0x7740 || single == 0x65F6 || text.spells("起来", text.range(cue.next))
  }

  func continuesPronoun(_ start: Int) -> Bool { text.tag(start) == .r }
}
