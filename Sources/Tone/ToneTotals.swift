import ArticleModel

/// Adds up terms and words to a score.
struct ToneTotals {
  private var positive = 0.0
  private var negative = 0.0
  private var terms = 0
  private var words = 0
  private var verbs = 0
  private var selfReferences = 0
  private var difference: Float = 0
  private var sentences: Float = 0

  mutating func add(_ facts: SentenceFacts, _ hits: ArraySlice<ToneHit>) {
    for hit in hits {
      if hit.polarity > 0 { positive += Double(hit.weight) / 3 } else { negative += Double(hit.weight) / 3 }
    }
    terms += hits.count
    words += facts.words
    verbs += facts.verbs
    selfReferences += facts.selfReferences
  }

  mutating func add(_ other: ToneTotals) {
    positive += other.positive
    negative += other.negative
    terms += other.terms
    words += other.words
    verbs += other.verbs
    selfReferences += other.selfReferences
  }

  /// A sentence counts for the article's label as far as it is likely to be positive or negative; the headline three times.
  mutating func add(_ odds: SIMD3<Float>, role: LineRole) {
    let weight: Float = role == .headline ? 3 : role == .byline ? 0 : 1
    sentences += weight
    difference += weight * (odds.z - odds.x)
  }

  /// Without its label. Text without words gives zeros.
  var score: ToneScore {
    guard words > 0 else { return ToneScore() }
    let count = Double(words)
    let up = min(1, positive / count)
    let down = min(1, negative / count)
    return ToneScore(
      tone: up - down, positive: up, negative: down, polarity: min(1, Double(terms) / count), activity: Double(verbs) / count,
      selfReference: Double(selfReferences) / count, words: words)
  }

  /// Positive or negative when that side leads by more than a share of the sentences.
  func articleLabel(threshold: Float) -> ToneLabel {
    guard sentences > 0 else { return .neutral }
    let lead = difference / sentences
    return lead > threshold ? .positive : lead < -threshold ? .negative : .neutral
  }
}

extension HitSums {
  /// The rules' label: the side that outweighs the other by more than half a word of strength 1.
  var label: ToneLabel { net > 0.5 ? .positive : net < -0.5 ? .negative : .neutral }

  mutating func add(_ other: HitSums) {
    positive += other.positive
    negative += other.negative
    positives += other.positives
    negatives += other.negatives
  }

  mutating func subtract(_ other: HitSums) {
    positive -= other.positive
    negative -= other.negative
    positives -= other.positives
    negatives -= other.negatives
  }
}
