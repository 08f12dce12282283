import ArticleModel

/// Encodes one article with all its rows as one JSON line: what `baokan worker` writes.
///
///     {"articles":{"article_id":"…",…},"sentences":[{…},…],"quantities":[…],…,"entities":[…],"keywords":[…]}
///
/// The rows are those of the JSON Lines tables. `entities` and `keywords` are the article's own; what needs the whole corpus (scores, duplicates,
/// aliases) is worked out by whoever puts the lines together.
public final class AnnotatedLineEncoder {
  private let catalog: Catalog
  private let encoder: RowEncoder
  private let batch: EncodedBatch
  private var out = ByteBuffer()

  public init(_ catalog: Catalog) {
    self.catalog = catalog
    var options = EncodingOptions()
    options.formats = [.jsonl]
    options.report = false
    encoder = RowEncoder(catalog, options)
    batch = EncodedBatch(catalog)
  }

  /// The line with its end; valid until the next call.
  public func line(of article: ProcessedArticle) -> UnsafeRawBufferPointer {
    batch.clear()
    encoder.encode(article, into: batch)
    out.clear()
    out.append("{")
    for (index, table) in catalog.articleTables.enumerated() {
      out.append((index == 0 ? "\"" : ",\"") + table.info.name + "\":")
      let isArticle = table.info.name == "articles"
      if !isArticle { out.append("[") }
      appendRows(batch.streams[index].cells.json.bytes)
      if !isArticle { out.append("]") }
    }
    appendEntities(article)
    appendKeywords(article)
    out.append("}\n")
    return out.bytes
  }

  /// Lines become elements: every line end but the last is a comma.
  private func appendRows(_ rows: UnsafeRawBufferPointer) {
    var start = 0
    for at in 0..<rows.count where rows[at] == 10 {
      if start > 0 { out.append(",") }
      out.append(UnsafeRawBufferPointer(rebasing: rows[start..<at]))
      start = at + 1
    }
  }

  private func appendEntities(_ article: ProcessedArticle) {
    let values = zip(article.article.layers.entities, article.entityIDs).map { entity, id in
      JSONValue.object([
        "entity_id": .string(id), "type": .string(entity.type.rawValue), "name": .string(entity.name), "admin_code": .string(entity.adminCode),
        "mentions": .integer(entity.mentions.count),
      ])
    }
    out.append(",\"entities\":" + JSONValue.array(values).line)
  }

  private func appendKeywords(_ article: ProcessedArticle) {
    let values = article.article.layers.keywords.map { keyword in
      JSONValue.object([
        "term": .string(keyword.term), "pos": .string(keyword.tag.name), "count": .integer(keyword.count), "weight": .number("\(keyword.weight)"),
      ])
    }
    out.append(",\"keywords\":" + JSONValue.array(values).line)
  }
}

extension JSONValue {
  /// On one line. Strings of this program hold no line ends that their escapes would not cover.
  public var line: String {
    var line = ""
    var indenting = false
    for character in text {
      if character == "\n" {
        indenting = true
      } else if !(indenting && character == " ") {
        indenting = false
        line.append(character)
      }
    }
    return line
  }
}
