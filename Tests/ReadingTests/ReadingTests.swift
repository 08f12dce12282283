import ArticleModel
import Glibc
import Testing

@testable import Reading

private let page = "工会送清凉\n\n本报讯（记者 王小明）昨天，市总工会走进工地，送去五百份西瓜。\n"

@Suite struct InputTests {
  @Test func readsAFolderInTheOrderOfItsPaths() throws {
    let input = TestInput()
    input.put("b/2.txt", page)
    input.put("a/10.txt", page.replacing("清凉", with: "温暖"))
    input.put("a/9.txt", page.replacing("清凉", with: "书香"))
    input.put(".hidden", "x")
    try input.read()
    #expect(input.headlines == ["工会送温暖", "工会送书香", "工会送清凉"])
    #expect(input.files.map { $0.path.split(separator: "/").last! } == ["10.txt", "9.txt", "2.txt"])
    #expect(input.files.allSatisfy { $0.sha256.count == 64 && $0.bytes > 0 && $0.encoding?.name == "UTF-8" })
    #expect(input.codes == [])
  }

  @Test func refusesWhatIsNoInput() throws {
    let input = TestInput()
    input.put("empty.txt", "")
    input.put("picture.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0])
    input.put("binary.dat", (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
    mkfifo(input.path + "/pipe", 0o644)
    symlink("/etc/hostname", input.path + "/outside")
    input.put("good.txt", page)
    input.options.paths.append(input.path + "/missing.txt")
    try input.read()
    #expect(input.headlines == ["工会送清凉"])
    #expect(input.codes.sorted() == ["empty_file", "link_outside", "missing_path", "not_a_file", "not_text", "not_text"])
    #expect(input.rejects.allSatisfy { $0.message.contains(input.path) && $0.message.contains(";") })
  }

  @Test func saysThatAFolderIsEmpty() throws {
    let input = TestInput()
    try input.read()
    #expect(input.codes == ["empty_folder"])
  }

  @Test func keepsWhatCanBeReadOfATextWithInvalidBytes() throws {
    let input = TestInput()
    var bytes = Array((page + String(repeating: "下一步还将走访更多工地。\n", count: 4)).utf8)
    bytes.insert(0xFF, at: 29)
    input.put("a.txt", bytes)
    try input.read()
    #expect(input.codes == ["invalid_bytes"])
    #expect(input.rejects.first?.byte == 29 && input.rejects.first?.line == 3)
    #expect(input.articles.count == 1)
  }

  @Test func takesPublicationDateAndPageFromThePath() throws {
    let input = TestInput()
    input.put("武林早报/2019-07-12/04.txt", page)
    input.options.pathPattern = "{publication}/{date}/{page}.txt"
    try input.read()
    let metadata = try #require(input.articles.first?.metadata)
    #expect([metadata.publication, metadata.date, metadata.page] == ["武林早报", "2019-07-12", "04"])
    #expect(metadata.articleID.hasPrefix("武林早报-2019-07-12-04-1-"))
    #expect(metadata.reporters == ["王小明"])
  }

  @Test func anArticleLeadsBackToItsBytes() throws {
    let input = TestInput()
    input.put("a.txt", "海州日报\n2019年7月12日 星期五\n\n\n" + page + "\n")
    try input.read()
    let range = try #require(input.articles.first?.metadata.byteRanges.first)
    let bytes = PageScore.bytes(input.path + "/a.txt")
    #expect(String(decoding: bytes[range], as: UTF8.self) == page)
    #expect(input.articles.first?.metadata.date == "2019-07-12" && input.articles.first?.metadata.publication == "海州日报")
  }
}

@Suite struct IssueTests {
  @Test func joinsArticlesAcrossThePagesOfAnIssue() throws {
    let input = TestInput()
    let front =
      "第01版 要闻 2020年5月6日 星期三\n\n大桥合龙记\n\n本报讯（记者 王小明）昨天上午，云江大桥主跨合龙，从开工到合龙用了一千零二天，比计划提前两个月，建设者们在桥面上燃放\n\n（下转第3版）\n\n早稻开镰\n\n本报讯（记者 李四）海州区的早稻昨天开镰收割，今年种了三万亩，亩产预计超过八百斤。\n"
    let third = "第03版 综合 2020年5月6日 星期三\n\n大桥合龙\n\n（上接第1版）\n\n了鞭炮。项目经理说，剩下的铺装年底完成。\n\n图书馆开放\n\n本报讯（记者 赵五）海州区图书馆新馆昨天开放，读者凭身份证就能借书。\n"
    input.put("2020-05-06/01.txt", front)
    input.put("2020-05-06/02.txt", page)
    input.put("2020-05-06/03.txt", third)
    try input.read()
    #expect(input.headlines == ["工会送清凉", "大桥合龙记", "早稻开镰", "图书馆开放"])
    let bridge = try #require(input.articles.dropFirst().first)
    #expect(
      bridge.lines.map { bridge.text.string($0.range) }.suffix(1) == [
        "本报讯（记者 王小明）昨天上午，云江大桥主跨合龙，从开工到合龙用了一千零二天，比计划提前两个月，建设者们在桥面上燃放了鞭炮。项目经理说，剩下的铺装年底完成。"
      ])
    #expect(bridge.metadata.doubts.contains("joined_across_pages"))
  }
}

@Suite struct RecordTests {
  @Test func readsJSONLinesStrictly() throws {
    let input = TestInput()
    input.put(
      "a.jsonl",
      #"{"id": 7, "headline": "标题", "text": "第一段\n第二段\u4f60\ud83d\ude00", "date": "2023/3/8", "tags": ["a", {"b": 1}]}"# + "\n\n"
        + #"{"id": "x", "headline": "没有正文"}"# + "\n" + #"{"text": "甲" "# + "\n" + #"{"text": "乙", "x": tru}"# + "\n" + #"{"text": 5}"# + "\n"
        + #"{"text": "丙"} x"# + "\n" + #"{"text": "尾"}"#)
    try input.read()
    #expect(input.articles.map { $0.text.string(TextRange(0, $0.text.count)) } == ["标题\n第一段\n第二段你😀", "尾"])
    let first = try #require(input.articles.first)
    #expect(first.metadata.recordID == "7" && first.metadata.date == "2023-03-08" && first.metadata.position == 1)
    #expect(first.metadata.extra.map(\.name) == ["tags"] && first.metadata.extra.map(\.value) == [#"["a", {"b": 1}]"#])
    #expect(first.lines.map(\.role) == [.headline, .body, .body])
    #expect(input.codes == ["no_text", "truncated_record", "invalid_json", "bad_field", "invalid_json"])
    #expect(input.rejects.map(\.line) == [3, 4, 5, 6, 7])
    #expect(input.rejects[0].raw.hasPrefix(#"{"id": "x""#))
  }

  @Test func aFaultSaysItsByte() throws {
    let input = TestInput()
    input.put("a.jsonl", "{\"text\": \"好\"}\n{\"text\": \"坏\u{1}\"}\n")
    try input.read()
    #expect(input.codes == ["invalid_json"])
    #expect(input.rejects.first?.byte == 29)
  }

  @Test func cutsLargeFilesIntoUnitsWithoutLosingARecord() throws {
    let input = TestInput()
    let record = #"{"id": "N", "text": "本报讯（记者 王小明）昨天，市总工会走进工地。"}"#
    let count = 30_000
    input.put("a.jsonl", (0..<count).map { record.replacing("N", with: String($0)) }.joined(separator: "\n"))
    try input.read()
    #expect(input.units.count > 3)
    #expect(input.articles.map(\.metadata.recordID) == (0..<count).map(String.init))
    #expect(input.articles.map(\.metadata.position) == Array(1...count))
    let bytes = PageScore.bytes(input.path + "/a.jsonl")
    let last = try #require(input.articles.last)
    #expect(String(decoding: bytes[last.metadata.byteRanges[0]], as: UTF8.self) == record.replacing("N", with: "29999"))
    #expect(Set(input.articles.map(\.metadata.articleID)).count == count)
  }

  @Test func givesUpARecordThatIsTooLong() throws {
    let input = TestInput()
    input.options.limits.lineBytes = 300_000
    input.put("a.jsonl", "{\"text\": \"一\"}\n{\"text\": \"" + String(repeating: "长", count: 400_000) + "\"}\n{\"text\": \"二\"}\n")
    try input.read()
    #expect(input.codes == ["record_too_long"] && input.rejects.first?.line == 2)
    #expect(input.articles.map { $0.text.string(TextRange(0, 1)) } == ["一", "二"])
    #expect(input.articles.last?.metadata.position == 3)
  }

  @Test func readsJSONArrays() throws {
    let input = TestInput()
    input.put("a.json", "[\n  {\"title\": \"甲\", \"content\": \"正文，[}]\\\"。\"},\n  {\"text\": null},\n  {\"text\": \"乙文\"}\n]\n")
    try input.read()
    #expect(input.headlines == ["甲", ""])
    #expect(input.codes == ["no_text"])
    #expect(input.articles.map(\.metadata.position) == [2, 4])
  }

  @Test(arguments: [("a.csv", ","), ("a.tsv", "\t"), ("b.csv", ";")])
  func readsTables(_ name: String, _ divider: String) throws {
    let input = TestInput()
    let rows = [
      ["编号", "标题", "正文", "日期", "记者站"], ["1", "甲", "\"第一段\n第二段，\"\"引\"\"语\"", "20230308", "北站"], ["2", "乙", "", "", ""], ["3", "丙", "短文", "x", ""],
    ]
    input.put(name, "\u{FEFF}" + rows.map { $0.joined(separator: divider) }.joined(separator: "\r\n") + "\r\n")
    try input.read()
    #expect(input.headlines == ["甲", "丙"])
    #expect(input.articles[0].text.string(TextRange(0, input.articles[0].text.count)) == "甲\n第一段\n第二段，\"引\"语")
    #expect(input.articles[0].metadata.extra.map(\.value) == ["北站"] && input.articles[0].metadata.date == "2023-03-08")
    #expect(input.articles[1].metadata.doubts == ["date_not_read"] && input.articles[1].metadata.position == 5)
    #expect(input.codes == ["empty_text"])
  }

  @Test func mapsColumns() throws {
    let input = TestInput()
    input.options.columns = ["text": "nr", "headline": "bt"]
    input.options.extraFields = ["bz"]
    input.put("a.csv", "bt,nr,text,bz\n甲,正文。,不要,注\n")
    try input.read()
    #expect(input.headlines == ["甲"])
    #expect(input.articles.first?.metadata.extra.map(\.value) == ["注"])
  }

  @Test func findsHeadlineSubheadingsAndByline() throws {
    let input = TestInput()
    input.put(
      "a.jsonl",
      #"{"headline": "柿子红了", "text": "霜降前后，村里的柿子红了。\n果子变网红\n三年前，柿子没人摘。\n大家都说好。（记者 石榴 通讯员 高粱）"}"#)
    try input.read()
    let article = try #require(input.articles.first)
    #expect(article.lines.map(\.role) == [.headline, .body, .subheading, .body, .body])
    #expect(article.metadata.reporters == ["石榴"] && article.metadata.correspondents == ["高粱"])
    #expect(article.metadata.byline == "（记者 石榴 通讯员 高粱）")
  }

  @Test func recordIDsAreStable() throws {
    let one = TestInput()
    one.put("a.jsonl", #"{"id": "1", "text": "甲文"}"#)
    try one.read()
    let two = TestInput()
    two.put("other.jsonl", #"{"id": "0", "text": "先来的"}"# + "\n" + #"{"id": "1", "text": "甲文"}"#)
    try two.read()
    #expect(one.articles[0].metadata.articleID == two.articles[1].metadata.articleID)
  }
}
