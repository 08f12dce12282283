import ArticleModel
import NamedText

/// Decides the kind and the speaker of each pair of marks, in the order of the text.
struct Attributor {
  let text: NamedText
  let search: SpeakerSearch
  let kinds: KindLexicon
  let pairs: UnsafeBufferPointer<MarkPair>
  let cues: UnsafeBufferPointer<Cue>
  /// The speaker of the quotation before, and where it ended.
  private var last: Speaker?
  private var lastLine = -10

  init(text: NamedText, search: SpeakerSearch, kinds: KindLexicon, pairs: UnsafeBufferPointer<MarkPair>, cues: UnsafeBufferPointer<Cue>) {
    self.text = text
    self.search = search
    self.kinds = kinds
    self.pairs = pairs
    self.cues = cues
  }

  mutating func judge(into judged: inout [Judgement]) {
    var index = 0
    while index < pairs.count {
      judged.append(judgeOne(index, judged))
      if judged[index].kind == .speech, pairs[index].depth == 0 {
        if judged[index].form == .after { carryBack(index, &judged) }
        if let speaker = judged[index].speaker {
          last = speaker
          lastLine = pairs[index].line
        }
      }
      index += 1
    }
  }

  // MARK: - One pair

  private mutating func judgeOne(_ index: Int, _ judged: [Judgement]) -> Judgement {
    let pair = pairs[index]
    let line = text.lines[pair.line]
    let content = TextRange(pair.range.start + 1, pair.open ? pair.range.end : pair.range.end - 1)
    let shape = ContentShape(text, content)
    let mark = text.token(from: pair.range.start)
    let inner = pair.outer >= 0 && judged[pair.outer].kind == .speech
    if let kind = nameKind(pair, content, shape, line) { return kind }
    let floor = inner ? text.token(from: pairs[pair.outer].range.start + 1) : lowest(mark, line)
    // 1. A frame before it.
    if var found = before(mark, floor, pair, shape) {
      if inner, found.speaker == nil { return emphasisOrOwn(found, shape) }
      if found.form == .before, pair.depth == 0, index > 0, isSplit(index, judged) { found.form = .split }
      resolve(&found, mark, inner ? pairs[pair.outer] : nil)
      return found
    }
    // 2. The second half of a divided quotation.
    if !inner, index > 0, isSplit(index, judged) {
      var half = Judgement(.speech, rule: "split")
      let earlier = previousSpeech(index, judged)
      half.speaker = judged[earlier].speaker
      half.cue = judged[earlier].cue
      half.form = .split
      return half
    }
    if pair.open { return continued(index, pair) }
    // 3. A frame after it.
    if !inner, shape.mayBeSpeech, let found = after(index, pair, shape) { return found }
    // The last paragraph of a quotation of several.
    if !inner, index > 0, text.lines[pair.line].range.start == pair.range.start {
      let earlier = previousSpeech(index, judged)
      if earlier >= 0, pairs[earlier].open, pairs[earlier].line == pair.line - 1 { return continued(index, pair) }
    }
    // 4. Given as a reason, quoted as a line, or inside what a sentence reports.
    if !inner, let found = reason(mark, floor, pair) { return found }
    if let found = reported(mark, floor, pair, shape, inner) { return found }
    if inner { return shape.hasStop || shape.hasComma ? Judgement(.speech, rule: "inner") : Judgement(.emphasis, rule: "inner_emphasis") }
    // 5. Whole sentences between marks without a frame.
    let role = line.role
    if role != .body, role != .byline, role != .caption {
      let whole = pair.range.count >= line.range.count - 1
      return shape.hasStop || (whole && shape.units >= 6) ? Judgement(.speech, rule: "headline") : Judgement(.emphasis, rule: "emphasis")
    }
    if shape.endsSentence || (shape.hasStop && shape.units >= 8) { return free(index, pair) }
    if shape.hasComma, shape.units >= 12, mark > floor, text.single(mark - 1) == 0xFF0C, closesSentence(pair) {
      var found = free(index, pair)
      if let own = search.subject(from: floor, to: mark - 1) { found.speaker = resolved(own, mark) }
      return found
    }
    return Judgement(.emphasis, rule: "emphasis")
  }

  private func closesSentence(_ pair: MarkPair) -> Bool {
    pair.range.end >= text.lines[pair.line].range.end || text.units[pair.range.end] == 0x3002
  }

  /// The first word that a frame before a pair may begin with: the sentence's, or the one after an earlier quotation in it.
  private func lowest(_ mark: Int, _ line: ArticleLine) -> Int {
    guard mark < text.tokens.count else { return mark }
    let sentence = text.sentences[text.sentence(at: text.start(mark))]
    return max(text.token(from: max(sentence.range.start, line.range.start)), mark - 100)
  }

  // MARK: - Names, titles

  private func nameKind(_ pair: MarkPair, _ content: TextRange, _ shape: ContentShape, _ line: ArticleLine) -> Judgement? {
    // Part of a name, or a name alone between the marks.
    var mention = text.mention(from: pair.range.start)
    if mention > 0, text.mentions[mention - 1].range.end >= pair.range.end { mention -= 1 }
    if mention < text.mentions.count {
      let name = text.mentions[mention]
      if name.range.contains(pair.range), name.type != .person, name.type != .position { return Judgement(.name, rule: "in_name") }
      if name.range == content, name.type != .position, name.type != .place || text.units[max(0, pair.range.start - 1)] != 0x7684 { return Judgement(.name, rule: "is_name") }
    }
    guard !shape.hasStop, !pair.open else { return nil }
    if kinds.titlePrecedes(text, pair.range.start, limit: line.range.start) || kinds.titleFollows(text, pair.range.end, limit: line.range.end) {
      return Judgement(.title, rule: "title_word")
    }
    guard shape.units <= 12, !shape.hasComma else { return nil }
    if kinds.programmeFollows(text, pair.range.end, limit: line.range.end) { return Judgement(.name, rule: "programme_after") }
    if kinds.namePrecedes(text, pair.range.start, limit: line.range.start) { return Judgement(.name, rule: "name_before") }
    if kinds.nameFollows(text, pair.range.end, limit: line.range.end) { return Judgement(.name, rule: "name_after") }
    if kinds.isKnownName(text, content) { return Judgement(.name, rule: "known_name") }
    // “3·15”, “十一”: days and numbers.
    if shape.units >= 2, isNumeral(content) { return Judgement(.name, rule: "numeral") }
    let token = text.token(from: content.start)
    if token < text.tokens.count, text.end(token) == content.end {
      switch text.tag(token) {
      case .ns where pair.range.start > 0 && text.units[pair.range.start - 1] == 0x7684: break  // 这个国家的“华尔街”
      case .nz, .ns, .nt, .nr: return Judgement(.name, rule: "name_word")
      default: break
      }
    }
    return nil
  }

  private func isNumeral(_ range: TextRange) -> Bool {
    for at in range.start..<range.end {
      switch text.units[at] {
      case 0x30...0x39, 0xFF10...0xFF19, 0xB7, 0x2E, 0x2022, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x3007, 0x30FB: continue
      default: return false
      }
    }
    return true
  }

  // MARK: - Before

  private func before(_ mark: Int, _ floor: Int, _ pair: MarkPair, _ shape: ContentShape) -> Judgement? {
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
    guard let cue = lastCue(before: mark, from: floor), adjoins(cue, mark), shape.units >= 4 || shape.hasStop || shape.isSpoken, cue.strength != .beside else { return nil }
    // 说起“…”, 称“…” with a noun is no speech unless it is a clause.
    guard shape.isClause || shape.hasStop || shape.hasComma || shape.isSpoken else { return nil }
    var found = Judgement(.speech, rule: "cue_mark")
    found.speaker = search.subject(from: floor, to: cue.token)
    found.cue = range(cue)
    found.form = .before
    return found
  }

  /// The cue of a clause that ends with ：, else one of the sentence that reports up to there (X认为，…：“…).
  private func colonCue(_ point: Int, _ clause: Int, _ floor: Int) -> Cue? {
    var index = firstCue(from: point) - 1
    if index >= 0, cues[index].token >= clause { return cues[index] }
    while index >= 0, cues[index].token >= floor {
      if cues[index].strength != .beside, followsComma(cues[index]) { return cues[index] }
      index -= 1
    }
    return nil
  }

  /// 记者张三报道：
  private func isByline(_ clause: Int, _ point: Int, _ line: TextRange) -> Bool {
    guard text.start(point) - line.start < 60 else { return false }
    let last = text.range(point - 1)
    return text.spells("报道", last) || text.spells("報道", last) || text.spells("电", last) || text.spells("讯", last) || text.spells("報導", last) || text.spells("摄影报道", last)
  }

  /// The paragraph before ends with X说：
  private func fromLineBefore(_ mark: Int, _ pair: MarkPair, _ shape: ContentShape) -> Judgement? {
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

  // MARK: - After

  private mutating func after(_ index: Int, _ pair: MarkPair, _ shape: ContentShape) -> Judgement? {
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
      if cue.strength != .beside || (commas == 0 && (cue.next >= end || reaches(cue, end))), var speaker = search.subject(from: start, to: cue.token) ?? afterCue(cue, end) {
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
  private func afterCue(_ cue: Cue, _ end: Int) -> Speaker? {
    guard cue.next < end, text.single(cue.next) == 0x7684 || text.spells("话", text.range(cue.next)) else { return nil }
    return search.firstSubject(from: cue.next, to: end)
  }

  private func endsClause(_ cue: Cue, _ end: Int) -> Bool {
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
  private func isAbout(_ cue: Cue) -> Bool {
    guard cue.next < text.tokens.count else { return false }
    let single = text.single(cue.next)
    return single == 0x8FD9 || single == 0x5B8C || single == 0x9019 || single == 0x7740 || single == 0x65F6 || text.spells("起来", text.range(cue.next))
  }

  private func continuesPronoun(_ start: Int) -> Bool { text.tag(start) == .r }

  // MARK: - In reported speech, and alone

  private func reported(_ mark: Int, _ floor: Int, _ pair: MarkPair, _ shape: ContentShape, _ inner: Bool) -> Judgement? {
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
  private func reason(_ mark: Int, _ floor: Int, _ pair: MarkPair) -> Judgement? {
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
        || text.spells("回答", word) || text.last(mark - 2) == 0x8BDD && word.count > 1 {
        var found = Judgement(.speech, rule: "line")
        found.speaker = search.subject(from: floor, to: mark - 2).map { resolved($0, mark) }
        found.form = found.speaker == nil ? .none : .before
        return found
      }
    }
    return nil
  }

  private func followsComma(_ cue: Cue) -> Bool {
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
  private func carried(_ pair: MarkPair) -> Judgement? {
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
      if cue.strength != .beside, followsComma(cue) || cue.strength == .direct, let speaker = search.subject(from: floor, to: cue.token), speaker.kind != .work {
        found.speaker = speaker.kind == .pronoun ? resolved(speaker, cue.token) : speaker
        return found
      }
      index += 1
    }
    return nil
  }

  private func previousEnd(_ pair: MarkPair) -> Int? {
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
  private func free(_ index: Int, _ pair: MarkPair) -> Judgement {
    if let found = carried(pair) { return found }
    var found = Judgement(.speech, rule: "unattributed")
    if let last, lastLine == pair.line { found.speaker = last }
    let here = text.sentence(at: pair.range.start)
    if found.speaker == nil, here > 0, text.sentences[here - 1].paragraph == text.sentences[here].paragraph,
      let person = subject(ofSentence: here - 1, before: text.sentences[here - 1].range.end) {
      found.speaker = person
    }
    return found
  }

  private func continued(_ index: Int, _ pair: MarkPair) -> Judgement {
    var found = Judgement(.speech, rule: "paragraphs")
    if let last, lastLine >= pair.line - 2 { found.speaker = last }
    return found
  }

  private func emphasisOrOwn(_ found: Judgement, _ shape: ContentShape) -> Judgement {
    shape.hasStop || shape.hasComma ? found : Judgement(.emphasis, rule: "inner_emphasis")
  }

  /// Paragraphs of one quotation whose speaker stands after the last.
  private func carryBack(_ index: Int, _ judged: inout [Judgement]) {
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

  private func previousSpeech(_ index: Int, _ judged: [Judgement]) -> Int {
    var earlier = index - 1
    while earlier >= 0, pairs[earlier].depth > 0 { earlier -= 1 }
    return earlier
  }

  private func isSplit(_ index: Int, _ judged: [Judgement]) -> Bool {
    let earlier = previousSpeech(index, judged)
    guard earlier >= 0, judged[earlier].form == .split, judged[earlier].rule == "split_first", pairs[earlier].line == pairs[index].line else { return false }
    return true
  }

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

  private func lastCue(before token: Int, from floor: Int) -> Cue? {
    let index = firstCue(from: token) - 1
    return index >= 0 && cues[index].token >= floor ? cues[index] : nil
  }

  private func clauseStart(_ point: Int, _ floor: Int) -> Int {
    var at = point - 1
    while at >= floor {
      let single = text.single(at)
      if single == 0xFF0C || single == 0x2C || single == 0xFF1B || single == 0x3002 { return at + 1 }
      at -= 1
    }
    return floor
  }

  /// Only an object stands between a cue and a point: 告诉 记者 ，
  private func reaches(_ cue: Cue, _ point: Int) -> Bool {
    guard point - cue.next <= 5, cue.next <= point else { return false }
    for token in cue.next..<point {
      let tag = text.tag(token)
      guard tag == .n || tag == .r || tag == .k || tag == .u || tag == .y || tag == .m || tag == .q || text.mention(ofWord: token) >= 0 else { return false }
    }
    return true
  }

  /// 说“…, 说了一句“…, 痛批农业局“…
  private func adjoins(_ cue: Cue, _ mark: Int) -> Bool { reaches(cue, mark) }

  private func commasBetween(_ start: Int, _ end: Int) -> Int {
    var count = 0
    for token in start..<max(start, end) where text.single(token) == 0xFF0C || text.single(token) == 0x2C { count += 1 }
    return count
  }

  // MARK: - Pronouns

  private func resolve(_ found: inout Judgement, _ mark: Int, _ outer: MarkPair?) {
    guard let speaker = found.speaker else {
      if outer == nil { found.speaker = contextSpeaker(mark) }
      return
    }
    if outer == nil { found.speaker = resolved(speaker, mark) }
  }

  /// 接着说：“… without a subject: who spoke last in the paragraph, or whom the sentence before is about.
  private func contextSpeaker(_ mark: Int) -> Speaker? {
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

  private func antecedent(_ position: Int) -> Speaker? {
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

  private func hasSemicolon(_ start: Int, _ end: Int) -> Bool {
    for at in start..<end where text.units[at] == 0xFF1B { return true }
    return false
  }
}
