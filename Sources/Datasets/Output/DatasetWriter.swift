import ArticleModel
import Glibc
import Hashing

/// Writes the dataset of a run: batches in the order of the input, then the tables of the whole run, then the description, and moves
/// the folder into place.
///
///     let writer = try DatasetWriter(folder: "output", catalog: catalog, options: options)
///     try writer.append(batch)                       // as often as there are batches
///     try writer.reject(reject)
///     let summary = try writer.finish(description)   // the folder stands now
///
/// Until `finish` has returned the old output is whole. A writer that is dropped or abandoned leaves nothing behind. One thread.
public final class DatasetWriter {
  let catalog: Catalog
  let options: EncodingOptions
  let keywordsPerArticle: Int
  let folder: OutputFolder
  var csv: [TableFile] = []
  var json: [TableFile] = []
  var conllu: OutputFile?
  private var duplicates = DuplicateIndex()
  private var suffixes = IDSuffixes()
  private var scratch = ByteBuffer()
  let entities = EntityIndex()
  let terms: TermIndex
  var rejects: [Reject] = []
  var report: ReportCollector?
  var summary = RunSummary()
  var cutCells: [Int]

  /// Takes the folder: refuses one that holds something else or is being written to.
  public init(folder path: String, catalog: Catalog, options: EncodingOptions = EncodingOptions(), keywordsPerArticle: Int = 20)
    throws(DatasetError)
  {
    self.catalog = catalog
    self.options = options
    self.keywordsPerArticle = keywordsPerArticle
    // A file-size limit (ulimit -f) shall be an error of a write, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    if options.formats.contains(.xlsx) { try XLSXFile.requireLibrary() }
    folder = try OutputFolder(target: path)
    terms = TermIndex(spool: Spool(path: folder.path(".keywords.spool")))
    cutCells = [Int](repeating: 0, count: catalog.articleTables.count)
    for table in catalog.articleTables {
      if options.encodesCSV { csv.append(try TableFile(table.info, format: .csv, profile: options.profile, in: folder)) }
      if options.encodesJSON { json.append(try TableFile(table.info, format: .jsonl, profile: options.profile, in: folder)) }
    }
    if options.formats.contains(.conllu) { conllu = try OutputFile(path: folder.path("tokens.conllu")) }
    options.reportIsFull.set(false)
    if options.report { report = ReportCollector(spool: Spool(path: folder.path(".report.spool"))) }
  }

  /// Removes what was written; the old output is as it was.
  public func abandon() { folder.abandon() }

  /// Articles written so far.
  public var articles: Int { summary.articles }

  // MARK: Articles

  /// Adds the rows of a batch. The batch can be cleared and used again afterwards.
  public func append(_ batch: EncodedBatch) throws(DatasetError) {
    var reader = RecordReader(batch.records.bytes)
    var fills: [ArticleFill] = []
    for entry in batch.entries {
      var fill = ArticleFill()
      var id = entry.id
      fill.idSuffix = suffixes.suffix(for: id)
      if !fill.idSuffix.isEmpty {
        id += fill.idSuffix
        summary.sameIDs += 1
      }
      if let first = duplicates.firstOf(entry.signature, id: id) {
        fill.duplicateOf = first
        summary.duplicates += 1
      }
      fills.append(fill)
      entities.add(&reader)
      try terms.add(&reader, articleID: id)
      try report?.add(batch.report.bytes, entry.report, id: id, duplicateOf: fill.duplicateOf)
      if let report, report.isFull { options.reportIsFull.set(true) }
      summary.articles += 1
      summary.characters += entry.characters
    }
    let filler = HoleFiller(fills: fills)
    for (index, stream) in batch.streams.enumerated() {
      if options.encodesCSV {
        let firsts = batch.entries.map { $0.firstHoles.csv[index] }
        try csv[index].append(
          filler.fill(stream.cells.csv.bytes, stream.cells.csvHoles, firsts, as: .csv, scratch: &scratch), rows: stream.cells.rows)
      }
      if options.encodesJSON {
        let firsts = batch.entries.map { $0.firstHoles.json[index] }
        try json[index].append(
          filler.fill(stream.cells.json.bytes, stream.cells.jsonHoles, firsts, as: .jsonl, scratch: &scratch), rows: stream.cells.rows)
      }
      cutCells[index] += stream.cells.cutCells
    }
    try conllu?.append(filler.fill(batch.conllu.bytes, batch.conlluHoles, batch.entries.map(\.firstHoles.conllu), as: .conllu, scratch: &scratch))
  }

  public func reject(_ reject: Reject) {
    rejects.append(reject)
    summary.rejects += 1
  }
}
