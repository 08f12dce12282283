import ArticleModel
import PageLayout
import Testing

/// A text that has broken programs of this kind before.
struct HardText: Sendable, CustomTestStringConvertible {
  var name: String
  var units: [UInt16]

  init(_ name: String, _ text: String) { self.init(name, units: Array(text.utf16)) }

  init(_ name: String, units: [UInt16]) {
    self.name = name
    self.units = units
  }

  var testDescription: String { name }

  /// As a record's article, its first line the headline.
  var article: Article {
    let layout = units.withUnsafeBufferPointer { RecordLayout().layout($0, headlineEnd: units.firstIndex(of: 10) ?? 0) }
    var metadata = ArticleMetadata()
    metadata.date = "2021-03-05"
    return Article(metadata: metadata, text: SourceText(units), lines: layout.lines)
  }

  static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  static let fixed: [HardText] = [
    HardText("empty", ""),
    HardText("one character", "雨"),
    HardText("one digit", "7"),
    HardText("one mark", "“"),
    HardText("line ends alone", "\n\n\n"),
    HardText("blanks alone", "　　  \t　"),
    HardText("a pair of surrogates", "𠮷"),
    HardText("names outside the basic plane", "𠮷野家昨天开业\n记者从𠮷林路获悉，店长𠮷田𠀀说：“𠮷祥如意。”"),
    HardText("a lone high surrogate", units: Array("张三".utf16) + [0xD842] + Array("说：“好。”".utf16)),
    HardText("a lone low surrogate", units: [0xDFB7] + Array("5个人，".utf16) + [0xDFB7]),
    HardText("surrogates the wrong way round", units: Array(repeating: [0xDFB7, 0xD842], count: 50).flatMap { $0 }),
    HardText("a zero unit", units: Array("昨天".utf16) + [0] + Array("下雨3天".utf16)),
    HardText("CRLF", "标题\r\n　　本报讯（记者 李山）昨天，新桥通车。\r\n　　“好！”他说。\r\n"),
    HardText("full-width digits and letters", "ＧＤＰ增长１２．５％，达３０００亿元，２０２１年３月"),
    HardText("nested marks", "他说：“她说‘老师说“明天下雨”’，我信。”「甲『乙「丙」丁』戊」"),
    HardText("unclosed marks", "他说：“明天\n她说“后天\n『大后天\n（记者 王"),
    HardText("closing marks first", "”’』」）他说：”好“"),
    HardText("no punctuation", repeated("全市职工踊跃参加比赛取得好成绩", 300)),
    HardText("marks alone", repeated("。！？，、；：“”‘’（）《》……——", 100)),
    HardText("nested 1,000 deep", repeated("“", 1000) + "好" + repeated("”", 1000)),
    HardText("opened 3,000 times", repeated("《“（【", 750)),
    HardText("100,000 digits", repeated("1234567890", 10_000)),
    HardText("10,000 numerals", repeated("三百二十一万", 1700)),
    HardText("numbers joined by marks", repeated("1:2:3-4～5、6.7.8%", 300)),
    HardText("dates in a row", repeated("2021年3月5日至8日", 300)),
    HardText("ranges without an end", repeated("3至", 2000)),
    HardText("one character 20,000 times", repeated("啊", 20_000)),
    HardText("surnames alone", repeated("王李张", 2000)),
    HardText("names in a row", repeated("王建国、", 1500)),
    HardText("positions in a row", repeated("市委书记、市长", 1000)),
    HardText("cues in a row", repeated("他说，", 1500)),
    HardText("Latin", "The quick brown fox, 42 km/h, said “hello”.\nfoo@example.com http://example.com/a?b=1&c=2"),
    HardText("other scripts", "Москва 15 мая\nابجد ١٢٣\n한국 3명\nがぎぐ5つ"),
    HardText("marks that combine", repeated("e\u{301}ü\u{20E3}", 500)),
    HardText("emoji", "👨‍👩‍👧‍👦好评👍🏽3个🇨🇳"),
    HardText("invisible characters", "新\u{200B}桥\u{FEFF}通\u{2060}车\u{AD}了\u{202E}5天"),
    HardText("private use and noncharacters", units: [0xE000, 0xF8FF, 0xFFFE, 0xFFFF, 0xFDD0]),
    HardText("10,000 lines", repeated("好\n", 10_000)),
  ]

  /// Texts put together at random from pieces that stages react to; the same number gives the same text.
  static func generated(_ number: Int) -> HardText {
    var random = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      random ^= random << 13
      random ^= random >> 7
      random ^= random << 17
      return Int(random % UInt64(bound))
    }
    var units: [UInt16] = []
    for _ in 0..<(20 + next(120)) {
      if next(12) == 0 { units.append(UInt16(truncatingIfNeeded: next(65536))) } else { units += Array(pieces[next(pieces.count)].utf16) }
    }
    return HardText("generated \(number)", units: units)
  }

  private static let pieces = [
    "“", "”", "‘", "’", "《", "》", "（", "）", "。", "，", "、", "：", "；", "？", "！", "\n", "　　", " ", "——", "……", "%", ".", "-", "～", "至", "第", "约", "近",
    "余",
    "多", "几", "十", "百", "千", "万", "亿", "三", "两", "半", "5", "12", "2021", "年", "月", "日", "时", "点", "分", "岁", "元", "亩", "公里", "个", "名", "人次", "成",
    "同比增长", "下降", "昨天", "去年", "今年以来", "上半年", "目前", "王", "建国", "李某", "欧阳", "记者", "通讯员", "本报讯", "市长", "党委书记", "局长", "海宁市",
    "总工会", "有限公司", "法院", "新华社", "说", "表示", "介绍", "认为", "据", "不", "没有", "非常", "但是", "困难", "荣获", "事故", "比赛", "的", "了", "在", "和", "𠮷", "é", "A",
  ]
}
