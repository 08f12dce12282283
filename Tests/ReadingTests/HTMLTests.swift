import Testing

@testable import Reading

@Suite struct HTMLTests {
  @Test func takesTitleParagraphsAndMetas() throws {
    let input = TestInput()
    input.put(
      "a.html",
      """
      <!DOCTYPE html><html><head><meta charset="utf-8"><title>工会送清凉_云江日报</title>
      <meta name="pubdate" content="2021-08-03 09:10"><meta name="source" content="云江日报"></head>
      <body><div class="top-nav"><a href="/">首页</a> <a href="/x">版面导航</a></div>
      <h3>高温关爱行动</h3><h1>工会送清凉</h1>
      <div id="content"><p>　　本报讯（记者 王小明）昨天，市总工会走进工地。<br>送去五百份西瓜。</p><p>工人们说，<b>很甜</b>。</p>
      <ul><li><a href="1">上一篇</a></li><li><a href="2">下一篇</a></li></ul></div>
      <script>var x = "不要";</script><footer>版权所有 云江日报社</footer></body></html>
      """)
    try input.read()
    let article = try #require(input.articles.first)
    #expect(article.metadata.kicker == "高温关爱行动" && article.metadata.headline == "工会送清凉")
    #expect(article.lines.filter { $0.role == .body }.map { article.text.string($0.range) } == ["本报讯（记者 王小明）昨天，市总工会走进工地。", "送去五百份西瓜。", "工人们说，很甜。"])
    #expect([article.metadata.date, article.metadata.publication] == ["2021-08-03", "云江日报"])
    #expect(article.metadata.reporters == ["王小明"])
  }

  @Test func usesThePagesTitleWithoutTheSite() throws {
    let page = try #require(HTMLPage(Array("<title>菜价回落 篮子轻了 - 海州网</title><p>昨天，菜价回落了。</p>".utf8)))
    #expect(page.title == "菜价回落 篮子轻了" && page.paragraphs == ["昨天，菜价回落了。"])
  }

  @Test func refusesAPageWithoutText() throws {
    let input = TestInput()
    input.put("a.html", "<html><body><a href='x'>首页</a></body></html>")
    try input.read()
    #expect(input.codes == ["no_article"])
  }
}
