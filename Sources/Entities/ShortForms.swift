import ArticleModel
import NamedText

/// Links short forms of persons, organizations, programmes and works to the long ones of the same article.
struct ShortForms {
  let text: NamedText
  /// How many different names around one are compared; more would make long articles slow.
  private static let reach = 80

  func link(_ names: inout DistinctNames) {
    for short in names.list.indices {
      let name = names.list[short]
      let long: Int? =
        switch name.type {
        case .person: nearest(short, names, isSurname)
        case .organization: nearest(short, names, isShortOrganization)
        case .programme: nearest(short, names, isShortProgramme)
        case .work: nearest(short, names) { isEnding($0, of: $1, least: 3) }
        default: nil
        }
      if let long { names.join(short, long) }
    }
  }

  /// The nearest longer name that fits: before it when there is one, else after it.
  private func nearest(_ short: Int, _ names: DistinctNames, _ fits: (TextRange, TextRange) -> Bool) -> Int? {
    let name = names.list[short]
    let own = DistinctNames.core(text, text.mentions[name.first])
    func fit(_ other: Int) -> Bool {
      let candidate = names.list[other]
      guard candidate.type == name.type, candidate.weight > name.weight, isPossible(name, candidate) else { return false }
      return fits(own, DistinctNames.core(text, text.mentions[candidate.first]))
    }
    var other = short - 1
    let lower = max(0, short - Self.reach)
    while other >= lower {
      if fit(other) { return other }
      other -= 1
    }
    let upper = min(names.list.count, short + Self.reach)
    other = short + 1
    while other < upper {
      if fit(other) { return other }
      other += 1
    }
    return nil
  }

  /// All units of the short form in the long one; 小, 老 and titles of persons are not.
  @inline(__always)
  private func isPossible(_ short: DistinctNames.Name, _ long: DistinctNames.Name) -> Bool {
    short.mask & ~long.mask == 0 || short.type == .person
  }

  // MARK: - Persons

  /// 胡 (胡工), 小李, 老张, 何婆婆, 王某 of a full name with the surname; 霍尔姆 of 英格丽德·霍尔姆.
  func isSurname(_ short: TextRange, of long: TextRange) -> Bool {
    let units = text.units
    // Parts of a foreign name.
    for at in long.start..<long.end where units[at] == 0xB7 || units[at] == 0x2027 || units[at] == 0x30FB || units[at] == 0x2022 {
      if short.count >= 2, text.same(short, TextRange(long.start, at)) || text.same(short, TextRange(long.end - short.count, long.end)) {
        return short.count == long.end - at - 1 || short.count == at - long.start
      }
    }
    for at in long.start..<long.end where units[at] == 0xB7 { return false }
    guard long.count <= 4 else { return false }
    let first = units[short.start]
    if short.count == 1 { return first == units[long.start] }
    if short.count == 2, long.count >= 2 {
      // 小李, 老张, 阿英
      if first == 0x5C0F || first == 0x8001 || first == 0x963F {
        return units[short.start + 1] == units[long.start] && units[short.start + 1] != first
      }
      // 欧阳 of 欧阳静; 建华 of 母建华
      if long.count == 4, text.same(short, TextRange(long.start, long.start + 2)) { return true }
      if long.count == 3, text.same(short, TextRange(long.start + 1, long.end)) { return true }
      if units[short.start + 1] == 0x67D0 || units[short.start + 1] == 0x8001 || units[short.start + 1] == 0x603B || units[short.start + 1] == 0x5DE5
      {
        return first == units[long.start] && units[long.start + 1] != 0x67D0  // 某 老 总 工
      }
    }
    guard short.count >= 3, first == units[long.start] else { return false }
    let rest = TextRange(short.start + 1, short.end)
    return text.spells("婆婆", rest) || text.spells("先生", rest) || text.spells("女士", rest) || text.spells("老师", rest) || text.spells("大爷", rest)
      || text.spells("大妈", rest) || text.spells("阿姨", rest) || text.spells("师傅", rest) || text.spells("奶奶", rest) || text.spells("爷爷", rest)
      || text.spells("小姐", rest) || text.spells("大姐", rest) || text.spells("大娘", rest) || text.spells("老汉", rest) || text.spells("某某", rest)
  }

  // MARK: - Organizations

  /// Is one the short form of the other: its units in order, each at a word's start or right after the one before, the heads agreeing,
  /// and nothing left out in the middle that would make it another (袁花镇 in 海宁市袁花镇总工会).
  func isShortOrganization(_ short: TextRange, of long: TextRange) -> Bool {
    let units = text.units
    guard short.count >= 2, short.count < long.count else { return false }
    // The end of the long form: 局工会 of 鹤岗矿务局工会.
    if short.count >= 3, text.same(short, TextRange(long.end - short.count, long.end)) { return !isNumbered(long, before: long.end - short.count) }
    var token = text.token(from: long.start)
    let last = text.token(from: long.end)
    // Two-character place names at the start of the short form stand at a word's start anyway.
    var at = short.start
    var position = long.start
    var matchedAny = false
    var contiguous = false
    while position < long.end, at < short.end {
      while token + 1 < last, text.end(token) <= position { token += 1 }
      let wordStart = token < last && text.start(token) == position
      // The kind at the end of a place's word: 市 of 海宁市, at the start only.
      let placeKind =
        !matchedAny && token < last && text.end(token) == position + 1 && text.tag(token) == .ns && position > long.start
        && isPlaceKind(units[position])
      if units[position] == units[at], contiguous || wordStart || placeKind {
        at += 1
        position += 1
        matchedAny = true
        contiguous = true
        continue
      }
      // 二棉 of 第二棉纺织厂: 第 is left out.
      if wordStart, units[position] == 0x7B2C, position + 1 < long.end, units[position + 1] == units[at] {
        position += 1
        contiguous = true
        continue
      }
      contiguous = false
      // 公司 of 有限公司: the rest of the short form is the end of the long one.
      if matchedAny, short.end - at >= 2, text.same(TextRange(at, short.end), TextRange(long.end - (short.end - at), long.end)),
        long.end - (short.end - at) >= position,
        !hasPlace(token, last)
      {
        return true
      }
      if wordStart, token < last {
        // What is left out in front may be a place or a number only before the first match.
        if matchedAny, text.tag(token) == .ns || text.tag(token) == .m { return false }
        if !matchedAny, text.tag(token) == .m { return false }
      }
      // Go to the next word's start (or the kind at this word's end, at the beginning).
      position += 1
    }
    guard at == short.end else { return false }
    let tail = TextRange(position, long.end)
    if tail.isEmpty { return true }
    // What is left out at the end may be the rest of a word, or the form of a firm.
    if contiguous, token < last, text.end(token) >= long.end, text.start(token) < position, isAbbreviation(short) || short.count >= 3 { return true }
    return isFirmForm(tail) || (isAbbreviation(short) && tail.count <= 3)
  }

  @inline(__always)
  private func isPlaceKind(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x7701, 0x5E02, 0x53BF, 0x533A, 0x9547, 0x4E61, 0x6751, 0x5DDE, 0x65D7, 0x7E23, 0x5340: true  // 省 市 县 区 镇 乡 村 州 旗 縣 區
    default: false
    }
  }

  /// 第一 before the common end makes it another: 第一人民医院 is no 人民医院.
  private func isNumbered(_ long: TextRange, before position: Int) -> Bool {
    let token = text.token(from: position)
    return token > 0 && text.start(token - 1) >= long.start && text.tag(token - 1) == .m
  }

  private func hasPlace(_ from: Int, _ to: Int) -> Bool {
    var token = from
    while token < to {
      if text.tag(token) == .ns || text.tag(token) == .m { return true }
      token += 1
    }
    return false
  }

  private func isAbbreviation(_ range: TextRange) -> Bool {
    let token = text.token(from: range.start)
    guard token < text.tokens.count else { return false }
    return text.tag(token) == .j || range.count <= 3
  }

  /// 有限公司, 股份有限公司, 集团 …: what a firm's short form leaves out, with the trade before it (麓湘生物|科技股份有限公司).
  private func isFirmForm(_ tail: TextRange) -> Bool {
    let end = tail.end
    guard text.ends("公司", at: end, after: tail.start) || text.ends("集团", at: end, after: tail.start) || text.ends("厂", at: end, after: tail.start)
    else { return false }
    var token = text.token(from: tail.start)
    while token < text.tokens.count, text.start(token) < end {
      if text.tag(token) == .ns { return false }
      token += 1
    }
    return true
  }

  // MARK: - Programmes and works

  func isShortProgramme(_ short: TextRange, of long: TextRange) -> Bool {
    if short.count >= 3, isEnding(short, of: long, least: 3) { return true }
    // The brand between the marks: “仰山杯” of “仰山杯”职工篮球赛.
    guard let brand = brand(long) else { return false }
    if text.same(short, brand) { return true }
    guard let own = self.brand(short) else { return false }
    return text.same(own, brand)
  }

  private func brand(_ range: TextRange) -> TextRange? {
    var open = -1
    for at in range.start..<range.end {
      let unit = text.units[at]
      if unit == 0x201C || unit == 0x300C { open = at + 1 }
      if unit == 0x201D || unit == 0x300D, open > 0 { return at - open >= 2 ? TextRange(open, at) : nil }
    }
    return nil
  }

  func isEnding(_ short: TextRange, of long: TextRange, least: Int) -> Bool {
    guard short.count >= least, short.count < long.count else { return false }
    return text.same(short, TextRange(long.end - short.count, long.end))
  }
}
