import Lexicons

/// What section labels look like: 要闻, 简讯, 走基层·听民声, 劳模风采, 【深读】.
final class LabelWords: Sendable {
  static let shared = LabelWords()
  private let whole: WordTable
  private let endings: WordTable
  private let organizations = UnitSet("会會局委院校部厅廳司社厂廠队隊站所省市县縣区區镇鎮乡鄉村")
  private let places = UnitSet("省市县縣区區镇鎮乡鄉村")

  private init() {
    func table(_ words: String) -> WordTable {
      var table = WordTable(capacity: 256)
      for word in words.split(separator: " ") { table.insert(Array(word.utf16), payload: 1) }
      return table
    }
    whole = table(
      "要闻 要聞 综合 綜合 综合新闻 国内 国际 國際 时政 时事 本市 本埠 本地 本港 港聞 社会 社會 经济 經濟 财经 財經 体育 體育 文娱 娱乐 娛樂 副刊 文化 教育 科技 健康 法治 民生 评论 評論 社论 社評 社论版 简讯 簡訊 短讯 快讯 短波 一句话新闻 "
        + "图片新闻 新闻速递 新闻快递 今日关注 本报关注 焦点 聚焦 关注 视点 观点 观察 深度 深读 特写 特别报道 专题 专版 专栏 言论 时评 热点 头条 导读 声音 服务 生活 旅游 汽车 房产 读者来信 百姓热线 工会 工会新闻 基层动态 基层 动态 一线 现场 人物 图说 "
        + "综合要闻 两岸 兩岸 中國 本澳 澳聞 天下 环球 寰宇 农村 农业 工业 企业 党建 党建之窗 三农 文明 城事 都市 地方 地方新闻 县市新闻 区县新闻 要闻简报")
    endings = table(
      "要闻 新闻 新聞 简讯 短讯 快讯 速递 快递 专栏 专题 专版 特刊 视窗 之窗 聚焦 关注 视点 观察 评论 时评 论坛 论坛会 随笔 广角 天地 园地 在线 直击 追踪 人物 故事 风采 先锋 先鋒 作先锋 争先锋 巡礼 行动 进行时 现场 声音 热线 服务台 走基层 "
        + "面对面 大家谈 圆桌 讲堂 课堂 课 沙龙 札记 手记 掠影 扫描 点击 链接 速览 纵横 经纬 动态 简报 播报 特写 写真 记录 纪实 报告 访谈 专访 对话 调查 实录 走笔 心语 征文 笔会 赏析 连载 驿站 窗口 平台 长廊 风景线 正能量 新征程 再出发 建新功 "
        + "立新功 谱新篇 开新局 工作 建设 发展 系列报道 特别报道 特别策划")
  }

  /// 市, 镇, 局, 会: the last character of a place or an organization.
  func endsLikePlace(_ unit: UInt16) -> Bool { organizations.contains(unit) }

  /// Above 2 for what looks like a label by itself.
  func score(_ u: Units, _ line: ScannedLine) -> Double {
    var s = line.start
    var e = line.end
    var score = 0.0
    // Marks around: ■要闻, 【深读】.
    while s < e, UnitClass.of(u[s]) == UnitClass.mark || UnitClass.of(u[s]) == UnitClass.opening || UnitClass.isSpace(u[s]) {
      if u[s] != 0x201C && u[s] != 0x300C { score += 0.75 }
      s += 1
    }
    while e > s, UnitClass.of(u[e - 1]) == UnitClass.mark || UnitClass.of(u[e - 1]) == UnitClass.closing { e -= 1 }
    score = min(score, 1.5)
    let count = e - s
    if count == 0 { return 0 }
    if whole.find(u, s, e) != nil { return 4 + score }
    if count > 26 { return -2 }
    if count <= 12, endings.longestSuffix(u, endingAt: e, limit: s) != nil { score += count <= 8 ? 2 : 1 }
    if count <= 6 { score += 1 } else if count <= 8 { score += 0.5 } else if count > 14 { score -= 0.5 }
    // 某某市总工会 is the first half of a headline.
    if count >= 3, organizations.contains(u[e - 1]) { score -= 2 }
    // 劳动者之歌, 职工之声.
    if count >= 4, count <= 7, u[e - 2] == 0x4E4B { score += 2 }
    var spaces = 0
    var at = s
    while at < e {
      let unit = u[at]
      let kind = UnitClass.of(unit)
      if unit == 0xB7 || unit == 0x2022 || unit == 0x30FB { score += 1 }
      if kind == UnitClass.space { spaces += 1 }
      if kind == UnitClass.digit || kind == UnitClass.terminal || kind == UnitClass.opening { score -= 1 }
      if places.contains(unit) { score -= 0.5 }
      if unit == 0xFF1A || unit == 0x3A { score -= 1 }
      at += 1
    }
    if spaces >= 2, endings.longestSuffix(u, endingAt: e, limit: s) != nil { score += 1.5 }
    return score
  }
}
