import ArticleModel
import Lexicons

/// Learns the character model from lines whose words are known: an averaged structured perceptron, the same result every time.
struct CharacterTrainer {
  private struct Line {
    var n: Int
    var gold: [UInt8]
    var gaps: [UInt8]
    /// The rows of every position, `starts[i] ..< starts[i + 1]`.
    var rows: [Int32]
    var starts: [Int32]
    /// The rows of the pairs after every position.
    var pairs: [Int32]
  }

  private struct Collector: CharacterFeatureSink {
    var table: TrainingTable
    var rows: [Int32] = []
    mutating func dense(_ kind: DenseFeature, _ index: Int) { rows.append(Int32(table.insert(255 << 56 | UInt64(kind.row(index))))) }
    mutating func sparse(_ key: UInt64) { rows.append(Int32(table.insert(key))) }
  }

  private let lexicon: Lexicon
  private let types: CharacterTypes
  private var sink = Collector(table: TrainingTable(lanes: 4))
  private var pairs = TrainingTable(lanes: 16)
  private var lines: [Line] = []
  private var transitions = [Int32](repeating: 0, count: 16)
  private var transitionSums = [Int64](repeating: 0, count: 16)
  private var step = 0

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    types = CharacterTypes(lexicon)
  }

  /// A line and the ends of its words, both relative to the line.
  mutating func add(_ units: [UInt16], wordEnds: [Int]) {
    let scan = WordScan(lexicon: lexicon)
    var gaps = [UInt8](repeating: 0, count: units.count)
    units.withUnsafeBufferPointer {
      scan.scan($0, types)
      LineGaps.fill($0, scan.types, &gaps)
    }
    var gold = [UInt8](repeating: 1, count: units.count)
    var start = 0
    for end in wordEnds {
      if end - start == 1 {
        gold[start] = 3
      } else {
        gold[start] = 0
        gold[end - 1] = 2
      }
      start = end
    }
    // Where the gold contradicts what is held to be certain, the gold is right.
    for i in 0..<(units.count - 1) where gaps[i] != 0 {
      let boundary = gold[i] >= 2
      if boundary != (gaps[i] == LineGaps.cut) { gaps[i] = 0 }
    }
    sink.rows.removeAll(keepingCapacity: true)
    let features = CharacterFeatures(lexicon: lexicon)
    var starts: [Int32] = [0]
    var pairRows: [Int32] = []
    for i in 0..<units.count {
      features.emit(scan, i, &sink)
      starts.append(Int32(sink.rows.count))
      if i + 1 < units.count { pairRows.append(Int32(pairs.insert(CharacterFeatures.pair(scan.model(i), scan.model(i + 1))))) }
    }
    lines.append(Line(n: units.count, gold: gold, gaps: gaps, rows: sink.rows, starts: starts, pairs: pairRows))
  }

  mutating func train(rounds: Int, report: (Int, Int) -> Void) {
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

  /// The share of features that a visit leaves out, so that none is leaned on alone (Srivastava et al. 2014).
  private static let dropout = 0.3
  private var random = SplitMix(state: 20_201_201)

  private mutating func learn(_ full: Line) -> Int {
    var line = full
    line.rows.removeAll(keepingCapacity: true)
    line.starts = [0]
    for i in 0..<full.n {
      for row in full.rows[Int(full.starts[i])..<Int(full.starts[i + 1])] where !random.drops(Self.dropout) { line.rows.append(row) }
      line.starts.append(Int32(line.rows.count))
    }
    var scores = [SIMD4<Int32>](repeating: .zero, count: line.n)
    for i in 0..<line.n {
      for row in line.rows[Int(line.starts[i])..<Int(line.starts[i + 1])] {
        let at = Int(row) * 4
        scores[i] &+= SIMD4(sink.table.weights[at], sink.table.weights[at + 1], sink.table.weights[at + 2], sink.table.weights[at + 3])
      }
      if i < line.pairs.count {
        for offset in 0..<4 where i + offset - 1 >= 0 && i + offset - 1 < line.n {
          let at = Int(line.pairs[i]) * 16 + offset * 4
          scores[i + offset - 1] &+= SIMD4(pairs.weights[at], pairs.weights[at + 1], pairs.weights[at + 2], pairs.weights[at + 3])
        }
      }
    }
    var back = [UInt8](repeating: 0, count: line.n)
    var tags = back
    Viterbi.decode(line.n, scores, line.gaps, transitions, &back, &tags)
    var wrong = 0
    for i in 0..<line.n {
      if i > 0, tags[i] != line.gold[i] || tags[i - 1] != line.gold[i - 1] {
        change(Int(line.gold[i - 1]) * 4 + Int(line.gold[i]), 1)
        change(Int(tags[i - 1]) * 4 + Int(tags[i]), -1)
      }
      if tags[i] == line.gold[i] { continue }
      wrong += 1
      for row in line.rows[Int(line.starts[i])..<Int(line.starts[i + 1])] {
        sink.table.add(Int(row), Int(line.gold[i]), 1, step: step)
        sink.table.add(Int(row), Int(tags[i]), -1, step: step)
      }
      for offset in 0..<4 {
        let pair = i - offset + 1
        guard pair >= 0, pair < line.pairs.count else { continue }
        pairs.add(Int(line.pairs[pair]), offset * 4 + Int(line.gold[i]), 1, step: step)
        pairs.add(Int(line.pairs[pair]), offset * 4 + Int(tags[i]), -1, step: step)
      }
    }
    return wrong
  }

  private mutating func change(_ index: Int, _ delta: Int32) {
    transitions[index] += delta
    transitionSums[index] += Int64(delta) * Int64(step)
  }

  /// The model's bytes, as `CharacterModel` reads them.
  func compiled() -> [UInt8] {
    let scale = 64.0
    var bytes: [UInt8] = []
    func append<T: FixedWidthInteger>(_ value: T) { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
    for index in 0..<16 {
      append(Int32(((Double(transitions[index]) - Double(transitionSums[index]) / Double(max(step, 1))) * scale).rounded()))
    }
    let table = sink.table
    var dense = [Int16](repeating: 0, count: DenseFeature.total * 4)
    for (row, key) in table.keys.enumerated() where key >> 56 == 255 {
      let at = Int(key & 0xFF_FFFF) * 4
      for lane in 0..<4 { dense[at + lane] = Int16(max(-32000, min(32000, (table.average(row, lane, steps: step) * scale).rounded()))) }
    }
    dense.forEach { append($0) }
    while bytes.count % 16 != 0 { bytes.append(0) }
    bytes += pairs.compiled(steps: step, scale: scale, smallest: 0.8) { _ in true }
    bytes += table.compiled(steps: step, scale: scale, smallest: 0.8) { $0 >> 56 != 255 }
    return bytes
  }
}

/// A small generator of random numbers whose sequence never changes (Steele et al. 2014).
struct SplitMix {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  /// True for a share of the calls.
  mutating func drops(_ share: Double) -> Bool { Double(next() >> 40) < share * Double(1 << 24) }

  mutating func shuffle<T>(_ items: inout [T]) {
    guard items.count > 1 else { return }
    for i in stride(from: items.count - 1, to: 0, by: -1) { items.swapAt(i, Int(next() % UInt64(i + 1))) }
  }
}
