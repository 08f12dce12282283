import ArticleModel

/// One article's pass.
struct FigurePass {
  var text: FoldedText
  let source: UnsafePointer<UInt16>
  let view: TokenView
  let triggers: [UInt8]
  var quantities: [Quantity] = []
  var times: [TimeExpression] = []
  private var context: TimeContext
  private var sentenceIndex = 0
  private var firstOfSentence = 0
  private var currentSentence = TextRange(0, 0)

  init(text: FoldedText, source: UnsafePointer<UInt16>, view: TokenView, reference: ReferenceDate?, triggers: [UInt8]) {
    self.text = text
    self.source = source
    self.view = view
    self.triggers = triggers
    context = TimeContext(reference: reference)
  }

  mutating func run(_ lines: [ArticleLine], _ sentences: [Sentence]) {
    if lines.isEmpty {
      // No lines known: they end at "\n".
      var start = 0
      var at = 0
      var number = 0
      while at <= text.count {
        if at == text.count || text.units[at] == 10 {
          line(start, at, number, sentences)
          number += 1
          start = at + 1
        }
        at += 1
      }
    } else {
      for (number, line) in lines.enumerated() { self.line(line.range.start, line.range.end, number, sentences) }
    }
  }

  private mutating func line(_ start: Int, _ end: Int, _ number: Int, _ sentences: [Sentence]) {
    guard start < end else { return }
    text.start = start
    text.limit = end
    context.line = number
    context.chainYear = nil
    if number < 8 { dateline(start, end) }
    var quotes = QuoteMap()
    var at = start
    var floor = start
    while at < end {
      let unit = text.units[at]
      let trigger = triggers[Int(unit)]
      if trigger == 0 {
        if unit == 0x3002, !context.chainHasMonth { context.chainYear = nil }
        if unit == 0x300A || unit == 0x201C || unit == 0x300C { quotes.open(text, at) }
        at += 1
        continue
      }
      if at < quotes.bookEnd {
        at += 1
        continue
      }
      if let next = time(at, floor, quotes.quoteEnd) {
        at = next
        floor = next
        continue
      }
      if unit == 0x201C || unit == 0x300C { quotes.open(text, at) }
      if trigger & ~CharacterTable.Trigger.time != 0, let next = quantity(at, floor, sentences, at < quotes.quoteEnd) {
        if next > 0 {
          at = next
          floor = next
        } else {
          at = -next
        }
        continue
      }
      at = skip(at)
    }
  }

  /// Past a numeral that was nothing.
  private func skip(_ at: Int) -> Int {
    guard text.kind(at) != .none else { return at + 1 }
    let isDigit = text.kind(at) == .digit
    var next = at + 1
    while isDigit
      ? text.kind(next) == .digit || ((text[next] == u(".") || text[next] == u(",")) && text.kind(next + 1) == .digit)
      : text.kind(next) == text.kind(at) && text.kind(next) == .hanDigit && next < at + 64
    { next += 1 }
    return isDigit ? next : at + 1
  }

  private mutating func time(_ at: Int, _ floor: Int, _ quoteEnd: Int) -> Int? {
    if !view.isEmpty, text.kind(at) != .none, text.kind(at) != .digit, hidesTime(at) { return nil }
    guard TimeReader.mayBegin(text, at) else { return nil }
    var reader = TimeReader(text: text, context: context)
    guard let found = reader.read(at, floor: floor) else { return nil }
    if let last = times.last, last.range.end > found.range.start { return nil }
    if found.rule == "date.festival", at < quoteEnd { return nil }
    if found.rule == "reference" || found.rule.hasPrefix("date.relative"), !view.isEmpty, let token = view.covering(at), Int(token.start) < at {
      return nil
    }
    context = reader.context
    times.append(found)
    return max(found.range.end, at + 1)
  }

  /// A Han numeral within a word that is no time: 一时, 三日月.
  private func hidesTime(_ at: Int) -> Bool {
    guard let token = view.covering(at) else { return false }
    switch token.tag {
    case .nr, .i, .l: return true
    case .d, .c, .v, .ns, .nz: return Int(token.start) == at ? Int(token.end) > at + 1 || token.tag == .nz : true
    default: return false
    }
  }

  /// Positive: the position after a quantity; negative: past something that is none.
  private mutating func quantity(_ at: Int, _ floor: Int, _ sentences: [Sentence], _ isQuoted: Bool) -> Int? {
    let reader = QuantityReader(text: text, view: view)
    guard let draft = reader.read(at, floor: floor) else { return text[at] == u("第") ? afterOrdinal(at) : nil }
    if let last = quantities.last, last.range.end > draft.start { return nil }
    let isHan = draft.numeral.map { !$0.isArabic } ?? true
    if isHan, let numeral = draft.numeral, numeral.end - numeral.start <= 2, draft.kind != .ordinal, draft.kind != .percent, draft.kind != .fraction,
      view.hidesNumeral(numeral.start, numeral.end)
    {
      return -(at + 1)
    }
    if isQuoted,
      isHan
        ? draft.kind != .money && draft.kind != .percent : draft.isBare || draft.kind == .label || draft.kind == .fraction || draft.kind == .ordinal
    {
      return -draft.end
    }
    if draft.isBare, !isCounted(draft) { return -max(draft.numeral?.end ?? draft.end, at + 1) }
    locate(draft.start, sentences)
    let of: TextRange?
    if view.isEmpty {
      of = nil
    } else {
      // A copy of the last few: a slice would make the next append copy everything.
      let previous = Array(quantities[max(firstOfSentence, quantities.count - 3)...])
      of = NounPhraseFinder(text: text, view: view, sentence: currentSentence).find(draft, previous: previous[...])
    }
    if draft.isOne, draft.kind == .count || draft.kind == .measure, let unit = draft.unit, let numeral = draft.numeral,
      OneGuard.isArticle(text, numeral.start, unit: unit, end: draft.end, of: of)
    {
      return -draft.end
    }
    var quantity = Quantity(range: TextRange(draft.start, draft.end), kind: draft.kind, rule: draft.rule)
    quantity.low = draft.low
    quantity.high = draft.high
    quantity.modifier = draft.modifier
    if draft.isLiteral {
      quantity.low = original(quantity.range)
      quantity.high = quantity.low
    }
    quantity.unit = draft.fixedUnit.isEmpty ? draft.unitIsNoun ? "" : draft.unit.map { original($0) } ?? "" : draft.fixedUnit
    if !draft.baseValue.isEmpty {
      quantity.baseValue = draft.baseValue
      quantity.baseUnit = draft.baseUnit
    }
    quantity.of = of
    let chained = quantities.count > firstOfSentence ? quantities.last.map { (end: $0.range.end, change: $0.change) } : nil
    quantity.change = ChangeReader(text: text).read(draft, floor: floor, chained: chained)
    quantities.append(quantity)
    return max(draft.end, at + 1)
  }

  /// Past the numeral of an ordinal that is part of a name, and its 届.
  private func afterOrdinal(_ at: Int) -> Int? {
    guard let numeral = NumeralReader(text: text).read(text.skippingBlanks(at + 1)) else { return nil }
    let unit = text[numeral.end]
    return -(unit == u("届") || unit == u("次") || unit == u("个") ? numeral.end + 1 : numeral.end)
  }

  /// A number without a unit counts a noun right behind it; without words known, it is kept where it is not part of a word.
  private func isCounted(_ draft: QuantityReader.Draft) -> Bool {
    guard let numeral = draft.numeral else { return false }
    if view.isEmpty { return true }
    if text[draft.end] == 0 || !text.isHan(draft.end) {
      // A number that stands alone: only after a word that makes it one, or in a line of its own.
      return true
    }
    let next = view.first(from: draft.end)
    guard next < view.tokens.count else { return true }
    if Int(view.tokens[next].start) != draft.end { return false }
    switch view.tokens[next].tag {
    case .n, .vn, .nz, .b, .a, .an, .ng, .j, .nx: return numeral.isArabic || numeral.hasMultiplier || numeral.spread != .exact
    default: return numeral.isArabic || numeral.end - numeral.start >= 2
    }
  }

  private func original(_ range: TextRange) -> String {
    String(decoding: UnsafeBufferPointer(start: source + range.start, count: range.count), as: UTF16.self)
  }

  /// The sentence of a position; quantities of earlier ones are forgotten.
  private mutating func locate(_ position: Int, _ sentences: [Sentence]) {
    while sentenceIndex < sentences.count, sentences[sentenceIndex].range.end <= position { sentenceIndex += 1 }
    let range: TextRange
    if sentenceIndex < sentences.count, sentences[sentenceIndex].range.start <= position {
      range = sentences[sentenceIndex].range
    } else {
      range = TextRange(text.start, text.limit)
    }
    if range != currentSentence {
      currentSentence = range
      firstOfSentence = quantities.count
      while firstOfSentence > 0, quantities[firstOfSentence - 1].range.start >= range.start { firstOfSentence -= 1 }
    }
  }

  /// 新华社北京7月1日电: 今天 in what follows is that day.
  private mutating func dateline(_ start: Int, _ end: Int) {
    guard let reference = context.reference?.day else { return }
    var at = start
    let limit = min(end, start + 60)
    while at < limit {
      let unit = text.units[at]
      if unit == u("。") || unit == u("，") { return }
      if text.kind(at) == .digit || text.kind(at) == .hanDigit || text.kind(at) == .small, at == start || text.kind(at - 1) == .none {
        let numerals = NumeralReader(text: text)
        if let month = numerals.read(at), text[month.end] == u("月"), let m = month.integer, (1...12).contains(m),
          let day = numerals.read(month.end + 1), text[day.end] == u("日"), let d = day.integer,
          (1...31).contains(d)
        {
          if text.end(ofAny: ["电", "讯", "专电", "消息", "体育专电"], at: day.end + 1) != nil {
            let year = reference.parts.year
            let this = CivilDay(year, m, d)
            let date = this.number - reference.number > 30 ? CivilDay(year - 1, m, d) : this
            if reference.number - date.number < 60 { context.today = date }
          }
          return
        }
      }
      at += 1
    }
  }
}
