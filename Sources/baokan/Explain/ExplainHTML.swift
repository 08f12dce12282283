import ArticleModel

/// Articles with their annotations as one HTML page, without a network.
enum ExplainHTML {
  static func document(_ articles: [Article]) -> String {
    "<!doctype html>\n<html lang=\"zh\"><head><meta charset=\"utf-8\"><title>Baokan</title><style>\n\(style)</style></head><body>\n"
      + articles.map(article).joined() + "</body></html>\n"
  }

  private static let style = """
    body{font:17px/1.8 "Noto Serif CJK SC","Songti SC",serif;max-width:46em;margin:2em auto;padding:0 1em;color:#222;background:#fff}
    h1{font-size:1.4em}mark{background:none;border-bottom:2px solid;color:inherit}
    .person{border-color:#c0392b}.organization{border-color:#2457a7}.place{border-color:#2e7d32}.position{border-color:#b8860b}
    .programme{border-color:#7b1fa2}.work{border-color:#00838f}.quantity{background:#fff3c4}.time{background:#dff1ff}
    table{border-collapse:collapse;font-size:.85em;margin:.6em 0 1.6em}td,th{border-top:1px solid #ccc;padding:.2em .8em .2em 0;text-align:left}
    .positive{color:#1b7a3d}.negative{color:#b3261e}
    @media(prefers-color-scheme:dark){body{background:#181818;color:#ddd}.quantity{background:#4a3f10}.time{background:#12354d}}

    """

  private static func article(_ article: Article) -> String {
    var out = "<article>\n"
    for line in article.lines {
      let tag = line.role == .headline ? "h1" : line.role == .body || line.role == .caption ? "p" : "h3"
      out += "<\(tag)>\(marked(article, line.range))</\(tag)>\n"
    }
    let layers = article.layers
    out += table(
      ["speaker", "cue", "words"],
      layers.quotations.filter { $0.kind == .speech }.map { [text(article, $0.speaker), text(article, $0.cue), text(article, $0.range)] })
    out += table(
      ["person", "position", "organization"],
      layers.affiliations.map { [text(article, $0.person), text(article, $0.position), text(article, $0.organization)] })
    out += table(
      ["quantity", "kind", "low", "high", "unit", "of", "change"],
      layers.quantities.map { [text(article, $0.range), $0.kind.rawValue, $0.low, $0.high, $0.unit, text(article, $0.of), $0.change] })
    out += table(
      ["time", "type", "value", "begin", "finish"], layers.times.map { [text(article, $0.range), $0.type.rawValue, $0.value, $0.begin, $0.finish] })
    return out + "</article>\n"
  }

  /// The text with names, quantities and times marked; of two that overlap the one that begins first.
  private static func marked(_ article: Article, _ range: TextRange) -> String {
    var spans = article.layers.mentions.map { ($0.range, $0.type.rawValue) }
    spans += article.layers.quantities.map { ($0.range, "quantity") }
    spans += article.layers.times.map { ($0.range, "time") }
    spans.sort { $0.0 < $1.0 }
    var out = ""
    var at = range.start
    for (span, name) in spans where range.contains(span) && span.start >= at {
      out +=
        escaped(article.text.string(TextRange(at, span.start)))
        + "<mark class=\"\(name)\" title=\"\(name)\">\(escaped(article.text.string(span)))</mark>"
      at = span.end
    }
    return out + escaped(article.text.string(TextRange(at, range.end)))
  }

  private static func table(_ head: [String], _ rows: [[String]]) -> String {
    if rows.isEmpty { return "" }
    let body = rows.map { "<tr>" + $0.map { "<td>\(escaped($0))</td>" }.joined() + "</tr>\n" }.joined()
    return "<table><tr>\(head.map { "<th>\($0)</th>" }.joined())</tr>\n\(body)</table>\n"
  }

  private static func text(_ article: Article, _ range: TextRange?) -> String { range.map { article.text.string($0) } ?? "" }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { out, character in
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      default: out.append(character)
      }
    }
  }
}
