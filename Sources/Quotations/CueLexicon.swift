import ArticleModel
import Lexicons
import NamedText

/// The words that say that somebody speaks, and what may follow them.
final class CueLexicon: Sendable {
  /// What a cue is good for. A cue takes every use of the ones before it.
  enum Strength: UInt32 {
    /// Only with a quotation right beside it: 笑, 哽咽, 比方.
    case beside = 1
    /// Also with a comma and what is said: 说，…
    case comma = 2
    /// Also with what is said right after it: 认为…, 希望…
    case direct = 3
  }

  private let table: WordTable
  private let people: WordTable
  /// A bit for each unit that a cue begins with.
  private let begins: [UInt64]

  init() {
    var table = WordTable(capacity: 2048)
    var begins = [UInt64](repeating: 0, count: 1024)
    func add(_ cue: [UInt16], _ strength: Strength) {
      table.insert(cue, payload: strength.rawValue)
      begins[Int(cue[0]) >> 6] |= 1 << UInt64(cue[0] & 63)
    }
    let direct = Set(Self.directCues.split(separator: " ").map(String.init))
    let never = Set(Self.notCues.split(separator: " ").map(String.init))
    TSVReader(Resource("speech_cues.tsv")).forEach { row in
      let cue = row.string(0)
      let kind = row.string(1)
      let units = row.units(0)
      // Whole phrases (高兴地说, 对记者说, 据介绍) are put together from their words by the frames.
      guard kind != "quote_source", units.count <= 4, !never.contains(cue) else { return }
      let joined: [Unicode.Scalar] = ["地", "着", "向", "对", "据", "者"]
      guard !cue.unicodeScalars.contains(where: { joined.contains($0) }) else { return }
      add(units, direct.contains(cue) ? .direct : .comma)
    }
    for cue in Self.commaCues.split(separator: " ") { add(Array(cue.utf16), .comma) }
    for cue in Self.besideCues.split(separator: " ") { add(Array(cue.utf16), .beside) }
    for cue in direct { add(Array(cue.utf16), .direct) }
    var people = WordTable(Resource("positions.tsv")) { _ in 1 }
    for noun in Self.peopleNouns.split(separator: " ") { people.insert(Array(noun.utf16), payload: 1) }
    self.people = people
    self.table = table
    self.begins = begins
  }

  /// The longest cue that begins with a word, and how many words it takes.
  @inline(__always)
  func cue(_ text: NamedText, at token: Int, before limit: Int) -> (tokens: Int, strength: Strength)? {
    let first = text.first(token)
    guard begins[Int(first) >> 6] & (1 << UInt64(first & 63)) != 0 else { return nil }
    switch text.tag(token) {
    case .v, .vn, .i, .l, .d, .n, .vd, .p, .q, .a, .none, .vg, .ng: break
    default: return nil
    }
    guard let found = table.longestMatch(text.units, text.start(token), limit: min(limit, text.start(token) + 5)) else { return nil }
    var next = token
    while next < text.tokens.count, text.end(next) < found.end { next += 1 }
    guard next < text.tokens.count, text.end(next) == found.end else {
      // The longest is cut by a word's end: try the word itself.
      guard let payload = table.find(text.units, text.start(token), text.end(token)), let strength = Strength(rawValue: payload) else { return nil }
      return (1, strength)
    }
    guard let strength = Strength(rawValue: found.payload) else { return nil }
    return (next - token + 1, strength)
  }

  /// Is a noun one for people who speak, or for what speaks for them (负责人, 居民, 法院, 报告)? The longest ending decides.
  func isSpeaker(_ text: NamedText, _ token: Int) -> Bool {
    let end = text.end(token)
    return people.longestSuffix(text.units, endingAt: end, limit: max(text.start(token), end - 4)) != nil
  }

  private static let directCues =
    "认为 認為 希望 建议 建議 要求 称 稱 说 說 表示 指出 承认 承認 透露 相信 坚信 担心 擔心 预计 預計 坦言 直言 笑称 笑稱 强调 強調 呼吁 呼籲 承诺 承諾 宣布 宣佈 觉得 覺得 主张 主張 提出 声称 聲稱 自称 自稱 重申 证实 證實 期待 盼望 提醒 告诉 告訴 笑言 戏称"
  private static let commaCues =
    "道 說 講 表示 透露 認為 介紹 強調 回應 答覆 回憶 記得 记得 感嘆 分析 笑言 致辞 致词 致辭 总结 评价 评论 估计 估算 坦承 告诫 劝 喊 嚷 骂 答 问 問 讲 訊問 爆料 爆粗 直呼 抱怨 埋怨 查明 了解 了解到 获悉 獲悉 通报 指控 判决 裁定 裁决 认定 反映 举例 反问 追问 打趣 自嘲 感慨 感叹 赞叹 惊叹 点评 评析 讲评 表态 发言 作证 供述 辩称 辩解 补充 解释 解释说 叮嘱 嘱咐 提议 提到 谈到 讲到 说到 写道 写到 写下 留言 回信 复信 披露 宣称 反驳 质疑 批评 痛批 抨击 强烈谴责 祝愿 寄语 传话 捎话 嘱托 念叨 嘀咕 吆喝 誓言 许愿 解说 科普 释疑 释法 支招 断言 咬定 一口咬定 打听到 憶述 忆述 插话 插话道 接话 尖叫 撂下 算账 盘算 掐算 统计 记载 断定 声明 指 諭 喊道 呼叫 批評 引述 憶起 補充 解釋 坦承 透露 表示 強烈譴責 痛斥 讚揚 感慨 埋怨 坦言 預言 预测 推测 推断 判断 坚称 力主 力陈 直陈 痛陈 陈述 申诉 投诉 举报 控诉 倾诉 诉苦 开玩笑 玩笑 比喻 形容 概括 归纳 描述 描绘 回顾 追忆 忆起 得知"
  private static let besideCues =
    "声音 笑 哭 哽咽 感激 感谢 想 心想 暗想 比方 一句 话 题词 口号 叫 答应 回答 叹 叹息 叹气 高呼 欢呼 惊呼 唱 唱道 念 念道 直言不讳 激动 动情 自豪 欣慰 愧疚 无奈 感动 宣传 标榜 号称 批示 叮咛 勉励 鼓励 安慰 劝说 夸 夸赞 夸奖 赞 称赞 点赞 欢迎 道歉 致歉 致谢 道谢 祝贺 祝福 问候 招呼 打招呼 提问 发问 询问 讲述 叙述 口头禅 感受 心声 开场白 账 理由 结论 疑问 提示 回话 喊话 发文 发帖 跟帖 吐槽 调侃 感言 心愿 梦想 嘟囔 解围 插话 应声 搭话 "
  /// Words of the list that say too little to show speech by themselves.
  private static let notCues =
    "想 想道 看来 发现 感到 感受到 体会到 意识到 考虑 通知 打算 设想 琢磨 怀疑 猜想 猜测 料想 寻思 计划着 感谢 祝贺 欢迎 肯定 致谢 致歉 道歉 保证 答应 鼓励 公布 公告 发布 晒出 颁布 通告 告示 布告 昭告 说明 写着 著文 赋诗 题写 载文 下令 宣判 宣读 宣告 责令 责成 督促 敦促 批示 指示 落款 题词 作诗 播报 报告 推介 指点 引用 引述 援引 转引 正如 夸奖 夸赞 称赞 赞扬 表扬 赞叹 谴责 抗议 祝福 祝愿 交代 倡议 号召 劝慰 劝说 劝诫 勉励 发出 直指 回复 答问 求助 求证 打听 咨询 请求 请教 哀求 央求 恳求 渴望 深信 期望 盼着 深思 倾诉 供认 供述 描述 描绘 形容 概括 科普 致电 致函 致信 声明 解读 通知 报道 社论 哭诉 哭喊 唏嘘 喊冤 叫苦 叫屈 发言 如数家珍 滔滔不绝 传言 网传 经查 俗话说 常言道 古人云 记者从"
  private static let peopleNouns =
    "负责人 負責人 人士 市民 居民 村民 农民 牧民 渔民 果农 菜农 老人 老汉 老伯 大娘 大妈 大爷 大叔 大姐 大嫂 阿姨 婆婆 奶奶 爷爷 网友 網友 专家 專家 学者 家长 教师 老师 學生 学生 同学 职工 员工 工人 民工 司机 师傅 乘客 旅客 游客 观众 讀者 读者 顾客 客户 消费者 商家 店主 老板 老闆 业主 摊主 房东 租户 户主 医生 大夫 护士 患者 病人 家属 民警 警方 交警 法院 法庭 检察院 检察机关 检方 辩方 控方 校方 官方 院方 厂方 警察局 军方 平台方 方面 双方 中方 美方 日方 俄方 英方 对方 主办方 承办方 组委会 公司 企业 厂家 集团 妻子 丈夫 母亲 父亲 儿子 女儿 孩子 爸爸 妈妈 爸 妈 哥哥 姐姐 弟弟 妹妹 同事 同伴 邻居 老乡 朋友 战友 工友 代表 委员 队员 球员 选手 教练 主帅 裁判 发言人 發言人 分析师 律师 法官 检察官 当事人 被告 原告 被告人 证人 目击者 知情人 工作人员 专员 干部 领导 官员 书记 主任 局长 处长 科长 经理 厂长 校长 院长 所长 站长 队长 组长 村长 镇长 乡长 县长 市长 省长 部长 主席 总统 总理 首相 大使 议员 議員 教授 研究员 工程师 技术员 报告 公报 文章 社论 评论 媒体 报纸 报道 通告 公告 声明 通报 意见 会议 规划 部门 机构 政府 当局 协会 学会 联盟 组织 银行 工会 党委 纪委 记者 居委会 村委会 业内 外界 舆论 群众 百姓 老百姓 青年 小伙 姑娘 女孩 男孩 男子 女子 男生 女生 志愿者 义工 骑手 店员 导游 解说员 讲解员 创始人 当局 徒弟 师父 战士 官兵 指导员 驻村 人员 机关 学校 医院 庭 会员 党员 球迷 影迷 歌迷 粉丝 考生 毕业生 候选人 候选者 嫌疑人 犯人 歹徒 骗子 老伴 媳妇 婆家 娘家 亲属 亲戚 亲友 老话 俗话 俗语 谚语 消息 与会者 小将 老将 名将 数字 数据 受访者 过来人 当家人 掌门人 带头人 传承人 主持人 见证人 听众 街坊 租戶 住戶 業主 市民 議員 發言人 校長 局長 處長 會長 主席 專家 學者 醫生 護士 老師 家長 居民 村民 漁民 農民 職員 經理 顧客"
}
