import ArticleModel
import NamedText

/// The different names of an article, and which of them mean the same (a union of sets).
struct DistinctNames {
  struct Name {
    var type: MentionType
    /// The first mention that spells it so.
    var first: Int
    var count: Int
    /// How full the name is: its length without marks.
    var weight: Int
    /// A bit for each unit in it, hashed: a short form has no unit that the long one lacks.
    var mask: UInt64
  }

  private(set) var list: [Name] = []
  /// For each mention its name, or −1 for positions.
  private(set) var nameOf: [Int32] = []
  private var parent: [Int32] = []
  private var slots: [Int32] = []

  /// Collects the names that are spelt alike.
  mutating func collect(_ text: NamedText) {
    list.removeAll(keepingCapacity: true)
    nameOf.removeAll(keepingCapacity: true)
    parent.removeAll(keepingCapacity: true)
    var size = 64
    while size < text.mentions.count * 2 { size *= 2 }
    slots.removeAll(keepingCapacity: true)
    slots.append(contentsOf: repeatElement(-1, count: size))
    for mention in 0..<text.mentions.count {
      let name = text.mentions[mention]
      guard name.type != .position else {
        nameOf.append(-1)
        continue
      }
      let core = Self.core(text, name)
      var at = Int(Self.hash(text, core, name.type)) & (size - 1)
      while slots[at] >= 0 {
        let other = list[Int(slots[at])]
        if other.type == name.type, text.same(Self.core(text, text.mentions[other.first]), core) { break }
        at = (at + 1) & (size - 1)
      }
      if slots[at] < 0 {
        slots[at] = Int32(list.count)
        parent.append(Int32(list.count))
        list.append(Name(type: name.type, first: mention, count: 0, weight: core.count, mask: Self.mask(text, core)))
      }
      list[Int(slots[at])].count += 1
      nameOf.append(slots[at])
    }
  }

  /// X（以下简称“Y”）: Y is X.
  mutating func linkDeclared(_ text: NamedText) {
    for mention in 1..<max(1, text.mentions.count) where nameOf[mention] >= 0 {
      let start = text.mentions[mention].range.start
      var at = start
      if at > 0, text.units[at - 1] == 0x201C || text.units[at - 1] == 0x300C { at -= 1 }
      guard at >= 4,
        text.ends("简称", at: at, after: 0) || text.ends("下称", at: at, after: 0) || text.ends("簡稱", at: at, after: 0)
          || text.ends("简称为", at: at, after: 0)
      else { continue }
      // The bracket stands right after the long form.
      var open = at - 2
      let floor = max(0, at - 8)
      while open >= floor, text.units[open] != 0xFF08, text.units[open] != 0x28 { open -= 1 }
      guard open >= floor, text.mentions[mention - 1].range.end == open, nameOf[mention - 1] >= 0 else { continue }
      join(Int(nameOf[mention]), Int(nameOf[mention - 1]))
    }
  }

  /// The name without the marks round it: 《民法典》 → 民法典, “仰山杯” → 仰山杯.
  static func core(_ text: NamedText, _ mention: Mention) -> TextRange {
    var range = mention.range
    guard range.count > 2, mention.type == .programme || mention.type == .work else { return range }
    let first = text.units[range.start]
    let last = text.units[range.end - 1]
    let paired =
      (first == 0x300A && last == 0x300B) || (first == 0x201C && last == 0x201D) || (first == 0x300C && last == 0x300D)
      || (first == 0x3008 && last == 0x3009)
    if paired, mention.type == .programme || first == 0x300A || first == 0x3008 { range = TextRange(range.start + 1, range.end - 1) }
    return range
  }

  // MARK: - Sets

  func root(_ name: Int) -> Int {
    var at = name
    while Int(parent[at]) != at { at = Int(parent[at]) }
    return at
  }

  /// The earlier of two roots stays.
  mutating func join(_ a: Int, _ b: Int) {
    let (first, second) = (root(a), root(b))
    if first != second { parent[max(first, second)] = Int32(min(first, second)) }
  }

  /// Makes every name point at its root.
  mutating func settle() {
    for name in parent.indices { parent[name] = Int32(root(name)) }
  }

  private static func mask(_ text: NamedText, _ range: TextRange) -> UInt64 {
    var mask: UInt64 = 0
    for at in range.start..<range.end { mask |= 1 << UInt64((text.units[at] &* 0x9E37) >> 10) }
    return mask
  }

  private static func hash(_ text: NamedText, _ range: TextRange, _ type: MentionType) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for at in range.start..<range.end { hash = (hash ^ UInt32(text.units[at])) &* 0x0100_0193 }
    switch type {
    case .person: hash ^= 1
    case .organization: hash ^= 2
    case .place: hash ^= 3
    case .programme: hash ^= 4
    default: hash ^= 5
    }
    return hash ^ (hash >> 15)
  }
}
