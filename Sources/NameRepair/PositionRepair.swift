import ArticleModel
import Lexicons

/// Adds the position before a person's name that a model missed: 秘书长 盖立新, 外卖骑手 郎斌.
///
/// Only whole words of the list of positions, outside other names; nouns that say no post or trade (市民, 乘客) are none.
struct PositionRepair {
  let lexicon: PersonLexicon
  private let nouns: WordTable
  private let endings: WordTable

  init(lexicon: PersonLexicon) {
    self.lexicon = lexicon
    var nouns = WordTable()
    for noun in Self.nouns.split(separator: " ") { nouns.insert(Array(noun.utf16), payload: 1) }
    self.nouns = nouns
    var endings = WordTable()
    for unit in Self.endings.utf16 { endings.insert([unit], payload: 1) }
    self.endings = endings
  }

  func repair(_ reader: PersonReader, _ mentions: inout [Mention], _ mended: inout [Mention]) {
    mended.removeAll(keepingCapacity: true)
    for var mention in mentions {
      if mention.type == .position {
        // A word that ends as no position does is none.
        guard mention.rule != "model" || isPosition(reader, mention.range) else { continue }
        joinList(reader, &mention, mended)
      }
      if mention.type == .person, mention.rule != "byline" {
        let line = reader.line(at: mention.range.start)
        let floor = max(line.start, mended.last?.range.end ?? line.start)
        if mention.range.start - floor >= 2, let start = position(reader, endingAt: mention.range.start, floor) {
          var added = Mention(range: TextRange(start, mention.range.start), type: .position, rule: "position_repair")
          joinList(reader, &added, mended)
          mended.append(added)
        }
      }
      mended.append(mention)
    }
    swap(&mentions, &mended)
  }

  private func isPosition(_ reader: PersonReader, _ range: TextRange) -> Bool {
    if range.count == 1 { return true }
    return lexicon.positions.longestSuffix(reader.units, endingAt: range.end, limit: max(range.start, range.end - 10)) != nil
      || endings.find(reader.units, range.end - 1, range.end) != nil
  }

  /// 董事长、|总裁: the positions before it in the list belong to the same name.
  private func joinList(_ reader: PersonReader, _ mention: inout Mention, _ mended: [Mention]) {
    let line = reader.line(at: mention.range.start)
    let floor = max(line.start, mended.last?.range.end ?? line.start)
    while mention.range.start - 3 >= floor, reader.units[mention.range.start - 1] == 0x3001,
      let start = position(reader, endingAt: mention.range.start - 1, floor)
    {
      mention.range.start = start
    }
  }

  private func position(_ reader: PersonReader, endingAt end: Int, _ floor: Int) -> Int? {
    guard let found = lexicon.positions.longestSuffix(reader.units, endingAt: end, limit: max(floor, end - 10)), end - found.start >= 2 else {
      return nil
    }
    guard nouns.find(reader.units, found.start, end) == nil, reader.isWordStart(found.start) else { return nil }
    return found.start
  }

  private static let endings = "长長傅倌管商户戶友模員员師师手工人者家席记記官士任理监監裁授导導客星生兵医醫农農民主将將领領副佐史卿侯王帝后妃相臣使督尉校裔匠贩販总總"
  private static let nouns =
    "记者 記者 通讯员 實習生 实习生 见习记者 特约记者 特派记者 本报记者 编辑 责任编辑 摄影 摄影记者 市民 居民 乘客 旅客 游客 顾客 学生 同学 选手 徒弟 老乡 丈夫 妻子 儿子 女儿 孕妇 患者 病人 伤者 死者 男子 女子 青年 老人 小伙 姑娘 女孩 男孩 业主 货主 摊主 房东 租户 户主 球员 队员 运动员 观众 读者 名将 小将 老将 新人 嫌疑人 被告人 被告 原告 受害人 当事人 代表 人员 工作人员 同志 先生 女士 小姐 主人 客人 嘉宾 会员 党员 团员 志愿者 邻居 同事"
}
