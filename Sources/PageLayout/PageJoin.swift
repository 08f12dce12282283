import ArticleModel

extension PageArticle {
  /// Takes on the part of the article that another page carries: its paragraphs follow, a sentence that the page cut is whole again. The
  /// part's own headline, which repeats this one's, is left out.
  public mutating func takeOn(_ part: PageArticle) {
    var paragraph = lines.last?.paragraph ?? 0
    var isFirst = true
    /// Where a place of the part's text lies in this one's, for its by-lines.
    var moved: [(from: TextRange, by: Int)] = []
    for line in part.lines {
      switch line.role {
      case .kicker, .headline, .subheadline: continue
      default: break
      }
      let units = part.text[line.range.start..<line.range.end]
      if isFirst, line.role == .body, let last = lines.indices.last, lines[last].role == .body, isOpen(lines[last].range) {
        moved.append((line.range, text.count - line.range.start))
        text.append(contentsOf: units)
        lines[last].range.end = text.count
        mended += 1
      } else {
        paragraph += 1
        text.append(10)
        moved.append((line.range, text.count - line.range.start))
        text.append(contentsOf: units)
        lines.append(ArticleLine(role: line.role, range: TextRange(text.count - units.count, text.count), paragraph: paragraph))
      }
      isFirst = false
    }
    for var byline in part.bylines {
      guard let move = moved.first(where: { $0.from.contains(byline.range) }) else { continue }
      byline.shift(move.by)
      bylines.append(byline)
    }
    continuesOnPage = part.continuesOnPage
    doubts.append("joined_across_pages")
  }

  /// The paragraph ends inside a sentence.
  private func isOpen(_ range: TextRange) -> Bool {
    guard !range.isEmpty else { return false }
    let open = text.withUnsafeBufferPointer { !LineForms.shared.endsSentence($0, range.start, range.end) }
    let last = text[range.end - 1]
    return open && last != 0xFF1A && last != 0x3A
  }

  /// How many pairs of characters of this headline the other has: a part repeats its article's headline, often shortened.
  public func sharedHeadlinePairs(with part: PageArticle) -> Int {
    let a = Array(headline.utf16).filter { UnitClass.isHan($0) }
    let b = Array(part.headline.utf16).filter { UnitClass.isHan($0) }
    guard a.count > 1, b.count > 1 else { return 0 }
    let pairs = Set((1..<a.count).map { UInt32(a[$0 - 1]) << 16 | UInt32(a[$0]) })
    return (1..<b.count).filter { pairs.contains(UInt32(b[$0 - 1]) << 16 | UInt32(b[$0])) }.count
  }
}

extension PageResult {
  /// Joins 下转 with 上接 where both stand in the same text.
  mutating func joinJumps() {
    guard articles.contains(where: { $0.continuesOnPage > 0 }), articles.contains(where: { $0.continuedFromPage > 0 }) else { return }
    var gone: [Int] = []
    for index in articles.indices where articles[index].continuesOnPage > 0 && !gone.contains(index) {
      let parts = articles.indices.filter { $0 != index && !gone.contains($0) && articles[$0].continuedFromPage > 0 }
      guard
        let part = parts.max(by: { articles[index].sharedHeadlinePairs(with: articles[$0]) < articles[index].sharedHeadlinePairs(with: articles[$1]) }
        )
      else { continue }
      articles[index].takeOn(articles[part])
      articles[index].pageLines = (articles[index].pageLines + articles[part].pageLines).sorted()
      for line in lines.indices where lines[line].article == part { lines[line].article = index }
      gone.append(part)
    }
    // Numbers close up over the parts that are gone.
    for part in gone.sorted(by: >) {
      articles.remove(at: part)
      for line in lines.indices where lines[line].article > part { lines[line].article -= 1 }
    }
  }
}
