import ArgumentParser
import ICUText

/// The command line: glue alone. What a command does lives in the modules.
@main
struct Baokan: ParsableCommand {
  static let programVersion = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "baokan",
    abstract: "Turn dumps of Chinese newspapers into research datasets.",
    discussion: """
      Put the pages of a newspaper into a folder and run:

          baokan run --input pages --output tables

      Then open tables/report.html and tables/articles.csv. Every figure in the tables can be traced to its place in the text.

      Exit status: 0 done; 1 failed, and the output folder is as it was; 2 usage or configuration; 3 done, and some inputs were rejected (the \
      table rejects says which); 130 interrupted.
      """,
    version: "baokan \(programVersion) (ICU \(ICUVersion.icu), Unicode \(ICUVersion.unicode))",
    subcommands: [
      RunCommand.self, SegmentCommand.self, WorkerCommand.self, ExplainCommand.self, EvaluateCommand.self,
      ValidateCommand.self, TrainCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      Console.say(failure.message)
      exit(withStatus: failure.status)
    } catch {
      let status = exitCode(for: error)
      if status == .success { exit(withError: error) }
      Console.say(fullMessage(for: error))
      exit(withStatus: status == .validationFailure ? 2 : status.rawValue)
    }
  }

  private static func exit(withStatus status: Int32) -> Never { Console.exit(status) }
}

/// Why a command ended, and with what exit status.
struct Failure: Error {
  var status: Int32
  var message: String
  static func failed(_ message: String) -> Failure { Failure(status: 1, message: "baokan: " + message) }
  static func usage(_ message: String) -> Failure { Failure(status: 2, message: "baokan: " + message) }
}
