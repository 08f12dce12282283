import Glibc

/// One sentence to learn from: which features it has, and its label.
struct Example {
  var indices: [Int32]
  var values: [Float]
  /// 0 negative, 1 neutral, 2 positive.
  var label: Int
  var weight: Float
  /// The article; an article is never divided between training and measuring.
  var group: Int
  /// Which sentence of the article.
  var number: Int
  var isHeadline: Bool
}

/// Multinomial logistic regression with an L2 penalty, trained on all examples at once with Adam. No chance: the same examples give the
/// same weights.
struct LinearTrainer {
  var featureCount: Int
  /// How much a feature's weights are held near zero: dense features and n-grams apart.
  var densePenalty: Float
  var gramPenalty: Float
  var denseCount: Int
  var epochs = 160

  func train(_ examples: [Example]) -> [Float] {
    var weights = [Float](repeating: 0, count: featureCount * 3)
    var mean = weights
    var square = weights
    var gradient = weights
    let balance = classWeights(examples)
    for epoch in 1...epochs {
      for index in gradient.indices {
        let penalty = index < denseCount * 3 ? densePenalty : gramPenalty
        gradient[index] = index < 3 ? 0 : penalty * weights[index]
      }
      for example in examples { addGradient(example, balance[example.label], weights, &gradient) }
      let rate: Float = 0.08 * (0.5 + 0.5 * cosf(Float.pi * Float(epoch - 1) / Float(epochs))) + 0.0005
      let first = 1 - powf(0.9, Float(epoch))
      let second = 1 - powf(0.99, Float(epoch))
      for index in weights.indices {
        mean[index] = 0.9 * mean[index] + 0.1 * gradient[index]
        square[index] = 0.99 * square[index] + 0.01 * gradient[index] * gradient[index]
        weights[index] -= rate * (mean[index] / first) / ((square[index] / second).squareRoot() + 1e-6)
      }
    }
    return weights
  }

  private func classWeights(_ examples: [Example]) -> [Float] {
    var counts: [Float] = [0, 0, 0]
    for example in examples { counts[example.label] += example.weight }
    let total = counts.reduce(0, +)
    return counts.map { $0 > 0 ? total / (3 * $0) : 0 }
  }

  private func addGradient(_ example: Example, _ balance: Float, _ weights: [Float], _ gradient: inout [Float]) {
    let probabilities = Self.probabilities(example, weights)
    var error = probabilities
    error[example.label] -= 1
    error *= example.weight * balance
    for (index, value) in zip(example.indices, example.values) {
      let at = Int(index) * 3
      gradient[at] += error.x * value
      gradient[at + 1] += error.y * value
      gradient[at + 2] += error.z * value
    }
  }

  static func probabilities(_ example: Example, _ weights: [Float]) -> SIMD3<Float> {
    var sums = SIMD3<Float>.zero
    for (index, value) in zip(example.indices, example.values) {
      let at = Int(index) * 3
      sums += value * SIMD3(weights[at], weights[at + 1], weights[at + 2])
    }
    let top = sums.max()
    let powers = SIMD3(expf(sums.x - top), expf(sums.y - top), expf(sums.z - top))
    return powers / powers.sum()
  }

  static func predict(_ example: Example, _ weights: [Float]) -> Int {
    let found = probabilities(example, weights)
    if found.x > found.y, found.x > found.z { return 0 }
    return found.z > found.y ? 2 : 1
  }
}

/// Counts right and wrong labels.
struct Confusion {
  private(set) var cells = [[Int]](repeating: [0, 0, 0], count: 3)
  mutating func add(gold: Int, found: Int) { cells[gold][found] += 1 }

  var accuracy: Double {
    let total = cells.flatMap { $0 }.reduce(0, +)
    return total == 0 ? 0 : Double((0..<3).map { cells[$0][$0] }.reduce(0, +)) / Double(total)
  }
  var macroF1: Double { (0..<3).map(f1).reduce(0, +) / 3 }

  func f1(_ label: Int) -> Double {
    let right = Double(cells[label][label])
    let found = Double((0..<3).map { cells[$0][label] }.reduce(0, +))
    let gold = Double(cells[label].reduce(0, +))
    return right == 0 ? 0 : 2 * right / (found + gold)
  }

  var summary: String {
    func round(_ value: Double) -> String { String(Double(Int(value * 1000 + 0.5)) / 1000) }
    return "macro F1 \(round(macroF1)) (\(round(f1(0))) \(round(f1(1))) \(round(f1(2)))), accuracy \(round(accuracy))"
  }
}
