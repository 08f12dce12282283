import Affiliations
import ArticleModel
import ArticlePipeline
import Entities
import Quotations

/// Persons with their positions and organizations.
///
/// Reads: sentences, tokens, mentions. Writes: affiliations. Method: `AffiliationFinder`.
public struct AffiliationsStage: Stage {
  public let name = "affiliations"
  public let reads = LayerSet(.sentences, .tokens, .mentions)
  public let writes = LayerSet(.affiliations)
  public init() {}
  public func makeProcessor() -> any StageProcessor { Processor() }

  private final class Processor: StageProcessor {
    let finder = AffiliationFinder()

    func process(_ context: StageContext) {
      var affiliations: [Affiliation] = []
      context.withUnits { units in
        finder.find(
          units: units, lines: context.lines, sentences: context.read(.sentences), tokens: context.read(.tokens), mentions: context.read(.mentions),
          into: &affiliations)
      }
      context.write(.affiliations, affiliations)
    }
  }
}

/// Which names of an article mean the same, with the codes of places.
///
/// Reads: sentences, tokens, mentions, affiliations. Writes: entities. Method: `EntityLinker`.
public struct EntitiesStage: Stage {
  public let name = "entities"
  public let reads = LayerSet(.sentences, .tokens, .mentions, .affiliations)
  public let writes = LayerSet(.entities)
  public init() {}
  public func makeProcessor() -> any StageProcessor { Processor() }

  private final class Processor: StageProcessor {
    let linker = EntityLinker()

    func process(_ context: StageContext) {
      var entities: [LocalEntity] = []
      context.withUnits { units in
        linker.link(
          units: units, lines: context.lines, sentences: context.read(.sentences), tokens: context.read(.tokens), mentions: context.read(.mentions),
          affiliations: context.read(.affiliations), metadata: context.metadata, into: &entities)
      }
      context.write(.entities, entities)
    }
  }
}

/// Quotation marks sorted by kind, speakers, and reported speech.
///
/// Reads: sentences, tokens, mentions. Writes: quotations. Method: `QuotationFinder`.
public struct QuotationsStage: Stage {
  public let name = "quotations"
  public let reads = LayerSet(.sentences, .tokens, .mentions)
  public let writes = LayerSet(.quotations)
  public init() {}
  public func makeProcessor() -> any StageProcessor { Processor() }

  private final class Processor: StageProcessor {
    let finder = QuotationFinder()

    func process(_ context: StageContext) {
      var quotations: [Quotation] = []
      context.withUnits { units in
        finder.find(
          units: units, lines: context.lines, sentences: context.read(.sentences), tokens: context.read(.tokens), mentions: context.read(.mentions),
          into: &quotations)
      }
      context.write(.quotations, quotations)
    }
  }
}
