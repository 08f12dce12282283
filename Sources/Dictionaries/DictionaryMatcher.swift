import ArticleModel
import Lexicons

/// How often a category stands in a stretch of text.
public struct CategoryCount: Sendable, Equatable {
  public var category: Int
  /// The index of the sentence; nil for the whole article.
  public var sentence: Int?
  public var count: Int
  public init(category: Int, sentence: Int? = nil, count: Int) {
    self.category = category
    self.sentence = sentence
    self.count = count
  }
}

/// Finds the patterns of a dictionary in an article, on whole words.
///
/// Patterns begin and end with a word (印度 is not found in 印度尼西亚). In one category the longest pattern that begins at a word is taken, and the search goes
/// on after it; other categories count the same words for themselves. 100,000 patterns cost no more a word than ten: a word is looked up, not compared.
/// The matcher keeps scratch memory: one for each worker. Traditional text has to be folded as the patterns are.
public struct DictionaryMatcher: Sendable {
  /// The most words in a pattern.
  public static let longestPattern = 8

  public let dictionary: CategoryDictionary
  private let patterns: PatternIndex
  private var lower: [UInt16] = []
  private var nodes: [Int32] = []
  private var nextNodes: [Int32] = []
  private var elements: [Int32] = []
  /// For a category the token at which it may begin again, and the end of the best pattern at the present token.
  private var free: [Int]
  private var best: [Int]
  private var touched: [Int32] = []
  private var counts: [Int]

  public init(_ dictionary: CategoryDictionary) {
    self.dictionary = dictionary
    patterns = PatternIndex(dictionary)
    free = [Int](repeating: 0, count: dictionary.categories.count)
    best = free
    counts = free
  }

  /// Appends one row for each category that occurs, in the order of the dictionary; with `perSentence` one for each sentence and category.
  public mutating func count(
    units: UnsafeBufferPointer<UInt16>, sentences: [Sentence], tokens: [Token], perSentence: Bool = false, into rows: inout [CategoryCount]
  ) {
    for category in counts.indices { counts[category] = 0 }
    var present = -1
    match(units: units, sentences: sentences, tokens: tokens) { matcher, sentence, category, _ in
      if perSentence, sentence != present {
        if present >= 0 { matcher.flush(present, &rows) }
        present = sentence
      }
      matcher.counts[category] += 1
    }
    flush(perSentence ? present : nil, &rows)
  }

  /// Every occurrence in the order of the text: its sentence, category and tokens.
  public mutating func occurrences(units: UnsafeBufferPointer<UInt16>, sentences: [Sentence], tokens: [Token]) -> [(
    sentence: Int, category: Int, tokens: Range<Int>
  )] {
    var found: [(sentence: Int, category: Int, tokens: Range<Int>)] = []
    match(units: units, sentences: sentences, tokens: tokens) { found.append(($1, $2, $3)) }
    return found
  }

  private mutating func flush(_ sentence: Int?, _ rows: inout [CategoryCount]) {
    if sentence == -1 { return }
    for category in counts.indices where counts[category] > 0 {
      rows.append(CategoryCount(category: category, sentence: sentence, count: counts[category]))
      counts[category] = 0
    }
  }

  private mutating func match(
    units: UnsafeBufferPointer<UInt16>, sentences: [Sentence], tokens: [Token],
    _ body: (inout DictionaryMatcher, Int, Int, Range<Int>) -> Void
  ) {
    for category in free.indices { free[category] = 0 }
    lower.removeAll(keepingCapacity: true)
    for unit in units { lower.append(unit.folded) }
    let folded = lower
    folded.withUnsafeBufferPointer { text in
      for (number, sentence) in sentences.enumerated() {
        let end = min(sentence.tokens.upperBound, tokens.count)
        for index in min(sentence.tokens.lowerBound, end)..<end {
          touched.removeAll(keepingCapacity: true)
          findPlain(text, tokens, index, end)
          if patterns.hasWildcards { findWild(text, tokens, index, end) }
          touched.sort()
          for category in touched {
            let stop = best[Int(category)]
            best[Int(category)] = 0
            free[Int(category)] = stop
            body(&self, number, Int(category), index..<stop)
          }
        }
      }
    }
  }

  /// Patterns without wildcards: the text from this word to the end of it and of each word after it.
  private mutating func findPlain(_ text: UnsafeBufferPointer<UInt16>, _ tokens: [Token], _ index: Int, _ end: Int) {
    let start = Int(tokens[index].start)
    let limit = min(end, index + Self.longestPattern * 2)
    var stop = index
    while stop < limit {
      let finish = Int(tokens[stop].end)
      if finish - start > 63 { return }
      stop += 1
      if let list = patterns.plain.find(text, start, finish) { take(Int32(bitPattern: list), index, stop) }
    }
  }

  private mutating func findWild(_ text: UnsafeBufferPointer<UInt16>, _ tokens: [Token], _ index: Int, _ end: Int) {
    nodes.removeAll(keepingCapacity: true)
    nodes.append(0)
    var at = index
    while at < end, !nodes.isEmpty {
      // A blank between Latin words is no word of its own.
      if at > index, tokens[at].isBlank(text) {
        at += 1
        continue
      }
      elements.removeAll(keepingCapacity: true)
      patterns.appendElements(of: text, Int(tokens[at].start), Int(tokens[at].end), to: &elements)
      at += 1
      nextNodes.removeAll(keepingCapacity: true)
      for node in nodes {
        for element in elements {
          guard let next = patterns.next(node, element) else { continue }
          nextNodes.append(next)
          let list = patterns.list(at: next)
          if list >= 0 { take(list, index, at) }
        }
      }
      swap(&nodes, &nextNodes)
    }
  }

  private mutating func take(_ list: Int32, _ index: Int, _ stop: Int) {
    for category in patterns.categories(list) where free[Int(category)] <= index {
      if best[Int(category)] == 0 { touched.append(category) }
      best[Int(category)] = max(best[Int(category)], stop)
    }
  }
}

extension UInt16 {
  /// A to Z as a to z.
  var folded: UInt16 { 0x41...0x5A ~= self ? self + 32 : self }
}

extension Token {
  func isBlank(_ text: UnsafeBufferPointer<UInt16>) -> Bool { end - start == 1 && (text[Int(start)] == 0x20 || text[Int(start)] == 0x3000) }
}
