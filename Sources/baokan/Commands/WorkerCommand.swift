import ArgumentParser
import ArticleModel
import Configuration
import Datasets
import Glibc
import Reading

struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "JSONL articles in, JSONL annotated articles out: the unit that a distributed engine runs.",
    discussion: """
      Reads records (id, text, and where there are headline, date, publication …) from standard input, a line each, and writes one line for each: \
      the article with its rows of every table. A record that cannot be used gives a line with `reject`. It keeps no state: lines can be divided \
      among any number of workers.

          baokan worker < articles.jsonl > annotated.jsonl
      """)

  @Option(help: ArgumentHelp("A configuration, for its stages, lexicons and limits.", valueName: "file"))
  var config: String?

  @Flag(help: "Write the tokens too.")
  var tokens = false

  func run() throws {
    signal(SIGPIPE, SIG_IGN)
    let configuration = try config.map { try RunOptions.read($0) } ?? RunConfiguration()
    let assembly = try StageAssembly.make(configuration)
    var options = Catalog.Options()
    options.tables = configuration.tables ?? Set(Catalog.tableNames).subtracting(tokens ? [] : ["tokens"])
    let worker = assembly.pipeline.makeWorker()
    let encoder = AnnotatedLineEncoder(Catalog(options))
    let parser = UnitParser(configuration.input)
    var reader = LineReader()
    var number = 0
    while let line = reader.next() {
      number += 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 9 }) { continue }
      var unit = InputUnit(
        form: .jsonLines, bytes: Array(line), source: "-", encoding: EncodingDecision(name: "UTF-8", confidence: 1, source: .named))
      unit.firstLine = number
      let parsed = parser.articles(of: unit)
      for var article in parsed.articles {
        // Places in a stream that others have divided say nothing.
        article.metadata.byteRanges = []
        Console.write(encoder.line(of: ProcessedArticle(worker.process(article))))
      }
      for reject in parsed.rejects { Console.write(RejectLine.text(reject)) }
    }
  }
}

/// A record that could not be used, as a line of the worker's output.
enum RejectLine {
  static func text(_ reject: Reject) -> String {
    "{\"reject\":"
      + JSONValue.object([
        "source": .string(reject.source), "line": .integer(reject.line), "byte": .integer(reject.byte), "code": .string(reject.code),
        "message": .string(reject.message), "raw": .string(reject.raw),
      ]).line + "}\n"
  }
}
