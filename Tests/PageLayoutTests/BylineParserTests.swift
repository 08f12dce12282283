import ArticleModel
import Testing

@testable import PageLayout

@Suite struct BylineParserTests {
  /// R reporters, C correspondents, P photographers, A agency, L place, D date, then how it stands.
  static func describe(_ text: String) -> String {
    let units = Array(text.utf16)
    return units.withUnsafeBufferPointer { units in
      guard let found = BylineParser().parse(units, TextRange(0, units.count)) else { return "none" }
      var parts: [String] = []
      func add(_ key: String, _ ranges: [TextRange]) {
        if !ranges.isEmpty { parts.append(key + " " + ranges.map { Byline.name($0, in: units) }.joined(separator: "、")) }
      }
      add("R", found.reporters)
      add("C", found.correspondents)
      add("P", found.photographers)
      add("A", found.agency.map { [$0] } ?? [])
      add("L", found.datelinePlace.map { [$0] } ?? [])
      add("D", found.datelineDate.map { [$0] } ?? [])
      parts.append("\(found.place)")
      return parts.joined(separator: " | ")
    }
  }

  @Test(arguments: [
    ("本报讯（记者 王小明 通讯员 李四）昨天，市里传来消息。", "R 王小明 | C 李四 | start"),
    ("本报讯 记者王国强 通讯员蒋海报道 近日，市里传来消息。", "R 王国强 | C 蒋海 | start"),
    ("本报讯 见习记者金小鑫报道 “大家好。”", "R 金小鑫 | start"),
    ("记者金明报道 “活动开始了。”", "R 金明 | start"),
    ("通讯员江小娴 记者杨文荣报道 去年以来，", "R 杨文荣 | C 江小娴 | start"),
    ("本报讯 通讯员金闻报道 今天", "C 金闻 | start"),
    ("新华社北京3月5日电（记者张强、李小梅）第一次会议开幕。", "R 张强、李小梅 | A 新华社 | L 北京 | D 3月5日 | start"),
    ("新华社北京3月5日电 第一次会议开幕。", "A 新华社 | L 北京 | D 3月5日 | start"),
    ("据新华社东京三月五日电（记者 郭丹）日本", "R 郭丹 | A 新华社 | L 东京 | D 三月五日 | start"),
    ("中新网6月12日电 (记者 周旭)记者从水利部获悉", "R 周旭 | A 中新网 | D 6月12日 | start"),
    ("本报北京6月12日电（记者钱明）今天", "R 钱明 | L 北京 | D 6月12日 | start"),
    ("本报济南6月12日讯 记者 赵小亮 报道：今天", "R 赵小亮 | L 济南 | D 6月12日 | start"),
    ("【本報訊】記者王小明報道：昨日下午", "R 王小明 | start"),
    ("【本報訊】昨日下午，區議會", "start"),
    ("〔記者王小明／台北報導〕行政院", "R 王小明 | L 台北 | start"),
    ("【記者陳大文高雄報導】市議會", "R 陳大文 | L 高雄 | start"),
    ("（中央社記者林小美台北5日電）立法院", "R 林小美 | A 中央社 | L 台北 | D 5日 | start"),
    ("本报记者 王小明 通讯员 李小四", "R 王小明 | C 李小四 | line"),
    ("□ 本报记者 李　四", "R 李四 | line"),
    ("■ 张小三", "R 张小三 | line"),
    ("本报记者 王小明 文/图", "R 王小明 | line"),
    ("文/王小明 图/李小四", "R 王小明 | P 李小四 | line"),
    ("王小明 文/图", "R 王小明 | line"),
    ("全媒体记者 王小明 李四 摄影报道", "R 王小明、李四 | line"),
    ("张三李四赵小五", "none"),
    ("首席记者张三李四赵小五", "R 张三、李四、赵小五 | line"),
    ("大家都说好。（记者 王小明）", "R 王小明 | end"),
    ("大家都说好。（王小明 李四）", "R 王小明、李四 | end"),
    ("大家都说好。（据新华社电）", "A 新华社 | end"),
    ("大家都说好。（本报记者 阿卜杜拉·买买提）", "R 阿卜杜拉·买买提 | end"),
    ("大家都说好。记者 王小明 通讯员 李四", "R 王小明 | C 李四 | end"),
    ("工人正在检查设备。记者 王小明 摄", "P 王小明 | end"),
    ("工人正在检查设备。王小明 摄", "P 王小明 | end"),
    ("记者从市总工会获悉，今年将新建4家。", "none"),
    ("记者了解到，这里有4家。", "none"),
    ("记者周三在现场看到，这里很忙。", "none"),
    ("通讯行业今年增长很快，资讯也多。", "none"),
    ("他说了三点（见右图）", "none"),
    ("（完）", "none"),
    ("新华社发", "none"),
    ("中国电信浙江公司今天宣布", "none"),
    ("杭州讯（记者 王小明）昨天", "R 王小明 | start"),
    ("钱江晚报讯 昨天上午", "start"),
    ("本报讯 通讯员晓月报道 今天上午", "C 晓月 | start"),
    ("本报讯 记者 晓月 通讯员 山石 报道：今天上午", "R 晓月 | C 山石 | start"),
    ("本报讯（记者欧阳春晓通讯员申屠明）今天上午", "R 欧阳春晓 | C 申屠明 | start"),
    ("本报讯 (通讯员 李四 记者 王小明/文 赵小亮/摄) 今天", "R 王小明 | C 李四 | P 赵小亮 | start"),
    ("本报讯 （全媒体记者 王小明、李小红 通讯员 张三 李四）今天", "R 王小明、李小红 | C 张三、李四 | start"),
    ("本报讯（本报记者王小明）今天", "R 王小明 | start"),
    ("本报讯 记者王小明、通讯员李四：今天", "R 王小明 | C 李四 | start"),
    ("大家都说好。（通讯员 王小明 记者 李四 摄影报道）", "R 李四 | C 王小明 | end"),
    ("【记者王小明北京报道】今天", "R 王小明 | L 北京 | start"),
    ("本报记者 王小明 本报通讯员 李四", "R 王小明 | C 李四 | line"),
    ("记者 王 明 通讯员 李小四", "R 王明 | C 李小四 | line"),
    ("作者：王小明", "R 王小明 | line"),
    ("记者 王小明 图/文", "R 王小明 | line"),
    ("文图/记者 王小明", "R 王小明 | line"),
    ("撰文/王小明 摄影/李小四", "R 王小明 | P 李小四 | line"),
    ("（本版撰文 记者 王小明）", "R 王小明 | line"),
    ("□ 本报记者 麦田 秋收 通讯员 老秦", "R 麦田、秋收 | C 老秦 | line"),
    ("记者手记", "none"),
    ("记者观察 小巷里的变化", "none"),
    ("记者节 我们在路上", "none"),
    ("", "none"),
    ("电", "none"),
  ])
  func reads(_ text: String, _ expected: String) { #expect(Self.describe(text) == expected, "\(text)") }
}
