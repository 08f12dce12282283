import ArticleModel
import Lexicons

/// Names over the words of a line: an averaged structured perceptron over BIO labels of five types (works in 《》 are a rule's).
///
/// Viterbi decoding with transitions (Collins 2002). A word that the training text never has in a name, and often has, is outside without a look.
struct NameModel: Sendable {
  /// 0 outside; 1 + 2 · type begins, 2 + 2 · type goes on.
  static let lanes = 16
  static let labels = 11
  static let types: [MentionType] = [.person, .organization, .place, .position, .programme]
  private let table: FeatureTable
  private let outside: FeatureTable
  /// `transitions[(tag * 16 + from) * 16 + to]`, by the tag of the word that `to` stands on.
  private let transitions: [Int32]
  static let transitionCount = 48 * 256

  init(_ bytes: inout UnsafeRawPointer) {
    var read: [Int32] = []
    read.reserveCapacity(Self.transitionCount)
    for index in 0..<Self.transitionCount { read.append(bytes.load(fromByteOffset: 4 * index, as: Int32.self)) }
    transitions = read
    bytes += 4 * Self.transitionCount
    table = FeatureTable(&bytes)
    outside = FeatureTable(&bytes)
  }

  /// Fills `labels` for the words of the view, which are tagged and have their stretches marked.
  func decode(
    _ view: TokenView, _ context: NameContext, scores: UnsafeMutablePointer<SIMD16<Int32>>, back: UnsafeMutablePointer<SIMD16<Int32>>,
    labels: UnsafeMutablePointer<UInt8>
  ) {
    var sink = Collector(batch: KeyBatch(table, capacity: 40))
    defer { sink.batch.release() }
    for index in 0..<view.count {
      if Self.neverInside(view.words[index]) || outside.row(UInt64(view.words[index].key)) != nil {
        scores[index] = NameDecoder.onlyOutside
        continue
      }
      sink.batch.begin()
      Self.features(view.words, index, view.count, context, &sink)
      var sum = SIMD16<Int16>.zero
      sink.batch.forEachRow { sum &+= UnsafeRawPointer($0).loadUnaligned(as: SIMD16<Int16>.self) }
      scores[index] = SIMD16<Int32>(truncatingIfNeeded: sum)
    }
    NameDecoder.decode(view.count, view.words, scores, transitions, back, labels)
  }

  /// Words that no name holds: particles, adverbs, prepositions, pronouns, and the marks that end clauses (、 and quotation marks are held by some).
  @inline(__always)
  static func neverInside(_ word: TokenView.Word) -> Bool {
    switch word.tag {
    case .u, .d, .p, .y, .e, .o, .r: word.surname == 0
    case .w: word.isClauseMark
    default: false
    }
  }

  private struct Collector: KeySink {
    var batch: KeyBatch
    @inline(__always) mutating func key(_ key: UInt64) { batch.add(key) }
  }

  @inline(__always)
  static func features<S: KeySink>(_ words: UnsafePointer<TokenView.Word>, _ i: Int, _ n: Int, _ context: NameContext, _ sink: inout S) {
    let w = words[i]
    let a = i > 0 ? words[i - 1] : edge
    let a2 = i > 1 ? words[i - 2] : edge
    let b = i + 1 < n ? words[i + 1] : edge
    let b2 = i + 2 < n ? words[i + 2] : edge
    let key = UInt64(w.key)
    let tag = UInt64(w.tag.rawValue)
    let tagA = UInt64(a.tag.rawValue)
    let tagB = UInt64(b.tag.rawValue)
    sink.key(1 << 56 | key)
    sink.key(2 << 56 | UInt64(a.key))
    sink.key(3 << 56 | UInt64(b.key))
    sink.key(4 << 56 | UInt64(a2.key))
    sink.key(5 << 56 | UInt64(b2.key))
    sink.key(6 << 56 | UInt64(a.key) << 24 ^ key)
    sink.key(7 << 56 | UInt64(b.key) << 24 ^ key)
    sink.key(8 << 56 | tagA << 16 | tag << 8 | tagB)
    sink.key(9 << 56 | UInt64(a2.tag.rawValue) << 16 | tagA << 8 | tag)
    sink.key(10 << 56 | UInt64(b2.tag.rawValue) << 16 | tagB << 8 | tag)
    sink.key(11 << 56 | UInt64(w.last) << 8 | tag)
    sink.key(12 << 56 | UInt64(w.lastPair))
    sink.key(13 << 56 | UInt64(b.last) << 16 | tagB << 8 | tag)
    sink.key(14 << 56 | UInt64(a.last) << 16 | tagA << 8 | tag)
    sink.key(15 << 56 | UInt64(w.shape) << 12 | UInt64(min(w.length, 5)) << 8 | tag)
    sink.key(16 << 56 | UInt64(w.begins) << 24 | UInt64(w.inside) << 8 | tag)
    sink.key(17 << 56 | UInt64(b.begins) << 24 | UInt64(b.inside) << 8 | tag)
    sink.key(18 << 56 | UInt64(a.begins) << 24 | UInt64(a.inside) << 8 | tag)
    sink.key(19 << 56 | UInt64(w.begins | w.inside) << 40 | UInt64(b.begins | b.inside) << 20 | UInt64(a.begins | a.inside))
    sink.key(20 << 56 | UInt64(context.head(i)) << 8 | tag)
    sink.key(21 << 56 | UInt64(context.head(i)) << 40 ^ key)
    sink.key(22 << 56 | UInt64(context.quotes(i)) << 16 | tag << 8 | tagB)
    sink.key(23 << 56 | UInt64(context.quotes(i)) << 40 | UInt64(context.head(i)) << 32 | tagA)
    sink.key(24 << 56 | UInt64(w.first) << 16 | UInt64(b.first))
    sink.key(25 << 56 | UInt64(a.shape) << 24 | UInt64(w.shape) << 8 | tagA)
    sink.key(26 << 56 | UInt64(w.shape) << 24 | UInt64(b.shape) << 8 | tagB)
    // A surname and what can be a given name, in coarse classes that rare names share with common ones.
    let surname = UInt64(w.surname)
    let surnameA = UInt64(a.surname)
    let given = UInt64(w.given)
    let givenB = UInt64(b.given)
    sink.key(27 << 56 | surname << 16 | givenB << 8 | tagA)
    sink.key(28 << 56 | surnameA << 16 | given << 8 | tagB)
    sink.key(29 << 56 | (surname << 8 | givenB) << 32 | UInt64(a.key))
    sink.key(30 << 56 | (surnameA << 8 | given) << 32 | UInt64(b.key))
    sink.key(31 << 56 | surname << 24 | givenB << 16 | UInt64(b2.tag.rawValue) << 8 | tagA)
    sink.key(32 << 56 | given << 8 | tag)
  }

  private static let edge = TokenView.Word()
}

/// What stands ahead of a word and around it: the next head of an organization, place or programme that nouns lead to, and quotation marks.
final class NameContext {
  private var heads: [UInt8] = []
  private var marks: [UInt8] = []

  func head(_ index: Int) -> UInt8 { heads[index] }
  func quotes(_ index: Int) -> UInt8 { marks[index] }

  func fill(_ view: TokenView, _ units: UnsafeBufferPointer<UInt16>) {
    let n = view.count
    if heads.count < n {
      heads = [UInt8](repeating: 0, count: n * 2)
      marks = heads
    }
    var head: UInt8 = 0
    var distance: UInt8 = 0
    var index = n - 1
    while index >= 0 {
      let word = view.words[index]
      let classes = WordClasses(rawValue: word.begins | word.inside)
      var own: UInt8 = 0
      if classes.contains(.organizationHead) { own = 1 }
      if classes.contains(.placeHead) { own |= 2 }
      if classes.contains(.programmeHead) { own |= 4 }
      if classes.contains(.position) { own |= 8 }
      if own != 0 {
        (head, distance) = (own, 0)
      } else if goesOn(word.tag) || isQuote(units, word) {
        distance = min(distance + 1, 7)
        if distance >= 7 { head = 0 }
      } else {
        (head, distance) = (0, 0)
      }
      heads[index] = head == 0 ? 0 : head << 3 | min(distance, 5)
      index -= 1
    }
    fillMarks(view, units)
  }

  /// Nouns, names, verbal nouns and numbers can stand before a head.
  private func goesOn(_ tag: WordTag) -> Bool {
    switch tag {
    case .n, .nr, .ns, .nt, .nz, .nx, .j, .vn, .b, .a, .m, .v, .s, .f, .ng, .q, .an, .k, .t, .h, .g, .l: true
    default: false
    }
  }

  private func isQuote(_ units: UnsafeBufferPointer<UInt16>, _ word: TokenView.Word) -> Bool {
    let unit = units[Int(word.start)]
    return unit == 0x201C || unit == 0x201D || unit == 0x300C || unit == 0x300D
  }

  /// 0 outside; 1 in a short pair of marks, 2 in a longer one; +4 right before a pair, +8 right after one.
  private func fillMarks(_ view: TokenView, _ units: UnsafeBufferPointer<UInt16>) {
    let n = view.count
    for index in 0..<n { marks[index] = 0 }
    var opened = -1
    for index in 0..<n {
      let unit = units[Int(view.words[index].start)]
      if unit == 0x201C || unit == 0x300C {
        opened = index
        if index > 0 { marks[index - 1] |= 4 }
      } else if unit == 0x201D || unit == 0x300D {
        if opened >= 0 {
          let size = index - opened - 1
          let kind: UInt8 = size <= 5 ? 1 : 2
          let start = opened
          for inner in start...index { marks[inner] |= kind }
        }
        if index + 1 < n { marks[index + 1] |= 8 }
        opened = -1
      }
    }
  }
}

/// The best sequence of labels in which a name goes on only where it began.
enum NameDecoder {
  static let never: Int32 = -100_000_000
  static let onlyOutside: SIMD16<Int32> = {
    var row = SIMD16<Int32>(repeating: never)
    row[0] = 0
    return row
  }()

  static func allowed(_ from: Int, _ to: Int) -> Bool {
    to == 0 || to % 2 == 1 || from == to || from == to - 1
  }

  static func decode(
    _ n: Int, _ words: UnsafePointer<TokenView.Word>, _ scores: UnsafePointer<SIMD16<Int32>>, _ transitions: [Int32],
    _ back: UnsafeMutablePointer<SIMD16<Int32>>,
    _ labels: UnsafeMutablePointer<UInt8>
  ) {
    if n == 0 { return }
    let count = NameModel.labels
    var current = SIMD16<Int32>(repeating: never)
    for label in 0..<count where allowed(0, label) { current[label] = scores[0][label] &+ transitions[Int(words[0].tag.rawValue) * 256 + label] }
    transitions.withUnsafeBufferPointer { transitions in
      for i in 1..<max(n, 1) {
        var best = SIMD16<Int32>(repeating: .min)
        var from = SIMD16<Int32>.zero
        let base = transitions.baseAddress! + Int(words[i].tag.rawValue) * 256
        for label in 0..<count {
          let value = current[label]
          if value < never / 2 { continue }
          let row = UnsafeRawPointer(base + label * 16).loadUnaligned(as: SIMD16<Int32>.self)
          let reached = row &+ value
          let better = reached .> best
          best.replace(with: reached, where: better)
          from.replace(with: Int32(label), where: better)
        }
        back[i] = from
        current = best &+ scores[i]
        current.replace(with: never, where: current .< never)
      }
    }
    var label = 0
    for candidate in 1..<count where current[candidate] > current[label] { label = candidate }
    var i = n - 1
    while i >= 0 {
      labels[i] = UInt8(label)
      if i > 0 { label = Int(back[i][label]) }
      i -= 1
    }
  }
}
