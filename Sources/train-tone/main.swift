import ArticleModel
import Glibc
import GoldCorpus
import ICUText
import Tone

// train-tone dump CORPUS            one line a sentence: id, part, gold, rule or classifier label, text, and the features
let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  print("usage: train-tone dump|train|evaluate CORPUS")
  exit(2)
}
let articles = try GoldReader.read(path: arguments[2]).filter { $0.hasAllLayers && $0.article.layers.sentenceTones.count == $0.article.layers.sentences.count }
if arguments[1] == "dump" {
  var analyzer = ToneAnalyzer()
  print("id\tpart\tgold\tlabel\ttext\tterms\t" + ToneAnalyzer.featureNames.joined(separator: "\t"))
  let reports = try LabelledReports(vocabulary: articles).read(folder: arguments.count > 3 ? arguments[3] : "corpus/tone")
  for gold in articles.map({ ($0.id, $0.part.rawValue, $0.article) }) + reports.map({ ($0.id, "report", $0.article) }) {
    let article = gold.2
    let layers = article.layers
    folded(article).withUnsafeBufferPointer { units in
      var terms: [ToneTerm] = []
      var tones: [ToneScore] = []
      var whole: [ToneScore] = []
      analyzer.analyze(
        units: units, sentences: layers.sentences, tokens: layers.tokens, mentions: layers.mentions, quotations: layers.quotations,
        into: &terms, sentenceTones: &tones, articleTone: &whole)
      let rows = analyzer.features(
        units: units, sentences: layers.sentences, tokens: layers.tokens, mentions: layers.mentions, quotations: layers.quotations)
      for index in rows.indices {
        let range = layers.sentences[index].range
        let found = terms.filter { range.contains($0.range) }.map { "\(article.text.string($0.range))\($0.polarity > 0 ? "+" : "-")\($0.weight)" }
        print(
          [gold.0, gold.1, layers.sentenceTones[index].label.rawValue, tones[index].label.rawValue, article.text.string(range),
            found.joined(separator: " ")].joined(separator: "\t") + "\t" + rows[index].map { "\($0)" }.joined(separator: "\t"))
      }
    }
  }
}

/// Traditional characters as simplified ones, where that keeps every offset.
func folded(_ article: Article) -> [UInt16] {
  var units = article.text.units
  guard let transliterator = try? Transliterator("Traditional-Simplified"), (try? transliterator.apply(&units)) != nil,
    units.count == article.text.units.count
  else { return article.text.units }
  return units
}
