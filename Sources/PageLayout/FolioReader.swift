import ArticleModel
import Lexicons

/// Reads mastheads and folio lines: 浙江某报 数字报纸, 00002版:工会, 04 版 要闻 2019年7月12日 星期五, and the line at the end of an export that repeats
/// paper, section, page, title, date and weekday.
struct FolioReader {
  private(set) var publication = ""
  private(set) var date = ""
  private(set) var page = ""
  private(set) var section = ""
  private(set) var lastKind = PageLineKind.folio
  private(set) var lastReason = LineReason.none

  private static let weekdays: [[UInt16]] = ["星期", "周", "礼拜", "禮拜"].map { Array($0.utf16) }
  private static let digital: [[UInt16]] = ["数字报", "數字報", "电子报", "電子報", "电子版", "電子版", "数字版"].map { Array($0.utf16) }
  private static let paperEndings: [[UInt16]] = [
    "日报", "晚报", "早报", "晨报", "时报", "商报", "快报", "都市报", "青年报", "工人报", "农民报", "法制报", "法治报", "周报", "导报", "周刊", "日報", "晚報", "早報", "晨報", "時報", "商報", "快報",
    "導報", "週刊",
    "新报", "新報", "财经报", "信息报", "教育报", "科技报", "消费报", "侨报", "学报", "公報", "明报",
  ].map { Array($0.utf16) }

  /// True when the line is a masthead or a folio; what it says is kept.
  mutating func take(_ u: Units, _ s: Int, _ e: Int, isTop: Bool, isEdge: Bool, stops: Int) -> Bool {
    guard e - s >= 2, stops == 0 else { return false }
    let date = findDate(u, s, e)
    let weekday = date != nil && hasWeekday(u, s, e)
    let page = findPage(u, s, e)
    let digital = Self.digital.contains { u.find($0, from: s, to: e) != nil }
    let paper = findPaper(u, s, e)
    var isFolio = false
    if let date {
      let rest = e - s - (date.end - date.start)
      // A date with its weekday, a page or a paper, or a date alone at an edge: never a sentence's beginning.
      isFolio = weekday || page != nil && rest <= 40 || paper != nil && rest <= 40 && isEdge || rest <= 2 && isTop || digital
      if isFolio, u.find(Array("讯".utf16), from: s, to: e) != nil { isFolio = false }
    } else if let page {
      isFolio = page.wholeLine || digital
    } else if digital, e - s <= 30 {
      isFolio = true
    } else if let paper, isTop, paper.start == s, e - paper.end <= 2 {
      isFolio = true
    } else if let paper, isTop, paper.start == s, UnitClass.isSpace(u[paper.end]) {
      // 濱海日報 副刊: the paper and its section.
      var start = paper.end
      while start < e, UnitClass.isSpace(u[start]) { start += 1 }
      isFolio = e - start <= 6 && (start..<e).allSatisfy { UnitClass.isHan(u[$0]) }
      if isFolio, section.isEmpty { section = text(u, start, e) }
    }
    guard isFolio else { return false }
    lastKind = date == nil && page == nil ? .masthead : .folio
    lastReason = lastKind == .masthead ? .paperName : .pageOrDate
    if let date, self.date.isEmpty { self.date = date.iso }
    if let page, self.page.isEmpty { self.page = page.number }
    if self.publication.isEmpty, let paper { self.publication = text(u, paper.start, paper.end) }
    if self.section.isEmpty, let page, page.section.end > page.section.start { self.section = text(u, page.section.start, page.section.end) }
    return true
  }

  private func text(_ u: Units, _ s: Int, _ e: Int) -> String { String(decoding: u[s..<e], as: UTF16.self) }

  // MARK: Parts

  private func findDate(_ u: Units, _ s: Int, _ e: Int) -> (start: Int, end: Int, iso: String)? {
    var at = s
    while at + 6 <= e {
      if let year = digits(u, at, e), year.count == 4, year.value >= 1850, year.value < 2150, at == s || !UnitClass.isDigit(u[at - 1]),
        let date = afterYear(u, year.end, e, year.value)
      {
        return (at, date.end, date.iso)
      }
      at += 1
    }
    return nil
  }

  private func afterYear(_ u: Units, _ start: Int, _ e: Int, _ year: Int) -> (end: Int, iso: String)? {
    var at = start
    while at < e, UnitClass.isSpace(u[at]) { at += 1 }
    guard at < e, [0x5E74, 0x2D, 0x2F, 0x2E].contains(u[at]) else { return nil }
    at += 1
    while at < e, UnitClass.isSpace(u[at]) { at += 1 }
    guard at < e, let month = digits(u, at, e), month.value >= 1, month.value <= 12 else { return nil }
    at = month.end
    while at < e, UnitClass.isSpace(u[at]) { at += 1 }
    guard at < e, [0x6708, 0x2D, 0x2F, 0x2E].contains(u[at]) else { return nil }
    at += 1
    while at < e, UnitClass.isSpace(u[at]) { at += 1 }
    guard at < e, let day = digits(u, at, e), day.value >= 1, day.value <= 31 else { return nil }
    at = day.end
    while at < e, UnitClass.isSpace(u[at]), at + 1 < e, u[at + 1] == 0x65E5 { at += 1 }
    if at < e, u[at] == 0x65E5 { at += 1 }
    return (at, "\(year)-\(month.value < 10 ? "0" : "")\(month.value)-\(day.value < 10 ? "0" : "")\(day.value)")
  }

  private func digits(_ u: Units, _ start: Int, _ e: Int) -> (value: Int, count: Int, end: Int)? {
    var at = start
    var value = 0
    while at < e, at - start < 6 {
      var unit = u[at]
      if unit >= 0xFF10 && unit <= 0xFF19 { unit -= 0xFF10 - 0x30 }
      if let figure = Self.figures.firstIndex(of: unit), figure < 10 { unit = UInt16(0x30 + figure) }
      guard unit >= 0x30 && unit <= 0x39 else { break }
      value = value * 10 + Int(unit) - 0x30
      at += 1
    }
    if at == start { return nil }
    // 十二, 二十, 二十一 in months and days.
    if at < e, u[at] == 0x5341 {
      let tens = value
      at += 1
      if let rest = digits(u, at, e), rest.count == 1 { return (tens * 10 + rest.value, 2, rest.end) }
      return (tens * 10, 2, at)
    }
    return (value, at - start, at)
  }
  private static let figures = Array("〇一二三四五六七八九".utf16)

  private func hasWeekday(_ u: Units, _ s: Int, _ e: Int) -> Bool {
    for word in Self.weekdays {
      if let at = u.find(word, from: s, to: e), at + word.count < e {
        switch u[at + word.count] {
        case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x65E5, 0x5929, 0x672B: return true  // 一二三四五六日天末
        default: break
        }
      }
    }
    return false
  }

  /// 00002版:工会, 第04版：要闻, A03版, 04 版 要闻, 4版; the section is what follows, when it is short.
  private func findPage(_ u: Units, _ s: Int, _ e: Int) -> (number: String, wholeLine: Bool, section: (start: Int, end: Int))? {
    var at = s
    while at < e {
      if u[at] == 0x7248, at > s {  // 版
        var i = at - 1
        while i > s, UnitClass.isSpace(u[i]) { i -= 1 }
        let last = i + 1
        while i >= s, isPageUnit(u[i]) { i -= 1 }
        let first = i + 1
        if first < last, last - first <= 6 {
          let begins =
            first == s || u[first - 1] == 0x7B2C && first - 1 == s || UnitClass.isSpace(u[first - 1])
            || u[first - 1] == 0x7B2C && UnitClass.isSpace(u[max(first - 2, s)])
          if begins {
            var sectionStart = at + 1
            while sectionStart < e, UnitClass.isSpace(u[sectionStart]) || [0x3A, 0xFF1A, 0xB7, 0x2F, 0x7C, 0x2D].contains(u[sectionStart]) {
              sectionStart += 1
            }
            var sectionEnd = sectionStart
            while sectionEnd < e, UnitClass.isHan(u[sectionEnd]) || u[sectionEnd] == 0xB7 { sectionEnd += 1 }
            let hasSection = sectionEnd > sectionStart && sectionEnd - sectionStart <= 10
            let whole = (first == s || first - 1 == s) && (sectionEnd >= e || sectionStart >= e) && (hasSection || sectionStart >= e) && e - s <= 24
            let date = !whole && hasSection ? (sectionStart, sectionEnd) : whole && hasSection ? (sectionStart, sectionEnd) : (0, 0)
            return (plainPage(u, first, last), whole, date)
          }
        }
      }
      at += 1
    }
    return nil
  }

  private func isPageUnit(_ unit: UInt16) -> Bool {
    UnitClass.isDigit(unit) || unit >= 0x41 && unit <= 0x5A || unit >= 0xFF21 && unit <= 0xFF3A || Self.figures.contains(unit) || unit == 0x5341
  }

  /// 00002 → 2 digits: 02; A03 stays.
  private func plainPage(_ u: Units, _ s: Int, _ e: Int) -> String {
    var units = u[s..<e].map { $0 >= 0xFF10 && $0 <= 0xFF3A ? $0 - 0xFEE0 : $0 }
    while units.count > 2, units[0] == 0x30 { units.removeFirst() }
    let forms = LineForms.shared
    if let first = units.first, first > 0x2000 {
      let value = forms.number(u, s, e)
      return value < 10 ? "0\(value)" : String(value)
    }
    if units.count == 1, UnitClass.isDigit(units[0]) { units.insert(0x30, at: 0) }
    return String(decoding: units, as: UTF16.self)
  }

  /// A paper's name: Han that end with 日报, 晚报 …, up to ten of them, from a space or the line's start.
  private func findPaper(_ u: Units, _ s: Int, _ e: Int) -> (start: Int, end: Int)? {
    var best: (start: Int, end: Int)?
    var at = s
    while at < e {
      if u[at] == 0x62A5 || u[at] == 0x5831 || u[at] == 0x520A {  // 报 報 刊
        var start = at
        while start > s, UnitClass.isHan(u[start - 1]) { start -= 1 }
        let ends = at + 1 >= e || !UnitClass.isHan(u[at + 1]) || Self.digital.contains { u.spells($0, at: at + 1, limit: e) }
        if ends, at + 1 - start >= 3, at + 1 - start <= 12,
          start == s || UnitClass.isSpace(u[start - 1]) || UnitClass.of(u[start - 1]) == UnitClass.mark
            || UnitClass.of(u[start - 1]) == UnitClass.opening,
          Self.paperEndings.contains(where: { u.spells($0, at: at + 1 - $0.count, limit: e) }), best == nil
        {
          best = (start, at + 1)
        }
      }
      at += 1
    }
    return best
  }
}
