import Lexicons

/// The divisions of China by their names: full (黄岩区), short (黄岩), and former ones (襄樊市).
///
/// A name can have several codes; `codes(at:)` gives them all, the higher division first. Codes are of six digits, as numbers.
final class Divisions: Sendable {
  /// How a code is reached by a name.
  struct Entry: Sendable {
    var code: Int32
    /// False for a short form (黄岩).
    var isFull: Bool
    /// A short form that is also a common word or a hill or water (中原, 太湖): only where the article speaks of the division around it.
    var needsContext = false
    /// 嫩江, 太湖: the prefecture must be spoken of, the province is not enough.
    var isFeature = false
    /// The last year of a former name; 9999 for one in use.
    var until: Int16
  }

  private let names: WordTable
  private let groups: [[Entry]]
  /// For each name, whether a division has it today.
  private let inUse: [Bool]

  init() {
    var building = Building()
    var renamed: [(name: [UInt16], code: Int32, until: Int16)] = []
    TSVReader(Resource("renamed_divisions.tsv")).forEach { row in
      if let code = row.integer(1), let until = row.integer(2) { renamed.append((row.units(0), Int32(code), Int16(until))) }
    }
    var moved = WordTable()
    for (index, row) in renamed.enumerated() { moved.insert(row.name, payload: UInt32(index)) }
    TSVReader(Resource("divisions.tsv")).forEach { row in
      guard let code = row.integer(0).map(Int32.init) else { return }
      let name = row.units(1)
      // A division that was renamed within its province since has one code, the new one.
      let newer = name.withUnsafeBufferPointer { moved.find($0, 0, $0.count) }
      if let newer, renamed[Int(newer)].code / 10000 == code / 10000 { return }
      building.add(name, Entry(code: code, isFull: true, until: 9999))
    }
    for row in renamed { building.add(row.name, Entry(code: row.code, isFull: true, until: row.until)) }
    inUse = building.groups.map { $0.contains { $0.until == 9999 } }
    for index in building.groups.indices {
      building.groups[index].sort { Self.level($0.code) != Self.level($1.code) ? Self.level($0.code) < Self.level($1.code) : $0.code < $1.code }
    }
    names = building.names
    groups = building.groups
  }

  /// The longest division name that begins at a place: its end and the codes that it can stand for.
  func longest(_ units: UnsafeBufferPointer<UInt16>, _ start: Int, limit: Int) -> (end: Int, group: Int)? {
    names.longestMatch(units, start, limit: min(limit, start + 16)).map { ($0.end, Int($0.payload)) }
  }
  func find(_ units: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int) -> Int? { names.find(units, start, end).map(Int.init) }
  func entries(_ group: Int) -> [Entry] { groups[group] }
  func isInUse(_ group: Int) -> Bool { inUse[group] }
  @inline(__always)
  func forEach(_ group: Int, _ body: (Entry) -> Void) {
    groups[group].withUnsafeBufferPointer { entries in
      for index in 0..<entries.count { body(entries[index]) }
    }
  }

  /// 1 for a province, 2 for a prefecture, 3 for a county.
  static func level(_ code: Int32) -> Int { code % 10000 == 0 ? 1 : code % 100 == 0 ? 2 : 3 }
  /// Does the second division lie in the first?
  static func contains(_ outer: Int32, _ inner: Int32) -> Bool {
    switch level(outer) {
    case 1: outer / 10000 == inner / 10000 && inner != outer
    case 2: outer / 100 == inner / 100 && inner != outer
    default: false
    }
  }

  /// Does a name end as hills and waters do?
  static func isFeature(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x6E56, 0x6C5F, 0x6CB3, 0x5C71, 0x6D77, 0x5C9B, 0x6CC9, 0x6E7E: true  // 湖 江 河 山 海 岛 泉 湾
    default: false
    }
  }

  private struct Building {
    var names = WordTable(capacity: 16384)
    var groups: [[Entry]] = []

    mutating func add(_ name: [UInt16], _ entry: Entry) {
      put(name, entry)
      let short = Divisions.short(name)
      if short.count >= 2, short.count < name.count {
        var brief = entry
        brief.isFull = false
        brief.needsContext = Divisions.level(entry.code) == 3 && (name[name.count - 1] == 0x533A || Divisions.isFeature(short[short.count - 1]))  // 区
        brief.isFeature = Divisions.level(entry.code) == 3 && Divisions.isFeature(short[short.count - 1])
        put(short, brief)
      }
    }

    private mutating func put(_ name: [UInt16], _ entry: Entry) {
      let known = name.withUnsafeBufferPointer { names.find($0, 0, $0.count) }
      if let known {
        if !groups[Int(known)].contains(where: { $0.code == entry.code }) { groups[Int(known)].append(entry) }
      } else {
        names.insert(name, payload: UInt32(groups.count))
        groups.append([entry])
      }
    }
  }

  /// The name without its kind and its peoples: 丰宁满族自治县 → 丰宁, 黄岩区 → 黄岩, 内蒙古自治区 → 内蒙古.
  static func short(_ name: [UInt16]) -> [UInt16] {
    var rest = name
    var peoples = false
    for (ending, ofPeoples) in endings where rest.count > ending.count && rest.suffix(ending.count).elementsEqual(ending) {
      rest.removeLast(ending.count)
      peoples = ofPeoples
      break
    }
    guard peoples else { return rest }
    var found = true
    while found {
      found = false
      for people in Self.peoples where rest.count - people.count >= 2 && rest.suffix(people.count).elementsEqual(people) {
        rest.removeLast(people.count)
        found = true
        break
      }
    }
    return rest
  }

  private static let endings: [([UInt16], Bool)] = [
    ("特别行政区", false), ("自治区", true), ("自治州", true), ("自治县", true), ("自治旗", true), ("地区", false), ("新区", false), ("左翼旗", false),
    ("省", false), ("市", false), ("县", false), ("区", false), ("盟", false), ("旗", false),
  ].map { (Array($0.0.utf16), $0.1) }

  private static let peoples: [[UInt16]] =
    "各族 蒙古族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 保安族 裕固族 独龙族 鄂伦春族 鄂温克族 回族 蒙古 维吾尔 哈萨克 柯尔克孜 达斡尔 鄂温克 锡伯 塔吉克 壮 回"
    .split(separator: " ").map { Array($0.utf16) }.sorted { $0.count > $1.count }
}
