/// How a run is cited: `CITATION.txt`, and a line of the data package.
enum Citation {
  static func text(_ run: RunDescription, _ summary: RunSummary) -> String {
    let inputs = run.inputs.count == 1 ? "1 input file" : "\(run.inputs.count) input files"
    return "Dataset of \(summary.articles) newspaper articles from \(inputs), made with Baokan \(run.version) "
      + "(configuration \(summary.configurationHash.prefix(12)), input \(summary.inputHash.prefix(12)), ICU \(run.icuVersion))."
  }

  static func file(_ run: RunDescription, _ summary: RunSummary) -> String {
    """
    How to cite this dataset
    ========================

    \(text(run, summary))

    The same input, configuration and version give the same tables, byte for byte.

      software              Baokan \(run.version)
      ICU, Unicode          \(run.icuVersion), \(run.unicodeVersion)
      configuration         SHA-256 \(summary.configurationHash)
      input                 SHA-256 \(summary.inputHash) (over the hashes of the input files, in order)
      every file            manifest.json

    """
  }
}
