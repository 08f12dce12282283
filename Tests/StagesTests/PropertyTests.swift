import ArticleModel
import ArticlePipeline
import Segmentation
import Testing

@testable import Stages

/// What holds for every text, however broken.
@Suite struct PropertyTests {
  static let pipeline = try! Pipeline([
    SegmentationStage(models: .standard), FiguresStage(), NamesStage(models: .standard), AffiliationsStage(), EntitiesStage(), QuotationsStage(),
    ToneStage(), KeywordsStage(),
  ])
  static let texts = HardText.fixed + (1...150).map(HardText.generated)

  @Test(arguments: texts) func layersKeepTheirPromises(_ text: HardText) {
    let article = Self.pipeline.makeWorker().process(text.article)
    #expect(article.text.units == text.units, "the text never changes")
    #expect(faults(of: article) == [])
  }

  @Test(arguments: texts) func twoRunsAreEqual(_ text: HardText) {
    // The second worker has seen another article before: nothing may be left of it.
    let worker = Self.pipeline.makeWorker()
    _ = worker.process(HardText("before", "海宁市总工会主席王建国说：“今年增长5%。”").article)
    let first = Self.pipeline.makeWorker().process(text.article).layers
    let second = worker.process(text.article).layers
    #expect(String(reflecting: first) == String(reflecting: second))
  }

  @Test func aBrokenPromiseIsFound() {
    var article = Self.pipeline.makeWorker().process(HardText("", "𠮷野家昨天开业\n店长说：“好。”").article)
    article.layers.tokens.removeLast()
    article.layers.mentions.append(Mention(range: TextRange(1, 3), type: .person, rule: "test"))
    let found = faults(of: article)
    #expect(found.contains { $0.hasPrefix("tokens") } && found.contains { $0.hasPrefix("mentions") }, "\(found)")
  }

  /// Every promise of the layers that an article breaks; the first few.
  private func faults(of article: Article) -> [String] {
    let layers = article.layers
    let units = article.text.units
    var faults: [String] = []
    func fault(_ what: String) { if faults.count < 5 { faults.append(what) } }
    func splitsPair(_ position: Int) -> Bool {
      position > 0 && position < units.count && (0xD800..<0xDC00).contains(units[position - 1]) && (0xDC00..<0xE000).contains(units[position])
    }
    func check(_ ranges: [TextRange], _ layer: String, mayBeEmpty: Bool = false) {
      for range in ranges {
        if range.start < 0 || range.end > units.count || range.start > range.end || range.isEmpty && !mayBeEmpty {
          fault("\(layer): \(range) is no stretch of the text")
        } else if splitsPair(
          range.start) || splitsPair(range.end)
        {
          fault("\(layer): \(range) splits a character")
        }
      }
    }
    // Sentences tile the lines, tokens the sentences.
    var sentence = 0
    for line in article.lines where !line.range.isEmpty {
      var at = line.range.start
      while sentence < layers.sentences.count, layers.sentences[sentence].range.start < line.range.end {
        let range = layers.sentences[sentence].range
        if range.start != at || range.end > line.range.end { fault("sentences: \(range) does not go on at \(at)") }
        at = range.end
        sentence += 1
      }
      if at != line.range.end { fault("sentences: \(line.range) ends at \(at)") }
    }
    if sentence != layers.sentences.count { fault("sentences: \(layers.sentences.count - sentence) outside the lines") }
    var token = 0
    for sentence in layers.sentences {
      if sentence.tokens.lowerBound != token || sentence.tokens.upperBound > layers.tokens.count {
        fault("tokens: \(sentence.tokens) does not go on at \(token)")
      }
      var at = sentence.range.start
      for index in sentence.tokens where index < layers.tokens.count {
        if layers.tokens[index].range.start != at { fault("tokens: \(layers.tokens[index].range) does not go on at \(at)") }
        at = layers.tokens[index].range.end
      }
      if at != sentence.range.end { fault("tokens: \(sentence.range) ends at \(at)") }
      token = sentence.tokens.upperBound
    }
    if token != layers.tokens.count { fault("tokens: \(layers.tokens.count - token) outside the sentences") }

    check(layers.sentences.map(\.range), "sentences")
    check(layers.tokens.map(\.range), "tokens")
    check(layers.quantities.map(\.range) + layers.quantities.compactMap(\.of), "quantities")
    check(layers.times.map(\.range), "times")
    check(layers.mentions.map(\.range), "mentions")
    check(layers.affiliations.flatMap { [$0.range, $0.person, $0.position, $0.organization].compactMap { $0 } }, "affiliations")
    check(layers.quotations.flatMap { [$0.range, $0.speaker, $0.speakerPosition, $0.cue].compactMap { $0 } }, "quotations")
    check(layers.toneTerms.map(\.range), "tone_terms")

    // In the order of the text; figures and names are flat.
    func flat(_ ranges: [TextRange], _ layer: String) {
      for (a, b) in zip(ranges, ranges.dropFirst()) where b.start < a.end { fault("\(layer): \(b) lies in or before \(a)") }
    }
    flat(layers.quantities.map(\.range), "quantities")
    flat(layers.times.map(\.range), "times")
    flat(layers.mentions.map(\.range), "mentions")
    for (a, b) in zip(layers.quotations, layers.quotations.dropFirst()) where b.range.start < a.range.start {
      fault("quotations: \(b.range) stands after \(a.range)")
    }

    if layers.sentenceTones.count != layers.sentences.count { fault("tone: \(layers.sentenceTones.count) of \(layers.sentences.count) sentences") }
    for score in layers.sentenceTones + layers.articleTone where !(-1...1).contains(score.tone) || !(0...1).contains(score.polarity) {
      fault("tone: \(score)")
    }
    for index in layers.entities.flatMap(\.mentions) where !layers.mentions.indices.contains(index) { fault("entities: no mention \(index)") }
    return faults
  }
}
