import ArticleModel
import Hashing

/// What an article gives to the corpus tables, as a compact record:
///
///     entities: count, then for each: id, type, name, admin code, mentions, count of forms, for each form: text
///     keywords: count, then for each: term, tag, count, weight (in thousandths)
enum CorpusRecords {
  static func encode(_ article: ProcessedArticle, _ units: UnsafeBufferPointer<UInt16>, into records: inout ByteBuffer) {
    let layers = article.article.layers
    records.append(fixed: UInt32(layers.entities.count))
    for (index, entity) in layers.entities.enumerated() {
      records.append(record: article.entityIDs[index])
      records.append(fixed: entity.type.code)
      records.append(record: entity.name)
      records.append(record: entity.adminCode)
      records.append(fixed: UInt32(entity.mentions.count))
      forms(of: entity, in: article.article, units, into: &records)
    }
    records.append(fixed: UInt32(layers.keywords.count))
    for keyword in layers.keywords {
      records.append(record: keyword.term)
      records.append(fixed: keyword.tag.rawValue)
      records.append(fixed: UInt32(clamping: keyword.count))
      records.append(fixed: Int64((keyword.weight * 1000).rounded()))
    }
  }

  /// The forms in which the text names it, a string each time, but for those that are the name itself.
  private static func forms(of entity: LocalEntity, in article: Article, _ units: UnsafeBufferPointer<UInt16>, into records: inout ByteBuffer) {
    let countAt = records.count
    var count: UInt32 = 0
    records.append(fixed: count)
    for mention in entity.mentions where article.layers.mentions.indices.contains(mention) {
      let range = article.layers.mentions[mention].range
      let at = records.count
      records.append(fixed: UInt32(0))
      _ = records.append(units: UnsafeBufferPointer(rebasing: units[range.start..<range.end]))
      let length = records.count - at - 4
      if records.bytes[(at + 4)...].elementsEqual(entity.name.utf8) {
        records.cut(to: at)
      } else {
        records.replace(fixed: UInt32(length), at: at)
        count += 1
      }
    }
    records.replace(fixed: count, at: countAt)
  }
}

extension MentionType {
  var code: UInt8 { UInt8(Self.allCases.firstIndex(of: self)!) }
}
