import ArticleModel
import Lexicons
import NamedText

/// The words beside quotation marks that tell a name (台风“格美”, “北方之星”号), a title (题为“…”) or an expression.
final class KindLexicon: Sendable {
  private let after: WordTable
  private let before: WordTable
  private let titleBefore: WordTable
  private let titleAfter: WordTable
  private let known: WordTable
  private let programmes: WordTable

  init() {
    func table(_ words: String) -> WordTable {
      var table = WordTable(capacity: 256)
      for word in words.split(separator: " ") { table.insert(Array(word.utf16), payload: 1) }
      return table
    }
    after = table(Self.nameAfter)
    before = table(Self.nameBefore)
    titleBefore = table(Self.titlesBefore)
    titleAfter = table(Self.titlesAfter)
    known = table(Self.knownNames)
    programmes = WordTable(Resource("programme_heads.tsv")) { $0.units(0).count >= 2 ? 1 : nil }
  }

  func nameFollows(_ text: NamedText, _ position: Int, limit: Int) -> Bool {
    position < limit && after.longestMatch(text.units, position, limit: limit) != nil
  }
  func namePrecedes(_ text: NamedText, _ position: Int, limit: Int) -> Bool {
    before.longestSuffix(text.units, endingAt: position, limit: max(limit, position - 6)) != nil
  }
  func titlePrecedes(_ text: NamedText, _ position: Int, limit: Int) -> Bool {
    titleBefore.longestSuffix(text.units, endingAt: position, limit: max(limit, position - 6)) != nil
  }
  func titleFollows(_ text: NamedText, _ position: Int, limit: Int) -> Bool {
    position < limit && titleAfter.longestMatch(text.units, position, limit: limit) != nil
  }

  /// Do nouns follow that end with the head of a programme: “仰山杯”|职工|篮球赛?
  func programmeFollows(_ text: NamedText, _ position: Int, limit: Int) -> Bool {
    var token = text.token(from: position)
    var steps = 0
    while token < text.tokens.count, steps < 5, text.end(token) <= limit {
      switch text.tag(token) {
      case .n, .vn, .nz, .j, .b, .ns, .nr, .none, .m, .q, .ng: break
      default: return false
      }
      if programmes.longestSuffix(text.units, endingAt: text.end(token), limit: max(position, text.end(token) - 5)) != nil { return true }
      token += 1
      steps += 1
    }
    return false
  }

  /// Policies and anniversaries that are always written between marks.
  func isKnownName(_ text: NamedText, _ range: TextRange) -> Bool { known.find(text.units, range.start, range.end) != nil }

  private static let knownNames =
    "三个代表 一带一路 两会 四个全面 五位一体 八荣八耻 双一流 一国两制 四个自信 两个维护 四个意识 三严三实 两学一做 两弹一星 九二共识 四个现代化 五个一工程 双拥 四大发明 三个有利于 两个务必 十四五 十三五 十二五 十一五 十五 九五 八五 七五 八一 五一 五四 七一 六一 三八 双十一 双11 文革 大跃进 三线 八二三 九一八 七七事变 西安事变 一二·九 三八红旗手 五一劳动奖章 五四青年奖章 希望工程 菜篮子 米袋子 三北"
  private static let nameAfter =
    "号 號 称号 稱號 商标 商標 品牌 牌 杯 奖 獎 节 節 工程 行动 行動 计划 計劃 活动 活動 项目 專案 工作法 平台 公众号 小程序 APP app 直播间 专列 航班 卫星 飞船 探测器 空间站 系列 重要思想 规划 期间 大赛 竞赛 比赛 联赛 论坛 峰会 博览会 展览 音乐会 晚会 晚宴 基金 专项 专项行动 专项整治 名师 工作室 创新工作室 驿站 之家 学校 课堂 讲堂 书屋 合作社 服务队 突击队 志愿队 志愿服务队 救援队 小组 联盟 协会 俱乐部 乐队 组合 酒店 饭店 餐厅 超市 广场 大厦 小区 花园 公司 黄金周 小长假 假期 战略 倡议 机制 精神 模式 台风 颱風 战斗机 导弹 型 级 世界杯 国家队 主题教育 教育活动 学习教育 丛书 栏目 专栏 节目 展 演唱会 慈善 周 拖拉机 SUV 轿车 汽车 皮卡 快船 快艇 游艇 客机 飞机 直升机 手机 电视 空调 冰箱 白酒 啤酒 香烟 奶粉 大米 无人机 机器人 火箭 潜水器 舰 油轮 列车 高铁 动车 专线 旅游节 文化节 艺术节 电影节 书画展 摄影展 作文 征文 评选 巡演 巡展 工作室 集团军 出鞘 群雕 雕塑 雕像 纪念碑 纪念馆 遗址 旧址 代表性传承人 商行 画廊 书店 茶馆 客栈 民宿 农家乐 牧场 农场 度假村"
  private static let nameBefore =
    "台风 颱風 货轮 渔船 客轮 邮轮 油轮 游轮 军舰 航母 卫星 飞船 号称 网名 名为 名叫 叫做 取名 起名 命名为 名曰 人称 绰号 外号 别号 艺名 笔名 商标 品牌 简称 簡稱 下称 下稱 以下简称 又称 俗称 俗稱 代号 代號 飓风 微信群 公众号 店名 简称为 号 第一届 首届 获 荣获 授予 获评 评为 获得 誉为全国"
  private static let titlesBefore = "题为 題為 题目是 题目为 标题为 標題為 标题是 题名 篇名 文章 社论 书名 一文 题目 标题"
  private static let titlesAfter = "为题 為題 的标题 一文 的文章 的社论 的报道 的通讯 的帖子 的微博 的评论 的演讲 的讲座 的报告 为主题 為主題 为主线 为标题 一书 一课 一章 一节课"
}
