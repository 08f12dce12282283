import Lexicons

/// Divides the headline lines of one article into kicker, headline and subheadline, joining lines that a typesetter broke.
struct HeadLines {
  var kicker: [Int] = []
  var headline: [Int] = []
  var subheadline: [Int] = []

  private let units: Units
  private let lines: [ScannedLine]
  private let blocks: [PageBlock]

  init(_ units: Units, _ lines: [ScannedLine], _ blocks: [PageBlock], heads: [Int]) {
    self.units = units
    self.lines = lines
    self.blocks = blocks
    divide(heads)
  }

  private mutating func divide(_ heads: [Int]) {
    var groups: [[Int]] = []
    for head in heads {
      if let last = groups.last?.last, isBroken(last, head, alone: heads.count == 2) {
        groups[groups.count - 1].append(head)
      } else {
        groups.append([head])
      }
    }
    // More than three elements there are none: the nearest in form are one.
    while groups.count > 3 {
      let at = (1..<groups.count).min { abs(size(groups[$0]) - size(groups[$0 - 1])) < abs(size(groups[$1]) - size(groups[$1 - 1])) }!
      groups[at - 1] += groups[at]
      groups.remove(at: at)
    }
    switch groups.count {
    case 0: break
    case 1: headline = groups[0]
    case 2:
      if firstIsKicker(groups[0], groups[1]) {
        kicker = groups[0]
        headline = groups[1]
      } else {
        headline = groups[0]
        subheadline = groups[1]
      }
    default:
      if beginsWithDash(groups[1][0]) {
        headline = groups[0]
        subheadline = groups[1] + groups[2]
      } else {
        kicker = groups[0]
        headline = groups[1]
        subheadline = groups[2]
      }
    }
  }

  private func range(_ block: Int) -> (start: Int, end: Int) { (lines[blocks[block].lines[0]].start, lines[blocks[block].lines.last!].end) }
  private func size(_ group: [Int]) -> Int { group.reduce(0) { $0 + blocks[$1].count } }

  private func beginsWithDash(_ block: Int) -> Bool {
    let s = range(block).start
    return units[s] == 0x2014 || units[s] == 0x2D || units[s] == 0x2500 || units[s] == 0xFF0D
  }

  /// Two lines of one headline: the first is not whole, or both are the halves of a couplet.
  private func isBroken(_ a: Int, _ b: Int, alone: Bool) -> Bool {
    if blocks[b].blanks > 0, blocks[b].blanks > 1 || blocks[a].blanks > 0 && !incomplete(a) { return false }
    if beginsWithDash(b) { return false }
    if incomplete(a) || continues(b) { return true }
    // 某某市总工会 / 举办联谊会: who, and below it what they do.
    if alone, blocks[b].blanks == 0, blocks[a].count <= 12,
      Self.organizations.contains(units[range(a).end - 1]) || Self.places.contains(units[range(a).end - 1])
    {
      return true
    }
    let difference = abs(blocks[a].count - blocks[b].count)
    return alone && blocks[b].blanks == 0 && difference <= 2 && max(blocks[a].count, blocks[b].count) <= 9 && blocks[a].count >= 4
  }

  private func incomplete(_ block: Int) -> Bool {
    let (s, e) = range(block)
    switch units[e - 1] {
    case 0x7684, 0x548C, 0x4E0E, 0x53CA, 0x5728, 0x4E3A, 0x3001, 0xFF0C, 0x2C, 0x88AB, 0x628A, 0x5411, 0x4ECE, 0x6216: return true  // 的和与及在为、，被把向从或
    default: break
    }
    var depth = 0
    for at in s..<e {
      let kind = UnitClass.of(units[at])
      if kind == UnitClass.opening { depth += 1 } else if kind == UnitClass.closing { depth -= 1 }
    }
    return depth > 0
  }

  private func continues(_ block: Int) -> Bool {
    let s = range(block).start
    let kind = UnitClass.of(units[s])
    return kind == UnitClass.closing || units[s] == 0x7684 || units[s] == 0x548C && false
  }

  /// A kicker says who and where before a headline that says it shortly; a subheadline says it after.
  private func firstIsKicker(_ first: [Int], _ second: [Int]) -> Bool {
    if beginsWithDash(second[0]) { return false }
    let last = range(first.last!).end - 1
    if units[last] == 0xFF1A || units[last] == 0x3A { return true }
    let a = factual(first)
    let b = factual(second)
    var score = a - b
    if size(first) > size(second) * 8 / 5, size(second) <= 14 { score += 0.75 }
    if size(second) > size(first) * 8 / 5 { score -= 0.75 }
    return score >= 1.5
  }

  /// How much a line says who, where and what, rather than catching the eye.
  private func factual(_ group: [Int]) -> Double {
    var score = 0.0
    for block in group {
      let (s, e) = range(block)
      var place = false
      var organization = false
      var event = false
      for at in s..<e {
        let unit = units[at]
        if Self.places.contains(unit), at > s + 1 { place = true }
        if Self.organizations.contains(unit), at > s + 1 { organization = true }
        if UnitClass.isDigit(unit) { score += 0.1 }
        switch unit {
        case 0xFF01, 0xFF1F, 0x21, 0x3F: score -= 0.75
        case 0x201C, 0x300C: score -= 0.5
        case 0x20, 0x3000: score -= 0.4
        default: break
        }
        if at + 1 < e, Self.events.longestMatch(units, at, limit: e) != nil { event = true }
      }
      if place { score += 0.75 }
      if organization { score += 0.75 }
      if event { score += 1 }
    }
    return score
  }

  private static let places = UnitSet("省市县縣区區镇鎮乡鄉村州")
  private static let organizations = UnitSet("会會局委院校部厅廳司社团團")
  private static let events: WordTable = {
    var table = WordTable(capacity: 64)
    for word in "举行 举办 召开 开展 启动 成立 发布 出台 揭牌 开幕 闭幕 表彰 调研 会见 出席 强调 部署 审议 通过 签约 投产 竣工 開幕 舉行 召開 公布 公佈 落成 调查 纪实 侧记 述评 综述 通报 印发 座谈会 会议 会上 论坛"
      .split(separator: " ")
    { table.insert(Array(word.utf16), payload: 1) }
    return table
  }()
}
