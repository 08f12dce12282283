import ArticleModel

/// Walks over the tokens of an article's sentences once and finds what has tone in them.
///
/// One scanner is used for one article, sentence by sentence in their order; its arrays are used again for the next one.
struct ToneScanner {
  /// A pattern of which the first parts are found.
  struct Partial {
    var node: Int32
    var start: Int32
    var end: Int32
    var token: Int32
  }

  /// A thing that can rise or fall, and its hit where it has tone itself.
  struct Thing {
    var token: Int
    var clause: Int
    var sign: Int8
    var hit: Int
  }

  /// How far a negation, a degree and a gap reach: tokens, tokens, units.
  private static let negationReach = 4
  private static let degreeReach = 3
  static let gapReach: Int32 = 16
  private static let longestPattern = 6
  /// How far before a verb of rise or fall the thing can stand that it speaks of, in tokens.
  static let thingReach = 14
  /// How far before a programme's name its verb can stand (获 … 省五一劳动奖章), in tokens.
  private static let awardReach = 8

  let lexicon: ToneLexicon
  var hits: [ToneHit] = []

  var partials: [Partial] = []
  var things: [Thing] = []
  var change: (token: Int, direction: Int8, clause: Int, hit: Int, isBeforeNumber: Bool)?
  private var nextMention = 0
  private var nextQuotation = 0
  private var maskEnd = 0
  var speechEnd = 0

  // Of the clause being read.
  var clause = 0
  private var negations = 0
  private var negationToken = -100
  private var degree: Float = 1
  private var degreeToken = -100
  private var clauseFactor: Float = 1
  var awardToken = -100
  private var awardClause = 0

  init(lexicon: ToneLexicon) { self.lexicon = lexicon }

  mutating func beginArticle() {
    hits.removeAll(keepingCapacity: true)
    nextMention = 0
    nextQuotation = 0
    maskEnd = 0
    speechEnd = 0
  }

  mutating func scan(
    _ sentence: Sentence, _ units: UnsafeBufferPointer<UInt16>, _ tokens: [Token], _ mentions: [Mention], _ quotations: [Quotation]
  ) -> SentenceFacts {
    var facts = SentenceFacts()
    let firstHit = hits.count
    var contrastHit = -1
    beginSentence()
    let end = min(sentence.tokens.upperBound, tokens.count)
    var index = min(sentence.tokens.lowerBound, end)
    while index < end {
      let token = tokens[index]
      let start = Int(token.start)
      while nextMention < mentions.count, mentions[nextMention].range.start <= start {
        let mention = mentions[nextMention]
        nextMention += 1
        facts.mentions.add(mention.type.place)
        if mention.type == .programme, index - awardToken <= Self.awardReach, awardClause == clause { readAward(awardToken, tokens) }
        if mention.type != .position { maskEnd = max(maskEnd, mention.range.end) }
      }
      while nextQuotation < quotations.count, quotations[nextQuotation].range.start <= start {
        let quotation = quotations[nextQuotation]
        nextQuotation += 1
        switch quotation.kind {
        case .speech: speechEnd = max(speechEnd, quotation.range.end)
        case .name, .title: maskEnd = max(maskEnd, quotation.range.end)
        case .emphasis: break
        }
      }
      if token.tag == .w || units[start].isClauseMark {
        readMark(units[start], &facts)
        index += 1
        continue
      }
      count(token, units, &facts)
      if start < maskEnd {
        index += 1
        continue
      }
      countCharacters(token, units, &facts)
      let match = longest(index, end, units, tokens)
      guard let match else {
        index += 1
        continue
      }
      let entry = lexicon.entries[Int(match.entry)]
      if entry.cue != .none { facts.cues.add(entry.cue) }
      if entry.cue == .award { (awardToken, awardClause) = (index, clause) }
      read(entry, match.end, index, tokens, &facts)
      if entry.modifier == .contrast { contrastHit = hits.count }
      let next = entry.polarity != 0 || entry.isNeutralPhrase || entry.modifier == .double ? match.end : index + 1
      for skipped in (index + 1)..<max(next, index + 1) {
        count(tokens[skipped], units, &facts)
        countCharacters(tokens[skipped], units, &facts)
      }
      index = next
    }
    settleChange()
    weigh(firstHit, contrastHit, facts.isQuestion)
    facts.hits = firstHit..<hits.count
    return facts
  }

  private mutating func beginSentence() {
    partials.removeAll(keepingCapacity: true)
    things.removeAll(keepingCapacity: true)
    change = nil
    clause = 0
    clauseFactor = 1
    negations = 0
    negationToken = -100
    degreeToken = -100
    awardToken = -100
  }

  private mutating func readMark(_ unit: UInt16, _ facts: inout SentenceFacts) {
    facts.marks += 1
    switch unit {
    case 0xFF1F, 0x3F: facts.isQuestion = true
    case 0xFF01, 0x21: facts.isExclamation = true
    default: break
    }
    guard unit.isClauseMark else { return }
    settleChange()
    partials.removeAll(keepingCapacity: true)
    clause += 1
    clauseFactor = 1
    negations = 0
    degreeToken = -100
  }

  private func count(_ token: Token, _ units: UnsafeBufferPointer<UInt16>, _ facts: inout SentenceFacts) {
    facts.words += 1
    if Int(token.start) < speechEnd { facts.quotedWords += 1 }
    switch token.tag {
    case .v, .vd, .vg: facts.verbs += 1
    case .m:
      facts.numbers += 1
      let last = units[Int(token.end) - 1]
      if last == 0x25 || last == 0xFF05 || last == 0x6210 || units[Int(token.start)] == 0x767E { facts.percents += 1 }
    case .r:
      let first = units[Int(token.start)]
      if first == 0x6211 || first == 0x54B1 || first == 0x4FFA { facts.selfReferences += 1 }
    default: break
    }
  }

  private func countCharacters(_ token: Token, _ units: UnsafeBufferPointer<UInt16>, _ facts: inout SentenceFacts) {
    for position in Int(token.start)..<Int(token.end) where units[position].isHan {
      switch lexicon.sides[Int(units[position]) - 0x4E00] {
      case 1: facts.brightCharacters += 1
      case -1: facts.darkCharacters += 1
      default: break
      }
    }
  }

  /// The longest entry that begins with a token; on the way, parts of patterns are followed.
  private mutating func longest(_ index: Int, _ end: Int, _ units: UnsafeBufferPointer<UInt16>, _ tokens: [Token]) -> (end: Int, entry: UInt32)? {
    let start = Int(tokens[index].start)
    var best: (end: Int, entry: UInt32)?
    var stop = index
    let limit = min(end, index + Self.longestPattern)
    while stop < limit {
      let token = tokens[stop]
      if token.tag == .w || (stop > index && Int(token.start) < maskEnd) { break }
      stop += 1
      guard let found = lexicon.words.find(units, start, Int(token.end)) else { continue }
      best = (stop, found)
      let entry = lexicon.entries[Int(found)]
      if entry.setCount > 0 { follow(entry, index, Int32(start), token.end) }
    }
    return best
  }

  /// Words that begin before this unit belong to a pattern that has spoken for them.
  var pendingEnd: Int32 = 0

  private mutating func read(_ entry: ToneEntry, _ matchEnd: Int, _ index: Int, _ tokens: [Token], _ facts: inout SentenceFacts) {
    let start = tokens[index].start
    let end = tokens[matchEnd - 1].end
    switch entry.modifier {
    case .negation:
      negations = index - negationToken <= Self.negationReach ? negations + 1 : 1
      negationToken = matchEnd - 1
      facts.negations += 1
    case .double: negations = 0
    case .degree:
      degree = entry.factor
      degreeToken = matchEnd - 1
    case .contrast: facts.contrasts += 1
    case .concession:
      clauseFactor = min(clauseFactor, entry.factor)
      facts.concessions += 1
    case .question: facts.isQuestion = facts.isQuestion || entry.factor < 0.3
    case .conditional:
      clauseFactor = min(clauseFactor, 0.5)
      facts.conditionals += 1
    case .none: break
    }
    guard start >= pendingEnd || end > pendingEnd else { return }
    var hit = -1
    if entry.polarity != 0 {
      hit = hits.count
      append(
        ToneHit(
          start: start, end: end, token: Int32(index), polarity: entry.polarity, weight: Float(entry.strength),
          source: entry.isPhrase ? .phrase : .word, form: entry.form, domain: entry.domain), at: index)
    }
    if entry.direction != 0 {
      if entry.direction > 0 { facts.rises += 1 } else { facts.falls += 1 }
      let isBeforeNumber = matchEnd < tokens.count && tokens[matchEnd].tag == .m
      readChange(entry.direction, index, start, end, isBeforeNumber)
    } else if entry.object != 0 || (entry.polarity != 0 && entry.form == .noun) {
      readThing(entry.object != 0 ? entry.object : entry.polarity, index, hit)
    }
  }

  mutating func append(_ found: ToneHit, at token: Int) {
    var hit = found
    hit.inQuotation = Int(hit.start) < speechEnd
    if token - degreeToken <= Self.degreeReach {
      hit.degree = degree
      degreeToken = -100
    }
    hit.weight *= hit.degree * clauseFactor
    if negations % 2 == 1, token - negationToken <= Self.negationReach, negationToken < token {
      hit.negated = true
      hit.polarity = -hit.polarity
      hit.weight *= 0.6
    }
    hits.append(hit)
  }

  /// Contrast and question touch hits that are already there; hits that lost their weight go.
  private mutating func weigh(_ first: Int, _ contrastHit: Int, _ isQuestion: Bool) {
    var kept = first
    for index in first..<hits.count {
      var hit = hits[index]
      if hit.weight == 0 { continue }
      if contrastHit >= 0 { hit.weight *= index < contrastHit ? 0.7 : 1.3 }
      if isQuestion { hit.weight *= 0.5 }
      hits[kept] = hit
      kept += 1
    }
    hits.removeLast(hits.count - kept)
    pendingEnd = 0
  }
}

extension UInt16 {
  /// ， 。 ； ： ！ ？ and their narrow forms: where a clause ends. The enumeration comma 、 is none.
  var isClauseMark: Bool {
    switch self {
    case 0xFF0C, 0x3002, 0xFF1B, 0xFF1A, 0xFF01, 0xFF1F, 0x2C, 0x3B, 0x21, 0x3F: true
    default: false
    }
  }
}

extension MentionType {
  var place: Int {
    switch self {
    case .person: 0
    case .organization: 1
    case .place: 2
    case .position: 3
    case .programme: 4
    case .work: 5
    }
  }
}
