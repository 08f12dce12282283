import ArticleModel

/// Reads numbers that name something: house, plate, telephone, document numbers, bus lines. They are labels, never counts.
struct LabelReader {
  let text: FoldedText

  typealias Draft = QuantityReader.Draft

  private static let cues = PhraseTrie(
    words: """
      电话 热线 号码 编号 证号 注册号 账号 帐号 邮编 邮政编码 代码 车牌 身份证 文号 准字 卡号 单号 传真 手机 QQ 微信 统一社会信用代码 拨打 致电 股票代码 牌号 车牌号 许可证 订单号
      咨询电话 投诉电话 举报电话 报名电话 联系电话 热线电话 电话号码 手机号 手机号码 身份证号 身份证号码 注册号码 公告号 备案号 批号 条码 学号 工号 警号 编码 证书号 执照号 发票号
      """)
  private static let hotlines = PhraseTrie(words: "热线 电话 平台 投诉 举报 指挥中心 报警 急救 服务热线 出警 客服 短信")

  /// A long number behind a word that announces a label, or one written like a telephone number.
  func labelled(_ numeral: Numeral) -> Draft? {
    guard numeral.isArabic, !numeral.hasMultiplier, !numeral.hasPoint, !numeral.hasGrouping, numeral.plainDigits >= 3 else { return nil }
    let isCued = hasCue(numeral.start)
    var end = numeral.end
    var groups = 1
    // 0951-6000318, 888-000-9999.
    while text[end] == u("-") || text[end] == u("—"), groups < 5 {
      var next = end + 1
      var digits = 0
      while text.kind(next) == .digit, digits < 24 {
        next += 1
        digits += 1
      }
      guard digits >= 3, text.kind(next) != .digit else { break }
      if !isCued, !numeral.leadingZero, groups == 1, numeral.plainDigits != 3 && numeral.plainDigits != 4 { break }
      groups += 1
      end = next
    }
    let isPhone = groups > 1 && (numeral.leadingZero || isCued || groups > 2)
    let isLongLabel =
      numeral.leadingZero || (isCued && numeral.plainDigits >= 3) || (numeral.plainDigits >= 5 && text.match(Self.hotlines, end) != nil)
      || (numeral.plainDigits == 11 && text[numeral.start] == u("1") && !text.isHan(end))
      || (numeral.plainDigits == 3 && text.match(Self.hotlines, end) != nil)
    guard isPhone || isLongLabel, groups > 1 || !isUnitBehind(end) || numeral.leadingZero else { return nil }
    if groups > 1, !isPhone { end = numeral.end }
    let value = String(decoding: (numeral.start..<end).map { text[$0] }, as: UTF16.self)
    return Draft(start: numeral.start, end: end, kind: .label, low: value, high: value, rule: "label.number", isLiteral: true, numeral: numeral)
  }

  private func isUnitBehind(_ end: Int) -> Bool {
    let at = text.skippingBlanks(end)
    guard text.isHan(at), let match = text.match(UnitTable.shared.trie, at) else { return false }
    return !UnitGuard.isWord(text, at, match.end)
  }

  /// A cue in the few characters before: 电话：, 编号.
  private func hasCue(_ start: Int) -> Bool {
    var end = start
    while end > text.start, end > start - 3, [u(":"), u("："), u("为"), u("是"), u(" "), u("（"), u("“"), u("("), u("“")].contains(text[end - 1]) {
      end -= 1
    }
    return text.matchBack(Self.cues, endingAt: end) != nil
  }

  /// Digits beside letters: 京A12345 is a label, 5G and PM2.5 are words.
  func code(_ numeral: Numeral) -> Draft? {
    var start = numeral.start
    while start > numeral.start - 2, text.isLatin(start - 1) { start -= 1 }
    guard start < numeral.start, Self.plates.contains(text[start - 1]), numeral.plainDigits >= 4, !text.isLatin(start - 1) else { return nil }
    var end = numeral.end
    while end < numeral.end + 3, text.isLatin(end) || text.kind(end) == .digit { end += 1 }
    let value = String(decoding: (start - 1..<end).map { text[$0] }, as: UTF16.self)
    return Draft(start: start - 1, end: end, kind: .label, low: value, high: value, rule: "label.plate", isLiteral: true, numeral: numeral)
  }

  private static let plates = Set("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".utf16)

  /// 号 and 路: 128号, 4路公共汽车; not 10号线 or 三路人马.
  func number(_ draft: inout Draft, _ found: (end: Int, unit: Unit, start: Int), _ numeral: Numeral) -> Bool {
    guard numeral.isExact, !numeral.hasPoint else { return false }
    draft.kind = .label
    if text[found.start] == u("号") {
      draft.rule = "label.number"
      let next = text[found.end]
      // 号召, 号称, 号线: other words and names.
      if isOne(next, of: "召称角码令脉子手") && !(next == u("令")) { return false }
      if !numeral.isArabic, numeral.isSingleHan || text.isHan(found.end), next != u("楼"), next != u("院"), next != u("房") { return false }
      if next == u("线") || next == u("台") && text[found.end + 1] == u("风") { return next != u("线") }
      if text.kind(found.end) == .none, text[found.end] == u("楼"), !text.isHan(found.end + 1) || text.kind(found.end + 1) != .none {
        let end = found.end + 1
        draft.end = end
        draft.unit = TextRange(found.start, end)
      }
      return true
    }
    draft.rule = "label.line"
    let before = text[numeral.start - 1]
    if isOne(before, of: "经纬东西南北大小中上下几十") { return false }
    let isBus =
      text.end(ofAny: ["公交", "公共汽车", "汽车", "电车", "巴士", "专线", "车", "线路", "、"], at: found.end) != nil
      || text.hasBefore(any: ["乘", "换乘", "坐", "乘坐", "转", "公交", "搭", "搭乘"], numeral.start)
    return isBus
  }
}
