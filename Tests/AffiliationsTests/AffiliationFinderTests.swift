import Affiliations
import ArticleModel
import GoldCorpus
import Testing

/// Reads annotated lines and gives the affiliations as person|position|organization.
func affiliations(_ lines: String) throws -> [String] {
  let article = try GoldReader.parse("# id: test-01\n" + lines, file: "test").article
  var found: [Affiliation] = []
  article.text.units.withUnsafeBufferPointer {
    AffiliationFinder().find(
      units: $0, lines: article.lines, sentences: article.layers.sentences, tokens: article.layers.tokens, mentions: article.layers.mentions,
      into: &found)
  }
  func string(_ range: TextRange?) -> String { range.map { article.text.string($0) } ?? "" }
  return found.map { "\(string($0.person))|\(string($0.position))|\(string($0.organization))" }
}

@Suite struct AffiliationFinderTests {
  @Test(arguments: [
    ("P [市/n 总工会/n]o [党组/n 书记/n 、/w 主席/n]t [沈/nr 振定/nr]p 到会/v 。/w", ["沈振定|党组书记|市总工会", "沈振定|主席|市总工会"]),
    ("P [桥头镇/ns]l [镇长/n]t [宁/nr 阔/nr]p 到会/v 。/w", ["宁阔|镇长|桥头镇"]),
    ("P [桥头镇/ns]l [农民/n]t [宁/nr 阔/nr]p 到会/v 。/w", ["宁阔|农民|"]),
    ("P [雪豹队/n]o 的/u [单/nr 小飞/nr]p 射门/v 。/w", ["单小飞||雪豹队"]),
    ("P [单/nr 小飞/nr]p （/w [市/n 文联/j]o [主席/n]t ）/w 致辞/v 。/w", ["单小飞|主席|市文联"]),
    ("P [获奖者/n]t [单/nr 小飞/nr]p 、/w [柏/nr 一川/nr]p 和/c [祁/nr 月/nr]p 上台/v 。/w", ["单小飞|获奖者|", "柏一川|获奖者|", "祁月|获奖者|"]),
    ("P [柏/nr 一川/nr]p 是/v [滨江/ns 纺织厂/n]o 的/u [挡车工/n]t 。/w", ["柏一川|挡车工|滨江纺织厂"]),
    ("P 本报讯/n （/w 记者/n [祁/nr 月/nr]p ）/w", []),
  ])
  func readsForms(lines: String, expected: [String]) throws {
    #expect(try affiliations(lines) == expected)
  }
}
