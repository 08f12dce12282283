import ArticleModel

/// Adds up terms and words to a score.
struct ToneTotals {
  private var positive = 0.0
  private var negative = 0.0
  private var terms = 0
  private var words = 0
  private var verbs = 0
  private var selfReferences = 0
  private var positiveSentences = 0.0
  private var negativeSentences = 0.0
  private var sentences = 0.0

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

  /// A sentence's label counts for the article's; the headline's three times.
  mutating func add(_ label: ToneLabel, role: LineRole) {
    let weight: Double = role == .headline ? 3 : role == .byline ? 0 : 1
    sentences += weight
    switch label {
    case .positive: positiveSentences += weight
    case .negative: negativeSentences += weight
    case .neutral: break
    }
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

  /// Positive or negative when that side is a fifth of the sentences and outweighs the other one.
  var articleLabel: ToneLabel {
    guard sentences > 0 else { return .neutral }
    let difference = (positiveSentences - negativeSentences) / sentences
    return difference > 0.15 ? .positive : difference < -0.15 ? .negative : .neutral
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
