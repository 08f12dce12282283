import Lexicons

/// What single lines look like: captions, jump lines, navigation, editors' credits. Pure questions about a trimmed range.
final class LineForms: Sendable {
  static let shared = LineForms()

  private let captionStarts: WordTable
  private let captionEnds: WordTable
  private let noiseStarts: WordTable
  private let noiseParts: WordTable
  private let enumerators: UnitSet
  private let chineseNumerals: UnitSet

  private init() {
    func table(_ words: String) -> WordTable {
      var table = WordTable(capacity: 256)
      for word in words.split(separator: " ") { table.insert(Array(word.utf16), payload: 1) }
      return table
    }
    captionStarts = table("图为 圖為 图① 图② 图③ 图1 图2 图3 图一 图二 图片说明 图片： 图片: 上图 下图 左图 右图 中图 上圖 下圖 左圖 右圖 题图 題圖 资料图： 图说： ▲ ▼ △ ▽ ↑ ↓ ← → 图/ 图：")
    captionEnds = table(
      "摄 攝 摄影 攝影 供图 供圖 摄影报道 摄） 摄) 攝） 供图） 供图) 资料图 资料图片 资料照片 （资料图） (资料图) （资料图片） （資料圖片） （資料圖） 新华社发 新華社發 中新社发 新华社记者摄 图源网络 /图 ／图 /摄 ／摄 图片来源网络")
    noiseStarts = table(
      "上一期 下一期 上一篇 下一篇 上一版 下一版 返回主页 返回首页 返回目录 返回列表 返回 收藏 打印 推荐 放大 缩小 字号 默认 分享到 分享 关闭 版面导航 版面目录 标题导航 本版新闻 往期回顾 按日期检索 数字报 电子报 版权所有 版權所有 版权声明 未经授权 "
        + "http:// https:// www. 网址 網址 邮箱 E-mail email 电子邮箱 投稿邮箱 热线 热线电话 新闻热线 广告热线 发行热线 值班 值班编委 责任编辑 责编 責任編輯 责任校对 本版编辑 本版责编 版式设计 版面设计 美编 美术编辑 编辑 編輯 校对 统筹 主编 "
        + "执行主编 视觉 制图 组版 版式 电话 地址 国内统一 国内统一刊号 统一刊号 邮发代号 第 期 总第 零售 定价 印刷 主办 主管 出版 社长 总编辑 ICP 沪ICP 京ICP 浙ICP 备案 Copyright copyright © ICP备 声明 上一页 下一页 PDF pdf 版面概览 当前版 查看原文 阅读 点击 评论 "
        + "转发 扫一扫 扫码 下载 首页 目录 登录 注册 检索 加入收藏 朗读 复制链接 关注我们 相关链接 我要评论 网站地图 联系我们 关于我们 语音 听新闻 更多 进入")
    noiseParts = table("数字报纸 数字报 电子报 电子版 版权所有 版權所有 责任编辑 責任編輯 返回主页 返回目录 返回首页 上一期 下一期 上一篇 下一篇 上一版 下一版 版面导航 标题导航 ICP备 新闻热线 邮发代号 统一刊号")
    enumerators = UnitSet("◆●★■□▲◇○☆※▶►①②③④⑤⑥⑦⑧⑨⑩")
    chineseNumerals = UnitSet("一二三四五六七八九十")
  }

  /// 。！？ … or a closing mark after one: the text of the line ends here.
  func endsSentence(_ u: Units, _ s: Int, _ e: Int) -> Bool {
    var at = e - 1
    var closings = 0
    while at >= s {
      let kind = UnitClass.of(u[at])
      if kind == UnitClass.terminal { return true }
      if kind == UnitClass.closing {
        closings += 1
        at -= 1
        continue
      }
      break
    }
    // A bracket that closes the line after its text (（记者 王小明） is asked by the by-line parser) is no end of a sentence by itself.
    return false
  }

  /// Sentence marks anywhere: 。 is what body text has and headlines have not.
  func sentenceMarks(_ u: Units, _ s: Int, _ e: Int) -> (stops: Int, commas: Int, other: Int) {
    var stops = 0
    var commas = 0
    var other = 0
    var at = s
    while at < e {
      switch u[at] {
      case 0x3002, 0xFF61: stops += 1  // 。
      case 0xFF0C, 0x2C: commas += 1  // ， ,
      case 0xFF01, 0xFF1F, 0x21, 0x3F, 0xFF1B, 0x3B: other += 1  // ！ ？ ；
      default: break
      }
      at += 1
    }
    return (stops, commas, other)
  }

  func isCaption(_ u: Units, _ s: Int, _ e: Int) -> Bool {
    guard e - s >= 2, e - s <= 160 else { return false }
    if captionStarts.longestMatch(u, s, limit: e) != nil {
      // 图书… is text: a caption has a mark, 为, or a figure after 图.
      return true
    }
    return captionEnds.longestSuffix(u, endingAt: e, limit: max(s, e - 8)) != nil
  }

  /// （下转第3版）, 上接第1版, ▲下转四版, （紧接第一版）: which way it points, or nil; the number follows 第.
  func jump(_ u: Units, _ s: Int, _ e: Int) -> (toNext: Bool, page: Int)? {
    guard e - s >= 3, e - s <= 40 else { return nil }
    var at = s
    while at + 2 <= e, at - s <= 24 {
      let a = u[at]
      let b = u[at + 1]
      let next = a == 0x4E0B && (b == 0x8F6C || b == 0x8F49 || b == 0x63A5)  // 下转 下轉 下接
      let previous = (a == 0x4E0A || a == 0x7D27 || a == 0x7DCA) && (b == 0x63A5 || b == 0x63A5)  // 上接 紧接
      if next || previous {
        var digits = at + 2
        while digits < e, !UnitClass.isDigit(u[digits]), !chineseNumerals.contains(u[digits]), UnitClass.of(u[digits]) != UnitClass.letter {
          digits += 1
        }
        guard digits < e, digits - at <= 8, e - digits <= 8 else { return nil }
        return (next, number(u, digits, e))
      }
      at += 1
    }
    return nil
  }

  func number(_ u: Units, _ s: Int, _ e: Int) -> Int {
    var value = 0
    var at = s
    while at < e, UnitClass.of(u[at]) == UnitClass.letter { at += 1 }
    while at < e {
      let unit = u[at]
      if unit >= 0x30 && unit <= 0x39 {
        value = value * 10 + Int(unit) - 0x30
      } else if unit >= 0xFF10 && unit <= 0xFF19 {
        value = value * 10 + Int(unit) - 0xFF10
      } else if let figure = Self.figures.firstIndex(of: unit) {
        value = figure == 9 ? (value == 0 ? 10 : value * 10) : (value == 10 ? 10 + figure + 1 : value * 10 + figure + 1)
      } else {
        break
      }
      at += 1
    }
    return value
  }
  private static let figures = Array("一二三四五六七八九十".utf16)

  /// Navigation, editors' credits, addresses, copyright.
  func isNoise(_ u: Units, _ s: Int, _ e: Int) -> Bool {
    guard e > s else { return true }
    if e - s <= 60, let found = noiseStarts.longestMatch(u, s, limit: e) {
      let rest = found.end
      if rest >= e { return true }
      let kind = UnitClass.of(u[rest])
      // The word stands alone, or its value follows after a mark or a space.
      if kind != UnitClass.han, found.end - s >= 2 { return sentenceMarks(u, s, e).stops == 0 }
      if noiseStarts.longestMatch(u, rest, limit: e) != nil { return true }
    }
    guard e - s <= 80 else { return false }
    var at = s
    while at < e {
      if noiseParts.longestMatch(u, at, limit: e) != nil { return sentenceMarks(u, s, e).stops == 0 }
      at += 1
    }
    // Rules and ornaments: no letter, digit or Han at all.
    at = s
    while at < e {
      let kind = UnitClass.of(u[at])
      if kind == UnitClass.han || kind == UnitClass.letter || kind == UnitClass.digit { return false }
      at += 1
    }
    return true
  }

  /// 一、, （一）, 1., ◆: how a subheading or a list's item begins.
  func isEnumerated(_ u: Units, _ s: Int, _ e: Int) -> Bool {
    guard e - s >= 3 else { return false }
    if enumerators.contains(u[s]) { return true }
    var at = s
    let bracket = u[at] == 0xFF08 || u[at] == 0x28
    if bracket { at += 1 }
    let begin = at
    while at < e, at - begin < 3, chineseNumerals.contains(u[at]) || UnitClass.isDigit(u[at]) { at += 1 }
    guard at > begin, at < e else { return false }
    if bracket { return u[at] == 0xFF09 || u[at] == 0x29 }
    return u[at] == 0x3001 || u[at] == 0xFF0E || u[at] == 0x2E && (at + 1 >= e || !UnitClass.isDigit(u[at + 1]))
  }
}
