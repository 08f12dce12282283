import ArticleModel
import ArticlePipeline
import Configuration
import Datasets
import Glibc
import Hashing
import ICUText
import Lexicons
import Reading
import Segmentation
import Stages

/// The main job: inputs to tables. The calling thread reads and writes; workers parse, process and encode.
final class RunJob {
  private let configuration: RunConfiguration
  private let assembly: StageAssembly
  private let catalog: Catalog
  private let jobs: Int
  private let showsTimings: Bool
  private let quiet: Bool
  private var files: [FileRecord] = []
  private var rejects: [Reject] = []
  private var articles = 0
  private let clock = StageClock()

  init(_ configuration: RunConfiguration, showsTimings: Bool, quiet: Bool) throws {
    self.configuration = configuration
    assembly = try StageAssembly.make(configuration)
    var options = Catalog.Options()
    options.tables = configuration.tables
    options.textInCSV = configuration.textInCSV
    options.extraColumns = configuration.input.extraFields.filter { $0 != "*" }
    catalog = Catalog(options)
    jobs = configuration.jobs > 0 ? configuration.jobs : max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    self.showsTimings = showsTimings
    self.quiet = quiet
  }

  /// The exit status: 0 or 3.
  func run() throws -> Int32 {
    try checkInputs()
    Interruption.watch()
    let writer: DatasetWriter
    do {
      writer = try DatasetWriter(
        folder: configuration.outputFolder, catalog: catalog, options: configuration.encoding, keywordsPerArticle: configuration.keywordsPerArticle)
    } catch { throw Failure.failed("\(error)") }
    do {
      return try run(writer)
    } catch let error as DatasetError {
      writer.abandon()
      throw Failure.failed("\(error)")
    } catch is Interrupted {
      writer.abandon()
      throw Failure(status: 130, message: "baokan: interrupted; the output folder is as it was; run the same command to start again")
    } catch {
      writer.abandon()
      throw error
    }
  }

  private struct Interrupted: Error {}

  private func run(_ writer: DatasetWriter) throws -> Int32 {
    let started = time(nil)
    let begin = monotonicSeconds()
    let progress = ProgressBar(shown: Console.errorIsTerminal && !quiet, measured: measureInputs(configuration.input))
    let pool = BatchPool(catalog)
    let runner = OrderedRunner<InputUnit, UnitResult>(
      jobs: jobs,
      makeWork: { [configuration, catalog, assembly, clock, showsTimings] in
        let worker = UnitWorker(configuration, catalog, assembly.pipeline, pool, clock: showsTimings ? clock : nil)
        return { worker.work($0) }
      },
      receive: { [unowned self] result in
        if Interruption.requested { throw Interrupted() }
        try writer.append(result.batch)
        articles += result.batch.articles
        for reject in result.rejects { note(reject, writer) }
        pool.giveBack(result.batch)
        progress.show(articles: articles, bytes: result.bytesRead)
      })
    do {
      try readInputs(
        configuration.input, onUnit: { try runner.submit($0) }, onFile: { [unowned self] in files.append($0) },
        onReject: { [unowned self] in
          if Interruption.requested { throw Interrupted() }
          note($0, writer)
        })
      try runner.finish()
    } catch {
      runner.stop()
      throw error
    }
    progress.clear()
    if articles == 0 {
      writer.abandon()
      let reasons = rejects.prefix(10).map { "  " + $0.message }.joined(separator: "\n")
      throw Failure.failed(
        "no article was found in \(configuration.input.paths.joined(separator: ", ")); the output folder is as it was"
          + (reasons.isEmpty ? "; give a folder that holds pages or records" : "\n" + reasons))
    }
    let seconds = monotonicSeconds() - begin
    let summary = try writer.finish(description(started: Int(started), seconds: seconds))
    if !quiet {
      RunReport.print(
        summary, rejects: rejects, folder: configuration.outputFolder, hasReport: configuration.encoding.report, seconds: seconds,
        bytes: files.reduce(0) { $0 + $1.bytes })
    }
    if showsTimings { clock.print(assembly.pipeline) }
    return rejects.isEmpty ? 0 : 3
  }

  private func note(_ reject: Reject, _ writer: DatasetWriter) {
    writer.reject(reject)
    rejects.append(reject)
  }

  private func checkInputs() throws {
    let paths = configuration.input.paths
    if paths.isEmpty { throw Failure.usage("nothing to read: name the pages under input.paths, or give them with --input") }
    for path in paths where !FileSystem.exists(path) {
      throw Failure.usage("\(path): there is no such file or folder; see to the spelling, or give the path with --input")
    }
  }

  private func description(started: Int, seconds: Double) -> RunDescription {
    var run = RunDescription()
    run.version = Baokan.programVersion
    run.configuration = configuration.record()
    run.icuVersion = ICUVersion.icu
    run.unicodeVersion = ICUVersion.unicode
    run.resources = Resource.all.map { RunDescription.Resource(name: $0.name, sha256: Self.hash($0.bytes)) }
    for path in configuration.words + configuration.dictionaries {
      if let bytes = try? MappedFile.bytes(path) { run.resources.append(.init(name: path, sha256: Self.hash(bytes))) }
    }
    run.inputs = files.map { file in
      var input = RunDescription.Input(path: file.path, bytes: file.bytes, sha256: file.sha256, encoding: file.encoding?.name ?? "")
      if let encoding = file.encoding {
        input.details.append(.init("encoding_confidence", .number("\((encoding.confidence * 100).rounded() / 100)")))
        input.details.append(.init("encoding_found_by", .string(encoding.source.rawValue)))
      }
      return input
    }
    run.timings = [
      .init("started", .integer(started)), .init("seconds", .number("\((seconds * 1000).rounded() / 1000)")), .init("jobs", .integer(jobs)),
      .init("input_bytes", .integer(files.reduce(0) { $0 + $1.bytes })),
    ]
    return run
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var digest = SHA256Digest()
    digest.update(UnsafeRawBufferPointer(bytes))
    return digest.hexadecimal()
  }
}

/// What a worker made of a unit.
struct UnitResult: @unchecked Sendable {
  var batch: EncodedBatch
  var rejects: [Reject]
  var bytesRead: Int
}

/// Parses, processes and encodes units: one worker.
private final class UnitWorker {
  private let parser: UnitParser
  private let pipeline: PipelineWorker
  private let encoder: RowEncoder
  private let pool: BatchPool
  private let clock: StageClock?
  private var counted: [UInt64] = []

  init(_ configuration: RunConfiguration, _ catalog: Catalog, _ pipeline: Pipeline, _ pool: BatchPool, clock: StageClock?) {
    parser = UnitParser(configuration.input)
    self.pipeline = pipeline.makeWorker()
    self.pipeline.countsTime = clock != nil
    encoder = RowEncoder(catalog, configuration.encoding)
    self.pool = pool
    self.clock = clock
  }

  func work(_ unit: InputUnit) -> UnitResult {
    let batch = pool.take()
    let start = monotonicSeconds()
    let parsed = parser.articles(of: unit)
    let read = monotonicSeconds() - start
    var encoding = 0.0
    for article in parsed.articles {
      let processed = ProcessedArticle(pipeline.process(article))
      let before = clock == nil ? 0 : monotonicSeconds()
      encoder.encode(processed, into: batch)
      if clock != nil { encoding += monotonicSeconds() - before }
    }
    clock?.add(reading: read, encoding: encoding, stages: pipeline.takeNanoseconds())
    return UnitResult(batch: batch, rejects: parsed.rejects, bytesRead: unit.bytesReadSoFar)
  }
}
