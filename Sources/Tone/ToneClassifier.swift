import ArticleModel
import Lexicons

/// A linear classifier over `ToneFeatures`, with weights that were trained on the annotated corpus (`tone_weights.tsv`).
public struct ToneClassifier: Sendable {
  public static let shared = ToneClassifier(Resource("tone_weights.tsv"))

  /// Three weights a feature: negative, neutral, positive.
  private var weights: [Float]
  /// False when there are no weights: the rules then give the label.
  public let isTrained: Bool

  init(_ resource: Resource) {
    var read: [String: (Float, Float, Float)] = [:]
    TSVReader(resource).forEach { row in
      guard let negative = Float(row.string(1)), let neutral = Float(row.string(2)), let positive = Float(row.string(3)) else {
        preconditionFailure("\(resource.name):\(row.line): give three numbers after the feature")
      }
      read[row.string(0)] = (negative, neutral, positive)
    }
    weights = []
    for name in ToneFeatures.names {
      let found = read[name] ?? (0, 0, 0)
      weights += [found.0, found.1, found.2]
    }
    isTrained = !read.isEmpty
  }

  /// Three sums; the greatest is the label.
  func scores(_ features: [Float]) -> SIMD3<Float> {
    var sums = SIMD3<Float>.zero
    weights.withUnsafeBufferPointer { weights in
      for index in 0..<min(features.count, weights.count / 3) {
        let value = features[index]
        if value == 0 { continue }
        sums += value * SIMD3(weights[index * 3], weights[index * 3 + 1], weights[index * 3 + 2])
      }
    }
    return sums
  }

  func label(_ features: [Float]) -> ToneLabel {
    let sums = scores(features)
    if sums.x > sums.y, sums.x > sums.z { return .negative }
    return sums.z > sums.y ? .positive : .neutral
  }
}
