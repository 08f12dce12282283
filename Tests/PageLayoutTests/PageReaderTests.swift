import ArticleModel
import Testing

@testable import PageLayout

@Suite struct PageReaderTests {
  /// Each article as lines: role and text, "L" a label, "R" reporters; articles parted by "--".
  static func describe(_ page: String, asArticle: Bool = false) -> [String] {
    let units = Array(page.utf16)
    let result = units.withUnsafeBufferPointer { PageReader().read($0, asArticle: asArticle) }
    var lines: [String] = []
    for (index, article) in result.articles.enumerated() {
      if index > 0 { lines.append("--") }
      if !article.sectionLabel.isEmpty { lines.append("L " + article.sectionLabel) }
      for line in article.lines {
        lines.append("\(short(line.role)) " + String(decoding: article.text[line.range.start..<line.range.end], as: UTF16.self))
      }
      let names = article.text.withUnsafeBufferPointer { text in
        article.bylines.flatMap { $0.reporters + $0.correspondents }.map { Byline.name($0, in: text) }
      }
      if !names.isEmpty { lines.append("R " + names.joined(separator: "、")) }
    }
    return lines
  }

  private static func short(_ role: LineRole) -> String {
    switch role {
    case .kicker: "K"
    case .headline: "H"
    case .subheadline: "S"
    case .subheading: "h"
    case .byline: "B"
    case .body: "P"
    case .caption: "C"
    }
  }

  static let a = "本报讯（记者 王小明）昨天上午，云江市总工会走进建设工地，为三百名工人送去西瓜和绿豆汤。"
  static let a2 = "“西瓜很甜，心里更甜。”瓦工张大力擦着汗说，这是他第三年收到工会送来的清凉礼包。"
  static let b = "本报讯（记者 李四）海州区图书馆新馆昨天开放，藏书八十万册，读者凭身份证就能借书。"

  @Test func mendsACutAndLeavesWholeParagraphs() {
    let cut = Self.a.replacing("为三百名", with: "为三\n\n百名")
    #expect(Self.describe("工会送清凉\n\n\(cut)\n\n\(Self.a2)") == ["H 工会送清凉", "P " + Self.a, "P " + Self.a2, "R 王小明"])
  }

  @Test func aBracketAfterASentenceIsNoCut() {
    let text = Self.a2 + "（完）"
    #expect(Self.describe("工会送清凉\n\n\(Self.a)\n\n\(text)\n\n\(Self.a2)") == ["H 工会送清凉", "P " + Self.a, "P " + text, "P " + Self.a2, "R 王小明"])
  }

  @Test func readsANameAloneAsByline() {
    #expect(Self.describe("一碗绿豆汤\n\n王小明\n\n\(Self.a2)\n\n\(Self.a2)") == ["H 一碗绿豆汤", "B 王小明", "P " + Self.a2, "P " + Self.a2, "R 王小明"])
  }

  @Test func keepsTheLinesOfAVerse() {
    let verse = ["清晨的码头", "吊臂举起太阳", "汗水落进江里", "江水便有了咸味", "我的父亲", "站在浪上", "像一枚钉子", "钉住了早潮"]
    #expect(Self.describe("码头\n" + verse.joined(separator: "\n")) == ["H 码头"] + verse.map { "P " + $0 })
  }

  @Test func keepsAConversationTogether() {
    let lines = ["记者：今年有哪些新变化？", "赵主任：今年新增了三百个岗位，都在家门口，工资按月发放，一天也不拖。", "记者：怎么报名？", "赵主任：带上身份证到镇上登记，当天就能上岗，路费由我们来报销。"]
    #expect(
      Self.describe("岗位送到家门口\n\n\(Self.a)\n\n" + lines.joined(separator: "\n\n")) == ["H 岗位送到家门口", "P " + Self.a] + lines.map { "P " + $0 } + [
        "R 王小明"
      ])
  }

  @Test func leavesOutAdvertisementsAndCredits() {
    let page = "责任编辑 王某 版式 李某\n工会送清凉\n\(Self.a)\n遗失声明\n本人遗失身份证一张，声明作废。\n图书馆开放\n\(Self.b)\n新闻热线：12345678"
    #expect(Self.describe(page) == ["H 工会送清凉", "P " + Self.a, "R 王小明", "--", "H 图书馆开放", "P " + Self.b, "R 李四"])
  }

  @Test func joinsAHeadlineThatIsSetInParts() {
    #expect(Self.describe("云江市总工会\n举办联谊会\n\n\(Self.a)").first == "H 云江市总工会 举办联谊会")
    #expect(Self.describe("工 会 送 清 凉\n\n\(Self.a)").first == "H 工会送清凉")
    #expect(Self.describe("把理论讲活\n把道理讲实\n\n\(Self.a)").first == "H 把理论讲活 把道理讲实")
    #expect(Self.describe("我们的\n夏日清凉\n\n\(Self.a)").first == "H 我们的夏日清凉")
  }

  @Test func aBoxBelongsToTheArticleAboveIt() {
    let box = ["链接", "十件实事（部分）", "1.新建驿站30家", "2.免费体检1万人次", "3.公益培训60期"]
    #expect(
      Self.describe("工会送清凉\n\(Self.a)\n\(Self.a2)\n" + box.joined(separator: "\n") + "\n图书馆开放\n\(Self.b)")
        == ["H 工会送清凉", "P " + Self.a, "P " + Self.a2, "h 链接", "h 十件实事（部分）"] + box.dropFirst(2).map { "P " + $0 } + [
          "R 王小明", "--", "H 图书馆开放", "P " + Self.b, "R 李四",
        ])
  }

  @Test func aTopicLabelHoldsWhileItsArticlesShareIt() {
    let page = "匠心故事\n\n焊花里走出女状元 绝活教给四十二人\n\n\(Self.a)\n\n\(Self.a2)\n\n图书馆开放\n\n\(Self.b)"
    #expect(Self.describe(page).filter { $0.hasPrefix("L") } == ["L 匠心故事"])
    let named = "简讯\n\n焊花里的青春\n\n\(Self.a)\n\n图书馆开放\n\n\(Self.b)"
    #expect(Self.describe(named).filter { $0.hasPrefix("L") } == ["L 简讯", "L 简讯"])
  }

  @Test func losesNoPieceOfASentence() {
    let pieces = [String(Self.a.prefix(30)), String(Self.a.dropFirst(30).prefix(14)), String(Self.a.dropFirst(44))]
    #expect(Self.describe("工会送清凉\n\n" + pieces.joined(separator: "\n\n") + "\n\n" + Self.a2) == ["H 工会送清凉", "P " + Self.a, "P " + Self.a2, "R 王小明"])
  }

  @Test func aBriefCanOpenAndCloseWithByline() {
    let brief = "本报讯 海州区图书馆新馆昨天开放，读者凭身份证就能借书。（记者 李四 通讯员 赵五）"
    #expect(Self.describe("图书馆开放\n\(brief)\n工会送清凉\n\(Self.a)") == ["H 图书馆开放", "P " + brief, "R 李四、赵五", "--", "H 工会送清凉", "P " + Self.a, "R 王小明"])
  }

  @Test func readsWrappedLinesWithoutIndents() {
    let text = [Self.a, Self.a2, Self.a2.replacing("西瓜", with: "绿豆汤")]
    var lines = ["工会送清凉"]
    for paragraph in text {
      var rest = Substring("　　" + paragraph)
      while !rest.isEmpty {
        let line = rest.prefix(16)
        rest = rest.dropFirst(line.count)
        lines.append(String(line.drop { $0 == "　" }))
      }
    }
    #expect(Self.describe(lines.joined(separator: "\n")) == ["H 工会送清凉"] + text.map { "P " + $0 } + ["R 王小明"])
  }

  @Test func aShortSentenceBeforeTheDispatchIsACaption() {
    #expect(Self.describe("工会送清凉\n\n工人们在工地上吃西瓜。\n\n\(Self.a)") == ["H 工会送清凉", "C 工人们在工地上吃西瓜。", "P " + Self.a, "R 王小明"])
    #expect(Self.describe("一碗绿豆汤\n工人们在喝汤。\n□本报记者 王小明\n\(Self.a2)\n\(Self.a2)").prefix(3) == ["H 一碗绿豆汤", "C 工人们在喝汤。", "B □本报记者 王小明"])
  }

  @Test func readsMastheadAndFolio() {
    func folio(_ text: String) -> [String] {
      let units = Array((text + "\n\n工会送清凉\n\n" + Self.a).utf16)
      let result = units.withUnsafeBufferPointer { PageReader().read($0) }
      return [result.publication, result.date, result.page, result.section, result.articles.first?.headline ?? ""]
    }
    #expect(folio("云江日报 数字报纸\n\n00002版:工会") == ["云江日报", "", "02", "工会", "工会送清凉"])
    #expect(folio("04 版 要闻 2019年7月12日 星期五") == ["", "2019-07-12", "04", "要闻", "工会送清凉"])
    #expect(folio("A03版·民生\n2017年6月20日 星期二 编辑/某某") == ["", "2017-06-20", "A03", "民生", "工会送清凉"])
    #expect(folio("濱海日報 副刊\n二〇一五年四月五日 星期日 第B8版") == ["濱海日報", "2015-04-05", "B8", "副刊", "工会送清凉"])
    #expect(folio("大河农民报\n第2版 2015年10月9日") == ["大河农民报", "2015-10-09", "02", "", "工会送清凉"])
  }

  @Test func oneArticleStaysOne() {
    let page = "工会送清凉\n\n\(Self.a)\n\n图书馆开放\n\n\(Self.b)"
    #expect(Self.describe(page, asArticle: true) == ["H 工会送清凉", "P " + Self.a, "h 图书馆开放", "P " + Self.b, "R 王小明、李四"])
  }

  @Test(arguments: [
    "", " ", "\n\n\n", "。", "标题", "𠮷", String(repeating: "好", count: 100_000), String(repeating: "\n", count: 5000),
    String(repeating: "题\n", count: 5000), "（", "本报讯", "记者",
  ])
  func holdsForStrangePages(_ page: String) {
    let units = Array(page.utf16)
    let result = units.withUnsafeBufferPointer { PageReader().read($0) }
    for line in result.lines { #expect(line.range.start >= 0 && line.range.start < line.range.end && line.range.end <= units.count) }
    for article in result.articles {
      var at = 0
      for (index, line) in article.lines.enumerated() {
        #expect(line.range.start == at + (index == 0 ? 0 : 1))
        at = line.range.end
      }
      #expect(at == article.text.count)
    }
  }
}
