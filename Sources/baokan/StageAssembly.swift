import ArticleModel
import ArticlePipeline
import Configuration
import Lexicons
import Segmentation
import Stages

/// Makes the stages that a configuration names, with their resources.
struct StageAssembly {
  var models: Models
  var pipeline: Pipeline

  init(_ configuration: RunConfiguration, given: LayerSet = []) throws {
    let assembled = try Self.models(configuration)
    let userWords = try UserWordFiles.read(configuration.words)
    let stages = configuration.stages.map { entry -> any Stage in
      switch entry.name {
      case "segmentation":
        SegmentationStage(
          models: assembled, method: entry.string("segmenter").flatMap(SegmentationStage.Method.init) ?? .model, userWords: userWords)
      case "figures": FiguresStage()
      case "names": NamesStage(models: assembled)
      case "affiliations": AffiliationsStage()
      case "entities": EntitiesStage()
      case "quotations": QuotationsStage()
      case "tone": ToneStage()
      case "keywords": KeywordsStage()
      default: preconditionFailure("stage \(entry.name) is declared in ConfigurationShape and not made here: add it to StageAssembly")
      }
    }
    models = assembled
    pipeline = try Pipeline(stages, given: given)
  }

  /// The assembly, or the end of the command with every fault of the order.
  static func make(_ configuration: RunConfiguration, given: LayerSet = []) throws -> StageAssembly {
    do { return try StageAssembly(configuration, given: given) } catch let error as PipelineError {
      throw Failure(status: 2, message: error.description)
    }
  }

  private static func models(_ configuration: RunConfiguration) throws -> Models {
    guard let path = configuration.stages.lazy.compactMap({ $0.string("model") }).first else { return .standard }
    return try Models(MappedFile.bytes(path), lexicon: .standard)
  }
}
