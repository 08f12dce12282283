/// Patterns of words with a gap (化解 ~ 矛盾), as a tree over sets of words that can stand for each other.
struct TonePatterns: Sendable {
  struct Node: Sendable {
    /// nil while no pattern ends here.
    var polarity: Int8?
    var strength: UInt8 = 0
  }

  private(set) var nodes = [Node()]
  private var edges: [(key: UInt64, target: Int32)] = []
  private var sets: [[[UInt16]]: Int32] = [:]
  private var building: [UInt64: Int32] = [:]

  /// The number of a set of words; `isNew` when it was not known.
  mutating func set(_ words: [[UInt16]]) -> (set: Int32, isNew: Bool) {
    if let found = sets[words] { return (found, false) }
    let set = Int32(sets.count)
    sets[words] = set
    return (set, true)
  }

  mutating func add(_ path: [Int32], polarity: Int8, strength: UInt8) {
    var node: Int32 = 0
    for set in path {
      let key = Self.key(node, set)
      if let known = building[key] {
        node = known
      } else {
        nodes.append(Node())
        node = Int32(nodes.count - 1)
        building[key] = node
      }
    }
    nodes[Int(node)].polarity = polarity
    nodes[Int(node)].strength = strength
  }

  /// To be called once, after the last pattern.
  mutating func finish() {
    edges = building.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    building = [:]
    sets = [:]
  }

  /// The node that a set leads to from a node, or nil.
  func next(_ node: Int32, _ set: Int32) -> Int32? {
    let key = Self.key(node, set)
    var low = 0
    var high = edges.count
    while low < high {
      let middle = (low + high) / 2
      if edges[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low < edges.count && edges[low].key == key ? edges[low].target : nil
  }

  private static func key(_ node: Int32, _ set: Int32) -> UInt64 { UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: set)) }
}
