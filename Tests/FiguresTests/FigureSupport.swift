import ArticleModel

@testable import Figures

/// What the scanner finds in a text, in its order: `3000余名 count 3000.. more_than [名]; 去年 DATE 2009 2009-01-01|2010-01-01`.
///
/// A quantity: text, kind, value (or `low..high`), modifier where it is not exact, [unit], =base value and unit, change. A time: text, type,
/// value, begin|finish. The article is of Thursday, 2010-09-16 unless another date is given; an empty date means none is known.
func figures(_ string: String, date: String = "2010-09-16") -> String {
  let text = SourceText(string)
  let (quantities, times) = scan(text, tokens: [], date: date)
  var found: [(start: Int, text: String)] = []
  for quantity in quantities {
    let value = quantity.low == quantity.high ? quantity.low : quantity.low + ".." + quantity.high
    var parts = [text.string(quantity.range), quantity.kind.rawValue, value.isEmpty ? ".." : value]
    if quantity.modifier != .exact { parts.append(quantity.modifier.rawValue) }
    if !quantity.unit.isEmpty { parts.append("[" + quantity.unit + "]") }
    if !quantity.baseValue.isEmpty { parts.append("=" + quantity.baseValue + quantity.baseUnit) }
    if !quantity.change.isEmpty { parts.append(quantity.change) }
    found.append((quantity.range.start, parts.joined(separator: " ")))
  }
  for time in times {
    var parts = [text.string(time.range), time.type.rawValue, time.value]
    if !time.begin.isEmpty || !time.finish.isEmpty { parts.append(time.begin + "|" + time.finish) }
    found.append((time.range.start, parts.joined(separator: " ")))
  }
  return found.sorted { ($0.start, $0.text) < ($1.start, $1.text) }.map(\.text).joined(separator: "; ")
}

/// Words as in the corpus, `职工/n 3000余/m 名/q`, and what each quantity counts: `3000余名 → 职工`.
func counted(_ line: String) -> String {
  var units: [UInt16] = []
  var tokens: [Token] = []
  for item in line.split(separator: " ") {
    let slash = item.lastIndex(of: "/")!
    let start = units.count
    units.append(contentsOf: item[..<slash].utf16)
    tokens.append(Token(start: start, end: units.count, tag: WordTag(name: String(item[item.index(after: slash)...]))!))
  }
  let text = SourceText(units)
  return scan(text, tokens: tokens, date: "2010-09-16").0.map { text.string($0.range) + " → " + ($0.of.map(text.string) ?? "") }.joined(
    separator: "; ")
}

func scan(_ text: SourceText, tokens: [Token], date: String) -> ([Quantity], [TimeExpression]) {
  let scanner = FigureScanner()
  var quantities: [Quantity] = []
  var times: [TimeExpression] = []
  text.units.withUnsafeBufferPointer { units in
    scanner.scan(units: units, lines: [], sentences: [], tokens: tokens, reference: ReferenceDate(iso: date), quantities: &quantities, times: &times)
  }
  return (quantities, times)
}
