import ArticleModel
import Hashing

extension DatasetWriter {
  /// Writes the tables of the whole run and its description, and moves the folder into place.
  public func finish(_ run: RunDescription) throws(DatasetError) -> RunSummary {
    var summary = self.summary
    for index in catalog.articleTables.indices {
      let name = catalog.articleTables[index].info.name
      if options.encodesCSV { summary.outputs += try csv[index].finish() }
      if options.encodesJSON { summary.outputs += try json[index].finish() }
      summary.rows.append((name, (csv.isEmpty ? json : csv).isEmpty ? 0 : (csv.isEmpty ? json : csv)[index].rows))
      if cutCells[index] > 0 { summary.cutCells.append((name, cutCells[index])) }
    }
    if let conllu { summary.outputs.append(OutputRecord(path: "tokens.conllu", table: "", rows: nil, digest: try conllu.finish())) }
    try writeCorpusTables(&summary)
    try writeDerivedFormats(&summary)
    summary.configurationHash = Self.hash(run.configuration.text)
    summary.inputHash = Manifest.hash(of: run.inputs)
    try writeDescription(run, &summary)
    try folder.commit()
    return summary
  }

  /// XLSX and SQLite from the JSON rows, which go when nobody asked for them.
  private func writeDerivedFormats(_ summary: inout RunSummary) throws(DatasetError) {
    func rows(_ table: TableInfo) -> String { folder.path(table.name + ".jsonl") }
    let tables = catalog.infos
    if options.formats.contains(.sqlite) {
      let path = folder.path("dataset.sqlite")
      try SQLiteFile(path: path).write(tables, rows: rows)
      summary.outputs.append(OutputRecord(path: "dataset.sqlite", table: "", rows: nil, digest: try .of(path: path)))
    }
    if options.formats.contains(.xlsx) {
      let path = folder.path("dataset.xlsx")
      let file = try XLSXFile(path: path, folder: folder.staging)
      try file.write(tables, rows: rows)
      summary.cutCells += file.cutCells.map { ("xlsx " + $0.table, $0.cells) }
      summary.outputs.append(OutputRecord(path: "dataset.xlsx", table: "", rows: nil, digest: try .of(path: path)))
    }
    if options.encodesJSON, !options.formats.contains(.jsonl) {
      for table in tables { Folders.remove(rows(table)) }
      summary.outputs.removeAll { $0.path.hasSuffix(".jsonl") }
    }
  }

  private func writeCorpusTables(_ summary: inout RunSummary) throws(DatasetError) {
    try write(CorpusTables.entities, &summary) { put throws(DatasetError) in try entities.forEachRow(put) }
    try write(CorpusTables.keywords, &summary) { put throws(DatasetError) in
      try terms.forEachKeyword(most: keywordsPerArticle, put)
    }
    try write(CorpusTables.terms, &summary) { put throws(DatasetError) in try terms.forEachTerm(put) }
    try write(CorpusTables.rejects, &summary) { put throws(DatasetError) in
      for reject in rejects { try put(reject) }
    }
    if options.formats.contains(.dfm) { summary.outputs += try DocumentFeatureMatrix.write(terms, to: folder) }
    terms.close()
  }

  private func write<Record>(
    _ table: CorpusTable<Record>, _ summary: inout RunSummary,
    rows: ((Record) throws(DatasetError) -> Void) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    guard catalog.corpusNames.contains(table.info.name) else { return }
    let sink = CellSink(profile: options.profile)
    let layouts = ColumnLayout.of(table.info.columns)
    sink.writesCSV = options.encodesCSV
    sink.writesJSON = options.encodesJSON
    let csvFile = options.encodesCSV ? try TableFile(table.info, format: .csv, profile: options.profile, in: folder) : nil
    let jsonFile = options.encodesJSON ? try TableFile(table.info, format: .jsonl, profile: options.profile, in: folder) : nil
    var waiting = 0
    var total = 0
    func pass() throws(DatasetError) {
      try csvFile?.append(sink.out.csv.bytes, rows: waiting)
      try jsonFile?.append(sink.out.json.bytes, rows: waiting)
      sink.out.csv.clear()
      sink.out.json.clear()
      waiting = 0
    }
    try rows { record throws(DatasetError) in
      table.encode(record, into: sink, layouts: layouts)
      waiting += 1
      total += 1
      if waiting == 512 { try pass() }
    }
    try pass()
    if let csvFile { summary.outputs += try csvFile.finish() }
    if let jsonFile { summary.outputs += try jsonFile.finish() }
    summary.rows.append((table.info.name, total))
    if sink.out.cutCells > 0 { summary.cutCells.append((table.info.name, sink.out.cutCells)) }
  }

  private func writeDescription(_ run: RunDescription, _ summary: inout RunSummary) throws(DatasetError) {
    let tables = catalog.infos
    if let report {
      summary.outputs.append(try report.write(to: folder, run: run, summary: summary, rejects: rejects))
    }
    let codebook = Codebook.text(tables: tables, version: run.version, profile: options.encodesCSV ? options.profile : nil)
    summary.outputs.append(try put("codebook.md", codebook))
    if !options.formats.isDisjoint(with: [.csv, .jsonl]) {
      summary.outputs.append(try put("datapackage.json", DataPackage.make(run, summary, tables: tables, options: options).text))
    }
    summary.outputs.append(try put("CITATION.txt", Citation.file(run, summary)))
    _ = try put("timings.json", JSONValue.object(run.timings).text)
    _ = try put("ro-crate-metadata.json", ROCrate.make(run, summary).text)
    _ = try put("manifest.json", Manifest.make(run, summary, options: options).text)
  }

  private func put(_ name: String, _ content: String) throws(DatasetError) -> OutputRecord {
    let file = try OutputFile(path: folder.path(name))
    try file.append(content)
    return OutputRecord(path: name, table: "", rows: nil, digest: try file.finish())
  }

  private static func hash(_ text: String) -> String {
    var digest = SHA256Digest()
    digest.update(text)
    return digest.hexadecimal()
  }
}
