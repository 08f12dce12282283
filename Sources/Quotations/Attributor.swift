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
  var last: Speaker?
  var lastLine = -10

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

  mutating func judgeOne(_ index: Int, _ judged: [Judgement]) -> Judgement {
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

  func closesSentence(_ pair: MarkPair) -> Bool {
    pair.range.end >= text.lines[pair.line].range.end || text.units[pair.range.end] == 0x3002
  }

  /// The first word that a frame before a pair may begin with: the sentence's, or the one after an earlier quotation in it.
  func lowest(_ mark: Int, _ line: ArticleLine) -> Int {
    guard mark < text.tokens.count else { return mark }
    let sentence = text.sentences[text.sentence(at: text.start(mark))]
    return max(text.token(from: max(sentence.range.start, line.range.start)), mark - 100)
  }

  // MARK: - Names, titles

  func nameKind(_ pair: MarkPair, _ content: TextRange, _ shape: ContentShape, _ line: ArticleLine) -> Judgement? {
    // Part of a name, or a name alone between the marks.
    var mention = text.mention(from: pair.range.start)
    if mention > 0, text.mentions[mention - 1].range.end >= pair.range.end { mention -= 1 }
    if mention < text.mentions.count {
      let name = text.mentions[mention]
      if name.range.contains(pair.range), name.type != .person, name.type != .position { return Judgement(.name, rule: "in_name") }
      if name.range == content, name.type != .position, name.type != .place || text.units[max(0, pair.range.start - 1)] != 0x7684 {
        return Judgement(.name, rule: "is_name")
      }
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

  func isNumeral(_ range: TextRange) -> Bool {
    for at in range.start..<range.end {
      switch text.units[at] {
      case 0x30...0x39, 0xFF10...0xFF19, 0xB7, 0x2E, 0x2022, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x3007,
        0x30FB:
        continue
      default: return false
      }
    }
    return true
  }
}
