import ArticleModel

/// Stages in an order in which every layer is written before it is read, and by one stage alone.
///
/// A wrong order is refused when the pipeline is made, with every fault and its mend.
public struct Pipeline: Sendable {
  public let stages: [any Stage]
  /// The layers that the stages write.
  public var writes: LayerSet { stages.reduce([]) { $0.union($1.writes) } }

  /// `given` are layers that the articles bring with them.
  public init(_ stages: [any Stage], given: LayerSet = []) throws(PipelineError) {
    var written = given
    var writer: [LayerName: String] = [:]
    var faults: [PipelineError.Fault] = []
    for (position, stage) in stages.enumerated() {
      if stages[..<position].contains(where: { $0.name == stage.name }) {
        faults.append(.twice(stage: stage.name))
        continue
      }
      for layer in stage.reads.subtracting(written).names {
        let later = stages[position...].dropFirst().first { $0.writes.contains(layer) }?.name
        faults.append(.readBeforeWritten(stage: stage.name, layer: layer, later: later))
      }
      for layer in stage.writes.intersection(written).names {
        faults.append(.writtenTwice(stage: stage.name, layer: layer, first: writer[layer] ?? ""))
      }
      for layer in stage.writes.names where writer[layer] == nil { writer[layer] = stage.name }
      written.formUnion(stage.writes)
    }
    if !faults.isEmpty { throw PipelineError(faults: faults) }
    self.stages = stages
  }

  /// An instance for one worker.
  public func makeWorker() -> PipelineWorker { PipelineWorker(self) }
}

/// Everything that is wrong with an order of stages.
public struct PipelineError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Fault: Sendable, Equatable {
    case twice(stage: String)
    case readBeforeWritten(stage: String, layer: LayerName, later: String?)
    case writtenTwice(stage: String, layer: LayerName, first: String)
  }
  public var faults: [Fault]

  public var description: String { faults.map(\.description).joined(separator: "\n") }
}

extension PipelineError.Fault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .twice(let stage): "stage \"\(stage)\" stands twice; leave one out"
    case .readBeforeWritten(let stage, let layer, let later?):
      "stage \"\(stage)\" reads the layer \(layer.rawValue), which stage \"\(later)\" writes after it; put \"\(later)\" before \"\(stage)\""
    case .readBeforeWritten(let stage, let layer, nil):
      "stage \"\(stage)\" reads the layer \(layer.rawValue), which no stage writes; add the stage that writes it before \"\(stage)\", or leave \"\(stage)\" out"
    case .writtenTwice(let stage, let layer, let first):
      "stage \"\(stage)\" writes the layer \(layer.rawValue), which \"\(first)\" has written; leave one of them out"
    }
  }
}
