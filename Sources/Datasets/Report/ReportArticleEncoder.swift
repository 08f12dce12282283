import ArticleModel

/// An article as the report shows it, in two parts: a binary record for the index (`ReportIndex`), and a compact JSON object with the text
/// and its layers for the article view. Offsets in the JSON count UTF-16 units, as JavaScript does.
struct ReportArticleEncoder {
  static func encode(_ article: ProcessedArticle, _ units: UnsafeBufferPointer<UInt16>, into out: inout ByteBuffer) {
    index(article, into: &out)
    let at = out.count
    out.append(fixed: UInt32(0))
    var json = ArticleJSON(units: units)
    json.write(article, to: &out)
    out.replace(fixed: UInt32(out.count - at - 4), at: at)
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
private struct ArticleJSON: ~Copyable {
  private let units: UnsafeBufferPointer<UInt16>
  private var scratch = ByteBuffer(capacity: 1 << 10)

  init(units: UnsafeBufferPointer<UInt16>) { self.units = units }

  mutating func write(_ processed: ProcessedArticle, to out: inout ByteBuffer) {
    let article = processed.article
    let metadata = article.metadata
    out.append("{\"t\":")
    slice(TextRange(0, units.count), &out)
    out.append(",\"m\":[")
    var first = true
    for part in [
      metadata.source, metadata.member, metadata.recordID, metadata.byline, metadata.agency, metadata.reporters.joined(separator: "、"),
      metadata.correspondents.joined(separator: "、"), metadata.datelinePlace,
    ] {
      if !first { out.append(UInt8(ascii: ",")) }
      first = false
      string(part, &out)
    }
    out.append("],\"l\":[")
    for (index, line) in article.lines.enumerated() {
      out.append(index > 0 ? ",[" : "[")
      string(line.role.rawValue, &out)
      out.append(UInt8(ascii: ","))
      span(line.range, &out)
      out.append(UInt8(ascii: "]"))
    }
    sentences(article.layers, &out)
    figures(article.layers, &out)
    names(processed, &out)
    speech(article.layers, &out)
    out.append("]}")
  }

  private mutating func sentences(_ layers: Layers, _ out: inout ByteBuffer) {
    out.append("],\"s\":[")
    var first = true
    for (sentence, tone) in zip(layers.sentences, layers.sentenceTones) {
      begin(sentence.range, &first, &out)
      out.append(UInt8(ascii: ","))
      thousandths(tone.tone, &out)
      out.append(UInt8(ascii: "]"))
    }
    out.append("],\"w\":[")
    first = true
    for term in layers.toneTerms {
      begin(term.range, &first, &out)
      out.append(UInt8(ascii: ","))
      thousandths(Double(term.polarity) * term.weight.magnitude, &out)
      out.append(term.negated ? ",1" : ",0")
      out.append(term.inQuotation ? ",1]" : ",0]")
    }
  }

  private mutating func figures(_ layers: Layers, _ out: inout ByteBuffer) {
    out.append("],\"q\":[")
    var first = true
    for quantity in layers.quantities {
      begin(quantity.range, &first, &out)
      next(quantity.kind.rawValue, &out)
      next(quantity.low, &out)
      next(quantity.high, &out)
      next(quantity.modifier.rawValue, &out)
      next(quantity.unit, &out)
      next(quantity.of, &out)
      next(quantity.change, &out)
      next(quantity.rule, &out)
      out.append(UInt8(ascii: "]"))
    }
    out.append("],\"d\":[")
    first = true
    for time in layers.times {
      begin(time.range, &first, &out)
      next(time.type.rawValue, &out)
      next(time.value, &out)
      next(time.begin, &out)
      next(time.finish, &out)
      next(time.rule, &out)
      out.append(UInt8(ascii: "]"))
    }
  }

  private mutating func names(_ processed: ProcessedArticle, _ out: inout ByteBuffer) {
    out.append("],\"n\":[")
    var first = true
    for (index, mention) in processed.article.layers.mentions.enumerated() {
      begin(mention.range, &first, &out)
      next(mention.type.rawValue, &out)
      next(processed.entityID(ofMention: index), &out)
      next(mention.rule, &out)
      out.append(UInt8(ascii: "]"))
    }
    out.append("],\"a\":[")
    first = true
    for affiliation in processed.article.layers.affiliations {
      begin(affiliation.range, &first, &out)
      next(affiliation.person, &out)
      next(affiliation.position, &out)
      next(affiliation.organization, &out)
      next(affiliation.rule, &out)
      out.append(UInt8(ascii: "]"))
    }
  }

  private mutating func speech(_ layers: Layers, _ out: inout ByteBuffer) {
    out.append("],\"u\":[")
    var first = true
    for quotation in layers.quotations {
      begin(quotation.range, &first, &out)
      next(quotation.kind.rawValue, &out)
      next(quotation.speaker, &out)
      next(quotation.speakerPosition, &out)
      next(quotation.cue, &out)
      next(quotation.form.rawValue, &out)
      next(quotation.rule, &out)
      out.append(UInt8(ascii: "]"))
    }
  }

  private func begin(_ range: TextRange, _ first: inout Bool, _ out: inout ByteBuffer) {
    out.append(first ? "[" : ",[")
    first = false
    span(range, &out)
  }

  private func span(_ range: TextRange, _ out: inout ByteBuffer) {
    out.append(integer: range.start)
    out.append(UInt8(ascii: ","))
    out.append(integer: range.end)
  }

  private func thousandths(_ value: Double, _ out: inout ByteBuffer) { if !out.append(number: value, decimals: 3) { out.append("0") } }

  private func next(_ value: String, _ out: inout ByteBuffer) {
    out.append(UInt8(ascii: ","))
    string(value, &out)
  }

  private mutating func next(_ range: TextRange?, _ out: inout ByteBuffer) {
    out.append(UInt8(ascii: ","))
    if let range { slice(range, &out) } else { out.append("\"\"") }
  }

  private func string(_ value: String, _ out: inout ByteBuffer) {
    out.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { out.append(jsonContent: UnsafeRawBufferPointer($0)) }
    out.append(UInt8(ascii: "\""))
  }

  private mutating func slice(_ range: TextRange, _ out: inout ByteBuffer) {
    scratch.clear()
    let traits = scratch.append(units: UnsafeBufferPointer(rebasing: units[range.start..<range.end]))
    out.append(UInt8(ascii: "\""))
    if traits.contains(.escapedInJSON) { out.append(jsonContent: scratch.bytes) } else { out.append(scratch.bytes) }
    out.append(UInt8(ascii: "\""))
  }
}
