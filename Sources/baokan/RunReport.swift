import ArticleModel
import Datasets

/// The summary at the end of a run that a person can read.
enum RunReport {
  static func print(_ summary: RunSummary, rejects: [Reject], folder: String, seconds: Double, bytes: Int) {
    let speed = Double(bytes) / max(seconds, 0.001) / 1e6
    var lines = ["\(summary.articles) articles, \(bytes) bytes in \(rounded(seconds)) s (\(rounded(speed)) MB/s)"]
    lines.append("rows: " + summary.rows.filter { $0.table != "articles" }.map { "\($0.table) \($0.rows)" }.joined(separator: ", "))
    if summary.duplicates > 0 { lines.append("\(summary.duplicates) articles repeat an earlier one (column duplicate_of)") }
    if !rejects.isEmpty {
      lines.append("\(rejects.count) inputs were rejected (\(folder)/rejects.csv):")
      lines += rejects.prefix(5).map { "  " + $0.message }
      if rejects.count > 5 { lines.append("  … and \(rejects.count - 5) more") }
    }
    lines.append("look at \(folder)/report.html, then at the tables; \(folder)/codebook.md explains every column")
    Console.say(lines.joined(separator: "\n"))
  }

  private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
