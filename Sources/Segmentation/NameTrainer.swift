import ArticleModel

/// Learns the name model from lines whose words are tagged and whose labels are known.
struct NameTrainer {
  struct Line {
    var rows: [[Int32]]
    var gold: [UInt8]
    var view: TokenView
  }

  private struct Collector: KeySink {
    var keys: [UInt64] = []
    mutating func key(_ key: UInt64) { keys.append(key) }
  }

  private var table = TrainingTable(lanes: NameModel.lanes)
  private var lines: [Line] = []
  private var transitions = [Int32](repeating: 0, count: NameModel.transitionCount)
  private var transitionSums = [Int64](repeating: 0, count: NameModel.transitionCount)
  private var step = 0
  private var random = SplitMix(state: 4242)
  private var seen: [UInt32: (count: Int, inNames: Int)] = [:]

  /// The share of features that a visit leaves out, so that none is leaned on alone (Srivastava et al. 2014).
  private static let dropout = 0.4

  /// A word seen this often, and never in a name, is outside names.
  private static let outsideCount = 15

  mutating func add(_ view: TokenView, _ context: NameContext, labels: [UInt8]) {
    var line = Line(rows: [], gold: labels, view: view)
    var sink = Collector()
    for index in 0..<view.count {
      sink.keys.removeAll(keepingCapacity: true)
      NameModel.features(view.words, index, view.count, context, &sink)
      line.rows.append(sink.keys.map { Int32(table.insert($0)) })
      let word = view.words[index]
      seen[word.key, default: (0, 0)].count += 1
      if labels[index] != 0 || word.surname > 0 { seen[word.key]!.inNames += 1 }
    }
    lines.append(line)
  }

  private func isOutside(_ key: UInt32) -> Bool { seen[key].map { $0.count >= Self.outsideCount && $0.inNames == 0 } ?? false }

  mutating func train(rounds: Int, report: (Int, Int) -> Void) {
    for index in transitions.indices where !NameDecoder.allowed(index >> 4 & 15, index & 15) { transitions[index] = NameDecoder.never }
    var order = Array(lines.indices)
    for round in 0..<rounds {
      random.shuffle(&order)
      var wrong = 0
      for index in order {
        step += 1
        wrong += learn(lines[index])
      }
      report(round, wrong)
    }
  }

  private mutating func learn(_ full: Line) -> Int {
    let n = full.gold.count
    if n == 0 { return 0 }
    var line = full
    for i in 0..<n { line.rows[i].removeAll { _ in random.drops(Self.dropout) } }
    var scores = [SIMD16<Int32>](repeating: .zero, count: n)
    for i in 0..<n {
      if NameModel.neverInside(line.view.words[i]) || isOutside(line.view.words[i].key) {
        scores[i] = NameDecoder.onlyOutside
        continue
      }
      table.weights.withUnsafeBufferPointer { weights in
        for row in line.rows[i] {
          scores[i] &+= UnsafeRawPointer(weights.baseAddress! + Int(row) * 16).loadUnaligned(as: SIMD16<Int32>.self)
        }
      }
    }
    var back = [SIMD16<Int32>](repeating: .zero, count: n)
    var labels = [UInt8](repeating: 0, count: n)
    NameDecoder.decode(n, line.view.words, scores, transitions, &back, &labels)
    var wrong = 0
    for i in 0..<n {
      let goldBefore = i > 0 ? line.gold[i - 1] : 0
      let before = i > 0 ? labels[i - 1] : 0
      if labels[i] != line.gold[i] || before != goldBefore {
        let tag = Int(line.view.words[i].tag.rawValue)
        change(tag, Int(goldBefore) * 16 + Int(line.gold[i]), 1)
        change(tag, Int(before) * 16 + Int(labels[i]), -1)
      }
      if labels[i] == line.gold[i] { continue }
      wrong += 1
      for row in line.rows[i] {
        table.add(Int(row), Int(line.gold[i]), 1, step: step)
        table.add(Int(row), Int(labels[i]), -1, step: step)
      }
    }
    return wrong
  }

  /// A pair of labels counts for every tag, and once more for the tag at hand.
  private mutating func change(_ tag: Int, _ pair: Int, _ delta: Int32) {
    for other in 0..<48 { add(other * 256 + pair, delta) }
    add(tag * 256 + pair, delta)
  }

  private mutating func add(_ index: Int, _ delta: Int32) {
    transitions[index] += delta
    transitionSums[index] += Int64(delta) * Int64(step)
  }

  func compiled() -> [UInt8] {
    let scale = 32.0
    var bytes: [UInt8] = []
    for index in transitions.indices {
      let allowed = NameDecoder.allowed(index >> 4 & 15, index & 15)
      let average = Double(transitions[index]) - Double(transitionSums[index]) / Double(max(step, 1))
      withUnsafeBytes(of: (allowed ? Int32((average * scale).rounded()) : NameDecoder.never).littleEndian) { bytes.append(contentsOf: $0) }
    }
    bytes += table.compiled(steps: step, scale: scale, smallest: 1.6, limit: 1000) { _ in true }
    var outside = TrainingTable(lanes: 1)
    for key in seen.keys.sorted() where isOutside(key) { outside.add(outside.insert(UInt64(key)), 0, 1, step: 0) }
    return bytes + outside.compiled(steps: 1, scale: 1, smallest: 0) { _ in true }
  }
}
