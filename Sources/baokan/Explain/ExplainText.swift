import ArticleModel

/// An article with its annotations for a terminal: the text with its names in colour, then the rows of every layer.
struct ExplainText {
  private let article: Article
  private let styled: Bool

  init(_ article: Article, styled: Bool) {
    self.article = article
    self.styled = styled
  }

  var text: String {
    var out = header
    for line in article.lines { out += coloured(line) + "\n" }
    out += "\n" + legend + "\n"
    out += section("names", entityRows)
    out += section("affiliations", article.layers.affiliations.map(affiliation))
    out += section("quotations", article.layers.quotations.filter { $0.kind == .speech }.map(quotation))
    out += section("quantities", article.layers.quantities.map(quantity))
    out += section("times", article.layers.times.map(time))
    out += section("tone", toneRows)
    return out + "\n"
  }

  private var header: String {
    let data = article.metadata
    let known = [data.publication, data.date, data.page.isEmpty ? "" : "page \(data.page)", data.sectionLabel].filter { !$0.isEmpty }
    let byline = data.reporters.isEmpty ? "" : "reporters: \(data.reporters.joined(separator: ", "))\n"
    let doubts = data.doubts.isEmpty ? "" : "doubts: \(data.doubts.joined(separator: ", "))\n"
    return dim(known.joined(separator: " · ") + (known.isEmpty ? "" : "\n") + byline + doubts + "\n")
  }

  private func coloured(_ line: ArticleLine) -> String {
    var out = ""
    var at = line.range.start
    for mention in article.layers.mentions where line.range.contains(mention.range) && mention.range.start >= at {
      out += string(TextRange(at, mention.range.start)) + paint(string(mention.range), mention.type)
      at = mention.range.end
    }
    out += string(TextRange(at, line.range.end))
    return line.role == .body || line.role == .caption ? out : bold(out)
  }

  private var legend: String { styled ? MentionType.allCases.map { paint($0.rawValue, $0) }.joined(separator: " ") : "" }

  private var entityRows: [String] {
    article.layers.entities.map { entity in
      let forms = Set(entity.mentions.map { string(article.layers.mentions[$0].range) }).subtracting([entity.name]).sorted()
      let code = entity.adminCode.isEmpty ? "" : "  \(entity.adminCode)"
      return "\(paint(entity.name, entity.type))  \(entity.mentions.count)×" + (forms.isEmpty ? "" : "  = " + forms.joined(separator: ", "))
        + dim(code)
    }
  }

  private func affiliation(_ row: Affiliation) -> String {
    "\(string(row.person)): \(row.position.map(string) ?? "-"), \(row.organization.map(string) ?? "-")" + dim("  \(row.rule)")
  }

  private func quotation(_ row: Quotation) -> String {
    let speaker = row.speaker.map(string) ?? "?"
    return "\(speaker) \(row.cue.map(string) ?? "") → \(string(row.range))" + dim("  \(row.form.rawValue), \(row.rule)")
  }

  private func quantity(_ row: Quantity) -> String {
    let bounds = row.low == row.high ? row.low : "\(row.low)…\(row.high)"
    let of = row.of.map { " of " + string($0) } ?? ""
    let change = row.change.isEmpty ? "" : " \(row.change)"
    return "\(string(row.range)): \(row.kind.rawValue) \(bounds) \(row.unit)\(of)\(change)" + dim("  \(row.modifier.rawValue), \(row.rule)")
  }

  private func time(_ row: TimeExpression) -> String {
    let interval = row.begin.isEmpty && row.finish.isEmpty ? "" : "  \(row.begin) – \(row.finish)"
    return "\(string(row.range)): \(row.type.rawValue) \(row.value)\(interval)" + dim("  \(row.rule)")
  }

  private var toneRows: [String] {
    var rows: [String] = []
    if let tone = article.layers.articleTone.first { rows.append("article: \(tone.label.rawValue) \(rounded(tone.tone))") }
    for (sentence, tone) in zip(article.layers.sentences, article.layers.sentenceTones) where tone.label != .neutral {
      let terms = article.layers.toneTerms.filter { sentence.range.contains($0.range) }.map {
        "\(string($0.range)) \($0.weight > 0 ? "+" : "")\(rounded($0.weight))"
      }
      rows.append("\(tone.label.rawValue): \(string(sentence.range))" + dim("  \(terms.joined(separator: ", "))"))
    }
    return rows
  }

  private func section(_ title: String, _ rows: [String]) -> String {
    rows.isEmpty ? "" : "\n" + bold(title) + "\n" + rows.map { "  " + $0 + "\n" }.joined()
  }

  private func string(_ range: TextRange) -> String { article.text.string(range) }
  private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
  private func bold(_ text: String) -> String { styled ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  private func dim(_ text: String) -> String { styled && !text.isEmpty ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

  private func paint(_ text: String, _ type: MentionType) -> String {
    guard styled else { return text }
    let colour = [MentionType.person: 31, .organization: 34, .place: 32, .position: 33, .programme: 35, .work: 36][type] ?? 39
    return "\u{1B}[\(colour)m\(text)\u{1B}[0m"
  }
}
