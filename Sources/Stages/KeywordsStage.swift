import ArticleModel
import ArticlePipeline

/// The terms of an article with their counts; the corpus gives them their scores.
///
/// Reads: tokens, mentions. Writes: keywords. Method: content words (nouns, verbs used as nouns, names, abbreviations, idioms) of two characters
/// or more, and whole names; a term in a headline weighs three times, one in the first paragraph twice.
public struct KeywordsStage: Stage {
  public let name = "keywords"
  public let reads = LayerSet(.tokens, .mentions)
  public let writes = LayerSet(.keywords)
  public init() {}
  public func makeProcessor() -> any StageProcessor { Processor() }

  private final class Processor: StageProcessor {
    private var counter = TermCounter()

    func process(_ context: StageContext) {
      let keywords = context.withUnits { counter.count($0, context.lines, context.read(.tokens), context.read(.mentions)) }
      context.write(.keywords, keywords)
    }
  }
}
