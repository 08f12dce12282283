extension Agreement {
  /// A table for a terminal.
  public var text: String {
    var lines = ["stratum        rows  precision  95 % interval    kappa   alpha"]
    for part in [whole] + strata {
      lines.append(
        Self.padded(part.name, 13) + Self.padded("\(part.rows)", 6, right: true) + "     " + Self.three(part.precision) + "  "
          + "\(Self.three(part.interval.low))–\(Self.three(part.interval.high))" + "  "
          + Self.padded(part.kappa.map(Self.three) ?? "–", 7, right: true) + Self.padded(part.alpha.map(Self.three) ?? "–", 8, right: true))
    }
    for coder in whole.coders { lines.append("\(coder.name): \(coder.right) of \(coder.judged) right") }
    if !notUnderstood.isEmpty {
      lines.append("\(notUnderstood.count) cells say neither 1 nor 0 and were left out: " + notUnderstood.prefix(3).joined(separator: "; "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The same as CSV.
  public var csv: String {
    let head = "stratum,rows,judgments,right,precision,low,high,kappa,alpha\n"
    return head
      + ([whole] + strata).map { part in
        let sink = CellSink(profile: .plain)
        sink.writesJSON = false
        let cells = [
          part.name, "\(part.rows)", "\(part.coders.reduce(0) { $0 + $1.judged })", "\(part.coders.reduce(0) { $0 + $1.right })",
          Self.three(part.precision),
          Self.three(part.interval.low), Self.three(part.interval.high), part.kappa.map(Self.three) ?? "", part.alpha.map(Self.three) ?? "",
        ]
        for (index, layout) in ColumnLayout.of(cells.indices.map { ColumnInfo("c\($0)", .string, "") }).enumerated() {
          sink.begin(layout)
          sink.text(cells[index])
        }
        sink.endRow()
        return sink.out.csv.string
      }.joined()
  }

  /// A paragraph to paste into a methods section.
  public var paragraph: String {
    let coders = whole.coders.count == 1 ? "one coder" : "\(whole.coders.count) coders"
    var text =
      "To assess the precision of the automatic annotation, a random sample of \(whole.rows) rows\(strata.isEmpty ? "" : ", stratified into \(strata.count) strata,") "
      + "was judged by \(coders). \(Self.percent(whole.precision)) of the judgments found the row right (95 % Wilson confidence interval "
      + "\(Self.percent(whole.interval.low)) to \(Self.percent(whole.interval.high)))."
    if let kappa = whole.kappa, let alpha = whole.alpha {
      text += " The coders' agreement was κ = \(Self.three(kappa)) (Cohen) and α = \(Self.three(alpha)) (Krippendorff, nominal)."
    }
    return text + "\n"
  }

  private static func three(_ value: Double) -> String {
    let thousandths = Int((value.magnitude * 1000).rounded())
    let digits = "\(1000 + thousandths % 1000)".dropFirst()
    return (value < 0 && thousandths > 0 ? "-" : "") + "\(thousandths / 1000).\(digits)"
  }

  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }

  private static func padded(_ text: String, _ width: Int, right: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
    return right ? blanks + text : text + blanks
  }
}
