import ArticleModel
import Datasets

/// The summary at the end of a run that a person can read.
enum RunReport {
  static func print(_ summary: RunSummary, rejects: [Reject], folder: String, hasReport: Bool, seconds: Double, bytes: Int) {
    let speed = Double(bytes) / max(seconds, 0.001) / 1e6
    var lines = [
      "\(summary.articles) \(summary.articles == 1 ? "article" : "articles"), \(bytes) bytes in \(rounded(seconds)) s (\(rounded(speed)) MB/s)"
    ]
    lines.append("rows: " + summary.rows.filter { $0.table != "articles" }.map { "\($0.table) \($0.rows)" }.joined(separator: ", "))
    if summary.duplicates > 0 { lines.append("repetitions of an earlier article (column duplicate_of): \(summary.duplicates)") }
    if !rejects.isEmpty {
      lines.append("rejected inputs (\(folder)/rejects.csv): \(rejects.count)")
      lines += rejects.prefix(5).map { "  " + $0.message }
      if rejects.count > 5 { lines.append("  … and \(rejects.count - 5) more") }
    }
    lines.append(
      "look at \(hasReport ? folder + "/report.html, then at the tables" : "the tables in " + folder); \(folder)/codebook.md explains every column")
    Console.say(lines.joined(separator: "\n"))
  }

  private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
