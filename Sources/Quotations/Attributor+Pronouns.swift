import ArticleModel
import NamedText

/// Cues in their places, and whom 他 and 该负责人 stand for.
extension Attributor {
  // MARK: - Cues

  func range(_ cue: Cue) -> TextRange { TextRange(text.start(cue.token), text.end(cue.next - 1)) }

  func firstCue(from token: Int) -> Int {
    var low = 0
    var high = cues.count
    while low < high {
      let middle = (low + high) / 2
      if cues[middle].token < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func lastCue(before token: Int, from floor: Int) -> Cue? {
    let index = firstCue(from: token) - 1
    return index >= 0 && cues[index].token >= floor ? cues[index] : nil
  }

  func clauseStart(_ point: Int, _ floor: Int) -> Int {
    var at = point - 1
    while at >= floor {
      let single = text.single(at)
      if single == 0xFF0C || single == 0x2C || single == 0xFF1B || single == 0x3002 { return at + 1 }
      at -= 1
    }
    return floor
  }

  /// Only an object stands between a cue and a point: 告诉 记者 ，
  func reaches(_ cue: Cue, _ point: Int) -> Bool {
    guard point - cue.next <= 5, cue.next <= point else { return false }
    for token in cue.next..<point {
      let tag = text.tag(token)
      guard tag == .n || tag == .r || tag == .k || tag == .u || tag == .y || tag == .m || tag == .q || text.mention(ofWord: token) >= 0 else {
        return false
      }
    }
    return true
  }

  /// 说“…, 说了一句“…, 痛批农业局“…
  func adjoins(_ cue: Cue, _ mark: Int) -> Bool { reaches(cue, mark) }

  func commasBetween(_ start: Int, _ end: Int) -> Int {
    var count = 0
    for token in start..<max(start, end) where text.single(token) == 0xFF0C || text.single(token) == 0x2C { count += 1 }
    return count
  }

  // MARK: - Pronouns

  func resolve(_ found: inout Judgement, _ mark: Int, _ outer: MarkPair?) {
    guard let speaker = found.speaker else {
      if outer == nil { found.speaker = contextSpeaker(mark) }
      return
    }
    if outer == nil { found.speaker = resolved(speaker, mark) }
  }

  /// 接着说：“… without a subject: who spoke last in the paragraph, or whom the sentence before is about.
  func contextSpeaker(_ mark: Int) -> Speaker? {
    let here = text.sentence(at: text.start(mark))
    let line = pairs.isEmpty ? -1 : text.sentences[here].paragraph
    if let last, lastLine >= 0, lastLine < text.lines.count, text.lines[lastLine].paragraph == line { return last }
    guard here > 0, text.sentences[here - 1].paragraph == text.sentences[here].paragraph else { return nil }
    return subject(ofSentence: here - 1, before: text.sentences[here - 1].range.end)
  }

  /// 他, 她, 该负责人: the name they stand for, when one is near enough.
  func resolved(_ speaker: Speaker, _ token: Int) -> Speaker {
    switch speaker.kind {
    case .pronoun:
      guard speaker.range.count == 1, text.units[speaker.range.start] != 0x6211 else { return speaker }
      return antecedent(speaker.range.start) ?? speaker
    case .described:
      let first = text.token(from: speaker.range.start)
      guard first > 0 else { return speaker }
      let before = text.single(first - 1)
      // 该负责人, 这位负责人
      guard before == 0x8BE5 || before == 0x8A72 || (first > 1 && text.single(first - 2) == 0x8FD9) else { return speaker }
      return antecedent(speaker.range.start) ?? speaker
    default: return speaker
    }
  }

  func antecedent(_ position: Int) -> Speaker? {
    let here = text.sentence(at: position)
    if let own = subject(ofSentence: here, before: position) { return own }
    var index = here - 1
    let paragraph = text.sentences[here].paragraph
    while index >= 0, index > here - 14 {
      let sentence = text.sentences[index]
      if paragraph - sentence.paragraph > 3 || sentence.role == .headline || sentence.role == .kicker { break }
      if let person = subject(ofSentence: index, before: sentence.range.end) { return person }
      index -= 1
    }
    return nil
  }

  /// The person that a sentence is about: its first one that is no object, in no quotation and no by-line.
  func subject(ofSentence index: Int, before limit: Int) -> Speaker? {
    let sentence = text.sentences[index]
    var mention = text.mention(from: sentence.range.start)
    var second: Speaker?
    var best: Speaker?
    var segment = sentence.range.start
    while mention < text.mentions.count, text.mentions[mention].range.start < min(limit, sentence.range.end) {
      let name = text.mentions[mention]
      if name.type == .person, !search.hidden[mention] {
        var lastWord = max(0, text.token(from: name.range.end) - 1)
        let found = Speaker(range: search.titled(name.range, &lastWord), mention: mention, kind: .person, score: 40)
        let first = text.word(ofMention: mention)
        let before = first > 0 && text.start(first - 1) >= sentence.range.start ? text.tag(first - 1) : .none
        if before != .p, before != .c {
          // The first of the sentence, or of its last part behind ；.
          if best == nil || hasSemicolon(segment, name.range.start) {
            best = found
            segment = name.range.start
          }
        } else if second == nil {
          second = found
        }
      }
      mention += 1
    }
    return best ?? second
  }

  func hasSemicolon(_ start: Int, _ end: Int) -> Bool {
    for at in start..<end where text.units[at] == 0xFF1B { return true }
    return false
  }
}
