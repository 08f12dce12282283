import ArticleModel
import Evaluation
import Testing

@Suite struct EvaluationTests {
  @Test func countsSpansTypesAndTags() {
    var gold = Layers()
    gold.tokens = [Token(start: 0, end: 2, tag: .n), Token(start: 2, end: 3, tag: .v)]
    gold.mentions = [Mention(range: TextRange(0, 2), type: .person, rule: "")]
    var found = gold
    found.tokens[1].tag = .n
    found.mentions[0].type = .place
    var evaluation = Evaluation()
    evaluation.add(id: "a", text: SourceText("王明说"), gold: gold, found: found, all: false)
    #expect(evaluation["words"] == Score(gold: 2, found: 2, right: 2))
    #expect(evaluation["tags of right words"] == Score(gold: 2, found: 2, right: 1))
    #expect(evaluation["names"] == Score(gold: 1, found: 1, right: 0))
    #expect(evaluation.errors.count == 2)
  }

  @Test func givesWilsonsInterval() {
    let score = Score(gold: 100, found: 100, right: 90)
    #expect(abs(score.interval.low - 0.8256) < 0.001)
    #expect(abs(score.interval.high - 0.9448) < 0.001)
  }
}
