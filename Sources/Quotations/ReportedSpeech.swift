import ArticleModel
import NamedText

/// Finds what is reported without quotation marks: X表示，… ; 据介绍，… ; X认为….
///
/// The extent runs from behind the cue and its comma to the end of the sentence without its stop, or to the quotation or the next cue that
/// ends it.
struct ReportedSpeech {
  let text: NamedText
  let search: SpeakerSearch
  let pairs: UnsafeBufferPointer<MarkPair>
  let judged: UnsafeBufferPointer<Judgement>
  let cues: UnsafeBufferPointer<Cue>

  func find(attributor: Attributor, _ emit: (Quotation) -> Void) {
    var index = 0
    var pair = 0
    var until = 0
    while index < cues.count {
      let cue = cues[index]
      let position = text.start(cue.token)
      // Nothing is reported inside a quotation.
      while pair < pairs.count, pairs[pair].range.start <= position {
        if judged[pair].kind == .speech || pairs[pair].range.count > 14 { until = max(until, pairs[pair].range.end) }
        pair += 1
      }
      defer { index += 1 }
      guard position >= until, cue.strength != .beside else { continue }
      let sentence = text.sentences[text.sentence(at: position)]
      guard sentence.role == .body || sentence.role == .caption else { continue }
      guard let start = contentStart(cue, sentence), text.start(start) < sentence.range.end else { continue }
      guard let found = row(cue, index, start, sentence, attributor) else { continue }
      emit(found)
      // Cues inside what is reported open nothing of their own, but for those with another subject.
      while index + 1 < cues.count, text.start(cues[index + 1].token) < found.range.end { index += 1 }
    }
  }

  private func row(_ cue: Cue, _ index: Int, _ start: Int, _ sentence: Sentence, _ attributor: Attributor) -> Quotation? {
    let floor = max(text.token(from: sentence.range.start), cue.token - 100)
    var speaker: Speaker?
    var rule = "reported"
    let source = sourceFrame(cue, floor)
    switch source {
    case .none:
      speaker = search.subject(from: floor, to: cue.token)
      if speaker == nil, cue.strength == .direct || isSaying(cue), isComma(start - 1) {
        speaker = attributor.subject(ofSentence: max(0, text.sentence(at: sentence.range.start) - 1), before: sentence.range.start)
        if cue.token - floor > 3 { speaker = nil }
      }
      if speaker == nil, isComma(start - 1) { speaker = search.nouns(from: clauseStart(cue.token, floor), to: cue.token) }
      guard let subject = speaker else { return nil }
      if subject.kind == .work, !isSaying(cue) { return nil }
    case .according(let who):
      speaker = who
      rule = "according_to"
    case .learned(let who):
      speaker = who
      rule = "learned_from"
    case .unusable: return nil
    }
    let end = contentEnd(start, index, sentence)
    guard end - text.start(start) >= 4 else { return nil }
    if let found = speaker { speaker = attributor.resolved(found, cue.token) }
    let range = TextRange(text.start(start), end)
    return Quotation(
      range: range, kind: .speech, speaker: speaker?.range, speakerPosition: speaker.flatMap { PositionLookup.position(of: $0, text) },
      cue: attributor.range(cue), form: .indirect, rule: rule)
  }

  private func clauseStart(_ token: Int, _ floor: Int) -> Int {
    var at = token - 1
    while at >= floor {
      if text.tag(at) == .w { return at + 1 }
      at -= 1
    }
    return floor
  }

  // MARK: - Where it begins

  private func isComma(_ token: Int) -> Bool {
    guard token >= 0 else { return false }
    let single = text.single(token)
    return single == 0xFF0C || single == 0xFF1A || single == 0x3A || single == 0x2C
  }

  /// The first word of what is said, or nil when the cue says nothing.
  private func contentStart(_ cue: Cue, _ sentence: Sentence) -> Int? {
    var next = cue.next
    var steps = 0
    while next < text.tokens.count, steps < 7, text.start(next) < sentence.range.end {
      if isComma(next) {
        next += 1
        guard next < text.tokens.count, text.start(next) < sentence.range.end else { return nil }
        // A quotation follows: nothing is left to report.
        return opensSpeech(next) ? nil : next
      }
      let tag = text.tag(next)
      guard tag == .n || tag == .r || tag == .k || tag == .u && text.single(next) != 0x7684 || tag == .y || text.mention(ofWord: next) >= 0 else {
        break
      }
      next += 1
      steps += 1
    }
    guard cue.strength == .direct, cue.next < text.tokens.count else { return nil }
    next = cue.next
    if opensSpeech(next) { return nil }
    return isClause(next, cue, sentence) ? next : nil
  }

  private func opensSpeech(_ token: Int) -> Bool {
    let position = text.start(token)
    guard let pair = pair(at: position) else { return false }
    return judged[pair].kind == .speech
  }

  private func pair(at position: Int) -> Int? {
    var low = 0
    var high = pairs.count
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle].range.start < position { low = middle + 1 } else { high = middle }
    }
    return low < pairs.count && pairs[low].range.start == position ? low : nil
  }

  /// Is what follows a cue directly a clause with a verb of its own, long enough to be said?
  private func isClause(_ token: Int, _ cue: Cue, _ sentence: Sentence) -> Bool {
    var verbs = 0
    var subject = false
    var next = token
    while next < text.tokens.count, text.start(next) < sentence.range.end {
      let single = text.single(next)
      if single == 0xFF0C || single == 0x3002 || single == 0xFF1B || single == 0xFF1A { break }
      switch text.tag(next) {
      case .v: if verbs >= 0 { verbs += 1 }
      case .d, .p: subject = true
      case .n, .r, .nr, .nz: if verbs == 0 { subject = true }
      default: if text.mention(ofWord: next) >= 0, verbs == 0 { subject = true }
      }
      next += 1
    }
    let units = text.end(max(token, next - 1)) - text.start(token)
    guard verbs > 0, units >= 6 else { return false }
    // 表示欢迎, 表示将…: only with an adverb or a subject of its own.
    let word = TextRange(text.start(cue.token), text.end(cue.next - 1))
    if text.spells("表示", word) || text.spells("提出", word) || text.spells("要求", word) {
      let tag = text.tag(token)
      guard tag == .d || tag == .r || tag == .p || text.mention(ofWord: token) >= 0 || (tag == .v && text.single(token) != 0) else { return false }
      if text.spells("衷心", text.range(token)) || text.spells("热烈", text.range(token)) { return false }
    }
    return subject
  }

  // MARK: - Where it ends

  private func contentEnd(_ start: Int, _ cueIndex: Int, _ sentence: Sentence) -> Int {
    var end = sentence.range.end
    // A quotation that is attributed by itself ends it.
    var low = 0
    var high = pairs.count
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle].range.start < text.start(start) { low = middle + 1 } else { high = middle }
    }
    var pair = low
    while pair < pairs.count, pairs[pair].range.start < end {
      if judged[pair].kind == .speech, pairs[pair].depth == 0, judged[pair].rule != "cue_mark", followsPoint(pairs[pair].range.start) {
        end = pairs[pair].range.start
        break
      }
      pair += 1
    }
    // ；B说，…  ，并重申…
    var index = cueIndex + 1
    while index < cues.count, text.start(cues[index].token) < end {
      if let cut = cut(before: cues[index], after: start, sentence) {
        end = cut
        break
      }
      index += 1
    }
    return trimmed(text.start(start), end)
  }

  private func followsPoint(_ position: Int) -> Bool {
    let before = text.units[position - 1]
    return before == 0xFF1A || before == 0xFF0C || before == 0x3002 || before == 0xFF1B
  }

  /// Where the clause of a later cue of the same sentence begins, when it ends what is reported.
  private func cut(before cue: Cue, after start: Int, _ sentence: Sentence) -> Int? {
    guard cue.strength != .beside, contentStart(cue, sentence) != nil else { return nil }
    var at = cue.token - 1
    var person = false
    while at > start {
      let single = text.single(at)
      if single == 0xFF1B || single == 0xFF0C {
        let first = at + 1
        // ，并重申 / ，同时表示
        if cue.token - first <= 2, text.tag(first) == .c, cue.token - first >= 1, single == 0xFF0C { return text.start(at) }
        return person ? text.start(at) : nil
      }
      let mention = text.mention(ofWord: at)
      if mention >= 0, text.mentions[mention].type == .person { person = true }
      at -= 1
    }
    return nil
  }

  private func trimmed(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start {
      switch text.units[end - 1] {
      case 0x3002, 0xFF01, 0xFF1F, 0xFF0C, 0xFF1A, 0xFF1B, 0x3A, 0x2C, 0x20, 0x3000: end -= 1
      default: return end
      }
    }
    return end
  }

  // MARK: - 据, 从

  private enum Source {
    case none
    case according(Speaker?)
    case learned(Speaker?)
    case unusable
  }

  private func isSaying(_ cue: Cue) -> Bool {
    let word = TextRange(text.start(cue.token), text.end(cue.next - 1))
    return text.spells("说", word) || text.spells("指出", word) || text.spells("表示", word) || text.spells("称", word) || text.spells("认为", word)
      || text.spells("强调", word) || text.spells("透露", word) || text.spells("介绍", word) || text.spells("說", word)
  }

  /// 据统计, 据报道: where a figure or a piece of news is from, nobody's words.
  private func isFigureSource(_ word: TextRange) -> Bool {
    text.spells("报道", word) || text.spells("报道说", word) || text.spells("统计", word) || text.spells("統計", word) || text.spells("估算", word)
      || text.spells("估计", word) || text.spells("推算", word)
  }

  private func sourceFrame(_ cue: Cue, _ floor: Int) -> Source {
    let word = TextRange(text.start(cue.token), text.end(cue.next - 1))
    let learned =
      text.spells("了解到", word) || text.spells("获悉", word) || text.spells("了解", word) || text.spells("獲悉", word) || text.spells("得知", word)
    // 据…介绍
    var token = cue.token - 1
    while token >= floor, cue.token - token <= 14 {
      let single = text.single(token)
      if single == 0xFF0C || single == 0x3002 || single == 0xFF1B { break }
      if single == 0x636E || single == 0x64DA {  // 据 據
        if learned || (isFigureSource(word) && token + 1 == cue.token) { return .unusable }
        return .according(token + 1 < cue.token ? search.subject(from: token + 1, to: cue.token) : nil)
      }
      if learned, single == 0x4ECE || single == 0x5F9E || single == 0x5411 {  // 从 從 向
        return .learned(search.firstSubject(from: token + 1, to: cue.token) ?? search.nouns(from: token + 1, to: cue.token))
      }
      token -= 1
    }
    return learned ? .unusable : .none
  }
}
