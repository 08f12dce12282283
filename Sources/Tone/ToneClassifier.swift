import ArticleModel
import Lexicons

/// A linear classifier over `ToneFeatures` and the characters and pairs of the sentence, with weights that were trained on the annotated corpus
/// and the labelled reports (`tone_weights.tsv`, made by `train-tone train`).
public struct ToneClassifier: Sendable {
  public static let shared = ToneClassifier(Resource("tone_weights.tsv"))

  private var features: [SIMD3<Float>]
  private var grams = WordTable(capacity: 16384)
  private var gramWeights: [SIMD3<Float>] = []
  /// False when there are no weights: the rules then give the label.
  public let isTrained: Bool

  init(_ resource: Resource) {
    var read: [String: SIMD3<Float>] = [:]
    var table = grams
    var weights = gramWeights
    TSVReader(resource).forEach { row in
      guard let negative = row.integer(1), let neutral = row.integer(2), let positive = row.integer(3) else {
        preconditionFailure("\(resource.name):\(row.line): give three whole numbers, thousandths, after the feature")
      }
      let found = SIMD3(Float(negative), Float(neutral), Float(positive)) / 1000
      let name = row.units(0)
      if name.first == 0x3D {
        read[row.string(0)] = found
      } else {
        table.insert(name, payload: UInt32(weights.count))
        weights.append(found)
      }
    }
    grams = table
    gramWeights = weights
    features = ToneFeatures.names.map { read["=" + $0] ?? .zero }
    isTrained = !read.isEmpty
  }

  /// Negative, neutral or positive, whichever has the greatest sum.
  func label(_ values: [Float], _ units: UnsafeBufferPointer<UInt16>, _ range: TextRange) -> ToneLabel {
    var sums = SIMD3<Float>.zero
    for (value, weight) in zip(values, features) where value != 0 { sums += value * weight }
    sums += gramSum(units, range)
    if sums.x > sums.y, sums.x > sums.z { return .negative }
    return sums.z > sums.y ? .positive : .neutral
  }

  private func gramSum(_ units: UnsafeBufferPointer<UInt16>, _ range: TextRange) -> SIMD3<Float> {
    var sum = SIMD3<Float>.zero
    var count = 0
    for position in range.start..<range.end where units[position].isHan {
      if let one = grams.find(units, position, position + 1) {
        sum += gramWeights[Int(one)]
        count += 1
      }
      if position + 1 < range.end, units[position + 1].isHan, let pair = grams.find(units, position, position + 2) {
        sum += gramWeights[Int(pair)]
        count += 1
      }
    }
    return sum * ToneGrams.share(count)
  }
}
