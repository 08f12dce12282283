import ArgumentParser
import ArticleModel
import GoldCorpus
import Lexicons
import Segmentation

struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Learn the models of words, tags and names from annotated articles.",
    discussion: """
      The articles are in the form of docs/annotation.md. The same articles give the same model.

          baokan train corpus/articles --output words.model
      """)

  @Argument(help: "A folder of annotated articles.")
  var gold: String

  @Option(help: ArgumentHelp("The model file to write.", valueName: "file"))
  var output: String

  @Option(help: ArgumentHelp("How often the text is gone through.", valueName: "number"))
  var rounds = 10

  @Option(help: ArgumentHelp("Which parts to learn from: train, development, test.", valueName: "part"))
  var part: [String] = ["train"]

  func run() throws {
    let articles: [GoldArticle]
    do { articles = try GoldReader.read(path: gold) } catch { throw Failure.usage("\(error)") }
    let parts = Set(part.compactMap(GoldArticle.Part.init))
    guard parts.count == Set(part).count else { throw Failure.usage("--part: use train, development or test") }
    let chosen = articles.filter { parts.contains($0.part) }.map(\.article)
    if chosen.isEmpty { throw Failure.usage("\(gold): holds no annotated articles of these parts") }
    let bytes = ModelTrainer.train(chosen, lexicon: .standard, rounds: rounds) { Console.say($0) }
    try bytes.withUnsafeBytes { try FileSystem.write($0, to: output) }
    Console.say("\(chosen.count) articles, \(bytes.count) bytes: \(output)")
  }
}
