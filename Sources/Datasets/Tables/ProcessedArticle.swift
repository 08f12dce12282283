import ArticleModel
import Hashing

/// An article with all its layers, and what the tables need to point from one to another.
///
/// `sentence(at:)` finds the sentence of a position, `entityID(ofMention:)` the entity of a mention.
public final class ProcessedArticle {
  public let article: Article
  /// The ids of `article.layers.entities`, in their order.
  public let entityIDs: [String]
  /// What dictionaries counted; the rows of the table `categories`.
  public let categories: [CategoryRow]
  /// For each mention the index of its entity, or −1.
  let mentionEntities: [Int32]
  @exclusivity(unchecked) private var lastSentence = 0

  public init(_ article: Article, categories: [CategoryRow] = []) {
    self.article = article
    self.categories = categories
    entityIDs = article.layers.entities.map(EntityID.make)
    var entities = [Int32](repeating: -1, count: article.layers.mentions.count)
    for (index, entity) in article.layers.entities.enumerated() {
      for mention in entity.mentions where entities.indices.contains(mention) { entities[mention] = Int32(index) }
    }
    mentionEntities = entities
  }

  /// The index of the sentence that holds a position; of a position between two sentences the one before; nil before the first.
  func sentence(at position: Int) -> Int? {
    let sentences = article.layers.sentences
    if lastSentence < sentences.count, sentences[lastSentence].range.contains(position) { return lastSentence }
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].range.start <= position { low = middle + 1 } else { high = middle }
    }
    if low == 0 { return nil }
    lastSentence = low - 1
    return low - 1
  }

  /// The entity of a mention; empty when it has none.
  func entityID(ofMention index: Int) -> String {
    let entity = Int(mentionEntities[index])
    return entity < 0 ? "" : entityIDs[entity]
  }

  /// The entity of the mention that is exactly this stretch, or else of the first one in it that begins with it; empty when there is none.
  func entityID(of range: TextRange?) -> String {
    guard let range else { return "" }
    let mentions = article.layers.mentions
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].range.start < range.start { low = middle + 1 } else { high = middle }
    }
    while low < mentions.count, mentions[low].range.start == range.start {
      if mentions[low].range.end <= range.end, mentionEntities[low] >= 0 { return entityID(ofMention: low) }
      low += 1
    }
    return ""
  }

  /// The mention that holds a position, looked for from `cursor` on, which moves forward; positions are asked in ascending order.
  func mention(over range: TextRange, cursor: inout Int) -> Int? {
    let mentions = article.layers.mentions
    while cursor < mentions.count, mentions[cursor].range.end <= range.start { cursor += 1 }
    return cursor < mentions.count && mentions[cursor].range.overlaps(range) ? cursor : nil
  }
}

/// How often an article, or one of its sentences, has a category of a dictionary.
public struct CategoryRow: Sendable, Equatable {
  /// The dictionary's name.
  public var dictionary: String
  public var category: String
  public var count: Int
  /// The index of the sentence; nil for the whole article.
  public var sentence: Int?
  public init(dictionary: String, category: String, count: Int, sentence: Int? = nil) {
    self.dictionary = dictionary
    self.category = category
    self.count = count
    self.sentence = sentence
  }
}

/// Ids of entities: the same in every run, whatever else is in the dump.
public enum EntityID {
  /// `person-沈振定-1f3a9c2e`: the type, the letters and digits of the fullest name (24 at most), and a hash of type, name and what
  /// tells it from others of that name (the code of the division, else the qualifier).
  public static func make(_ entity: LocalEntity) -> String {
    make(type: entity.type, name: entity.name, distinction: entity.adminCode.isEmpty ? entity.qualifier : entity.adminCode)
  }

  static func make(type: MentionType, name: String, distinction: String) -> String {
    var hash = StableHash()
    hash.add(type.rawValue)
    hash.add(0)
    hash.add(name)
    hash.add(0)
    hash.add(distinction)
    let rest = hash.hexadecimal(8)
    return String(unsafeUninitializedCapacity: type.rawValue.utf8.count + mostNameCharacters * 4 + 10) { bytes in
      var count = 0
      func put(_ byte: UInt8) {
        bytes[count] = byte
        count += 1
      }
      for byte in type.rawValue.utf8 { put(byte) }
      put(UInt8(ascii: "-"))
      var kept = 0
      for scalar in name.unicodeScalars where kept < mostNameCharacters && isNameCharacter(scalar.value) {
        for byte in UTF8.encode(scalar)! { put(byte) }
        kept += 1
      }
      if kept > 0 { put(UInt8(ascii: "-")) }
      for byte in rest.utf8 { put(byte) }
      return count
    }
  }

  private static let mostNameCharacters = 24

  /// ASCII letters and digits, ·, letters of other scripts, ideographs; no marks, no blanks.
  private static func isNameCharacter(_ code: UInt32) -> Bool {
    switch code {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xB7, 0xC0...0x24F, 0x370...0x1FFF, 0x3041...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF,
      0x20000...0x3FFFF, 0x3007:
      true
    default: false
    }
  }
}
