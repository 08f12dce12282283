/// What a UTF-16 unit is to the number reader.
enum NumeralClass: UInt8, Sendable {
  case none = 0
  /// 0–9; full-width ones are folded to them.
  case digit
  /// 〇 零 一 … 九 两 俩 仨.
  case hanDigit
  /// 壹 贰 … 玖: digits only beside other numerals.
  case formalDigit
  /// 十 百 千; 廿 and 卅 are `tens`.
  case small
  /// 拾 佰 仟.
  case formalSmall
  /// 万 亿 兆.
  case big
  /// 廿 20, 卅 30.
  case tens
  /// 几 and 数.
  case vague
  case half
  /// Blanks of every width.
  case blank
}

/// The tables that drive the scanner: each unit's folded form, its class as a numeral, its value, and whether anything begins with it.
struct CharacterTable: Sendable {
  static let shared = CharacterTable()

  /// Half-width, simplified; the same length always.
  let fold: [UInt16]
  /// Of folded units.
  let numeral: [NumeralClass]
  /// A digit's value, a multiplier's power of ten, the value of 廿 and 卅.
  let value: [UInt8]
  /// Bits of `Trigger`.
  let triggers: [UInt8]

  enum Trigger {
    static let numeral: UInt8 = 1
    static let time: UInt8 = 2
    static let quantity: UInt8 = 4
  }

  private init() {
    var fold = (0...65535).map { UInt16($0) }
    for unit in 0xFF01...0xFF5E where ![0xFF0C, 0xFF1B, 0xFF01, 0xFF1F, 0xFF08, 0xFF09].contains(unit) { fold[unit] = UInt16(unit - 0xFEE0) }
    for blank: UInt16 in [0x3000, 0x00A0, 0x2002, 0x2003, 0x2009, 9] { fold[Int(blank)] = 32 }
    let pairs = Array(
      ("兩两萬万億亿幾几數数個个點点號号歲岁餘余來来後后時时鐘钟鍾钟週周禮礼節节連连國国國国鎊镑歐欧韓韩臺台幣币塊块張张條条隻只輛辆棟栋間间層层級级"
        + "門门顆颗萊莱羣群嶺岭場场頭头戶户件件項项員员艘艘噸吨畝亩頃顷釐厘盧卢區区處处過过約约達达至至從从與与間间開开畢毕農农曆历歷历臘腊閏闰驚惊蟄蛰"
        + "穀谷種种暑暑處处寒寒降降勞劳動动慶庆聖圣誕诞舊旧當当現现剛刚將将擬拟預预計计劃划屆届雙双對对倆俩負负貳贰參叁陸陆億亿圓圆澳澳門门銀银"
        + "長长間间組组隊队發发層层幅幅顆颗樓楼線线賽赛輪轮篇篇爾尔遜逊贏赢勝胜敗败戰战負负領领進进後后為为優优無无會会盃杯獎奖"
        + "較较許许佔占內内創创資资產产業业學学廠厂專专價价園园漲涨減减長长滿满擊击將将幢幢盞盏臺台張张隻只貝贝鎮镇鄉乡縣县黨党書书紙纸裏里裡里個个們们業业舉举棵棵樣样倍倍數数萬万淨净畝亩餘余彎弯").utf16)
    var at = 0
    while at + 1 < pairs.count {
      fold[Int(pairs[at])] = pairs[at + 1]
      at += 2
    }
    for (from, to) in [("〡", "一"), ("弌", "一"), ("弍", "二"), ("○", "〇"), ("∶", ":"), ("︰", ":"), ("﹪", "%"), ("﹣", "-"), ("−", "-"), ("¥", "￥")] {
      fold[Int(from.utf16.first!)] = to.utf16.first!
    }
    fold[0xFFE5] = 0xFFE5

    var numeral = [NumeralClass](repeating: .none, count: 65536)
    var value = [UInt8](repeating: 0, count: 65536)
    func set(_ characters: String, _ kind: NumeralClass, _ values: [UInt8]) {
      for (unit, number) in zip(characters.utf16, values) {
        numeral[Int(unit)] = kind
        value[Int(unit)] = number
      }
    }
    set("0123456789", .digit, Array(0...9))
    set("〇零一二三四五六七八九两俩仨", .hanDigit, [0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2, 3])
    set("壹贰叁肆伍陆柒捌玖", .formalDigit, Array(1...9))
    set("十百千", .small, [1, 2, 3])
    set("拾佰仟", .formalSmall, [1, 2, 3])
    set("万亿兆", .big, [4, 8, 12])
    set("廿卅", .tens, [20, 30])
    set("几数", .vague, [0, 0])
    set("半", .half, [0])
    set(" ", .blank, [0])

    var triggers = [UInt8](repeating: 0, count: 65536)
    for unit in 0...65535 where numeral[unit] != .none && numeral[unit] != .blank { triggers[unit] |= Trigger.numeral }
    for unit in "每多农阴旧夏闰初前第头北当美巴伦格".utf16 { triggers[Int(unit)] |= Trigger.time }
    for unit in 0...65535 {
      if TimePhrase.trie.begins(with: UInt16(unit)) { triggers[unit] |= Trigger.time }
    }
    for unit in "第首头前多翻对大.负零-".utf16 { triggers[Int(unit)] |= Trigger.quantity }
    self.fold = fold
    self.numeral = numeral
    self.value = value
    self.triggers = triggers
  }
}

/// A UTF-16 unit by its character: `u("年")`.
@inline(__always)
func u(_ character: StaticString) -> UInt16 {
  // Three bytes of UTF-8 for everything that is looked for here, or one.
  let bytes = character.utf8Start
  if character.utf8CodeUnitCount == 1 { return UInt16(bytes[0]) }
  if character.utf8CodeUnitCount == 2 { return UInt16(bytes[0] & 0x1F) << 6 | UInt16(bytes[1] & 0x3F) }
  return UInt16(bytes[0] & 0x0F) << 12 | UInt16(bytes[1] & 0x3F) << 6 | UInt16(bytes[2] & 0x3F)
}

/// Is a unit one of these characters? Compares with the literal's bytes: no set is built.
@inline(__always)
func isOne(_ unit: UInt16, of characters: StaticString) -> Bool {
  if unit < 0x800 || unit & 0xF800 == 0xD800 { return isOneSlowly(unit, characters) }
  let a = UInt8(0xE0 | unit >> 12)
  let b = UInt8(0x80 | unit >> 6 & 0x3F)
  let c = UInt8(0x80 | unit & 0x3F)
  let bytes = characters.utf8Start
  let count = characters.utf8CodeUnitCount
  var index = 0
  while index + 2 < count {
    if bytes[index] == a, bytes[index + 1] == b, bytes[index + 2] == c { return true }
    index += 3
  }
  return false
}

/// For literals and units of one or two bytes of UTF-8. All literals here hold three-byte characters or none.
private func isOneSlowly(_ unit: UInt16, _ characters: StaticString) -> Bool {
  guard unit > 0, unit < 0x80 else { return false }
  for index in 0..<characters.utf8CodeUnitCount where characters.utf8Start[index] == UInt8(unit) { return true }
  return false
}
