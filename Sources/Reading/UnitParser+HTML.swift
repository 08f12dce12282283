import ArticleModel
import PageLayout

extension UnitParser {
  /// A saved page of a digital newspaper: one article, its title and paragraphs, navigation left out.
  func parseHTML(_ unit: InputUnit, _ parsed: inout ParsedUnit) {
    guard decode(unit, &parsed) else { return }
    guard let page = HTMLPage(Array(String(decoding: decoded, as: UTF16.self).utf8)), !page.paragraphs.isEmpty else {
      parsed.rejects.append(reject(unit, line: 0, byte: 0, "no_article", "no article's text was found in the HTML; give its text, or leave it out"))
      return
    }
    let heads = [(page.kicker, LineRole.kicker), (page.title, .headline), (page.subtitle, .subheadline)].filter { !$0.0.isEmpty }
    var text = Array(heads.map(\.0).joined(separator: "\n").utf16)
    let headlineEnd = text.count
    let body = Array(page.paragraphs.joined(separator: "\n").utf16)
    if headlineEnd > 0 { text.append(10) }
    text += body
    if text.count > options.limits.articleUnits {
      parsed.rejects.append(tooLong(unit, line: 0, byte: 0))
      return
    }
    var layout = text.withUnsafeBufferPointer { RecordLayout().layout($0, headlineEnd: headlineEnd) }
    for index in heads.indices { layout.lines[index].role = heads[index].1 }
    var metadata = ArticleMetadata()
    metadata.source = unit.source
    metadata.member = unit.member
    metadata.publication = first(page.publication, unit.publication, options.publication)
    metadata.date = isoDate(page.date, unit.date, options.date)
    metadata.page = first(unit.page, options.page)
    metadata.position = 1
    metadata.sectionLabel = unit.section
    metadata.kicker = page.kicker
    metadata.headline = page.title
    metadata.subheadline = page.subtitle
    metadata.byteRanges = [unit.byteOffset..<unit.byteOffset + unit.bytes.count]
    if heads.isEmpty { metadata.doubts.append("no_headline") }
    text.withUnsafeBufferPointer { ArticleIdentity.apply(layout.bylines, $0, &metadata) }
    if metadata.reporters.isEmpty, metadata.correspondents.isEmpty, !page.author.isEmpty { ArticleIdentity.applyField(page.author, &metadata) }
    ArticleIdentity.name(&metadata, text, withPosition: false)
    parsed.articles.append(Article(metadata: metadata, text: SourceText(text), lines: layout.lines))
  }
}
