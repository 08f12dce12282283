import ArticleModel

/// Finds the words of tone in an article, and scores its sentences and the article itself.
///
/// Every score comes from words that are listed in the tone terms, with their part. Text without tone words gives 0 and no terms.
/// The same input gives the same result. One analyzer serves one worker, article after article; a copy is cheap.
///
///     var analyzer = ToneAnalyzer()
///     analyzer.analyze(units: 工人获得表彰。 …)   // one term 获得表彰 or 表彰, polarity 1; label positive
///
/// Limits: `units` are matched as they are, so traditional text has to be folded to simplified (unit for unit) first; irony is not seen.
public struct ToneAnalyzer: Sendable {
  private let classifier: ToneClassifier
  private var scanner: ToneScanner
  private var facts: [SentenceFacts] = []
  private var sums: [HitSums] = []
  private var sink = FeatureSink()

  public init() { self.init(lexicon: .shared, classifier: .shared) }

  init(lexicon: ToneLexicon, classifier: ToneClassifier) {
    self.classifier = classifier
    scanner = ToneScanner(lexicon: lexicon)
  }

  /// Appends the terms in the order of the text, a score for each sentence, and one for the article.
  ///
  /// `tokens` tile the sentences, `mentions` and `quotations` are sorted by their ranges; all ranges count `units`.
  public mutating func analyze(
    units: UnsafeBufferPointer<UInt16>, sentences: [Sentence], tokens: [Token], mentions: [Mention], quotations: [Quotation],
    into toneTerms: inout [ToneTerm], sentenceTones: inout [ToneScore], articleTone: inout [ToneScore]
  ) {
    scan(units, sentences, tokens, mentions, quotations)
    appendTerms(to: &toneTerms)
    var total = ToneTotals()
    for index in sentences.indices {
      var totals = ToneTotals()
      totals.add(facts[index], scanner.hits[facts[index].hits])
      total.add(totals)
      var score = totals.score
      let odds = odds(index, sentences, units)
      score.label = ToneLabel(odds: odds)
      total.add(odds, role: sentences[index].role)
      sentenceTones.append(score)
    }
    var score = total.score
    score.label = total.articleLabel(threshold: classifier.isTrained ? 0.08 : 0.15)
    articleTone.append(score)
  }

  private mutating func scan(
    _ units: UnsafeBufferPointer<UInt16>, _ sentences: [Sentence], _ tokens: [Token], _ mentions: [Mention], _ quotations: [Quotation]
  ) {
    scanner.beginArticle()
    facts.removeAll(keepingCapacity: true)
    sums.removeAll(keepingCapacity: true)
    for sentence in sentences {
      let found = scanner.scan(sentence, units, tokens, mentions, quotations)
      facts.append(found)
      sums.append(HitSums(scanner.hits[found.hits]))
    }
    prepareContext(sentences)
  }

  private func appendTerms(to terms: inout [ToneTerm]) {
    for hit in scanner.hits {
      terms.append(
        ToneTerm(
          range: TextRange(Int(hit.start), Int(hit.end)), polarity: Int(hit.polarity), weight: Double(hit.weight), negated: hit.negated,
          degree: Double(hit.degree), inQuotation: hit.inQuotation))
    }
  }

  // MARK: - Labels

  private var headline = HitSums()
  private var all = HitSums()

  private mutating func prepareContext(_ sentences: [Sentence]) {
    headline = HitSums()
    all = HitSums()
    for index in sums.indices {
      all.add(sums[index])
      if sentences[index].role == .headline || sentences[index].role == .kicker { headline.add(sums[index]) }
    }
  }

  private mutating func odds(_ index: Int, _ sentences: [Sentence], _ units: UnsafeBufferPointer<UInt16>) -> SIMD3<Float> {
    if facts[index].words == 0 { return ToneLabel.neutral.odds }
    guard classifier.isTrained else { return sums[index].label.odds }
    describe(index, sentences)
    return classifier.odds(sink.values, units, sentences[index].range)
  }

  private mutating func describe(_ index: Int, _ sentences: [Sentence]) {
    var others = all
    others.subtract(sums[index])
    let context = ToneContext(
      role: sentences[index].role, position: sums.count > 1 ? Float(index) / Float(sums.count - 1) : 0,
      previous: index > 0 ? sums[index - 1] : HitSums(), next: index + 1 < sums.count ? sums[index + 1] : HitSums(), headline: headline,
      others: others, otherCount: Float(sums.count - 1))
    sink.clear()
    ToneFeatures.describe(facts[index], scanner.hits[facts[index].hits], context, into: &sink)
  }

  // MARK: - Training

  /// The names of the features that the classifier sees, in their order.
  public static var featureNames: [String] { ToneFeatures.names }

  /// The article's label as its sentences' labels make it; so that gold labels of sentences give a gold label of the article.
  public static func articleLabel(_ labels: [ToneLabel], roles: [LineRole]) -> ToneLabel {
    var totals = ToneTotals()
    for (label, role) in zip(labels, roles) { totals.add(label.odds, role: role) }
    return totals.articleLabel(threshold: 0.15)
  }

  /// The features of every sentence of an article; for training.
  public mutating func features(
    units: UnsafeBufferPointer<UInt16>, sentences: [Sentence], tokens: [Token], mentions: [Mention], quotations: [Quotation]
  ) -> [[Float]] {
    scan(units, sentences, tokens, mentions, quotations)
    return sentences.indices.map { index in
      describe(index, sentences)
      return sink.values
    }
  }
}
