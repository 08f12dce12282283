import ArticleModel
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

@Suite struct PDFTests {
  /// A PDF of one page with a text layer in an Adobe font that needs no file: each line at its place.
  private static func pdf(_ lines: [(x: Int, y: Int, text: String)]) -> [UInt8] {
    var content = ""
    for line in lines {
      let hex = line.text.utf16.map { unit in
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
      content += "BT /F1 12 Tf \(line.x) \(line.y) Td <\(hex)> Tj ET\n"
    }
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length \(content.utf8.count) >>\nstream\n\(content)endstream",
      "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
      "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R >>",
      "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
    ]
    var file = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(file.utf8.count)
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets { file += String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n" }
    file += "trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(file.utf8)
  }

  @Test func readsColumnsByPosition() throws {
    let input = TestInput()
    let left = ["工会送清凉", "本报讯（记者 王小明）昨天上", "午，云江市总工会走进建设工", "地，为三百名工人送去西瓜和"]
    let right = ["绿豆汤。工人们说，西瓜很甜，", "心里更甜。"]
    input.put(
      "a.pdf", Self.pdf(left.enumerated().map { (50, 700 - 16 * $0, $1) } + right.enumerated().map { (320, 684 - 16 * $0, $1) }))
    try input.read()
    if input.codes == ["pdf_not_read"] { return }  // no pdftotext here: the reject says what to install
    let text = input.articles.first.map { $0.text.string(TextRange(0, $0.text.count)) } ?? ""
    #expect(input.codes == [] && text.contains("送去西瓜和绿豆汤。"), "\(text) \(input.rejects)")
    #expect(input.articles.first?.metadata.reporters == ["王小明"])
  }

  @Test func refusesABrokenPDF() throws {
    let input = TestInput()
    input.put("a.pdf", "%PDF-1.4\nnothing")
    try input.read()
    #expect(input.codes == ["bad_pdf"] || input.codes == ["pdf_not_read"] || input.codes == ["pdf_without_text"])
  }
}
