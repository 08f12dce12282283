import ArticleModel
import PageLayout

/// A page that was read, and the unit that it came from.
private struct ReadPage {
  var unit: InputUnit
  var result: PageResult
  var starts: LineStarts
  /// The page's number, 0 when unknown.
  var number: Int
}

extension UnitParser {
  /// The articles of pages; of several pages of one issue those that go on from page to page are joined.
  func parsePages(_ parts: [InputUnit], _ parsed: inout ParsedUnit) {
    var read: [ReadPage] = []
    for unit in parts {
      guard decode(unit, &parsed) else { continue }
      let result = units.withUnsafeBufferPointer { pages.read($0, asArticle: options.layout == .article) }
      if result.articles.isEmpty {
        parsed.rejects.append(
          reject(unit, line: 1, byte: 0, "no_article", "no article's text was found; leave the file out, or give its layout under input.layout"))
      }
      let page = first(result.page, unit.page, options.page)
      read.append(ReadPage(unit: unit, result: result, starts: LineStarts(unit), number: pageNumber(page)))
    }
    if read.count > 1 { joinIssue(&read) }
    for page in read { emit(page, &parsed) }
  }

  private func emit(_ page: ReadPage, _ parsed: inout ParsedUnit) {
    let unit = page.unit
    let result = page.result
    for (index, article) in result.articles.enumerated() {
      let first = article.pageLines.first ?? 0
      if article.text.count > options.limits.articleUnits {
        parsed.rejects.append(tooLong(unit, line: page.starts.line(first), byte: page.starts.start(first)))
        continue
      }
      var metadata = ArticleMetadata()
      metadata.source = unit.source
      metadata.member = unit.member
      metadata.publication = self.first(result.publication, unit.publication, options.publication)
      metadata.date = isoDate(result.date, unit.date, options.date)
      metadata.page = self.first(result.page, unit.page, options.page)
      metadata.position = index + 1
      metadata.sectionLabel = self.first(article.sectionLabel, result.section, unit.section)
      metadata.kicker = article.kicker
      metadata.headline = article.headline
      metadata.subheadline = article.subheadline
      // The text of a PDF is not in its bytes.
      if unit.form == .text { metadata.byteRanges = page.starts.ranges(article.pageLines) }
      metadata.doubts = article.doubts
      article.text.withUnsafeBufferPointer { ArticleIdentity.apply(article.bylines, $0, &metadata) }
      ArticleIdentity.name(&metadata, article.text, withPosition: true)
      parsed.articles.append(Article(metadata: metadata, text: SourceText(article.text), lines: article.lines))
    }
  }

  /// Joins 下转第3版 on one page with 上接第1版 on another: by the pages' numbers, and where these leave a choice by the headlines.
  private func joinIssue(_ read: inout [ReadPage]) {
    var gone: [(page: Int, article: Int)] = []
    for from in read.indices {
      for index in read[from].result.articles.indices where read[from].result.articles[index].continuesOnPage > 0 {
        let head = read[from].result.articles[index]
        var best: (page: Int, article: Int, score: Int)?
        for to in read.indices where to != from {
          if read[to].number > 0, read[to].number != head.continuesOnPage { continue }
          for (candidate, part) in read[to].result.articles.enumerated() where part.continuedFromPage > 0 {
            if gone.contains(where: { $0.page == to && $0.article == candidate }) { continue }
            if read[from].number > 0, part.continuedFromPage != read[from].number { continue }
            let score = head.sharedHeadlinePairs(with: part) + (read[to].number > 0 ? 1 : 0)
            if best == nil || score > best!.score { best = (to, candidate, score) }
          }
        }
        guard let best else { continue }
        read[from].result.articles[index].takeOn(read[best.page].result.articles[best.article])
        gone.append((best.page, best.article))
      }
    }
    for (page, article) in gone.sorted(by: { $0.article > $1.article }) { read[page].result.articles.remove(at: article) }
  }

  /// 04, A03, 3: the number that jump lines name.
  private func pageNumber(_ page: String) -> Int {
    var value = 0
    for byte in page.utf8 where byte >= 0x30 && byte <= 0x39 && value < 10_000 { value = value * 10 + Int(byte) - 0x30 }
    return value
  }
}
