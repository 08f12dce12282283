import ArgumentParser
import ArticleModel
import Configuration
import Glibc
import ICUText
import PageLayout
import Reading

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "One text with all its annotations, in colour on a terminal, or as HTML.",
    discussion: """
          baokan explain page.txt                 every article of the page with its names, figures, speakers and tone
          echo 记者李静报道… | baokan explain -    from standard input
          baokan explain --page page.txt          the page's lines: what each is, which article it went to, and why
          baokan explain --html page.txt > a.html
      """)

  @Argument(help: "A file, or - for standard input.")
  var file: String

  @Flag(help: "Show the page's lines with their kinds and articles instead.")
  var page = false

  @Flag(help: "Write HTML.")
  var html = false

  @Option(help: "The date of the paper (2023-03-18), for 今年 and 昨天.")
  var date = ""

  @Option(help: ArgumentHelp("A configuration, for its stages and lexicons.", valueName: "file"))
  var config: String?

  func run() throws {
    var configuration = try config.map { try RunOptions.read($0) } ?? RunConfiguration()
    if !date.isEmpty { configuration.input.date = date }
    if file != "-", !FileSystem.exists(file) { throw Failure.usage("\(file): there is no such file; see to the spelling") }
    let (units, path) = try read(configuration)
    if page {
      try explainPage(units)
      return
    }
    let assembly = try StageAssembly.make(configuration)
    let worker = assembly.pipeline.makeWorker()
    let parser = UnitParser(configuration.input)
    var articles: [Article] = []
    for unit in units {
      let parsed = parser.articles(of: unit)
      for reject in parsed.rejects { Console.say(reject.message) }
      articles += parsed.articles.map { worker.process($0) }
    }
    if articles.isEmpty { throw Failure.failed("\(path): no article was found in it") }
    if html {
      Console.write(ExplainHTML.document(articles))
    } else {
      let styled = Console.outputIsTerminal
      for article in articles { Console.write(ExplainText(article, styled: styled).text) }
    }
  }

  private func read(_ configuration: RunConfiguration) throws -> ([InputUnit], String) {
    if file == "-" {
      var bytes: [UInt8] = []
      var reader = LineReader()
      while let line = reader.next() {
        bytes += line
        bytes.append(10)
      }
      let encoding = EncodingDecision(name: "UTF-8", confidence: 1, source: .named)
      return ([InputUnit(form: .text, bytes: bytes, source: "-", encoding: encoding)], "standard input")
    }
    var input = configuration.input
    input.paths = [file]
    var units: [InputUnit] = []
    try readInputs(input, onUnit: { units.append($0) }, onReject: { Console.say($0.message) })
    return (units, file)
  }

  private func explainPage(_ units: [InputUnit]) throws {
    for unit in units where unit.form == .text {
      let converter = try Converter(unit.encoding.name)
      var text: [UInt16] = []
      _ = try unit.bytes.withUnsafeBytes { try converter.decode(UnsafeRawBufferPointer(rebasing: $0[unit.encoding.markLength...]), into: &text) }
      let result = text.withUnsafeBufferPointer { PageReader().read($0) }
      for line in result.lines {
        let content = String(decoding: text[line.range.start..<line.range.end], as: UTF16.self)
        let article = line.article >= 0 ? "article \(line.article + 1)" : "-"
        Console.write("\(line.kind.rawValue)\t\(article)\t\(line.reason)\t\(content)\n")
      }
    }
  }
}
