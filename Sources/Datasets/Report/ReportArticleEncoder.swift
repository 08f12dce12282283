import ArticleModel

/// An article as the report shows it, in two parts: a binary record for the index (`ReportIndex`), and a compact JSON object with the text
/// and its layers for the article view. Offsets in the JSON count UTF-16 units, as JavaScript does.
struct ReportArticleEncoder {
  static func encode(_ article: ProcessedArticle, _ units: UnsafeBufferPointer<UInt16>, into out: inout ByteBuffer) {
    index(article, into: &out)
    let json = JSONObjectWriter(units: units)
    json.article(article)
    out.append(fixed: UInt32(json.out.count))
    out.append(json.out.bytes)
  }

  /// Reads of a record what `ReportIndex` wants; the layout is written here and read there.
  private static func index(_ article: ProcessedArticle, into out: inout ByteBuffer) {
    let metadata = article.article.metadata
    let layers = article.article.layers
    out.append(record: metadata.publication)
    out.append(record: metadata.date)
    out.append(record: metadata.page)
    out.append(record: metadata.sectionLabel)
    out.append(record: metadata.headline.isEmpty ? start(of: article.article.text) : metadata.headline)
    let tone = layers.articleTone.first
    out.append(fixed: tone.map { Int32(($0.tone * 1000).rounded()) } ?? Int32.min)
    out.append(fixed: tone.map { UInt8(ToneLabel.allCases.firstIndex(of: $0.label)!) } ?? 255)
    out.append(fixed: UInt32(metadata.doubts.count))
    for doubt in metadata.doubts { out.append(record: doubt) }
    out.append(fixed: UInt32(layers.entities.count))
    for (position, entity) in layers.entities.enumerated() {
      out.append(record: article.entityIDs[position])
      out.append(fixed: entity.type.code)
      out.append(record: entity.name)
      out.append(fixed: UInt32(entity.mentions.count))
    }
    let speakers = layers.quotations.filter { $0.kind == .speech }.compactMap(\.speaker).map { article.article.text.string($0) }
    out.append(fixed: UInt32(speakers.count))
    for speaker in speakers { out.append(record: speaker) }
    let largest = largest(layers.quantities)
    out.append(fixed: UInt32(largest.count))
    for (quantity, value) in largest {
      out.append(record: quantity.kind.rawValue)
      out.append(record: quantity.baseUnit.isEmpty ? quantity.unit : quantity.baseUnit)
      out.append(record: value)
      out.append(record: article.article.text.string(quantity.range))
      out.append(record: quantity.of.map { article.article.text.string($0) } ?? "")
    }
    out.append(fixed: UInt32(layers.keywords.count))
    for keyword in layers.keywords {
      out.append(record: keyword.term)
      out.append(fixed: UInt32(clamping: keyword.count))
    }
  }

  private static func start(of text: SourceText) -> String {
    let line = text.units.prefix(60).prefix { $0 != 10 }
    return String(decoding: line.prefix(30), as: UTF16.self)
  }

  /// Of every kind and unit the largest number, with its value as a plain decimal.
  private static func largest(_ quantities: [Quantity]) -> [(Quantity, String)] {
    var largest: [(Quantity, String)] = []
    for quantity in quantities {
      switch quantity.kind {
      case .count, .measure, .money, .percent, .multiple: break
      default: continue
      }
      let bound = quantity.low.isEmpty ? quantity.high : quantity.low
      let value = quantity.baseValue.isEmpty ? bound : quantity.baseValue
      guard CellSink.isPlainDecimal(value), let number = Double(value) else { continue }
      let unit = quantity.baseUnit.isEmpty ? quantity.unit : quantity.baseUnit
      if let same = largest.firstIndex(where: { $0.0.kind == quantity.kind && ($0.0.baseUnit.isEmpty ? $0.0.unit : $0.0.baseUnit) == unit }) {
        if number > Double(largest[same].1)! { largest[same] = (quantity, value) }
      } else {
        largest.append((quantity, value))
      }
    }
    return largest
  }
}

/// Writes the JSON of the article view.
private final class JSONObjectWriter {
  var out = ByteBuffer(capacity: 1 << 13)
  private let units: UnsafeBufferPointer<UInt16>
  private var scratch = ByteBuffer(capacity: 1 << 13)

  init(units: UnsafeBufferPointer<UInt16>) { self.units = units }

  func article(_ processed: ProcessedArticle) {
    let article = processed.article
    let layers = article.layers
    let metadata = article.metadata
    out.append("{\"t\":")
    text(TextRange(0, units.count))
    out.append(",\"m\":[")
    for (index, part) in [
      metadata.source, metadata.member, metadata.recordID, metadata.byline, metadata.agency, metadata.reporters.joined(separator: "、"),
      metadata.correspondents.joined(separator: "、"), metadata.datelinePlace,
    ].enumerated() {
      comma(index)
      string(part)
    }
    out.append("]")
    list("l", article.lines) { line in
      string(line.role.rawValue)
      span(line.range)
    }
    list("s", Array(zip(layers.sentences, layers.sentenceTones))) { sentence, tone in
      integers(sentence.range)
      out.append(",")
      thousandths(tone.tone)
    }
    list("q", layers.quantities) { quantity in
      integers(quantity.range)
      strings([
        quantity.kind.rawValue, quantity.low, quantity.high, quantity.modifier.rawValue, quantity.unit, string(of: quantity.of), quantity.change,
        quantity.rule,
      ])
    }
    list("d", layers.times) { time in
      integers(time.range)
      strings([time.type.rawValue, time.value, time.begin, time.finish, time.rule])
    }
    list("n", Array(layers.mentions.enumerated())) { index, mention in
      integers(mention.range)
      strings([mention.type.rawValue, processed.entityID(ofMention: index), mention.rule])
    }
    list("a", layers.affiliations) { affiliation in
      integers(affiliation.range)
      strings([string(of: affiliation.person), string(of: affiliation.position), string(of: affiliation.organization), affiliation.rule])
    }
    list("u", layers.quotations) { quotation in
      integers(quotation.range)
      strings([
        quotation.kind.rawValue, string(of: quotation.speaker), string(of: quotation.speakerPosition), string(of: quotation.cue),
        quotation.form.rawValue, quotation.rule,
      ])
    }
    list("w", layers.toneTerms) { term in
      integers(term.range)
      out.append(",")
      thousandths(Double(term.polarity) * term.weight.magnitude)
      out.append(term.negated ? ",1" : ",0")
      out.append(term.inQuotation ? ",1" : ",0")
    }
    out.append("}")
  }

  private func list<Element>(_ key: String, _ elements: [Element], _ body: (Element) -> Void) {
    out.append(",\"\(key)\":[")
    for (index, element) in elements.enumerated() {
      comma(index)
      out.append("[")
      body(element)
      out.append("]")
    }
    out.append("]")
  }

  private func comma(_ index: Int) { if index > 0 { out.append(",") } }

  private func integers(_ range: TextRange) {
    out.append(integer: range.start)
    out.append(",")
    out.append(integer: range.end)
  }

  private func span(_ range: TextRange) {
    out.append(",")
    integers(range)
  }

  private func thousandths(_ value: Double) { if !out.append(number: value, decimals: 3) { out.append("0") } }

  private func string(of range: TextRange?) -> String {
    range.map { String(decoding: units[$0.start..<$0.end], as: UTF16.self) } ?? ""
  }

  private func strings(_ values: [String]) {
    for value in values {
      out.append(",")
      string(value)
    }
  }

  private func string(_ value: String) {
    out.append("\"")
    var value = value
    value.withUTF8 { out.append(jsonContent: UnsafeRawBufferPointer($0)) }
    out.append("\"")
  }

  private func text(_ range: TextRange) {
    scratch.clear()
    _ = scratch.append(units: UnsafeBufferPointer(rebasing: units[range.start..<range.end]))
    out.append("\"")
    out.append(jsonContent: scratch.bytes)
    out.append("\"")
  }
}
