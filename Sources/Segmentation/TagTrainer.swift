import ArticleModel

/// Learns the tag model: greedy from left to right, on its own guesses, averaged.
struct TagTrainer {
  private struct Collector: KeySink {
    var rows: [UInt64] = []
    mutating func key(_ key: UInt64) { rows.append(key) }
  }

  private var table = TrainingTable(lanes: TagModel.lanes)
  private var step = 0
  private var tagsOf: [UInt32: [UInt8: Int]] = [:]

  /// The share of features that a visit leaves out.
  private static let dropout = 0.3

  /// Words that occur this often with one tag alone keep it.
  private static let fixedCount = 5

  mutating func train(_ lines: [(view: TokenView, tags: [WordTag])], rounds: Int, report: (Int, Int) -> Void) {
    for line in lines {
      for (index, tag) in line.tags.enumerated() { tagsOf[line.view.words[index].key, default: [:]][tag.rawValue, default: 0] += 1 }
    }
    var order = Array(lines.indices)
    var random = SplitMix(state: 77)
    var sink = Collector()
    for round in 0..<rounds {
      random.shuffle(&order)
      var wrong = 0
      for line in order {
        let words = lines[line].view.words
        for index in 0..<lines[line].view.count {
          let gold = lines[line].tags[index]
          if let fixed = fixedTag(words[index].key) {
            words[index].tag = fixed
            continue
          }
          step += 1
          sink.rows.removeAll(keepingCapacity: true)
          TagModel.features(words, index, lines[line].view.count, &sink)
          let rows = sink.rows.map { table.insert($0) }.filter { _ in !random.drops(Self.dropout) }
          var best = 1
          var bestScore = Int32.min
          for lane in 1...Int(WordTag.dg.rawValue) {
            var score: Int32 = 0
            for row in rows { score += table.weights[row * TagModel.lanes + lane] }
            if score > bestScore { (best, bestScore) = (lane, score) }
          }
          if best != Int(gold.rawValue) {
            wrong += 1
            for row in rows {
              table.add(row, Int(gold.rawValue), 1, step: step)
              table.add(row, best, -1, step: step)
            }
          }
          words[index].tag = WordTag(rawValue: UInt8(best))!
        }
      }
      report(round, wrong)
    }
  }

  private func fixedTag(_ key: UInt32) -> WordTag? {
    guard let tags = tagsOf[key], tags.count == 1, let (tag, count) = tags.first, count >= Self.fixedCount else { return nil }
    return WordTag(rawValue: tag)
  }

  func compiled() -> [UInt8] {
    var fixed = TrainingTable(lanes: 1)
    for key in tagsOf.keys.sorted() {
      if let tag = fixedTag(key) { fixed.add(fixed.insert(UInt64(key)), 0, Int32(tag.rawValue), step: 0) }
    }
    return table.compiled(steps: step, scale: 32, smallest: 1.8, limit: 2000) { _ in true }
      + fixed.compiled(steps: 1, scale: 1, smallest: 0) { _ in true }
  }
}
