import ArticleModel
import Lexicons

/// Learns all models from annotated articles, reproducibly.
public enum ModelTrainer {
  /// The model file's bytes. `report` gets lines of progress.
  public static func train(_ articles: [Article], lexicon: Lexicon, rounds: Int = 10, report: (String) -> Void) -> [UInt8] {
    var bytes: [UInt8] = []
    for value in [Models.magic, UInt32(lexicon.codeCount), 0, 0] { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
    let wordModel = words(articles, lexicon, rounds, report)
    let lines = goldLines(articles, lexicon)
    let tagModel = tags(lines, rounds, report)
    bytes += wordModel + tagModel
    bytes += names(guessedLines(articles, lexicon, rounds, report), rounds, report)
    return bytes
  }

  private static func goldLines(_ articles: [Article], _ lexicon: Lexicon) -> [Line] {
    articles.flatMap { article in
      article.lines.filter { !$0.range.isEmpty }.map { line(article, $0.range, tokens(article, $0.range), lexicon) }
    }
  }

  /// The articles with the words and tags that models give them which have not seen them, so that names are learned from words as they will
  /// be met: the articles are divided in five, and each fifth is read by models of the other four.
  private static func guessedLines(_ articles: [Article], _ lexicon: Lexicon, _ rounds: Int, _ report: (String) -> Void) -> [Line] {
    let folds = 5
    guard articles.count >= folds else { return goldLines(articles, lexicon) }
    var lines: [Line] = []
    for fold in 0..<folds {
      report("names: guessing the words of part \(fold + 1) of \(folds)")
      let seen = articles.enumerated().filter { $0.offset % folds != fold }.map(\.element)
      let bytes = words(seen, lexicon, rounds) { _ in } + tags(goldLines(seen, lexicon), rounds) { _ in }
      bytes.withUnsafeBytes { raw in
        var at = raw.baseAddress!
        let segmenter = Segmenter(lexicon: lexicon, characters: CharacterModel(&at, lexicon: lexicon))
        let tagger = TagModel(&at)
        for (index, article) in articles.enumerated() where index % folds == fold {
          for range in article.lines.map(\.range) where !range.isEmpty {
            var guessed: [Token] = []
            article.text.units.withUnsafeBufferPointer { units in
              segmenter.words(units, range) { guessed.append(Token(start: $0, end: $1, tag: .none)) }
            }
            let line = line(article, range, guessed, lexicon)
            tagger.tag(line.view) { _ in nil }
            article.text.units.withUnsafeBufferPointer { line.context.fill(line.view, $0) }
            lines.append(line)
          }
        }
      }
    }
    return lines
  }

  private struct Line {
    var view: TokenView
    var context: NameContext
    var tags: [WordTag]
    var labels: [UInt8]
  }

  private static func words(_ articles: [Article], _ lexicon: Lexicon, _ rounds: Int, _ report: (String) -> Void) -> [UInt8] {
    var trainer = CharacterTrainer(lexicon: lexicon)
    for article in articles {
      for line in article.lines where !line.range.isEmpty {
        let ends = tokens(article, line.range).map { Int($0.end) - line.range.start }
        trainer.add(Array(article.text.units[line.range.start..<line.range.end]), wordEnds: ends)
      }
    }
    trainer.train(rounds: rounds) { report("words, round \($0 + 1): \($1) characters wrong") }
    return trainer.compiled()
  }

  private static func tags(_ lines: [Line], _ rounds: Int, _ report: (String) -> Void) -> [UInt8] {
    var trainer = TagTrainer()
    trainer.train(lines.map { ($0.view, $0.tags) }, rounds: rounds) { report("tags, round \($0 + 1): \($1) words wrong") }
    return trainer.compiled()
  }

  private static func names(_ lines: [Line], _ rounds: Int, _ report: (String) -> Void) -> [UInt8] {
    var trainer = NameTrainer()
    for line in lines {
      trainer.add(line.view, line.context, labels: line.labels)
    }
    trainer.train(rounds: rounds) { report("names, round \($0 + 1): \($1) words wrong") }
    return trainer.compiled()
  }

  private static func line(_ article: Article, _ range: TextRange, _ tokens: [Token], _ lexicon: Lexicon) -> Line {
    let view = TokenView(lexicon: lexicon, types: CharacterTypes(lexicon))
    let context = NameContext()
    article.text.units.withUnsafeBufferPointer { units in
      for token in tokens { view.append(units, Int(token.start), Int(token.end)) }
      view.markStretches(units)
      for (index, token) in tokens.enumerated() { view.words[index].tag = token.tag }
      context.fill(view, units)
    }
    var labels = [UInt8](repeating: 0, count: tokens.count)
    for mention in article.layers.mentions where range.contains(mention.range) {
      guard let type = NameModel.types.firstIndex(of: mention.type) else { continue }
      // A name whose bounds fall inside words cannot be learned from.
      guard tokens.contains(where: { Int($0.start) == mention.range.start }), tokens.contains(where: { Int($0.end) == mention.range.end }) else {
        continue
      }
      for (index, token) in tokens.enumerated() where mention.range.contains(token.range) {
        labels[index] = UInt8(Int(token.start) == mention.range.start ? 1 + 2 * type : 2 + 2 * type)
      }
    }
    return Line(view: view, context: context, tags: tokens.map(\.tag), labels: labels)
  }

  private static func tokens(_ article: Article, _ range: TextRange) -> [Token] {
    article.layers.tokens.filter { Int($0.start) >= range.start && Int($0.end) <= range.end }
  }
}
