import ArticleModel
import Entities
import GoldCorpus
import Testing

/// Reads annotated lines and gives the entities as type|name|code|number of mentions.
func entities(_ lines: String, publication: String = "") throws -> [String] {
  let article = try GoldReader.parse("# id: test-01\n# publication: \(publication)\n" + lines, file: "test").article
  var found: [LocalEntity] = []
  article.text.units.withUnsafeBufferPointer {
    EntityLinker().link(
      units: $0, lines: article.lines, sentences: article.layers.sentences, tokens: article.layers.tokens, mentions: article.layers.mentions,
      metadata: article.metadata, into: &found)
  }
  return found.map { "\($0.type)|\($0.name)|\($0.adminCode)|\($0.mentions.count)" }
}

@Suite struct EntityLinkerTests {
  @Test(arguments: [
    ("P [海宁市/ns 总工会/n]o 与/p [市/n 总工会/n]o", ["organization|海宁市总工会|330481|2"]),
    ("P [海宁市/ns 总工会/n]o 与/p [桐乡市/ns 总工会/n]o", ["organization|海宁市总工会|330481|1", "organization|桐乡市总工会|330483|1"]),
    ("P [浙江/ns 吉铭/nz 实业/n 有限公司/n]o 与/p [吉铭/nz 实业/n]o", ["organization|浙江吉铭实业有限公司|330000|2"]),
    ("P [台州市/ns 黄岩区/ns]l 与/p [黄岩/ns]l", ["place|台州市黄岩区|331003|2"]),
    ("P [襄樊市/ns]l 与/p [襄阳/ns]l", ["place|襄樊市|420600|2"]),
    ("P [沈/nr 振定/nr]p 与/p [沈/nr]p [主席/n]t", ["person|沈振定||2"]),
    ("P [英格丽德·霍尔姆/nr]p 与/p [霍尔姆/nr]p", ["person|英格丽德·霍尔姆||2"]),
    ("P [《/w 民法典/n 》/w]w 与/p [《/w 中华人民共和国/ns 民法典/n 》/w]w", ["work|中华人民共和国民法典||2"]),
  ])
  func links(lines: String, expected: [String]) throws {
    #expect(try entities(lines) == expected)
  }

  @Test(arguments: [
    ("福州晚报", "350102"), ("南京日报", "320106"), ("", ""),
  ])
  func paperDecidesAmbiguousPlace(publication: String, code: String) throws {
    #expect(try entities("P [鼓楼区/ns]l 昨天/t 下雨/v", publication: publication) == ["place|鼓楼区|\(code)|1"])
  }
}
