import ArticleModel
import Lexicons
import NamedText

/// Links the forms of a place's name: 台州市黄岩区 = 黄岩区 = 黄岩; 北京 = 北京市 = 京.
struct PlaceForms {
  let text: NamedText
  /// The code of each name, 0 when it has none.
  let codes: [Int32]
  /// Is the whole of each name divisions, no town or road in it?
  let isWhole: [Bool]
  let countries: WordTable

  func link(_ names: inout DistinctNames) {
    for name in names.list.indices where names.list[name].type == .place {
      var other = name - 1
      let lower = max(0, name - 80)
      while other >= lower {
        if names.list[other].type == .place, mayBeSame(names.list[name], names.list[other], name, other), same(name, other, names) {
          names.join(name, other)
        }
        other -= 1
      }
    }
  }

  @inline(__always)
  private func mayBeSame(_ a: DistinctNames.Name, _ b: DistinctNames.Name, _ first: Int, _ second: Int) -> Bool {
    a.mask & ~b.mask == 0 || b.mask & ~a.mask == 0 || (codes[first] != 0 && codes[first] == codes[second]) || a.weight == 1 || b.weight == 1
  }

  private func same(_ a: Int, _ b: Int, _ names: DistinctNames) -> Bool {
    let first = text.mentions[names.list[a].first].range
    let second = text.mentions[names.list[b].first].range
    let (short, long) = first.count <= second.count ? (first, second) : (second, first)
    if codes[a] != 0, codes[b] != 0, codes[a] != codes[b] { return false }
    // 京 and 北京.
    if codes[a] != 0, codes[a] == codes[b], isWhole[a], isWhole[b] { return true }
    // 中 and 中国, 坦 and 坦桑尼亚, 华 and 中国.
    if short.count == 1 { return codes[a] == 0 && codes[b] == 0 && isCountry(text.units[short.start], long) }
    guard short.count < long.count else { return false }
    // The end of a longer name, at a word's start: 黄岩区 of 台州市黄岩区.
    if endsLike(short, long) { return true }
    // The kind left out: 黄岩 of 台州市黄岩区.
    guard isKind(text.units[long.end - 1]) else { return false }
    let bare = TextRange(long.start, long.end - 1)
    return text.same(short, bare) || (short.count < bare.count && endsLike(short, bare))
  }

  private func endsLike(_ short: TextRange, _ long: TextRange) -> Bool {
    let start = long.end - short.count
    guard start > long.start, text.same(short, TextRange(start, long.end)) else { return false }
    let token = text.token(from: start)
    return token < text.tokens.count && text.start(token) == start
  }

  /// 中 of 中国, 蒙 of 蒙古国, 华 for 中国: the first unit of a country that the article names.
  private func isCountry(_ unit: UInt16, _ long: TextRange) -> Bool {
    if unit == 0x534E || unit == 0x83EF { return text.spells("中国", long) || text.spells("中國", long) }
    return text.units[long.start] == unit
      && (countries.find(text.units, long.start, long.end) != nil || (text.units[long.end - 1] == 0x56FD && long.count > 2))
  }

  private func isKind(_ unit: UInt16) -> Bool {
    switch unit {
    // 省 市 县 区 镇 乡 村 州 旗 盟 國 国 縣 區
    case 0x7701, 0x5E02, 0x53BF, 0x533A, 0x9547, 0x4E61, 0x6751, 0x5DDE, 0x65D7, 0x76DF, 0x570B, 0x56FD, 0x7E23, 0x5340: true
    default: false
    }
  }
}
