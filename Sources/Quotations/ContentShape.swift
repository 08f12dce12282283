import ArticleModel
import NamedText

/// What the words between two marks look like.
struct ContentShape {
  var units = 0
  /// 。！？ or …… inside.
  var hasStop = false
  var hasComma = false
  /// Ends with 。！？…… or with a comma.
  var endsStop = false
  var endsComma = false
  var verbs = 0
  var nouns = 0
  var words = 0
  /// A pronoun of the first or second person, or a word that only speech has.
  var isSpoken = false

  init(_ text: NamedText, _ range: TextRange) {
    units = range.count
    var token = text.token(from: range.start)
    let stop = min(text.tokens.count, token + 60)
    while token < stop, text.start(token) < range.end {
      let single = text.single(token)
      switch single {
      case 0x3002, 0xFF01, 0xFF1F, 0x2026, 0x21, 0x3F: hasStop = true
      case 0xFF0C, 0x2C, 0xFF1B: hasComma = true
      case 0x6211, 0x4F60, 0x54B1, 0x60A8: isSpoken = true
      default:
        switch text.tag(token) {
        case .v, .vd, .a, .i, .l, .z, .d: verbs += text.tag(token) == .d ? 0 : 1
        case .n, .nr, .ns, .nz, .r: nouns += 1
        case .y: isSpoken = true
        case .w: if text.first(token) == 0x2026 { hasStop = true }
        default: break
        }
      }
      words += 1
      token += 1
    }
    guard range.count > 0 else { return }
    switch text.units[range.end - 1] {
    case 0x3002, 0xFF01, 0xFF1F, 0x2026, 0x21, 0x3F: (endsStop, hasStop) = (true, true)
    case 0xFF0C, 0x2C: endsComma = true
    case 0x201D, 0x2019, 0x300D, 0x300F:
      // ‘…。’” — an inner quotation ends it.
      if range.count > 1, [0x3002, 0xFF01, 0xFF1F].contains(text.units[range.end - 2]) { (endsStop, hasStop) = (true, true) }
    default: break
    }
  }

  var endsSentence: Bool { endsStop }
  /// Says something: it has a verb and another word.
  var isClause: Bool { verbs > 0 && words >= 3 }
  var mayBeSpeech: Bool { hasStop || hasComma || endsComma || isSpoken || (isClause && units >= 5) || units >= 8 }
}
