import ArticleModel

/// 一 with a classifier as an article: 一项工作, 一种认同感 count nothing.
enum OneGuard {
  private static let never = Set("种番丝抹缕派阵系类样般".utf16)
  private static let abstracts = PhraseTrie(
    words: """
      工作 问题 原因 方面 过程 时期 阶段 任务 立场 事 事情 大事 好事 难题 机会 机遇 挑战 目标 方向 道理 现象 情况 局面 关系 意义 作用 影响 水平 程度 状态 趋势 特点 特征 优势 因素 条件 环境 气氛 氛围 感觉 认识 观点 看法 态度 精神 文化 传统
      习惯 生活 力量 能力 责任 义务 权利 利益 价值 思想 理念 概念 理论 观念 制度 体制 机制 系统 体系 模式 方式 方法 途径 手段 措施 政策 战略 举措 改革 创新 发展 事业 运动 活动 行动 变化 转变 进步 成就 成绩 成果 奇迹 教训 经验 启示 考验 压力 动力 希望 梦想 愿望 遗憾 幸福 快乐 享受
      空话 话 笔账 账 时代 世界 社会 国家 民族 集体 整体 群体 角度 侧面 层面 环节 领域 范围 空间 话题 主题 重点 关键 核心 基础 前提 原则 标准 要求 需求 需要 必要 选择 决定 结果 结论 事实 例子 比方 秘密 谜 玩笑 样子 模样 印象 形象 角色 身份 概率 说法 做法 想法 办法 渠道 窗口 平台 缩影 亮点 特色 品牌
      中国 新 天地 台阶 高峰 高潮 高度 起点 转折点 里程碑 突破 突破口 支点 支柱 纽带 桥梁 时间 时候 日子 夜晚 早晨 上午 下午 晚上 季节 地方 时刻 瞬间 星期 礼拜 月 小时 世纪 季度 钟头
      """)
  private static let suffixes = Set("性度感力化观论法制权情风".utf16)

  /// Is the 一 at `start` no count? `unit` is its classifier, `of` what it would count.
  static func isArticle(_ text: FoldedText, _ start: Int, unit: TextRange, end: Int, of: TextRange?) -> Bool {
    let before = text[start - 1]
    if isOne(before, of: "这那每某哪任唯") { return true }
    let classifier = text[unit.start]
    if classifier == u("眼"), isOne(text[start - 1], of: "看望瞥瞧了") { return true }
    if never.contains(classifier) { return true }
    if text[end] == u("一"), text[end + 1] == classifier { return true }
    if start >= 2, text[start - 1] == classifier, text[start - 2] == u("一") { return true }
    if classifier == u("下") || classifier == u("点") || classifier == u("眼") && !(of != nil) { return true }
    guard let of else {
      // 一项 with nothing behind it that can be counted.
      return classifier == u("项") || (classifier == u("面") && text.isHan(end))
    }
    if classifier == u("项"), text.end(ofAny: ["专利", "纪录", "技术", "发明", "奖"], at: of.end - 2) == nil,
      text.end(ofAny: ["专利", "纪录"], at: of.start) == nil
    {
      return true
    }
    // The head: the last two or three characters, or the last.
    for length in [4, 3, 2] where of.count >= length {
      if let match = text.match(abstracts, of.end - length), match.end == of.end { return true }
    }
    if of.count == 1, let match = text.match(abstracts, of.start), match.end == of.end { return true }
    if of.count >= 2, suffixes.contains(text[of.end - 1]), !isOne(text[of.end - 2], of: "中方手办书医文科") { return true }
    return false
  }
}
