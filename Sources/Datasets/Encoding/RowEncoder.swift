import ArticleModel

/// Encodes the rows of articles for all tables at once; one a worker thread.
///
///     let encoder = RowEncoder(catalog, options)
///     let batch = EncodedBatch(catalog)
///     encoder.encode(ProcessedArticle(article), into: batch)
///
/// The result depends on the article, the catalog and the options alone, so any number of workers gives the same bytes.
public final class RowEncoder {
  private let catalog: Catalog
  private let options: EncodingOptions
  private let layouts: [[ColumnLayout]]
  private let sink: CellSink
  private let signer = ArticleSigner()

  public init(_ catalog: Catalog, _ options: EncodingOptions = EncodingOptions()) {
    self.catalog = catalog
    self.options = options
    layouts = catalog.articleTables.map { ColumnLayout.of($0.info.columns) }
    sink = CellSink(profile: options.profile)
    sink.writesCSV = options.encodesCSV
    sink.writesJSON = options.encodesJSON
  }

  /// Adds the rows of an article to a batch of the same catalog. A batch of more than 1 GB is a fault of the caller.
  public func encode(_ article: ProcessedArticle, into batch: EncodedBatch) {
    let metadata = article.article.metadata
    let id = EncodedID(metadata.articleID, profile: options.profile)
    var entry = EncodedBatch.Entry(
      id: metadata.articleID, signature: ArticleSignature(), firstHoles: batch.firstHoles, report: 0..<0, characters: article.characters)
    article.article.text.units.withUnsafeBufferPointer { units in
      sink.units = units
      sink.textWithPairs = article.article.text.codePointOffset(units.count) == units.count ? nil : article.article.text
      entry.signature = signer.sign(units)
      for (index, table) in catalog.articleTables.enumerated() {
        let stream = batch.streams[index]
        swap(&sink.out, &stream.cells)
        sink.out.rows += table.encode(article, id: id, into: sink, layouts: layouts[index])
        swap(&sink.out, &stream.cells)
      }
      if options.formats.contains(.conllu) {
        CoNLLU.encode(article, units, into: &batch.conllu, holes: &batch.conlluHoles)
      }
      if options.report, !options.reportIsFull.isSet {
        let start = batch.report.count
        ReportArticleEncoder.encode(article, units, into: &batch.report)
        entry.report = start..<batch.report.count
      }
      CorpusRecords.encode(article, units, into: &batch.records)
      sink.units = UnsafeBufferPointer(start: nil, count: 0)
    }
    batch.entries.append(entry)
  }
}
