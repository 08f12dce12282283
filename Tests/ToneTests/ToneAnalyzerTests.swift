import ArticleModel
import Testing
import Tone

/// Words as `word` or `word/tag`, divided by blanks; sentences by line ends.
struct ToneText {
  var units: [UInt16] = []
  var sentences: [Sentence] = []
  var tokens: [Token] = []
  var mentions: [Mention] = []
  var quotations: [Quotation] = []
  var terms: [ToneTerm] = []
  var scores: [ToneScore] = []
  var article: [ToneScore] = []

  init(_ text: String, names: [(String, MentionType)] = [], quotes: [(String, QuotationKind)] = []) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      let first = tokens.count
      let start = units.count
      for item in line.split(separator: " ") {
        let parts = item.split(separator: "/", maxSplits: 1)
        let begin = units.count
        units.append(contentsOf: parts[0].utf16)
        let isMark = "，。！？；：“”、".contains(parts[0].first!)
        let tag = parts.count > 1 ? WordTag(name: String(parts[1]))! : isMark ? WordTag.w : .n
        tokens.append(Token(start: begin, end: units.count, tag: tag))
      }
      sentences.append(Sentence(range: TextRange(start, units.count), role: .body, paragraph: 1, tokens: first..<tokens.count))
    }
    for (name, type) in names { if let range = find(name) { mentions.append(Mention(range: range, type: type, rule: "test")) } }
    for (text, kind) in quotes { if let range = find(text) { quotations.append(Quotation(range: range, kind: kind, rule: "test")) } }
    mentions.sort { $0.range < $1.range }
    var analyzer = ToneAnalyzer()
    units.withUnsafeBufferPointer {
      analyzer.analyze(
        units: $0, sentences: sentences, tokens: tokens, mentions: mentions, quotations: quotations, into: &terms, sentenceTones: &scores,
        articleTone: &article)
    }
  }

  private func find(_ text: String) -> TextRange? {
    let wanted = Array(text.utf16)
    return (0...(max(0, units.count - wanted.count))).first { units[$0...].starts(with: wanted) }.map { TextRange($0, $0 + wanted.count) }
  }

  /// `表彰+ 事故-`.
  var signs: String {
    terms.map { String(decoding: units[$0.range.start..<$0.range.end], as: UTF16.self) + ($0.polarity > 0 ? "+" : "-") }.joined(separator: " ")
  }
}

@Suite struct ToneAnalyzerTests {
  @Test(arguments: [
    ("他 受到 表彰 。", "受到表彰+"),
    ("昨天 发生 爆炸 。", "发生爆炸-"),
    ("公司 拖欠 工资 。", "拖欠工资-"),
    // What is fought or mended is no harm.
    ("警方 打击 犯罪 。", "打击犯罪+"),
    ("社区 化解 多年 的 矛盾 。", "化解多年的矛盾+"),
    ("消防 演练 结束 。", ""),
    ("省 地震 局 发布 消息 。", ""),
    // What rises or falls decides.
    ("失业率 下降 0.3/m 个 百分点 。", "下降+"),
    ("失业率 上升 。", "上升-"),
    ("人均 收入 增长 8%/m 。", "增长+"),
    ("收入 大幅 减少 。", "减少-"),
    ("企业 降低 了 成本 。", "降低了成本+"),
    // Negation and its reach.
    ("他 并非 英雄 。", "英雄-"),
    ("他 不得不 承认 失败 。", "失败-"),
    ("爆炸 没有 造成 伤亡 。", "爆炸- 没有造成伤亡+"),
    ("他 不 去 北京 参加 这/r 次/q 隆重 的/u 表彰 。", "表彰+"),
    // Words within a word of the text do not count.
    ("和平路 上 车 多 。", ""),
    ("今天 星期三 。", ""),
  ])
  func terms(text: String, expected: String) { #expect(ToneText(text).signs == expected) }

  @Test func degreeAndNegationChangeTheWeight() {
    let plain = ToneText("他 勇敢 。").terms[0]
    let more = ToneText("他 非常 勇敢 。").terms[0]
    let less = ToneText("他 略微 勇敢 。").terms[0]
    let turned = ToneText("他 不 勇敢 。").terms[0]
    #expect((plain.weight, plain.degree, plain.negated) == (2, 1, false))
    #expect((more.weight, more.degree) == (3, 1.5))
    #expect(less.weight < plain.weight)
    #expect((turned.polarity, turned.negated) == (-1, true))
    #expect(turned.weight < plain.weight)
  }

  @Test func contrastQuestionAndConditionWeaken() {
    let contrast = ToneText("虽然 产品 优秀 ， 但是 亏损 。").terms
    #expect(contrast.map(\.polarity) == [1, -1])
    #expect(contrast[0].weight < 2 && contrast[1].weight > 2)
    #expect(ToneText("这 是 奇迹 吗 ？").terms[0].weight < ToneText("这 是 奇迹 。").terms[0].weight)
    #expect(ToneText("如果 破产 ， 怎么 办 。").terms[0].weight < ToneText("工厂 破产 。").terms[0].weight)
  }

  @Test func namesAreNotScored() {
    #expect(ToneText("陈 和平 来 了", names: [("陈和平", .person)]).signs == "")
    #expect(ToneText("开展 “ 送 清凉 ” 活动", names: [("“送清凉”活动", .programme)]).signs == "")
    #expect(ToneText("幸福 公司 开会", names: [("幸福公司", .organization)]).signs == "")
    #expect(ToneText("他 获 省 劳动 奖章", names: [("省劳动奖章", .programme)]).signs == "获+", "what is won speaks through its verb")
    #expect(ToneText("他 说 “ 幸福 ” 二字", quotes: [("“幸福”", .name)]).signs == "")
  }

  @Test func reportedWordsAreMarked() {
    let text = ToneText("他 说 ： “ 大家 很 幸福 。 ” 掌声 响起", quotes: [("“大家很幸福。”", .speech)])
    #expect(text.terms.map(\.inQuotation) == [true, false])
  }

  @Test(arguments: ["", "会议 于 上午 九点 召开 。", "。", "12/m 34/m"])
  func neutralTextGivesZero(text: String) {
    let found = ToneText(text)
    #expect(found.terms.isEmpty)
    #expect(found.article.count == 1)
    #expect(found.article[0].tone == 0 && found.article[0].positive == 0 && found.article[0].negative == 0 && found.article[0].polarity == 0)
    #expect(found.scores.count == found.sentences.count)
  }

  @Test func theSevenNumbersAddUp() {
    let score = ToneText("工厂/n 获得/v 成功/a ，/w 我们/r 高兴/a 。").scores[0]
    #expect(score.words == 5)
    #expect(score.activity == 0.2)
    #expect(score.selfReference == 0.2)
    #expect(score.positive > 0 && score.negative == 0)
    #expect(score.tone == score.positive - score.negative)
    #expect(score.polarity == 0.6)
  }

  @Test(arguments: [
    ("昨天 ， 化工厂 发生 爆炸 ， 造成 3/m 人 死亡 、 多人 受伤 。", ToneLabel.negative),
    ("他 捐出 全部 积蓄 ， 帮助 贫困 学生 圆梦 ， 被 评为 道德模范 。", .positive),
    ("会议 于 上午 九点 在 北京 召开 ， 代表 们 分组 讨论 。", .neutral),
  ])
  func plainSentencesHaveTheLabelThatAReaderGives(text: String, label: ToneLabel) { #expect(ToneText(text).scores[0].label == label) }

  /// The worked example of docs/tone.md.
  @Test func theWorkedExampleHolds() {
    let text = ToneText("公司 拖欠 工资 ， 但 市总工会 及时 帮助 困难 职工 。", names: [("市总工会", .organization)])
    #expect(text.signs == "拖欠工资- 帮助困难职工+")
    #expect(text.terms.map { Int(($0.weight * 10).rounded()) } == [21, 26])
    let score = text.scores[0]
    #expect(score.words == 9)
    #expect(Int((score.positive * 1000).rounded()) == 96 && Int((score.negative * 1000).rounded()) == 78)
    #expect(Int((score.tone * 1000).rounded()) == 19 && Int((score.polarity * 1000).rounded()) == 222)
  }

  @Test func aLongLineStaysLinear() {
    let line = [String](repeating: "不 化解 失业率 上升 矛盾", count: 20_000).joined(separator: " ")
    let clock = ContinuousClock()
    let time = clock.measure { #expect(ToneText(line).terms.count > 1000) }
    #expect(time < .seconds(20))
  }
}
