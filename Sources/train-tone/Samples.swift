import ArticleModel
import GoldCorpus
import ICUText
import Tone

/// An article with labelled sentences, ready for the analyzer.
struct Sample {
  var id: String
  /// train, development, test, or report.
  var part: String
  var units: [UInt16]
  var layers: Layers

  init(id: String, part: String, article: Article) {
    self.id = id
    self.part = part
    layers = article.layers
    units = Self.folded(article.text.units)
  }

  func text(_ index: Int) -> String {
    let range = layers.sentences[index].range
    return String(decoding: units[range.start..<range.end], as: UTF16.self)
  }

  func analyze(_ analyzer: inout ToneAnalyzer) -> (terms: [ToneTerm], sentences: [ToneScore], article: ToneScore) {
    var terms: [ToneTerm] = []
    var sentences: [ToneScore] = []
    var whole: [ToneScore] = []
    units.withUnsafeBufferPointer {
      analyzer.analyze(
        units: $0, sentences: layers.sentences, tokens: layers.tokens, mentions: layers.mentions, quotations: layers.quotations,
        into: &terms, sentenceTones: &sentences, articleTone: &whole)
    }
    return (terms, sentences, whole[0])
  }

  func features(_ analyzer: inout ToneAnalyzer) -> [[Float]] {
    units.withUnsafeBufferPointer {
      analyzer.features(
        units: $0, sentences: layers.sentences, tokens: layers.tokens, mentions: layers.mentions, quotations: layers.quotations)
    }
  }

  /// Traditional characters as simplified ones, where that keeps every offset.
  private static func folded(_ original: [UInt16]) -> [UInt16] {
    var units = original
    guard let transliterator = try? Transliterator("Hant-Hans"), (try? transliterator.apply(&units)) != nil, units.count == original.count
    else { return original }
    return units
  }

  /// Articles annotated with words and names whose tone labels stand in a file of their own: `id<TAB>+0-…`, a sign a sentence.
  private static func labelledLater(_ articles: [GoldArticle], file: String) -> [Sample] {
    var labels: [String: [ToneLabel]] = [:]
    let content = LabelledReports.text(of: file)
    for line in content.split(separator: "\n") {
      let fields = line.split(separator: "\t")
      if fields.count == 2 { labels[String(fields[0])] = fields[1].map { $0 == "+" ? .positive : $0 == "-" ? .negative : .neutral } }
    }
    return articles.compactMap { gold in
      guard let found = labels[gold.id], gold.part != .test, !gold.hasAllLayers else { return nil }
      guard found.count == gold.article.layers.sentences.count else {
        print("\(file): \(gold.id) has \(gold.article.layers.sentences.count) sentences and \(found.count) labels")
        return nil
      }
      var article = gold.article
      article.layers.sentenceTones = found.map { ToneScore(label: $0) }
      if article.layers.quotations.isEmpty { article.layers.quotations = LabelledReports.marks(in: article.text.units) }
      return Sample(id: gold.id, part: "labelled", article: article)
    }
  }

  /// The annotated articles with tone, and the labelled reports.
  static func read(corpus: String, reports: String) throws -> [Sample] {
    let all = try GoldReader.read(path: corpus)
    let gold = all.filter { $0.hasAllLayers && $0.article.layers.sentenceTones.count == $0.article.layers.sentences.count }
    let later = labelledLater(all, file: reports + "/article-labels.tsv")
    let labelled = try LabelledReports(vocabulary: gold).read(folder: reports)
    return gold.map { Sample(id: $0.id, part: $0.part.rawValue, article: $0.article) } + later
      + labelled.map { Sample(id: $0.id, part: "report", article: $0.article) }
  }
}

extension ToneLabel {
  var number: Int { self == .negative ? 0 : self == .neutral ? 1 : 2 }
}
