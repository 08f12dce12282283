import ArticleModel
import NamedText

/// Frames in front of a quotation: X说：“…”.
extension Attributor {
  // MARK: - Before

  func before(_ mark: Int, _ floor: Int, _ pair: MarkPair, _ shape: ContentShape) -> Judgement? {
    guard mark > 0 else { return nil }
    let line = text.lines[pair.line].range
    if text.start(mark) == line.start { return fromLineBefore(mark, pair, shape) }
    let point = mark - 1
    guard point >= floor else { return nil }
    let single = text.single(point)
    if single == 0xFF1A || single == 0x3A {  // ：
      let clause = clauseStart(point, floor)
      guard !isByline(clause, point, line) else { return nil }
      let near = colonCue(point, clause, floor)
      let speaker = search.subject(from: max(floor, mark - 100), to: near?.token ?? point)
      if near == nil, speaker == nil, !shape.mayBeSpeech { return nil }
      if near == nil, let speaker, speaker.kind == .organization || speaker.kind == .work, !shape.hasStop, !shape.hasComma { return nil }
      if near == nil, speaker == nil, !shape.hasStop { return nil }
      var found = Judgement(.speech, rule: near == nil ? "colon" : "cue_colon")
      found.speaker = speaker
      found.cue = near.map(range)
      found.form = .before
      if speaker == nil, near == nil { found.form = .none }
      return found
    }
    if single == 0xFF0C || single == 0x2C {  // ，
      guard let cue = lastCue(before: point, from: floor), reaches(cue, point), cue.strength != .beside, shape.mayBeSpeech else { return nil }
      var found = Judgement(.speech, rule: "cue_comma")
      found.speaker = search.subject(from: floor, to: cue.token)
      found.cue = range(cue)
      found.form = .before
      return found
    }
    guard let cue = lastCue(before: mark, from: floor), adjoins(cue, mark), shape.units >= 4 || shape.hasStop || shape.isSpoken,
      cue.strength != .beside
    else { return nil }
    // 说起“…”, 称“…” with a noun is no speech unless it is a clause.
    guard shape.isClause || shape.hasStop || shape.hasComma || shape.isSpoken else { return nil }
    var found = Judgement(.speech, rule: "cue_mark")
    found.speaker = search.subject(from: floor, to: cue.token)
    found.cue = range(cue)
    found.form = .before
    return found
  }

  /// The cue of a clause that ends with ：, else one of the sentence that reports up to there (X认为，…：“…).
  func colonCue(_ point: Int, _ clause: Int, _ floor: Int) -> Cue? {
    var index = firstCue(from: point) - 1
    if index >= 0, cues[index].token >= clause { return cues[index] }
    while index >= 0, cues[index].token >= floor {
      if cues[index].strength != .beside, followsComma(cues[index]) { return cues[index] }
      index -= 1
    }
    return nil
  }

  /// 记者张三报道：
  func isByline(_ clause: Int, _ point: Int, _ line: TextRange) -> Bool {
    guard text.start(point) - line.start < 60 else { return false }
    let last = text.range(point - 1)
    return text.spells("报道", last) || text.spells("報道", last) || text.spells("电", last) || text.spells("讯", last) || text.spells("報導", last)
      || text.spells("摄影报道", last)
  }

  /// The paragraph before ends with X说：
  func fromLineBefore(_ mark: Int, _ pair: MarkPair, _ shape: ContentShape) -> Judgement? {
    guard pair.line > 0 else { return nil }
    let before = text.lines[pair.line - 1]
    guard before.role == .body, before.range.end > before.range.start, text.units[before.range.end - 1] == 0xFF1A else { return nil }
    let point = mark - 1
    let floor = lowest(point, before)
    let cue = lastCue(before: point, from: floor)
    let near = cue.flatMap { $0.token >= clauseStart(point, floor) ? $0 : nil }
    var found = Judgement(.speech, rule: "paragraph_before")
    found.speaker = search.subject(from: floor, to: near?.token ?? point)
    found.cue = near.map(range)
    found.form = .before
    return found.speaker == nil && near == nil ? nil : found
  }
}
