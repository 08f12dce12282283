import ArticleModel
import NamedText

/// Finds the division codes of an article's places and of the places in its organizations' names.
///
/// What a name alone leaves open (鼓楼区, 朝阳) is decided by the other places of the article, then by the paper's name; what stays open
/// has no code.
struct PlaceResolver {
  /// What a name can stand for: `count` codes from `first` on in the pool.
  struct Reading {
    var first = 0
    var count = 0
    /// Where the divisions in the name end.
    var end = 0
    /// A short form was needed for the last division.
    var isShort = false
    /// The name means a division only where the article speaks of the one around it.
    var needsContext = false
    /// … and the province is not enough.
    var isFeature = false
  }

  let divisions: Divisions

  /// The divisions that a name begins with: 台州市黄岩区 → 331003, 浙江吉铭实业 → 330000.
  func read(_ text: NamedText, _ range: TextRange, wholeWords: Bool, into pool: inout [Int32]) -> Reading {
    var reading = Reading()
    reading.first = pool.count
    var at = range.start
    var needsContext = false
    var isFeature = false
    // 中国上海
    if range.count > 2, text.stands("中国", at: at, before: range.end) { at += 2 }
    while at < range.end {
      guard let found = match(text, at, range.end, wholeWords) else { break }
      let before = pool.count
      var isShort = true
      let inUse = divisions.isInUse(found.group)
      divisions.forEach(found.group) { entry in
        // A former name counts only where no division in use has the name.
        if inUse, entry.until < 9999 { return }
        isShort = isShort && !entry.isFull
        if reading.count == 0 {
          pool.append(entry.code)
          needsContext = needsContext || entry.needsContext
          isFeature = isFeature || entry.isFeature
        } else {
          for index in reading.first..<(reading.first + reading.count) where Divisions.contains(pool[index], entry.code) {
            pool.append(entry.code)
            break
          }
        }
      }
      guard pool.count > before else { break }
      // A division inside the first makes that one certain.
      if reading.count > 0 { needsContext = false }
      reading.first = before
      reading.count = pool.count - before
      reading.isShort = isShort
      reading.end = found.end
      at = found.end
      if at < range.end, text.units[at] == 0xB7 || text.units[at] == 0x3001 { break }
    }
    reading.needsContext = needsContext
    reading.isFeature = needsContext && isFeature
    // 南京路, 北京大街: roads are named after other places.
    if reading.count > 0, reading.end < range.end, isRoad(text, reading.end, range.end) { return Reading() }
    return reading
  }

  private func match(_ text: NamedText, _ start: Int, _ limit: Int, _ wholeWords: Bool) -> (end: Int, group: Int)? {
    guard let found = divisions.longest(text.units, start, limit: limit) else { return nil }
    guard wholeWords else { return found }
    // In an organization's name the division is whole words, the first one a place.
    let token = text.token(from: start)
    guard token < text.tokens.count, text.start(token) == start else { return nil }
    var end = found.end
    var group = found.group
    while end > start + 1 {
      var last = token
      while last < text.tokens.count, text.end(last) < end { last += 1 }
      if last < text.tokens.count, text.end(last) == end, text.tag(token) == .ns || text.tag(token) == .n || text.tag(token) == .none {
        return (end, group)
      }
      end -= 1
      guard let shorter = divisions.find(text.units, start, end) else { continue }
      group = shorter
    }
    return nil
  }

  private func isRoad(_ text: NamedText, _ start: Int, _ end: Int) -> Bool {
    let last = text.units[end - 1]
    guard last == 0x8DEF || last == 0x8857 || last == 0x9053 || last == 0x5DF7 else { return false }  // 路 街 道 巷
    guard end - start <= 3 else { return false }
    return !(text.ends("街道", at: end, after: start) || text.ends("铁路", at: end, after: start))
  }

  /// 京, 沪 … as names of their own.
  func abbreviation(_ unit: UInt16) -> Int32? { Self.abbreviations[unit] }

  private static let abbreviations: [UInt16: Int32] = {
    let pairs: [(String, Int32)] = [
      ("京", 110000), ("津", 120000), ("冀", 130000), ("晋", 140000), ("辽", 210000), ("吉", 220000), ("黑", 230000), ("沪", 310000), ("滬", 310000),
      ("申", 310000),
      ("苏", 320000), ("浙", 330000), ("皖", 340000), ("闽", 350000), ("赣", 360000), ("鲁", 370000), ("豫", 410000), ("鄂", 420000), ("湘", 430000),
      ("粤", 440000),
      ("桂", 450000), ("琼", 460000), ("渝", 500000), ("川", 510000), ("蜀", 510000), ("贵", 520000), ("黔", 520000), ("云", 530000), ("滇", 530000),
      ("藏", 540000),
      ("陕", 610000), ("秦", 610000), ("甘", 620000), ("陇", 620000), ("青", 630000), ("宁", 640000), ("新", 650000), ("台", 710000), ("港", 810000),
      ("澳", 820000),
      ("杭", 330100), ("甬", 330200), ("穗", 440100), ("深", 440300), ("汉", 420100), ("蓉", 510100), ("锡", 320200), ("温", 330300), ("沈", 210100),
      ("哈", 230100),
    ]
    return Dictionary(uniqueKeysWithValues: pairs.map { ($0.0.utf16.first!, $0.1) })
  }()

  /// The code that the context speaks for, or 0 when it leaves several. A context says how often a province or prefecture is spoken of.
  func choose(_ codes: ArraySlice<Int32>, _ reading: Reading, context: [(code: Int32, weight: Int)]) -> Int32 {
    func weight(_ code: Int32) -> Int {
      for entry in context where entry.code == code { return entry.weight }
      return 0
    }
    var best: Int32 = 0
    var bestScore = 0
    var ties = false
    for code in codes {
      var score = 10 * weight(code / 10000 * 10000) + (Divisions.level(code) > 1 ? 20 * weight(code / 100 * 100) : 0)
      if reading.needsContext, Divisions.level(code) == 3, score == 0 || (reading.isFeature && weight(code / 100 * 100) == 0) { continue }
      // A short form is more often the higher division.
      if reading.isShort { score += 4 - Divisions.level(code) }
      if score > bestScore {
        (best, bestScore, ties) = (code, score, false)
      } else if score == bestScore {
        ties = true
      }
    }
    return ties || bestScore == 0 ? 0 : best
  }
}
