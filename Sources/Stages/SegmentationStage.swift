import ArticleModel
import ArticlePipeline
import ICUText
import Segmentation

/// Sentences, and the words with their parts of speech.
///
/// Reads: the text. Writes: sentences, tokens. Method: sentences end at 。！？ with the closing marks after them, or with their line; words by
/// the trained model (`Segmenter`) or by ICU alone; tags by `NameFinder`. Limits: a word longer than 4,096 units is divided.
public struct SegmentationStage: Stage {
  public enum Method: String, Sendable, CaseIterable { case model, icu }

  public let name = "segmentation"
  public let reads: LayerSet = []
  public let writes = LayerSet(.sentences, .tokens)
  private let models: Models
  private let method: Method
  private let userWords: UserWords?

  public init(models: Models, method: Method = .model, userWords: UserWords? = nil) {
    self.models = models
    self.method = method
    self.userWords = userWords
  }

  public func makeProcessor() -> any StageProcessor {
    Processor(
      segmenter: Segmenter(models: models, userWords: userWords), finder: NameFinder(models: models, userWords: userWords),
      icu: method == .icu ? ICUWords() : nil)
  }

  private final class Processor: StageProcessor {
    let segmenter: Segmenter
    let finder: NameFinder
    let icu: ICUWords?

    init(segmenter: Segmenter, finder: NameFinder, icu: ICUWords?) {
      self.segmenter = segmenter
      self.finder = finder
      self.icu = icu
    }

    func process(_ context: StageContext) {
      var tokens: [Token] = []
      var sentences: [Sentence] = []
      context.withUnits { units in
        tokens.reserveCapacity(units.count / 3 * 2 + 8)
        for line in context.lines where !line.range.isEmpty {
          let first = tokens.count
          if let icu {
            icu.words(units, line.range) { tokens.append(Token(start: $0, end: $1, tag: .none)) }
          } else {
            segmenter.words(units, line.range) { tokens.append(Token(start: $0, end: $1, tag: .none)) }
          }
          finder.tag(units, &tokens, first..<tokens.count)
          SentenceSplitter.split(units, line, tokens: tokens, from: first, into: &sentences)
        }
      }
      context.write(.tokens, tokens)
      context.write(.sentences, sentences)
    }
  }
}
