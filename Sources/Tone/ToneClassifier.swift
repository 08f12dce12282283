import ArticleModel
import Glibc
import Lexicons

/// A linear classifier over `ToneFeatures` and the characters and pairs of the sentence, with weights that were trained on the annotated corpus
/// and the labelled reports (`tone_weights.tsv`, made by `train-tone train`).
public struct ToneClassifier: Sendable {
  public static let shared = ToneClassifier(Resource("tone_weights.tsv"))

  private var features: [SIMD3<Float>]
  private var grams: GramWeights
  /// False when there are no weights: the rules then give the label.
  public let isTrained: Bool

  init(_ resource: Resource) {
    var read: [String: SIMD3<Float>] = [:]
    // A line takes at least twelve bytes.
    var table = GramWeights(capacity: resource.bytes.count / 12)
    TSVReader(resource).forEach { row in
      guard let negative = row.integer(1), let neutral = row.integer(2), let positive = row.integer(3) else {
        preconditionFailure("\(resource.name):\(row.line): give three whole numbers, thousandths, after the feature")
      }
      let found = SIMD3(Float(negative), Float(neutral), Float(positive)) / 1000
      let name = row.units(0)
      if name.first == 0x3D {
        read[row.string(0)] = found
      } else {
        table.insert(name, found)
      }
    }
    grams = table
    features = ToneFeatures.names.map { read["=" + $0] ?? .zero }
    isTrained = !read.isEmpty
  }

  /// How likely negative (x), neutral (y) and positive (z) are; they add up to 1.
  func odds(_ values: [Float], _ units: UnsafeBufferPointer<UInt16>, _ range: TextRange) -> SIMD3<Float> {
    var sums = grams.sum(units, range.start, range.end)
    for (value, weight) in zip(values, features) where value != 0 { sums += value * weight }
    let top = sums.max()
    let powers = SIMD3(expf(sums.x - top), expf(sums.y - top), expf(sums.z - top))
    return powers / powers.sum()
  }
}

extension ToneLabel {
  /// The likeliest of the three.
  init(odds: SIMD3<Float>) {
    if odds.x > odds.y, odds.x > odds.z { self = .negative } else { self = odds.z > odds.y ? .positive : .neutral }
  }

  /// A label as if it were certain.
  var odds: SIMD3<Float> {
    switch self {
    case .negative: SIMD3(1, 0, 0)
    case .neutral: SIMD3(0, 1, 0)
    case .positive: SIMD3(0, 0, 1)
    }
  }
}
