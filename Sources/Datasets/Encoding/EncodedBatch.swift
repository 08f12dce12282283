/// The encoded rows of some articles, in their order: what a worker hands to the writer.
///
/// It is cleared and filled again, so that a run needs only a few of them. It belongs to one thread at a time.
public final class EncodedBatch: @unchecked Sendable {
  /// The rows of one table.
  final class Stream {
    var cells = CellStream()
  }

  /// An article of the batch. The counts of holes say where those of the next article begin.
  struct Entry {
    var id: String
    var signature: ArticleSignature
    var firstHoles: FirstHoles
    var report: Range<Int>
    var characters: Int
  }

  /// For each stream the number of holes before the article's own.
  struct FirstHoles {
    var csv: [Int32]
    var json: [Int32]
    var conllu: Int32
  }

  let streams: [Stream]
  var entries: [Entry] = []
  /// Entities and keywords in the form of `RecordReader`, for the corpus tables.
  var records = ByteBuffer(capacity: 1 << 12)
  /// CoNLL-U, and the articles for the report.
  var conllu = ByteBuffer(capacity: 1 << 12)
  var conlluHoles: [Hole] = []
  var report = ByteBuffer(capacity: 1 << 12)

  public init(_ catalog: Catalog) { streams = catalog.articleTables.map { _ in Stream() } }

  /// The number of articles in it.
  public var articles: Int { entries.count }

  /// The bytes in it, of all tables and formats together.
  public var byteCount: Int { streams.reduce(report.count + conllu.count) { $0 + $1.cells.csv.count + $1.cells.json.count } }

  var firstHoles: FirstHoles {
    FirstHoles(
      csv: streams.map { Int32($0.cells.csvHoles.count) }, json: streams.map { Int32($0.cells.jsonHoles.count) },
      conllu: Int32(conlluHoles.count))
  }

  public func clear() {
    for stream in streams { stream.cells.clear() }
    entries.removeAll(keepingCapacity: true)
    records.clear()
    conllu.clear()
    conlluHoles.removeAll(keepingCapacity: true)
    report.clear()
  }
}
