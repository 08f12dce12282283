import ArticleModel
import ArticlePipeline
import Figures

/// Quantities and times.
///
/// Reads: sentences, tokens. Writes: quantities, times. Method: `FigureScanner`. Relative times are resolved against the article's date;
/// without one they stay relative.
public struct FiguresStage: Stage {
  public let name = "figures"
  public let reads = LayerSet(.sentences, .tokens)
  public let writes = LayerSet(.quantities, .times)
  public init() {}
  public func makeProcessor() -> any StageProcessor { Processor() }

  private final class Processor: StageProcessor {
    let scanner = FigureScanner()

    func process(_ context: StageContext) {
      var quantities: [Quantity] = []
      var times: [TimeExpression] = []
      context.withUnits { units in
        scanner.scan(
          units: units, lines: context.lines, sentences: context.read(.sentences), tokens: context.read(.tokens),
          reference: ReferenceDate(iso: context.metadata.date, time: context.metadata.time), quantities: &quantities, times: &times)
      }
      context.write(.quantities, quantities)
      context.write(.times, times)
    }
  }
}
