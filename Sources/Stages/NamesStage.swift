import ArticleModel
import ArticlePipeline
import NameRepair
import PageLayout
import Segmentation

/// Names of persons, organizations, places, positions, programmes and works.
///
/// Reads: tokens. Writes: mentions. Method: by-lines by their forms (rule `byline`), works by their marks (`book_marks`), the rest by the
/// trained model (`model`), then what the article names elsewhere (`repeated`). Limits: flat; the outermost name is marked.
public struct NamesStage: Stage {
  public let name = "names"
  public let reads = LayerSet(.tokens)
  public let writes = LayerSet(.mentions)
  private let models: Models
  public init(models: Models) { self.models = models }
  public func makeProcessor() -> any StageProcessor { Processor(NameFinder(models: models)) }

  private final class Processor: StageProcessor {
    let finder: NameFinder
    let bylines = BylineParser()
    let repair = MentionRepair()
    init(_ finder: NameFinder) { self.finder = finder }

    func process(_ context: StageContext) {
      let tokens = context.read(.tokens)
      var mentions: [Mention] = []
      context.withUnits { units in
        var token = 0
        for line in context.lines where !line.range.isEmpty {
          let first = token
          while token < tokens.count, Int(tokens[token].end) <= line.range.end { token += 1 }
          let start = mentions.count
          finder.names(units, tokens, first..<token, into: &mentions)
          for byline in [bylines.parse(units, line.range), bylines.parseEnd(units, line.range)] {
            guard let byline else { continue }
            add(byline.reporters + byline.correspondents + byline.photographers, to: &mentions, from: start)
          }
        }
        repair.repair(units, lines: context.lines, tokens: tokens, &mentions)
        finder.repeatNames(units, tokens, in: context.lines, &mentions)
      }
      context.write(.mentions, mentions)
    }

    /// Names of a by-line win over the model's.
    private func add(_ names: [TextRange], to mentions: inout [Mention], from start: Int) {
      if names.isEmpty { return }
      let kept = mentions[start...].filter { mention in !names.contains { $0.overlaps(mention.range) } }
      let added = names.map { Mention(range: $0, type: .person, rule: "byline") }
      mentions.replaceSubrange(start..., with: (kept + added).sorted { $0.range < $1.range })
    }
  }
}
