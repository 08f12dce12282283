import ArgumentParser
import Configuration
import Datasets
import Reading

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Read newspapers, process every article, write the tables: the main job.",
    discussion: """
      With pipeline.json in the current folder:

          baokan run

      Without one, or to override it:

          baokan run --input pages --output tables
          baokan run --input dump.jsonl --output tables --format csv --profile plain --jobs 4

      The output folder is replaced as a whole, or not at all.
      """)

  @Argument(help: "The configuration. Without it ./pipeline.json where there is one, else the defaults.")
  var pipeline: String?

  @OptionGroup var options: RunOptions

  func run() throws {
    let configuration = try options.apply(to: RunOptions.configuration(pipeline, hasInput: !options.input.isEmpty))
    let status = try RunJob(configuration, showsTimings: options.timings, quiet: options.quiet).run()
    if status != 0 { Console.exit(status) }
  }
}

/// What the command line can say over the configuration.
struct RunOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A file or folder to read; may be given several times.", valueName: "path"))
  var input: [String] = []

  @Option(help: ArgumentHelp("Where the tables go.", valueName: "folder"))
  var output: String?

  @Option(help: ArgumentHelp("Workers side by side; 0: one for each core.", valueName: "number"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "A form of the tables: \(OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")); may be given several times.", valueName: "form"))
  var format: [String] = []

  @Option(help: ArgumentHelp("How CSV is written: spreadsheet or plain.", valueName: "profile"))
  var profile: String?

  @Option(help: ArgumentHelp("A table to write; may be given several times. `all` takes tokens too.", valueName: "name"))
  var table: [String] = []

  @Option(help: ArgumentHelp("What a text file holds: auto, page or article.", valueName: "layout"))
  var layout: String?

  @Flag(help: "Write no report.html.")
  var noReport = false

  @Flag(help: "Print where the time went, by stage.")
  var timings = false

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  static func configuration(_ path: String?, hasInput: Bool) throws -> RunConfiguration {
    if let path { return try read(path) }
    if FileSystem.exists("pipeline.json") { return try read("pipeline.json") }
    if !hasInput {
      throw Failure.usage(
        "nothing to read: there is no pipeline.json here; give the pages with --input, as in `baokan run --input pages --output tables`")
    }
    return RunConfiguration()
  }

  static func read(_ path: String) throws -> RunConfiguration {
    if FileSystem.isFolder(path) { throw Failure.usage("\(path): is a folder; give a configuration file, or read the folder with --input \(path)") }
    let folder = path.contains("/") ? String(path[..<path.lastIndex(of: "/")!]) : ""
    do { return try RunConfiguration(try MappedFile.array(path), file: path, folder: folder) } catch let error as ConfigurationError {
      throw Failure(status: 2, message: error.description)
    }
  }

  func apply(to configuration: RunConfiguration) throws -> RunConfiguration {
    var configuration = configuration
    if !input.isEmpty { configuration.input.paths = input }
    if let output { configuration.outputFolder = output }
    if let jobs {
      guard (0...1024).contains(jobs) else { throw Failure.usage("--jobs \(jobs): give a number from 0 to 1024") }
      configuration.jobs = jobs
    }
    if !format.isEmpty {
      configuration.encoding.formats = Set(try format.map { try choice($0, OutputFormat.allCases, "--format") })
    }
    if let profile { configuration.encoding.profile = try choice(profile, CSVProfile.allCases, "--profile") }
    if let layout { configuration.input.layout = try choice(layout, InputOptions.Layout.allCases, "--layout") }
    if table.contains("all") {
      configuration.tables = Set(Catalog.tableNames)
    } else if !table.isEmpty {
      for name in table where !Catalog.tableNames.contains(name) {
        throw Failure.usage("--table \(name): there is no such table; use all, \(Catalog.tableNames.joined(separator: ", "))")
      }
      configuration.tables = Set(table)
    }
    if noReport { configuration.encoding.report = false }
    return configuration
  }

  private func choice<T: RawRepresentable>(_ value: String, _ all: [T], _ option: String) throws -> T where T.RawValue == String {
    guard let found = T(rawValue: value) else {
      throw Failure.usage("\(option) \(value): is not known; use one of \(all.map(\.rawValue).joined(separator: ", "))")
    }
    return found
  }
}
