import ArticleModel
import Glibc
import Reading

/// Compares the articles of a raw page with the truth beside it.
struct PageScore {
  struct Count {
    var right = 0
    var all = 0
    var share: Double { all == 0 ? 1 : Double(right) / Double(all) }
  }
  var articles = Count()
  var headlines = Count()
  var names = Count()
  var paragraphs = Count()
  var labels = Count()
  /// What was wrong, in lines; only for pages that are looked at.
  var faults: [String] = []

  static func bytes(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = fread(&block, 1, block.count, file)
      if got == 0 { return bytes }
      bytes += block[0..<got]
    }
  }

  /// The articles of a truth file, each a list of (kind, text).
  static func truth(_ path: String) -> [[(kind: Character, text: String)]] {
    var articles: [[(kind: Character, text: String)]] = []
    for line in String(decoding: bytes(path), as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("# article") { articles.append([]) } else { articles[articles.count - 1].append((line.first!, String(line.dropFirst(2)))) }
    }
    return articles
  }

  mutating func add(_ page: String, in folder: String, keepFaults: Bool) throws {
    let truth = Self.truth("\(folder)/\(page).truth")
    var options = InputOptions()
    options.paths = ["\(folder)/\(page).raw"]
    let parser = UnitParser(options)
    var found: [Article] = []
    try readInputs(options, onUnit: { found += parser.articles(of: $0).articles }, onReject: { _ in })
    var faults: [String] = []
    articles.all += max(truth.count, found.count)
    if truth.count != found.count { faults.append("\(page): \(truth.count) articles, found \(found.count)") }
    for (index, fields) in truth.enumerated() {
      let body = fields.filter { "PhB".contains($0.kind) }.map { "\($0.kind)\($0.text)" }
      let heads = fields.filter { "KHS".contains($0.kind) }
      let reporters = names(fields, "R")
      let correspondents = names(fields, "T")
      paragraphs.all += body.count
      headlines.all += heads.count
      names.all += reporters.count + correspondents.count
      labels.all += fields.contains { $0.kind == "L" } ? 1 : 0
      // The article whose text is most like this one's.
      let candidates = found.map { article in lines(article).filter { line in body.contains(line) }.count }
      guard let best = candidates.indices.max(by: { candidates[$0] < candidates[$1] || candidates[$0] == candidates[$1] && $0 > $1 }),
        candidates[best] > 0
      else {
        faults.append("\(page).\(index): not found")
        continue
      }
      let article = found[best]
      let has = lines(article)
      paragraphs.right += candidates[best]
      if has == body {
        articles.right += 1
      } else {
        for line in body where !has.contains(line) { faults.append("\(page).\(index): lacks \(line.prefix(40))…\(line.suffix(12))") }
        for line in has where !body.contains(line) { faults.append("\(page).\(index): has \(line.prefix(40))…\(line.suffix(12))") }
      }
      for head in heads {
        let value = head.kind == "K" ? article.metadata.kicker : head.kind == "H" ? article.metadata.headline : article.metadata.subheadline
        if value == head.text { headlines.right += 1 } else { faults.append("\(page).\(index): \(head.kind) \(head.text) is \(value)") }
      }
      if !heads.contains(where: { $0.kind == "H" }), !article.metadata.headline.isEmpty {
        headlines.all += 1
        faults.append("\(page).\(index): has headline \(article.metadata.headline)")
      }
      let right =
        reporters.filter { article.metadata.reporters.contains($0) }.count
        + correspondents.filter { article.metadata.correspondents.contains($0) }.count
      names.right += right
      let said = article.metadata.reporters.count + article.metadata.correspondents.count
      names.all += max(0, said - reporters.count - correspondents.count)
      if right < reporters.count + correspondents.count || said > reporters.count + correspondents.count {
        faults.append("\(page).\(index): by-line \(reporters) \(correspondents) is \(article.metadata.reporters) \(article.metadata.correspondents)")
      }
      if let agency = fields.first(where: { $0.kind == "A" })?.text, article.metadata.agency != agency {
        faults.append("\(page).\(index): agency \(agency) is \(article.metadata.agency)")
      }
      let label = fields.first { $0.kind == "L" }?.text ?? ""
      if label == article.metadata.sectionLabel {
        labels.right += label.isEmpty ? 0 : 1
      } else {
        faults.append("\(page).\(index): label \(label) is \(article.metadata.sectionLabel)")
      }
    }
    if keepFaults { self.faults += faults }
  }

  private func names(_ fields: [(kind: Character, text: String)], _ kind: Character) -> [String] {
    fields.filter { $0.kind == kind }.flatMap { $0.text.split(separator: "、").map(String.init) }
  }

  private func lines(_ article: Article) -> [String] {
    article.lines.compactMap { line in
      switch line.role {
      case .body: "P" + article.text.string(line.range)
      case .subheading: "h" + article.text.string(line.range)
      case .byline: (isBylineParagraph(article, line) ? "P" : "B") + article.text.string(line.range)
      default: nil
      }
    }
  }

  /// A last line in brackets (（作者 王明）) is written as a paragraph in the bank.
  private func isBylineParagraph(_ article: Article, _ line: ArticleLine) -> Bool { article.text.units[line.range.start] == 0xFF08 }

  var report: String {
    func show(_ name: String, _ count: Count) -> String { "\(name) \(count.right)/\(count.all)" }
    return [show("articles", articles), show("headlines", headlines), show("names", names), show("paragraphs", paragraphs), show("labels", labels)]
      .joined(separator: ", ")
  }
}
