import ArticleModel
import GoldCorpus
import NameRepair
import Testing

/// Reads annotated lines as if a model had found them, mends the names, and gives them as type text.
func mended(_ lines: String) throws -> [String] {
  let article = try GoldReader.parse("# id: test-01\n" + lines, file: "test").article
  var mentions = article.layers.mentions.map { Mention(range: $0.range, type: $0.type, rule: "model") }
  article.text.units.withUnsafeBufferPointer {
    MentionRepair().repair($0, lines: article.lines, tokens: article.layers.tokens, &mentions)
  }
  return mentions.map { "\($0.type) \(article.text.string($0.range))" }
}

@Suite struct MentionRepairTests {
  @Test(arguments: [
    ("P [教授/n]t [訾/nr]p 远方/n 说/v ：/w", ["position 教授", "person 訾远方"]),
    ("P [护士/n]t 完颜/nr [丽丽/nr]p 告诉/v 记者/n", ["position 护士", "person 完颜丽丽"]),
    ("P [经理/n]t [萧克俭昨/nr]p 向/p 记者/n 承诺/v", ["position 经理", "person 萧克俭"]),
    ("P [骑手/n]t 郎/n 斌/n 摘下/v 头盔/n", ["position 骑手", "person 郎斌"]),
    ("P [司徒菲与橙果/nr]p 签约/v", ["person 司徒菲"]),
    ("P [滚/nr]p [医生/n]t 来/v 了/y", ["person 滚", "position 医生"]),
    ("P [英格丽德·霍尔姆/nr]p 来/v 了/y", ["person 英格丽德·霍尔姆"]),
    ("P [1900多/m]p 人/n 来/v 了/y", []),
    ("P [外交部/nt 亚洲司/n 参赞/n]o [谷/nr 慧/nr]p 来/v 了/y", ["organization 外交部亚洲司", "position 参赞", "person 谷慧"]),
    ("P [配送/n]o [工会/n 主席/n]t [冉/nr 雪梅/nr]p 说/v ，/w", ["organization 配送工会", "position 主席", "person 冉雪梅"]),
    ("P 公司/n 董事长/n 、/w [总裁/n]t [谌/nr 宁/nr]p 说/v ，/w", ["position 董事长、总裁", "person 谌宁"]),
  ])
  func mends(lines: String, expected: [String]) throws {
    #expect(try mended(lines) == expected)
  }

  @Test func findsTheNameAgain() throws {
    #expect(try mended("P [教授/n]t [訾/nr]p 远方/n 说/v ：/w\nP 訾/n 远方/n 走/v 了/y 。/w") == ["position 教授", "person 訾远方", "person 訾远方"])
  }

  /// What is mended already is not changed again, and names do not overlap: checked on the whole corpus.
  @Test func keepsOrderAndIsStable() throws {
    let corpus = String(#filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }) + "/corpus/articles"
    let repair = MentionRepair()
    for gold in try GoldReader.read(path: corpus).prefix(120) {
      let article = gold.article
      var mentions = article.layers.mentions
      article.text.units.withUnsafeBufferPointer { repair.repair($0, lines: article.lines, tokens: article.layers.tokens, &mentions) }
      for (a, b) in zip(mentions, mentions.dropFirst()) { #expect(a.range.end <= b.range.start, "\(gold.id) \(article.text.string(a.range))") }
    }
  }
}
