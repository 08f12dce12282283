import ArticleModel
import Glibc

/// The processors of one worker. The result for an article does not depend on the articles before it.
public final class PipelineWorker {
  private let pipeline: Pipeline
  private let processors: [any StageProcessor]
  /// Nanoseconds in each stage, when they are counted.
  private var nanoseconds: [UInt64]
  public var countsTime = false

  init(_ pipeline: Pipeline) {
    self.pipeline = pipeline
    processors = pipeline.stages.map { $0.makeProcessor() }
    nanoseconds = pipeline.stages.map { _ in 0 }
  }

  public func process(_ article: Article) -> Article {
    let context = StageContext(article)
    var last = countsTime ? Self.now() : 0
    for (index, stage) in pipeline.stages.enumerated() {
      context.enter(stage)
      processors[index].process(context)
      if countsTime {
        let now = Self.now()
        nanoseconds[index] += now - last
        last = now
      }
    }
    return context.article
  }

  /// The nanoseconds counted since the last call.
  public func takeNanoseconds() -> [UInt64] {
    defer { nanoseconds = nanoseconds.map { _ in 0 } }
    return nanoseconds
  }

  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
