import Affiliations
import ArticleModel
import Entities
import GoldCorpus
import Testing

/// Measures the linker on the corpus articles of `GoldEntities`.
@Suite struct GoldEntitiesTests {
  private static let corpus = String(#filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }) + "/corpus/articles/"

  @Test func linksNamesAndFindsCodes() throws {
    var precision = 0.0
    var recall = 0.0
    var mentions = 0
    var places = 0
    var rightPlaces = 0
    var faults: [String] = []
    for gold in GoldEntities.all {
      let article = try GoldReader.readFile(Self.corpus + gold.id + ".txt").article
      let found = link(article)
      func key(_ mention: Mention) -> String {
        var name = article.text.string(mention.range)
        if let set = gold.same.first(where: { $0.contains(name) }) { name = set[0] }
        return "\(mention.type) \(name)"
      }
      // B³: for each mention the part of its entity that is right, and the part of the gold entity that it has.
      var expected: [String: Set<Int>] = [:]
      for (index, mention) in article.layers.mentions.enumerated() where mention.type != .position {
        expected[key(mention), default: []].insert(index)
      }
      for entity in found {
        let set = Set(entity.mentions)
        for index in entity.mentions {
          let mention = article.layers.mentions[index]
          let right = expected[key(mention)]!
          let common = Double(set.intersection(right).count)
          precision += common / Double(set.count)
          recall += common / Double(right.count)
          mentions += 1
          if set != right { faults.append("\(gold.id): \(article.text.string(mention.range)) in \(entity.name)") }
          guard mention.type == .place else { continue }
          places += 1
          let code = gold.codes[article.text.string(mention.range)] ?? ""
          if code == entity.adminCode || (code.isEmpty && isOfNoDivision(article, mention)) {
            rightPlaces += 1
          } else {
            faults.append("\(gold.id): \(article.text.string(mention.range)) has \(entity.adminCode), not \(code)")
          }
        }
      }
    }
    let (p, r) = (precision / Double(mentions), recall / Double(mentions))
    let f = 2 * p * r / (p + r)
    let codes = Double(rightPlaces) / Double(places)
    print("B³ precision \(p), recall \(r), F1 \(f); codes right \(codes) of \(places) places; \(faults)")
    #expect(f >= 0.95)
    #expect(codes >= 0.95)
  }

  /// Buildings, roads and stations are measured only where the gold list gives a code.
  private func isOfNoDivision(_ article: Article, _ mention: Mention) -> Bool {
    let endings = ["站", "路", "场", "园", "院", "馆", "堂", "阁", "区", "所", "岛", "寨", "港"]
    let text = article.text.string(mention.range)
    return text.count > 3 && endings.contains { text.hasSuffix($0) }
  }

  private func link(_ article: Article) -> [LocalEntity] {
    var rows: [Affiliation] = []
    var found: [LocalEntity] = []
    let layers = article.layers
    article.text.units.withUnsafeBufferPointer {
      AffiliationFinder().find(
        units: $0, lines: article.lines, sentences: layers.sentences, tokens: layers.tokens, mentions: layers.mentions, into: &rows)
      EntityLinker().link(
        units: $0, lines: article.lines, sentences: layers.sentences, tokens: layers.tokens, mentions: layers.mentions, affiliations: rows,
        metadata: article.metadata, into: &found)
    }
    return found
  }
}
