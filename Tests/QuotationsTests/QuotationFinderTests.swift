import ArticleModel
import GoldCorpus
import Quotations
import Testing

/// Reads annotated lines (docs/annotation.md) and gives the quotations as readable lines: kind|text|speaker|position|cue|form.
func quotations(_ lines: String) throws -> [String] {
  let article = try GoldReader.parse("# id: test-01\n" + lines, file: "test").article
  var found: [Quotation] = []
  article.text.units.withUnsafeBufferPointer {
    QuotationFinder().find(
      units: $0, lines: article.lines, sentences: article.layers.sentences, tokens: article.layers.tokens, mentions: article.layers.mentions,
      into: &found)
  }
  func string(_ range: TextRange?) -> String { range.map { article.text.string($0) } ?? "" }
  return found.map { "\($0.kind)|\(string($0.range))|\(string($0.speaker))|\(string($0.speakerPosition))|\(string($0.cue))|\($0.form)" }
}

@Suite struct QuotationFinderTests {
  @Test(arguments: [
    (
      "P [市/n 水务局/n]o [局长/n]t [贝/nr 振声/nr]p 说/v ：/w “/w 管网/n 漏损率/n 降/v 了/u 。/w ”/w",
      ["speech|“管网漏损率降了。”|贝振声|局长|说|before"]
    ),
    (
      "P “/w 雨/n 再/d 大/a 也/d 要/v 送/v 到/v 。/w ”/w [邮递员/n]t [柯/nr 小满/nr]p 笑/v 着/u 说/v 。/w",
      ["speech|“雨再大也要送到。”|柯小满|邮递员|说|after"]
    ),
    (
      "P “/w 路/n 修/v 好/a 了/y ，/w ”/w [村民/n]t [鲍/nr 大山/nr]p 告诉/v 记者/n ，/w “/w 瓜/n 能/v 卖/v 上/v 价/n 了/y 。/w ”/w",
      ["speech|“路修好了，”|鲍大山|村民|告诉|split", "speech|“瓜能卖上价了。”|鲍大山|村民|告诉|split"]
    ),
    (
      "P [厂长/n]t [路/nr 遥之/nr]p 走进/v 车间/n 。/w 他/r 说/v ：/w “/w 先/d 停/v 机/n 检查/v 。/w ”/w",
      ["speech|“先停机检查。”|路遥之|厂长|说|before"]
    ),
    (
      "P 相关/v [负责人/n]t 表示/v ，/w 改造/vn 将/d 在/p 年底/t 完成/v 。/w",
      ["speech|改造将在年底完成|相关负责人|负责人|表示|indirect"]
    ),
    (
      "P 据/p 介绍/v ，/w 这/r 座/q 桥/n 全长/n 三百/m 米/q 。/w",
      ["speech|这座桥全长三百米|||介绍|indirect"]
    ),
    (
      "P 今年/t 第9/m 号/q 台风/n “/w 海燕/n ”/w 正/d 向/p 北/f 移动/v 。/w",
      ["name|“海燕”||||none"]
    ),
    (
      "P 合作社/n 成/v 了/u 村里/s 的/u “/w 聚宝盆/n ”/w 。/w",
      ["emphasis|“聚宝盆”||||none"]
    ),
    (
      "P 他/r 作/v 了/u 题为/v “/w 港口/n 与/c 城市/n ”/w 的/u 报告/n 。/w",
      ["title|“港口与城市”||||none"]
    ),
  ])
  func sortsAndAttributes(lines: String, expected: [String]) throws {
    #expect(try quotations(lines) == expected)
  }

  @Test func paragraphsOfOneQuotationShareTheSpeaker() throws {
    let lines = """
      P [船长/n]t [丘/nr 海生/nr]p 回忆/v 说/v ：/w
      P “/w 风/n 很/d 大/a 。/w
      P “/w 我们/r 等/v 了/u 一/m 夜/q 。/w ”/w
      """
    #expect(
      try quotations(lines) == ["speech|“风很大。|丘海生|船长|回忆说|before", "speech|“我们等了一夜。”|丘海生|船长||none"])
  }

  @Test(arguments: ["", "P “/w", "P ”/w ”/w “/w “/w", "P 『/w 「/w 好/a 」/w", "P \"/w 好/a \"/w 。/w"])
  func survivesDirt(lines: String) throws {
    for row in try quotations(lines) { #expect(row.contains("|")) }
  }
}
