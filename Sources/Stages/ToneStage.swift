import ArticleModel
import ArticlePipeline
import Lexicons
import Tone

/// The tone of sentences and of the article, with every word that counted.
///
/// Reads: sentences, tokens, mentions, quotations. Writes: toneTerms, sentenceTones, articleTone. Method: `ToneAnalyzer` over the folded text
/// (docs/tone.md). Limits: irony is not seen.
public struct ToneStage: Stage {
  public let name = "tone"
  public let reads = LayerSet(.sentences, .tokens, .mentions, .quotations)
  public let writes = LayerSet(.toneTerms, .sentenceTones, .articleTone)
  public init() {}
  public func makeProcessor() -> any StageProcessor { Processor() }

  private final class Processor: StageProcessor {
    private var analyzer = ToneAnalyzer()
    private let folded = FoldedUnits()

    func process(_ context: StageContext) {
      var terms: [ToneTerm] = []
      var sentences: [ToneScore] = []
      var article: [ToneScore] = []
      folded.with(context) { units in
        analyzer.analyze(
          units: units, sentences: context.read(.sentences), tokens: context.read(.tokens), mentions: context.read(.mentions),
          quotations: context.read(.quotations), into: &terms, sentenceTones: &sentences, articleTone: &article)
      }
      context.write(.toneTerms, terms)
      context.write(.sentenceTones, sentences)
      context.write(.articleTone, article)
    }
  }
}
