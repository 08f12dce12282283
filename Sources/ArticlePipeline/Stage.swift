import ArticleModel

/// A step of the pipeline: it declares what it reads and writes, and makes a processor for each worker.
///
/// A stage is shared by all workers and does not change; whatever changes (scratch, iterators) belongs to its processors.
public protocol Stage: Sendable {
  /// As pipeline.json names it: `segmentation`.
  var name: String { get }
  var reads: LayerSet { get }
  var writes: LayerSet { get }
  func makeProcessor() -> any StageProcessor
}

/// One worker's instance of a stage. It keeps nothing from article to article but scratch.
public protocol StageProcessor: AnyObject {
  func process(_ context: StageContext)
}
