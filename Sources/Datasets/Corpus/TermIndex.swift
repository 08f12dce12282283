import ArticleModel

/// The terms of a run with their counts, and the keywords of its articles until their scores are known.
///
/// Keywords wait in a spool file when they are many.
final class TermIndex {
  private let terms = StringArena()
  private var counts: [UInt64] = []
  private var documents: [UInt32] = []
  private(set) var articles = 0
  private let spool: Spool
  private var record = ByteBuffer()
  private var key = ByteBuffer()

  init(spool: Spool) { self.spool = spool }

  var count: Int { documents.count }

  /// Removes the spool file.
  func close() { spool.close() }

  /// Reads the keywords of one article.
  func add(_ reader: inout RecordReader, articleID: String) throws(DatasetError) {
    articles += 1
    record.clear()
    record.append(record: articleID)
    let keywords = reader.fixed(UInt32.self)
    record.append(fixed: keywords)
    for _ in 0..<keywords {
      // The tag is part of the key: a word with two tags is two terms.
      let term = reader.utf8()
      key.clear()
      key.append(term)
      key.append(fixed: reader.fixed(UInt8.self))
      let index = terms.intern(key.bytes)
      let count = reader.fixed(UInt32.self)
      let weight = reader.fixed(Int64.self)
      if index == documents.count {
        documents.append(0)
        counts.append(0)
      }
      documents[index] += 1
      counts[index] += UInt64(count)
      record.append(fixed: UInt32(index))
      record.append(fixed: count)
      record.append(fixed: weight)
    }
    try spool.append(record.bytes)
  }

  /// Smoothed as scikit-learn does it, so that a term of every article still counts: ln((1 + articles) / (1 + articles with it)) + 1.
  func inverseFrequency(_ index: Int) -> Double { naturalLogarithm(Double(1 + articles) / Double(1 + documents[index])) + 1 }

  /// The rows of the terms table in the order of the words' characters, then of their tags.
  func forEachTerm(_ body: (TermRow) throws(DatasetError) -> Void) throws(DatasetError) {
    for index in order {
      let (term, tag) = parts(index)
      try body(TermRow(term: term, pos: tag, count: Int(counts[index]), articles: Int(documents[index]), idf: inverseFrequency(index)))
    }
  }

  /// The terms in the order of the terms table.
  var order: [Int] { (0..<documents.count).sorted(by: precedes) }

  /// How many pairs of article and term there are.
  var entries: Int { documents.reduce(0) { $0 + Int($1) } }

  /// `驿站/n`, or the term alone when it has no tag.
  func label(_ index: Int) -> String {
    let (term, tag) = parts(index)
    return tag.isEmpty ? term : term + "/" + tag
  }

  /// Every article's id with its terms and their counts.
  func forEachDocument(_ body: (String, [(index: Int, count: Int)]) throws(DatasetError) -> Void) throws(DatasetError) {
    try spool.forEachRecord { bytes throws(DatasetError) in
      var reader = RecordReader(bytes)
      let id = String(decoding: reader.utf8(), as: UTF8.self)
      var counts: [(index: Int, count: Int)] = []
      for _ in 0..<reader.fixed(UInt32.self) {
        let index = Int(reader.fixed(UInt32.self))
        let count = Int(reader.fixed(UInt32.self))
        _ = reader.fixed(Int64.self)
        counts.append((index, count))
      }
      try body(id, counts)
    }
  }

  /// The rows of the keywords table: of each article, in the order of the input, the `most` terms of highest score.
  func forEachKeyword(most: Int, _ body: (KeywordRow) throws(DatasetError) -> Void) throws(DatasetError) {
    try spool.forEachRecord { bytes throws(DatasetError) in
      var reader = RecordReader(bytes)
      let articleID = String(decoding: reader.utf8(), as: UTF8.self)
      var scored: [(index: Int, count: Int, score: Double)] = []
      for _ in 0..<reader.fixed(UInt32.self) {
        let index = Int(reader.fixed(UInt32.self))
        let count = Int(reader.fixed(UInt32.self))
        let weight = Double(reader.fixed(Int64.self)) / 1000
        scored.append((index, count, (Double(count) + weight) * inverseFrequency(index)))
      }
      scored.sort { $0.score != $1.score ? $0.score > $1.score : precedes($0.index, $1.index) }
      for keyword in scored.prefix(most) {
        try body(KeywordRow(articleID: articleID, term: parts(keyword.index).term, count: keyword.count, score: keyword.score))
      }
    }
  }

  private func parts(_ index: Int) -> (term: String, tag: String) {
    let utf8 = terms.utf8(index)
    let tag = WordTag(rawValue: utf8[utf8.count - 1]) ?? .none
    return (String(decoding: utf8.dropLast(), as: UTF8.self), tag.name)
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool { terms.precedes(a, b) }
}
