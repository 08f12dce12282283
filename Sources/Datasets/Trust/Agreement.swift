/// What coders said of a coding sheet: the precision of the rows, and how far the coders agree.
///
///     let agreement = try Agreement(sheets: [(name: "anna.csv", content: …), (name: "bo.csv", content: …)])
///     agreement.text        // a table to look at
///     agreement.paragraph   // a paragraph for a methods section
///
/// A cell says right with 1, y, yes, true, 对, 是, √ or ✓, wrong with 0, n, no, false, 错, 否, × or ✗; an empty one says nothing.
public struct Agreement: Sendable {
  /// What was found for all rows, or for a stratum.
  public struct Part: Sendable {
    public var name: String
    /// Rows that somebody has judged.
    public var rows = 0
    /// Judgments of each coder: right, and all.
    public var coders: [(name: String, right: Int, judged: Int)] = []
    /// The share of right among all judgments, with its Wilson interval of 95 %.
    public var precision = 0.0
    public var interval = (low: 0.0, high: 1.0)
    /// Cohen's kappa of the first two coders; nil without two.
    public var kappa: Double?
    /// Krippendorff's alpha (nominal) of all coders; nil without two.
    public var alpha: Double?
  }

  public private(set) var whole = Part(name: "all")
  public private(set) var strata: [Part] = []

  /// Cells that say neither right nor wrong.
  public private(set) var notUnderstood: [String] = []

  /// Sheets of the same rows by several coders are put together by `row_id`.
  public init(sheets: [(name: String, content: String)]) throws(DatasetError) {
    var coders: [String] = []
    var judgments: [String: (stratum: String, says: [Int: Bool])] = [:]
    var order: [String] = []
    for sheet in sheets {
      let table = CSVTable(sheet.content)
      guard let id = table.column("row_id") else {
        throw DatasetError(.unreadable(path: sheet.name, reason: "it has no column row_id; save the coding sheet as CSV with its columns"))
      }
      let stratum = table.column("stratum")
      for (column, title) in table.header.enumerated() where title.hasPrefix("coder") {
        guard table.rows.contains(where: { column < $0.count && !Self.trimmed($0[column]).isEmpty }) else { continue }
        let coder = coders.count
        coders.append(sheets.count > 1 ? "\(sheet.name) \(title)" : title)
        for row in table.rows where id < row.count && column < row.count {
          let said = Self.trimmed(row[column])
          if judgments[row[id]] == nil {
            judgments[row[id]] = (stratum.flatMap { $0 < row.count ? row[$0] : nil } ?? "", [:])
            order.append(row[id])
          }
          if said.isEmpty { continue }
          if let judgment = Self.judgment(said) {
            judgments[row[id]]!.says[coder] = judgment
          } else {
            notUnderstood.append("\(sheet.name): \(row[id]): \(said)")
          }
        }
      }
    }
    if coders.isEmpty {
      throw DatasetError(.unreadable(path: sheets.map(\.name).joined(separator: ", "), reason: "no coder has judged a row; fill in coder_1"))
    }
    let units = order.map { judgments[$0]! }
    whole = Self.part("all", units.map(\.says), coders)
    let names = Set(units.map(\.stratum)).sorted()
    if names.count > 1 { strata = names.map { name in Self.part(name, units.filter { $0.stratum == name }.map(\.says), coders) } }
  }

  private static func part(_ name: String, _ units: [[Int: Bool]], _ coders: [String]) -> Part {
    var part = Part(name: name)
    part.rows = units.filter { !$0.isEmpty }.count
    part.coders = coders.enumerated().map { index, coder in
      (coder, units.filter { $0[index] == true }.count, units.filter { $0[index] != nil }.count)
    }
    let judged = part.coders.reduce(0) { $0 + $1.judged }
    let right = part.coders.reduce(0) { $0 + $1.right }
    if judged > 0 { part.precision = Double(right) / Double(judged) }
    // Two judgments of one row are not two rows: the interval counts rows.
    part.interval = wilson(part.precision, part.rows)
    if coders.count > 1 {
      part.kappa = kappa(units.compactMap { unit in unit[0].flatMap { a in unit[1].map { (a, $0) } } })
      part.alpha = alpha(units.map { Array($0.values) })
    }
    return part
  }

  /// Wilson's interval of 95 % for a share of n rows.
  static func wilson(_ share: Double, _ n: Int) -> (low: Double, high: Double) {
    guard n > 0 else { return (0, 1) }
    let z = 1.959963984540054
    let count = Double(n)
    let middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    let half = z * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot() / (1 + z * z / count)
    return (max(0, middle - half), min(1, middle + half))
  }

  /// (observed − expected) / (1 − expected); 1 when all say the same one thing.
  static func kappa(_ pairs: [(Bool, Bool)]) -> Double? {
    guard !pairs.isEmpty else { return nil }
    let n = Double(pairs.count)
    let observed = Double(pairs.filter { $0.0 == $0.1 }.count) / n
    let first = Double(pairs.filter(\.0).count) / n
    let second = Double(pairs.filter(\.1).count) / n
    let expected = first * second + (1 - first) * (1 - second)
    return expected == 1 ? 1 : (observed - expected) / (1 - expected)
  }

  /// Krippendorff's alpha for two values: 1 − observed / expected disagreement over the units that two or more have judged.
  static func alpha(_ units: [[Bool]]) -> Double? {
    let paired = units.filter { $0.count > 1 }
    guard !paired.isEmpty else { return nil }
    var observed = 0.0
    var right = 0.0
    var all = 0.0
    for unit in paired {
      let yes = Double(unit.filter { $0 }.count)
      let count = Double(unit.count)
      observed += 2 * yes * (count - yes) / (count - 1)
      right += yes
      all += count
    }
    let expected = 2 * right * (all - right) / (all - 1)
    return expected == 0 ? 1 : 1 - observed / expected
  }

  private static func judgment(_ said: String) -> Bool? {
    switch said.lowercased() {
    case "1", "1.0", "y", "yes", "true", "t", "对", "是", "√", "✓", "✔", "right", "正确": true
    case "0", "0.0", "n", "no", "false", "f", "错", "否", "×", "✗", "x", "wrong", "错误": false
    default: nil
    }
  }

  private static func trimmed(_ text: String) -> String {
    var scalars = Substring(text)
    while let first = scalars.unicodeScalars.first, first.properties.isWhitespace { scalars = Substring(scalars.unicodeScalars.dropFirst()) }
    while let last = scalars.unicodeScalars.last, last.properties.isWhitespace { scalars = Substring(scalars.unicodeScalars.dropLast()) }
    return String(scalars)
  }
}
