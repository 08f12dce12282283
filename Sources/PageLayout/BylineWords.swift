import Lexicons

/// The words that by-lines are made of, simplified and traditional.
final class BylineWords: Sendable {
  static let shared = BylineWords()

  enum Piece: UInt32 { case medium = 1, modifier, reporter, correspondent, photographer, text, picture, both, verb, message }

  /// Pieces of titles, and the words after names.
  let pieces: WordTable
  /// Names of agencies and of papers that others quote.
  let agencies: WordTable
  /// Places of datelines that are set without a mark between name and place.
  let places: WordTable
  let surnames: UnitSet
  let compoundSurnames: WordTable
  let givenEnds: UnitSet
  /// Units that begin what is no name: 记者从…, 记者近日….
  let noName: UnitSet
  /// Units that can begin a by-line or stand in its first words.
  let gate: UnitSet

  private init() {
    var pieces = WordTable(capacity: 256)
    func add(_ words: String, _ piece: Piece) {
      for word in words.split(separator: " ") { pieces.insert(Array(word.utf16), payload: piece.rawValue) }
    }
    add("本报 本報 本刊 本网 本網 本台 本社 本版 晨报 晚报 早报 日报 商报 都市报 新华社 新華社 中新社 中新网 中央社 中通社 人民网 央广网 总台 央视", .medium)
    add("新华网 中国网 澎湃新闻 潮新闻 封面新闻 红星新闻 极目新闻 上游新闻 大河报 新京报 本報 日報 晚報 明報 大公報 文匯報", .medium)
    add("见习 見習 实习 實習 首席 特派 特派员 特约 特約 资深 資深 全媒体 全媒體 融媒体 融媒 青年 前方 随团 隨團 联合 聯合 高级 高級 主任 专题 駐 驻", .modifier)
    add("体育 體育 财经 財經 文化 教育 科技 法治 军事 港澳 兩岸 时政 社会 经济 全媒 新媒体 数字 客户端 驻京 驻沪 驻港 驻外 駐京 駐港 摄影 攝影 文字 视频 本市 本埠", .modifier)
    add("记者 記者 实习生 實習生 编译 編譯 评论员 評論員 特约评论员 撰稿人 撰稿 撰文 作者 执笔 執筆 采写 採寫 记者组 采访组", .reporter)
    add("通讯员 通訊員 特约通讯员 特約通訊員 通联员 供稿", .correspondent)
    add("摄 攝 摄影 攝影 摄制 供图 供圖 制图 製圖 拍摄 拍攝 绘图 漫画", .photographer)
    add("文 文字 文案", .text)
    add("图 圖 图片 圖片 照片 图表", .picture)
    add("文图 图文 圖文 文圖 文并摄 文/图 文／图 文/摄 文／摄 图/文 图／文 文、图 文、摄 摄影报道 攝影報道 攝影報導 文并图 摄文 文圖 文/圖 圖/文 撰文摄影", .both)
    add("报道 報道 报导 報導 综合报道 綜合報道 綜合報導 电 電 讯 訊 整理 综合 采写报道 联合报道 连线报道 现场报道 专电 專電 日电", .verb)
    add("消息 综合消息 专讯 專訊 特訊 特讯 快訊 外電 专稿 特稿", .message)
    self.pieces = pieces

    var agencies = WordTable(capacity: 128)
    let known =
      "新华社 新華社 新华网 新华每日电讯 中新社 中新网 中新網 中国新闻网 中国新闻社 中国新闻 中央社 中通社 香港中通社 中評社 中评社 人民网 人民日报 光明日报 经济日报 工人日报 中国青年报 法治日报 科技日报 央视 央视网 "
      + "央视新闻 央广网 中国网 国际在线 中国日报 环球网 环球时报 解放军报 农民日报 检察日报 中青网 中青在线 澎湃新闻 路透社 法新社 美联社 美聯社 塔斯社 彭博社 韩联社 共同社 俄新社 德新社 埃菲社 "
      + "海外网 参考消息网 中国经济网 中工网 封面新闻 证券时报 中国证券报 上海证券报 第一财经"
    for word in known.split(separator: " ") { agencies.insert(Array(word.utf16), payload: 1) }
    self.agencies = agencies

    var places = WordTable(capacity: 256)
    let known2 =
      "台北 臺北 台中 臺中 台南 臺南 高雄 新北 桃園 基隆 新竹 嘉義 屏東 宜蘭 花蓮 台東 臺東 苗栗 彰化 南投 雲林 澎湖 金門 馬祖 香港 澳門 澳门 北京 上海 天津 重慶 重庆 廣州 广州 深圳 珠海 "
      + "東京 东京 首爾 首尔 華盛頓 华盛顿 紐約 纽约 倫敦 伦敦 巴黎 柏林 莫斯科 日內瓦 日内瓦 布魯塞爾 布鲁塞尔 新加坡 曼谷 吉隆坡 雅加達 洛杉磯 舊金山 綜合 综合 專題 连线 杭州 南京 济南 合肥 福州 厦门 "
      + "南昌 武汉 长沙 郑州 石家庄 太原 西安 兰州 西宁 银川 乌鲁木齐 呼和浩特 沈阳 大连 长春 哈尔滨 成都 贵阳 昆明 拉萨 南宁 海口 三亚 宁波 温州 苏州 青岛 无锡 雄安"
    for word in known2.split(separator: " ") { places.insert(Array(word.utf16), payload: 1) }
    self.places = places

    var surnames = UnitSet("張陳楊黃趙吳劉許鄭馮鄧呂蘇蔣賈葉閻餘潘鐘鍾盧陸範譚韋鄒鄺龍萬錢湯賴龔聶藍關閔簡應顏嚴麥羅區歐賀孫喬紀畢溫魯塗童樊連齊梅盛倪莊駱藺闞鮑遲馬")
    var compound = WordTable(capacity: 128)
    TSVReader(Resource("surnames.tsv")).forEach { row in
      let word = row.units(0)
      if word.count == 1, (row.integer(1) ?? 0) >= 5 { surnames.insert(word[0]) }
      if word.count == 2 { compound.insert(word, payload: 1) }
    }
    for word in "歐陽 司馬 諸葛 東方 皇甫 夏侯 范姜 張簡 申屠 上官 令狐 慕容 宇文 長孫 鍾離 尉遲 公孫 淳于 獨孤 呼延".split(separator: " ") { compound.insert(Array(word.utf16), payload: 1) }
    self.surnames = surnames
    compoundSurnames = compound
    var given = UnitSet("偉軍傑靜麗豔強濤華國慶紅蘭鳳龍飛鵬燕萍雲輝剛勇峰梅雪寧寶瑩穎潔儀賢怡琳琪儒嘉欣")
    TSVReader(Resource("given_characters.tsv")).forEach { row in
      let word = row.units(0)
      if word.count == 1, row.string(1) != "first" { given.insert(word[0]) }
    }
    givenEnds = given
    noName = UnitSet("从從在了获獲采採走看来來见見到对對发發近昨今日是的就随隨向跟还還也和与與及为為因其该該此这這每各本据據正再将將被把曾已又均都只")
    gate = UnitSet("本記记通讯訊电電見见实實新中据據（(【〔[〈<□■●◎○▲◆★☆◇▇文图圖作特首央人撰摄攝供全融驻駐综綜专專快消")
  }

  /// The longest piece that begins at `start`, its end and what it is.
  func piece(_ units: Units, _ start: Int, limit: Int) -> (end: Int, piece: Piece)? {
    guard start < limit, let found = pieces.longestMatch(units, start, limit: limit), let piece = Piece(rawValue: found.payload) else { return nil }
    return (found.end, piece)
  }

  /// The longest agency's name that begins at `start`.
  func agency(_ units: Units, _ start: Int, limit: Int) -> (end: Int, payload: UInt32)? {
    start < limit ? agencies.longestMatch(units, start, limit: limit) : nil
  }
}
