import ArticleModel

/// An article as a stage sees it: the text, and the layers that it declared, no others.
///
/// To touch a layer that is not declared is a programmer's fault and stops the program with the mend.
public final class StageContext {
  /// The text, its lines and what the paper printed about it.
  public private(set) var article: Article
  private var stage = ""
  private var readable: LayerSet = []
  private var writable: LayerSet = []

  init(_ article: Article) { self.article = article }

  public var lines: [ArticleLine] { article.lines }
  public var metadata: ArticleMetadata { article.metadata }

  /// The text's UTF-16 units, without a copy.
  public func withUnits<Result>(_ body: (UnsafeBufferPointer<UInt16>) throws -> Result) rethrows -> Result {
    try article.text.units.withUnsafeBufferPointer(body)
  }

  public func read<Element>(_ key: LayerKey<Element>) -> [Element] {
    precondition(readable.contains(key.name), "stage \(stage) reads \(key.name.rawValue): add it to the stage's `reads`")
    return article.layers[keyPath: key.path]
  }

  public func write<Element>(_ key: LayerKey<Element>, _ elements: [Element]) {
    precondition(writable.contains(key.name), "stage \(stage) writes \(key.name.rawValue): add it to the stage's `writes`")
    article.layers[keyPath: key.path] = elements
  }

  func enter(_ stage: any Stage) {
    self.stage = stage.name
    readable = stage.reads
    writable = stage.writes
  }
}
