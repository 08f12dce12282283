/// A set of phrases with a number each, matched over UTF-16 units: the longest wins.
///
/// The first unit leads through a table, the rest through short sorted runs; a match costs its own length.
final class PhraseTrie: Sendable {
  private struct Node: Sendable {
    var firstEdge: Int32 = 0
    var edgeCount: Int32 = 0
    /// The phrase that ends here, or −1.
    var value: Int32 = -1
  }

  private let nodes: [Node]
  private let edgeUnits: [UInt16]
  private let edgeNodes: [Int32]
  /// The root's children by their unit; 0 is none.
  private let first: [Int32]
  let longest: Int

  init(_ phrases: [(text: [UInt16], value: Int)]) {
    final class Builder {
      var children: [UInt16: Builder] = [:]
      var value: Int32 = -1
    }
    let root = Builder()
    var longest = 0
    for (text, value) in phrases where !text.isEmpty {
      var node = root
      for unit in text {
        let next = node.children[unit] ?? Builder()
        node.children[unit] = next
        node = next
      }
      if node.value < 0 { node.value = Int32(value) }
      longest = max(longest, text.count)
    }
    self.longest = longest
    var nodes: [Node] = []
    var edgeUnits: [UInt16] = []
    var edgeNodes: [Int32] = []
    var first = [Int32](repeating: 0, count: 65536)
    var queue: [Builder] = [root]
    nodes.append(Node())
    var at = 0
    while at < queue.count {
      let builder = queue[at]
      nodes[at].value = builder.value
      nodes[at].firstEdge = Int32(edgeUnits.count)
      for (unit, child) in builder.children.sorted(by: { $0.key < $1.key }) {
        let index = Int32(nodes.count)
        nodes.append(Node())
        queue.append(child)
        if at == 0 {
          first[Int(unit)] = index
        } else {
          edgeUnits.append(unit)
          edgeNodes.append(index)
        }
      }
      nodes[at].edgeCount = Int32(edgeUnits.count) - nodes[at].firstEdge
      at += 1
    }
    self.nodes = nodes
    self.edgeUnits = edgeUnits
    self.edgeNodes = edgeNodes
    self.first = first
  }

  /// Words divided by blanks, each with its place in the list as its number.
  convenience init(words: String) {
    self.init(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).enumerated().map { (Array($1.utf16), $0) })
  }

  func begins(with unit: UInt16) -> Bool { first[Int(unit)] != 0 }

  /// The longest phrase that begins at `start` and ends by `limit`: its end and its number.
  @inline(__always)
  func match(_ text: UnsafePointer<UInt16>, _ start: Int, _ limit: Int) -> (end: Int, value: Int)? {
    guard start < limit else { return nil }
    var node = first[Int(text[start])]
    if node == 0 { return nil }
    return longestMatch(text, start, limit, &node)
  }

  private func longestMatch(_ text: UnsafePointer<UInt16>, _ start: Int, _ limit: Int, _ node: inout Int32) -> (end: Int, value: Int)? {
    var at = start + 1
    var best: (end: Int, value: Int)?
    while true {
      let current = nodes[Int(node)]
      if current.value >= 0 { best = (at, Int(current.value)) }
      if at >= limit || current.edgeCount == 0 { break }
      let unit = text[at]
      var low = Int(current.firstEdge)
      var high = low + Int(current.edgeCount)
      let end = high
      while low < high {
        let middle = (low + high) / 2
        if edgeUnits[middle] < unit { low = middle + 1 } else { high = middle }
      }
      if low == end || edgeUnits[low] != unit { break }
      node = edgeNodes[low]
      at += 1
    }
    return best
  }

  /// Every phrase that begins at `start`, shortest first.
  func matches(_ text: UnsafePointer<UInt16>, _ start: Int, _ limit: Int) -> [(end: Int, value: Int)] {
    var found: [(end: Int, value: Int)] = []
    var end = limit
    while let match = match(text, start, end) {
      found.append(match)
      end = match.end - 1
      if end <= start { break }
    }
    return found.reversed()
  }
}
