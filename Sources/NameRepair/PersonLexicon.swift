import Lexicons

/// What surnames, given names, and the words after a name look like.
final class PersonLexicon: Sendable {
  let surnames: WordTable
  /// Elements of Tibetan names: 次仁 + 多吉.
  let elements: WordTable
  private let kin: WordTable
  private let transliteration: [UInt64]
  let positions: WordTable
  private let given: [UInt64]
  private let follow: WordTable
  private let titles: WordTable

  init() {
    var surnames = WordTable(Resource("surnames.tsv")) { row in row.integer(1).map { UInt32(max(1, $0)) } }
    for surname in Self.commonSurnames.split(separator: " ") { surnames.insert(Array(surname.utf16), payload: 120) }
    for surname in Self.moreSurnames.split(separator: " ") where surnames.find(String(surname)) == nil {
      surnames.insert(Array(surname.utf16), payload: 40)
    }
    self.surnames = surnames
    var sounds = [UInt64](repeating: 0, count: 1024)
    TSVReader(Resource("transliteration_characters.txt")).forEach(skipHeader: false) { row in
      if let unit = row.units(0).first { sounds[Int(unit) >> 6] |= 1 << UInt64(unit & 63) }
    }
    transliteration = sounds
    positions = WordTable(Resource("positions.tsv")) { _ in 1 }
    var bits = [UInt64](repeating: 0, count: 1024)
    TSVReader(Resource("given_characters.tsv")).forEach { row in
      if let unit = row.units(0).first { bits[Int(unit) >> 6] |= 1 << UInt64(unit & 63) }
    }
    given = bits
    func table(_ words: String) -> WordTable {
      var table = WordTable(capacity: 256)
      for word in words.split(separator: " ") { table.insert(Array(word.utf16), payload: 1) }
      return table
    }
    follow = table(Self.follow)
    kin = table(Self.kin)
    elements = table(Self.tibetan)
    titles = table(Self.titles)
  }

  @inline(__always) func isGiven(_ unit: UInt16) -> Bool { given[Int(unit) >> 6] & (1 << UInt64(unit & 63)) != 0 }

  @inline(__always) func isSound(_ unit: UInt16) -> Bool { transliteration[Int(unit) >> 6] & (1 << UInt64(unit & 63)) != 0 }

  /// A noun for a person that stands before a name: 丈夫, 老乡, 市民, 岁的.
  func isKin(_ units: UnsafeBufferPointer<UInt16>, endingAt end: Int, _ limit: Int) -> Bool {
    kin.longestSuffix(units, endingAt: end, limit: max(limit, end - 4)) != nil
  }

  /// The length of the surname at a place: 2 for 欧阳, 1, or 0. `weight` says how common it is.
  func surname(_ units: UnsafeBufferPointer<UInt16>, _ start: Int, _ limit: Int) -> (length: Int, weight: Int) {
    if start + 2 <= limit, let weight = surnames.find(units, start, start + 2) { return (2, Int(weight)) }
    if start < limit, let weight = surnames.find(units, start, start + 1) { return (1, Int(weight)) }
    return (0, 0)
  }

  /// How likely a name ends at a place: 3 before punctuation and at a line's end, 2 before words that follow names, else 0.
  func boundary(_ units: UnsafeBufferPointer<UInt16>, _ position: Int, _ limit: Int) -> Int {
    guard position < limit else { return 3 }
    let unit = units[position]
    switch unit {
    case 0x3001, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF01, 0xFF1F, 0xFF08, 0xFF09, 0x201C, 0x201D, 0x300A, 0x300C, 0x300D, 0x2014, 0x2026, 0x20, 0x3000,
      0x28, 0x29, 0x2C, 0x3A:
      return 3
    case 0x30...0x39: return 2
    default: return follow.longestMatch(units, position, limit: min(limit, position + 3)) == nil ? 0 : 2
    }
  }

  func isFollow(_ units: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int) -> Bool { follow.find(units, start, end) != nil }

  /// A title or kinship that follows a bare surname: 家, 某, 老板, 师傅.
  func isTitle(_ units: UnsafeBufferPointer<UInt16>, _ position: Int, _ limit: Int) -> Bool {
    position < limit
      && (titles.longestMatch(units, position, limit: min(limit, position + 4)) != nil
        || positions.longestMatch(units, position, limit: min(limit, position + 4)) != nil)
  }

  private static let kin =
    "丈夫 妻子 儿子 女儿 父亲 母亲 哥哥 姐姐 弟弟 妹妹 老乡 同乡 邻居 同事 工友 战友 同学 同伴 好友 朋友 独生子 独子 老伴 孙子 孙女 侄子 外甥 女婿 儿媳 媳妇 爱人 恋人 男友 女友 未婚夫 未婚妻 孕妇 产妇 乘客 旅客 游客 顾客 市民 居民 村民 农民 老人 患者 病人 伤者 死者 嫌疑人 被告人 被告 原告 受害人 当事人 名叫 名叫做 岁的 的哥 选手 小伙 姑娘 青年 男子 女子 学生 徒弟 师傅 弟子 队友 对手 搭档 之子 之女 业主 货主 摊主 店主 房东 租户 户主 女孩 男孩 小将 老将 名将 主人公 得主 冠军 亚军 季军"
  private static let commonSurnames = "萧 丘 廉 穆 栾 吉 宇 银 滑 束 朴"
  private static let moreSurnames =
    "锺 位 嵺 稽 扬 酆 郤 满 郈 帖 剡 怯 厙 侬 呙 甯 穆 僧 终 於 区 區 歐陽 歐 歐阳 束 剡 旺 葉 陳 張 劉 黃 趙 吳 孫 馬 楊 許 鄭 謝 韓 馮 鄧 蕭 蔣 賈 閻 陸 蘇 盧 鍾 譚 廖 範 賴 龔 萬 錢 湯 嚴 羅 賀 顧 龍 邵 錢 孔 葉 魯 韋 畢 聶 龐 寶 邊 單 閔 紀 樂 馮 鄒 郟 鄺 黎 關 雲 連 鐘 閻 羅 簡 盤 蘭 藍 權 滿 蔔 衛 車 宮 寧 歸 糜 邁 練 鈕 鐵 遲 費 陰 隴 雙 饒 駱 東方 完颜 耶律 纳兰 慕容 南宫 令狐 夏侯 公孙 闻人 尉迟 司徒 司马 司空 端木 澹台 谷梁 呼延 宇文 长孙 皇甫 诸葛 上官 东方 欧阳 赫连 独孤 百里 東郭 鍾離 濮阳 太史 申屠 仲孙 轩辕 钟离 淳于 单于 公羊 宗政 拓跋 佟佳 爱新觉罗 叶赫 赫舍里 瓜尔佳 乌雅 富察"
  private static let tibetan =
    "次仁 多吉 边巴 罗布 旺堆 扎西 卓玛 央金 卓嘎 巴桑 尼玛 达瓦 拉巴 洛桑 丹增 格桑 普布 平措 索朗 旦增 群培 阿旺 强巴 洛珠 德吉 白玛 仁青 才让 旺扎 桑珠 顿珠 云丹 益西 曲珍 拉姆 措姆 加措 嘉措 南杰 朗杰 江村 班觉 贡布 次旦 米玛 晋美 土登 格列 才旦 桑杰 旺姆 旺久 旺杰 旺加 曲扎 曲杰 曲培 次央 次珍 央珍 央宗 白珍 玉珍 仁增 仁钦 罗桑 才仁 才旺 多杰 加布 热布 占堆 占都 塔青 塔杰 顿旦 顿月 坚参 坚赞 伦珠 赤列 赤来 琼达 琼珍 贡嘎 贡桑 群宗 群久 德庆 德央 达娃 措吉 却吉 却扎 华旦 完玛 尕藏 才吉 拉毛 卓嘎 班禅 班丹 斯塔 西绕 西热 喜饶 彭措 嘎玛 嘎松 泽仁 泽旺 泽郎 俄色 邓珠 登巴 阿佳 根敦 桑布 桑培 桑吉 旦巴 丹巴 久美 龙珠 索南 公保 更登 昂旺 昂翁"
  private static let follow =
    "记得 記得 飞抵 飞 逢人 逢 写下 以 累计 累計 懊恼 当过 当年 是 拿到 几 两 三 自 往 如 跟 替 比 受 经 经过 身穿 穿 戴 骑 驾驶 驾 搬 挑 背 扛 攥 捧 端 提 摸 擦 望 盯 指 挥 喊 叹 叹气 念 唱 跳 游 输 赢 战 胜 负 直 直接 首先 首 第 再次 一 一口 一边 一把 一直 这 那 这样 那样 如此 有 無 无 未 曾经 可 能 会 會 要 想 愿 愿意 肯 敢 应 应该 必须 需要 打算 准备 决定 试图 努力 坚持 尽管 虽然 因为 由于 为了 除了 通过 根据 按照 关于 至于 说 說 道 称 讲 问 答 笑 表示 介绍 告诉 告訴 认为 認為 指出 透露 坦言 强调 強調 回忆 回应 回應 解释 解釋 分析 补充 感慨 感叹 提醒 建议 建議 呼吁 希望 担心 抱怨 承认 承諾 承诺 披露 证实 直言 写道 写下 作证 辩称 辩解 总结 评价 点评 通报 宣布 要求 致辞 致詞 主礼 主禮 在 对 對 向 给 給 从 從 用 和 与 與 及 等 是 为 為 将 將 已 也 则 則 又 还 還 就 都 曾 正 因 被 把 以 于 的 之 走进 走到 来到 來到 今天 昨天 昨日 昨晚 昨 今 今晚 今日 近日 今年 去年 日前 当天 当场 当日 带领 率 率领 主持 出席 参加 会见 会晤 站 站起 拿 拿着 指着 笑着 报道 摄 文 摘 随 随即 同 到 去 见 打 收 获 获得 荣获 成为 担任 当选 撰文 先后 分别 一行 一起 一家 一口 夫妇 父子 先生 女士 同志 老人 掏出 翻 翻开 接过 接 抱 抱着 握 看 看着 听 听到 得知 发现 赶到 赶 冲 跑 坐 坐在 躺 蹲 跪 推 推开 打开 抖 抖开 伸 伸出 举 举起 放 放下 点 算 算着 数 没 没有 不 不仅 很 最 更 便 却 仍 终于 突然 立即 立刻 马上 马上 連 连 连续 每 每天 每年 常 常常 经常 只 只是 只有 至今 如今 现 现在 现年 生前 生于 出生 作 作为 做 做出 凭 凭借 靠 按 由 让 使 令 叫 请 带 带着 送 送来 捐 捐出 买 卖 种 养 养殖 开 开办 创办 投资 获悉 提供 完成 取得 赢得 夺得 击败 战胜 以及 或 均 全 共 再 刚 刚刚 正在 开始 继续 结束 离开 返回 抵达 前往 访问 率团 签署 签订 签 发表 发言 讲话 作了 介紹 指 續 續說 質詢 答覆 站在 推迟 累计 手 手里 手捧 眼 眼里 心里 心 家 家里 家住 说这 出任 就任 卸任 辞 辞去 遇难 去世 病逝 逝世 受伤 死亡 摔 倒 倒在 所 所在 领 领着 领到 回 回到 回家 进 进入 上 上台 下 下车 起 起身 身 身高 身着 深 深知 深感 满 满脸 面 面对 面露 感到 感激 激动 动情 自豪 高兴 难过 哽咽 流泪 哭 诚恳 坦率 坦承 冷静 沉痛 沉着 无奈 担任 任 主 负责 执 执导 主演 饰 饰演 扮演 创作 编剧 导演 作曲 撰写 著 编译 译 供图 绘 整理 口述"
  private static let titles =
    "家 氏 某 姓 老 总 工 姐 嫂 伯 叔 哥 婶 姨 爷 奶 妈 爸 婆 公 先生 女士 小姐 老板 老闆 师傅 医生 大夫 老师 老師 主任 局长 书记 县长 市长 经理 院长 校长 厂长 主席 教授 律师 法官 警官 大爷 大妈 大娘 大姐 大哥 大嫂 大叔 婆婆 奶奶 爷爷 阿姨 阿婆 阿公 孃孃 五爷 老汉 老人 同学 同志 女 男 队 導師 醫生"
}
