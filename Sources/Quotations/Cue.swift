import ArticleModel
import NamedText

/// A word of saying in its place.
struct Cue {
  var token: Int
  /// The word after its last one.
  var next: Int
  var strength: CueLexicon.Strength
}

/// Finds the cues of an article, in order; neighbours are one (回忆 + 说).
struct CueReader {
  let lexicon: CueLexicon

  func read(_ text: NamedText, into cues: inout [Cue]) {
    var token = 0
    let count = text.tokens.count
    while token < count {
      guard let found = lexicon.cue(text, at: token, before: text.units.count), isSaid(text, token, token + found.tokens) else {
        token += 1
        continue
      }
      let next = token + found.tokens
      if let last = cues.last, last.next == token, isPlainVerb(text, token) {
        cues[cues.count - 1].next = next
        if found.strength.rawValue > last.strength.rawValue { cues[cues.count - 1].strength = found.strength }
      } else {
        cues.append(Cue(token: token, next: next, strength: found.strength))
      }
      token = next
    }
  }

  /// 说, 道, 称 after another cue belong to it: 回忆说.
  private func isPlainVerb(_ text: NamedText, _ token: Int) -> Bool {
    switch text.single(token) {
    case 0x8BF4, 0x8AAA, 0x9053, 0x79F0, 0x7A31: true  // 说 說 道 称 稱
    default: text.spells("表示", text.range(token)) || text.spells("指出", text.range(token))
    }
  }

  /// Not in a name, and not where the word means something else (被称为, 说明, 知道).
  private func isSaid(_ text: NamedText, _ token: Int, _ next: Int) -> Bool {
    if text.mention(ofWord: token) >= 0 { return false }
    let single = text.single(token)
    // 设计要求是…, 的建议: nouns.
    if text.tag(token) == .vn || text.tag(token) == .n, text.range(token).count == 2, token > 0,
      text.tag(token - 1) == .n || text.tag(token - 1) == .vn
    {
      if next < text.tokens.count, text.tag(next) == .v || text.tag(next) == .u || text.tag(next) == .n { return false }
    }
    if next < text.tokens.count {
      let after = text.single(next)
      // 承诺的…, 提出的…
      if after == 0x7684 { return false }
      // 称为, 称作, 称之为, 称号
      if single == 0x79F0 || single == 0x7A31, after == 0x4E3A || after == 0x4F5C || after == 0x4E4B || after == 0x70BA { return false }
    }
    if token > 0 {
      let before = text.single(token - 1)
      if single == 0x79F0 || single == 0x7A31, before == 0x88AB || before == 0x7B80 || before == 0x4E0B { return false }  // 被 简 下
    }
    return true
  }
}
