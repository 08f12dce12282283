import ArticleModel
import GoldCorpus
import Testing

@Suite struct GoldReaderTests {
  let sample = """
    # id: zz-test-06
    # genre: 试
    # date: 2020-02-03
    # layers: words names figures times speech affiliations tone
    H 两/m 人/n 获救/v
    q 两人 | count | 2 | 2 | exact | 人 | |
    e +
    P “/w 快/d 走/v ！/w ”/w [队长/n]t [甘/nr 大山/nr]p 昨天/t 说/v 。/w 3/m 名/q 队员/n 跑/v 了/u 。/w
    q 3名 | count | 3 | 3 | exact | 名 | 队员 |
    t 昨天 | DATE | 2020-02-02 | 2020-02-02 | 2020-02-03
    c speech | 甘大山 | 说 | after
    a 甘大山 | 队长 |
    e 000
    """

  @Test func readsLayersOverOneText() throws {
    let gold = try GoldReader.parse(sample, file: "x")
    let text = gold.article.text
    #expect(text.string(TextRange(0, text.count)) == "两人获救\n“快走！”队长甘大山昨天说。3名队员跑了。")
    #expect(gold.part == .development)
    #expect(gold.article.layers.sentences.count == 4)
    #expect(gold.article.layers.mentions.map { text.string($0.range) } == ["队长", "甘大山"])
    #expect(text.string(gold.article.layers.quantities[1].of!) == "队员")
    #expect(text.string(gold.article.layers.quotations[0].speaker!) == "甘大山")
    #expect(text.string(gold.article.layers.affiliations[0].range) == "队长甘大山")
    #expect(gold.article.layers.sentenceTones.map(\.label) == [.positive, .neutral, .neutral, .neutral])
  }

  @Test func namesTheLineOfAFault() {
    #expect(throws: GoldError.self) { try GoldReader.parse("# id: a\nP 错\n", file: "x") }
  }
}
