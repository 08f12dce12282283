import ArticleModel
import Hashing

/// What an article gives to the corpus tables, as a compact record:
///
///     entities: count, then for each: id, type, name, admin code, mentions, count of forms, for each form: text, count
///     keywords: count, then for each: term, tag, count, weight (in thousandths)
enum CorpusRecords {
  static func encode(_ article: ProcessedArticle, into records: inout ByteBuffer) {
    let layers = article.article.layers
    records.append(fixed: UInt32(layers.entities.count))
    for (index, entity) in layers.entities.enumerated() {
      records.append(record: article.entityIDs[index])
      records.append(fixed: entity.type.code)
      records.append(record: entity.name)
      records.append(record: entity.adminCode)
      records.append(fixed: UInt32(entity.mentions.count))
      let forms = forms(of: entity, in: article.article)
      records.append(fixed: UInt32(forms.count))
      for form in forms {
        records.append(record: form.text)
        records.append(fixed: UInt32(form.count))
      }
    }
    records.append(fixed: UInt32(layers.keywords.count))
    for keyword in layers.keywords {
      records.append(record: keyword.term)
      records.append(fixed: keyword.tag.rawValue)
      records.append(fixed: UInt32(clamping: keyword.count))
      records.append(fixed: Int64((keyword.weight * 1000).rounded()))
    }
  }

  /// The forms in which the text names it, but for the name itself.
  private static func forms(of entity: LocalEntity, in article: Article) -> [(text: String, count: Int)] {
    var forms: [(text: String, count: Int)] = []
    for mention in entity.mentions where article.layers.mentions.indices.contains(mention) {
      let text = article.text.string(article.layers.mentions[mention].range)
      if text == entity.name { continue }
      if let known = forms.firstIndex(where: { $0.text == text }) { forms[known].count += 1 } else { forms.append((text, 1)) }
    }
    return forms
  }
}

extension MentionType {
  var code: UInt8 { UInt8(Self.allCases.firstIndex(of: self)!) }
}
