import ArgumentParser
import ArticleModel
import ArticlePipeline
import Configuration
import Evaluation
import GoldCorpus

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Precision, recall and F1 of each layer against annotated articles.",
    discussion: """
      The articles are in the form of docs/annotation.md.

          baokan evaluate --gold corpus/articles
          baokan evaluate --gold corpus/articles --part test --errors errors.tsv
      """)

  @Option(help: ArgumentHelp("A folder of annotated articles, or one file.", valueName: "folder"))
  var gold: String

  @Option(help: ArgumentHelp("Only one part: train, development or test.", valueName: "part"))
  var part: String?

  @Option(help: ArgumentHelp("Write what differs to a file: measure, article, missed or wrong, what.", valueName: "file"))
  var errors: String?

  @Option(help: ArgumentHelp("A configuration, for its stages and lexicons.", valueName: "file"))
  var config: String?

  @Flag(help: "Take words and names from the gold articles, to measure what is built on them alone.")
  var goldNames = false

  func run() throws {
    var articles: [GoldArticle]
    do { articles = try GoldReader.read(path: gold) } catch { throw Failure.usage("\(error)") }
    if let part {
      guard let wanted = GoldArticle.Part(rawValue: part) else { throw Failure.usage("--part \(part): use train, development or test") }
      articles = articles.filter { $0.part == wanted }
    }
    if articles.isEmpty { throw Failure.usage("\(gold): holds no annotated articles") }
    var configuration = try config.map { try RunOptions.read($0) } ?? RunConfiguration()
    if goldNames { configuration.stages.removeAll { $0.name == "segmentation" || $0.name == "names" } }
    let worker = try StageAssembly.make(configuration, given: goldNames ? LayerSet(.sentences, .tokens, .mentions) : []).pipeline.makeWorker()
    var evaluation = Evaluation()
    for article in articles {
      var bare = article.unannotated
      if goldNames {
        bare.layers.sentences = article.article.layers.sentences
        bare.layers.tokens = article.article.layers.tokens
        bare.layers.mentions = article.article.layers.mentions
      }
      let found = worker.process(bare)
      evaluation.add(id: article.id, text: found.text, gold: article.article.layers, found: found.layers, all: article.hasAllLayers)
    }
    Console.write("\(articles.count) articles\n")
    Console.write("                             gold   found   right  precision  recall      F1\n")
    for (name, score) in evaluation.results { Console.write(Self.row(name, score)) }
    Console.write("tone, macro F1 of the labels: \(Self.rounded(evaluation.toneMacroF1))\n")
    if let errors { try Array((evaluation.errors.joined(separator: "\n") + "\n").utf8).withUnsafeBytes { try FileSystem.write($0, to: errors) } }
  }

  private static func row(_ name: String, _ score: Score) -> String {
    func right(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(1, width - text.count)) + text }
    return name + right("\(score.gold)", 33 - name.count) + right("\(score.found)", 8) + right("\(score.right)", 8)
      + right(rounded(score.precision), 11) + right(rounded(score.recall), 8) + right(rounded(score.f1), 8) + "\n"
  }

  private static func rounded(_ value: Double) -> String {
    let thousandths = Int((value * 10000).rounded())
    let digits = String(thousandths % 10000)
    return "\(thousandths / 10000)." + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
