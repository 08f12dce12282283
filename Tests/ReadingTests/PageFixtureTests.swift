import Testing

@testable import Reading

/// Holds the figures of page layout on the pages of Tests/ReadingTests/Pages (made by scripts/make_pages.py).
@Suite struct PageFixtureTests {
  private static let folder = #filePath.replacing("PageFixtureTests.swift", with: "Pages")

  /// Even pages were looked at while the rules were written, odd ones were not.
  @Test(arguments: [0, 1]) func readsPages(_ parity: Int) throws {
    var score = PageScore()
    for number in 0..<36 where number % 2 == parity {
      try score.add("p" + (number < 10 ? "0" : "") + String(number), in: Self.folder, keepFaults: parity == 0)
    }
    print(parity == 0 ? "pages looked at:" : "pages not looked at:", score.report)
    for fault in score.faults { print("  ", fault) }
    #expect(score.articles.share >= 0.95, "\(score.report)")
    #expect(score.headlines.share >= 0.97, "\(score.report)")
    #expect(score.names.share >= 0.98, "\(score.report)")
    #expect(score.paragraphs.share >= 0.97, "\(score.report)")
  }
}
