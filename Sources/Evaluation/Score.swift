/// Counts of a comparison: how many the gold has, how many were found, how many of them are right.
public struct Score: Sendable, Equatable {
  public var gold = 0
  public var found = 0
  public var right = 0
  public init(gold: Int = 0, found: Int = 0, right: Int = 0) {
    self.gold = gold
    self.found = found
    self.right = right
  }

  public var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
  public var recall: Double { gold == 0 ? 0 : Double(right) / Double(gold) }
  public var f1: Double { gold + found == 0 ? 0 : 2 * Double(right) / Double(gold + found) }

  /// Wilson's 95 % interval of the recall (Wilson 1927).
  public var interval: (low: Double, high: Double) {
    guard gold > 0 else { return (0, 1) }
    let n = Double(gold)
    let p = recall
    let z = 1.96
    let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * ((p * (1 - p) / n + z * z / (4 * n * n)).squareRoot())
    return (max(0, middle - half), min(1, middle + half))
  }

  mutating func add<Key: Hashable>(_ gold: [Key], _ found: [Key]) {
    var counts: [Key: Int] = [:]
    for key in gold { counts[key, default: 0] += 1 }
    self.gold += gold.count
    self.found += found.count
    for key in found where counts[key, default: 0] > 0 {
      counts[key]! -= 1
      right += 1
    }
  }
}
