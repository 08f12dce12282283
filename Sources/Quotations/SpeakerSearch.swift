import ArticleModel
import NamedText

/// Looks for the speaker among the words before a cue: the subject of its clause, or of the clauses before it in the sentence.
struct SpeakerSearch {
  let lexicon: CueLexicon
  let text: NamedText
  /// For each name: is it in a long quotation, in brackets or in a by-line?
  let hidden: UnsafeBufferPointer<Bool>

  /// The best candidate in the words `lower ..< upper`, clause by clause from the back.
  func subject(from lower: Int, to upper: Int) -> Speaker? {
    var best: Speaker?
    var token = upper - 1
    var crossed = 0
    while token >= lower {
      let single = text.single(token)
      if Self.isClosing(single) {
        token = skipBack(from: token, to: lower)
        continue
      }
      if single == 0xFF0C || single == 0x2C || single == 0xFF1B {
        if let best, best.score >= 20 { return best }
        crossed += 1
        if crossed > 6 { break }
      } else if single == 0x3002 || single == 0xFF1F || single == 0xFF01 {
        break
      } else if let candidate = candidate(at: &token, lower: lower, upper: upper) {
        if best == nil || candidate.score >= best!.score { best = candidate }
      }
      token -= 1
    }
    return best.flatMap { $0.score > 0 ? $0 : nil }
  }

  /// The first subject after a quotation, for frames without a cue: its clause up to `upper`.
  func firstSubject(from lower: Int, to upper: Int) -> Speaker? {
    var best: Speaker?
    var token = upper - 1
    while token >= lower {
      let single = text.single(token)
      if Self.isClosing(single) {
        token = skipBack(from: token, to: lower)
        continue
      }
      if let candidate = candidate(at: &token, lower: lower, upper: upper), best == nil || candidate.score >= best!.score { best = candidate }
      token -= 1
    }
    return best
  }

  /// A candidate that ends with a word; `token` is moved to its first word.
  private func candidate(at token: inout Int, lower: Int, upper: Int) -> Speaker? {
    let end = token
    let mention = text.mention(ofWord: token)
    if mention >= 0 {
      let name = text.mentions[mention]
      token = max(lower, text.word(ofMention: mention))
      switch name.type {
      case .person:
        var last = end
        let range = titled(name.range, &last)
        return made(range, mention, .person, 40, token, last + 1, lower)
      case .organization:
        // In front of a position or a person it belongs to that.
        if let next = nameAfter(end), next == .person || next == .position { return nil }
        if end + 1 < upper, text.tag(end + 1) == .n || text.tag(end + 1) == .vn || text.tag(end + 1) == .b, followedBySpeaker(end + 1, upper) {
          return nil
        }
        return made(name.range, mention, .organization, 27, token, end + 1, lower)
      case .position:
        if let next = nameAfter(end), next == .person || next == .position { return nil }
        return made(described(name.range, token, lower), mention, .described, 30, token, end + 1, lower)
      case .work: return made(name.range, mention, .work, 12, token, end + 1, lower)
      default: return nil
      }
    }
    switch text.tag(token) {
    case .nr:
      while token > lower, text.tag(token - 1) == .nr, text.mention(ofWord: token - 1) < 0 { token -= 1 }
      return made(TextRange(text.start(token), text.end(end)), -1, .person, 36, token, end + 1, lower)
    case .r:
      guard let range = pronoun(token) else { return nil }
      return made(range, -1, .pronoun, 38, token, end + 1, lower)
    case .n, .j, .nt, .nz, .none, .ng:
      if text.spells("记者", text.range(token)) || text.spells("記者", text.range(token)) { return nil }
      guard lexicon.isSpeaker(text, token) else { return nil }
      if end + 1 < upper, let next = nameAfter(end), next == .person || next == .position { return nil }
      if end + 1 < upper, text.tag(end + 1) == .n, lexicon.isSpeaker(text, end + 1) { return nil }
      return made(described(text.range(token), token, lower), -1, .described, 28, token, end + 1, lower)
    default: return nil
    }
  }

  private func made(_ range: TextRange, _ mention: Int, _ kind: Speaker.Kind, _ base: Int, _ first: Int, _ next: Int, _ lower: Int) -> Speaker {
    var score = base
    if next < text.tokens.count, text.single(next) == 0x7684 {  // 的
      // 张三的声音：“…, …”张三的话让人…: the voice is the person's.
      score += next + 1 < text.tokens.count && isVoice(next + 1) ? 15 : -25
    }
    // The object of a preposition or of a verb is no subject; what stands between belongs to the name (对 市长 张三).
    var before = first - 1
    while before >= lower {
      let over = text.mention(ofWord: before)
      if over >= 0 {
        if text.mentions[over].type == .person { break }
        before = max(lower, text.word(ofMention: over)) - 1
        continue
      }
      let tag = text.tag(before)
      guard tag == .n || tag == .b || tag == .a || tag == .m || tag == .q || tag == .nz || tag == .ns || tag == .j else { break }
      before -= 1
    }
    if before >= lower {
      switch text.tag(before) {
      case .p:
        if text.single(before) == 0x636E || text.spells("根据", text.range(before)) {  // 据
          score += 4
        } else {
          score -= 30
        }
      case .v, .vd:
        let word = text.range(before)
        if !(text.spells("来自", word) || text.spells("據", word) || text.spells("相关", word) || text.single(before) == 0x6709) { score -= 13 }
      case .u: if text.single(before) != 0x7684 { score -= 13 }
      default: break
      }
    }
    if mention >= 0, hidden[mention] { score -= 20 }
    return Speaker(range: range, mention: mention, kind: kind, score: score)
  }

  private func isVoice(_ token: Int) -> Bool {
    let word = text.range(token)
    return text.spells("声音", word) || text.spells("话", word) || text.spells("开场白", word) || text.spells("一番话", word) || text.spells("一席话", word)
      || text.spells("回答", word) || text.spells("语气", word) || text.spells("嗓音", word) || text.spells("话语", word) || text.spells("聲音", word)
  }

  /// Words from one place to another that are all nouns: an unknown name or a group that speaks (从|区总|了解到, 平台方).
  func nouns(from lower: Int, to upper: Int) -> Speaker? {
    guard lower < upper, text.end(upper - 1) - text.start(lower) <= 12 else { return nil }
    for token in lower..<upper {
      switch text.tag(token) {
      case .n, .j, .nz, .nt, .ns, .nr, .b, .vn, .f, .s, .none, .ng, .nx: continue
      default: return nil
      }
    }
    return Speaker(range: TextRange(text.start(lower), text.end(upper - 1)), mention: -1, kind: .described, score: 10)
  }

  /// 相关, 有关 in front of a description belong to it.
  private func described(_ range: TextRange, _ first: Int, _ lower: Int) -> TextRange {
    guard first > lower else { return range }
    let before = text.range(first - 1)
    // 我爸, 她丈夫
    if before.count == 1, range.count <= 2, text.tag(first - 1) == .r, pronoun(first - 1) != nil { return TextRange(before.start, range.end) }
    if text.spells("相关", before) || text.spells("有关", before) || text.spells("相關", before) || text.spells("有關", before)
      || text.spells("主要", before)
    {
      return TextRange(before.start, range.end)
    }
    return range
  }

  /// A bare surname is named with its title: 惠师傅, 银老板.
  func titled(_ range: TextRange, _ last: inout Int) -> TextRange {
    guard range.count == 1, last + 1 < text.tokens.count else { return range }
    let next = text.mention(ofWord: last + 1)
    if next >= 0 {
      guard text.mentions[next].type == .position, text.word(ofMention: next) == last + 1, text.mentions[next].range.start == range.end else {
        return range
      }
      while last + 1 < text.tokens.count, text.mention(ofWord: last + 1) == next { last += 1 }
      return TextRange(range.start, text.mentions[next].range.end)
    }
    guard text.tag(last + 1) == .n || text.tag(last + 1) == .ng, text.range(last + 1).count <= 2, !text.spells("家", text.range(last + 1)) else {
      return range
    }
    last += 1
    return TextRange(range.start, text.end(last))
  }

  private func pronoun(_ token: Int) -> TextRange? {
    let range = text.range(token)
    switch range.count {
    case 1:
      let unit = text.units[range.start]
      return unit == 0x4ED6 || unit == 0x5979 || unit == 0x6211 ? range : nil  // 他 她 我
    case 2:
      let unit = text.units[range.start + 1]
      guard unit == 0x4EEC || unit == 0x5011 else {  // 们 們
        return text.spells("大家", range) || text.spells("有人", range) || text.spells("对方", range) ? range : nil
      }
      let first = text.units[range.start]
      return first == 0x4ED6 || first == 0x5979 ? range : nil
    default: return nil
    }
  }

  /// The type of the name that begins right after a word.
  private func nameAfter(_ token: Int) -> MentionType? {
    guard token + 1 < text.tokens.count else { return nil }
    var next = token + 1
    // 副, 原, 前 and the like may stand between.
    if text.tag(next) == .b || text.tag(next) == .f || text.tag(next) == .a { next += 1 }
    guard next < text.tokens.count else { return nil }
    let mention = text.mention(ofWord: next)
    guard mention >= 0, text.word(ofMention: mention) == next else { return nil }
    return text.mentions[mention].type
  }

  private func followedBySpeaker(_ token: Int, _ upper: Int) -> Bool {
    var next = token
    while next < upper, next < token + 4, text.tag(next) == .n || text.tag(next) == .vn || text.tag(next) == .b {
      if lexicon.isSpeaker(text, next) || text.mention(ofWord: next) >= 0 { return true }
      next += 1
    }
    return next < upper && text.mention(ofWord: next) >= 0
      && (text.mentions[text.mention(ofWord: next)].type == .position || text.mentions[text.mention(ofWord: next)].type == .person)
  }

  static func isClosing(_ unit: UInt16) -> Bool {
    unit == 0x201D || unit == 0x300D || unit == 0x300F || unit == 0xFF09 || unit == 0x29
  }

  /// The word before the bracket or mark that the closing one at `token` belongs to.
  private func skipBack(from token: Int, to lower: Int) -> Int {
    let closing = text.single(token)
    let opening: UInt16 =
      closing == 0x201D ? 0x201C : closing == 0x300D ? 0x300C : closing == 0x300F ? 0x300E : closing == 0xFF09 ? 0xFF08 : 0x28
    var at = token - 1
    let floor = max(lower, token - 60)
    while at >= floor, text.single(at) != opening { at -= 1 }
    return at >= floor ? at - 1 : token - 1
  }
}
