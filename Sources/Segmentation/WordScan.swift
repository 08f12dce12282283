import ArticleModel
import Lexicons

/// What the lexicon says of a line: for every character the longest words that begin, end and go on there, and the most probable path.
///
/// One pass over the automaton; the path is the cheapest way through the words found, each at its cost. Arrays are scratch that is reused;
/// positions are relative to the start of the line.
final class WordScan {
  /// Where a path word has this character: the beginning, the middle, the end, or it is the whole word.
  enum Place { static let begin: UInt8 = 0, middle: UInt8 = 1, end: UInt8 = 2, single: UInt8 = 3, outside: UInt8 = 4 }

  let lexicon: Lexicon
  private(set) var count = 0
  private var capacity = 0
  private(set) var codes = UnsafeMutablePointer<UInt16>.allocate(capacity: 1)
  private(set) var types = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
  /// The lengths of the longest word that begins, ends, or has the character inside it.
  private(set) var begin = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
  private(set) var end = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
  private(set) var cover = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
  /// The path: place in its word, and the word's entry (−1 for a run of digits or letters, −2 for an unknown character).
  private(set) var place = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
  private(set) var entry = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
  private var best = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
  private var backStart = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
  private var backEntry = UnsafeMutablePointer<Int32>.allocate(capacity: 1)

  static let runEntry: Int32 = -1
  static let unknownEntry: Int32 = -2
  private static let unknownCost: Int32 = 256 * 16
  private static let runCost: Int32 = 256 * 9

  /// The code for the model, in which all letters are one.
  @inline(__always) func model(_ i: Int) -> UInt16 { codes[i] >= 3 && codes[i] <= 28 ? 2 : codes[i] }

  init(lexicon: Lexicon) { self.lexicon = lexicon }

  func scan(_ units: UnsafeBufferPointer<UInt16>, _ table: CharacterTypes) {
    count = units.count
    reserve(count + 1)
    for i in 0..<count {
      let code = lexicon.codes[Int(units[i])]
      codes[i] = code
      types[i] = table.types[Int(code)]
      begin[i] = 0
      end[i] = 0
      cover[i] = 0
      best[i + 1] = .max
    }
    best[0] = 0
    for i in 0..<count { relax(i) }
    tracePath()
  }

  private func relax(_ i: Int) {
    let cost = best[i]
    if types[i] <= CharacterTypes.letter {
      let stop = runEnd(i)
      if stop > i, i == 0 || types[i - 1] != types[i] { reach(stop, cost &+ Self.runCost, i, Self.runEntry) }
    }
    var node = 0
    var at = i
    var sawSingle = false
    while at < count {
      node = lexicon.step(node, codes[at])
      if node < 0 { break }
      at += 1
      let word = lexicon.nodes[node].word
      if word == 0 { continue }
      let found = lexicon.entries[word - 1]
      if found.cost == .max { continue }
      let length = at - i
      if length == 1 {
        sawSingle = true
      } else {
        let size = UInt8(truncatingIfNeeded: min(length, 255))
        begin[i] = size
        if size > end[at - 1] { end[at - 1] = size }
        if length > 2 {
          for inner in (i + 1)..<(at - 1) where cover[inner] < size { cover[inner] = size }
        }
      }
      reach(at, cost &+ Int32(found.cost), i, Int32(truncatingIfNeeded: word - 1))
    }
    if !sawSingle { reach(i + 1, cost &+ Self.unknownCost, i, Self.unknownEntry) }
  }

  @inline(__always)
  private func reach(_ at: Int, _ cost: Int32, _ from: Int, _ word: Int32) {
    if cost < best[at] {
      best[at] = cost
      backStart[at] = Int32(truncatingIfNeeded: from)
      backEntry[at] = word
    }
  }

  /// The end of a run of digits (with points and commas between them) or of letters that begins at `i`.
  private func runEnd(_ i: Int) -> Int {
    var at = i + 1
    let type = types[i]
    while at < count, types[at] == type { at += 1 }
    return at
  }

  private func tracePath() {
    var at = count
    while at > 0 {
      let start = Int(backStart[at])
      let word = backEntry[at]
      if at - start == 1 {
        place[start] = Place.single
      } else {
        for inner in start..<at { place[inner] = Place.middle }
        place[start] = Place.begin
        place[at - 1] = Place.end
      }
      for inner in start..<at { entry[inner] = word }
      at = start
    }
  }

  private func reserve(_ size: Int) {
    guard capacity < size else { return }
    release()
    capacity = max(size, capacity * 2, 512)
    codes = .allocate(capacity: capacity)
    types = .allocate(capacity: capacity)
    begin = .allocate(capacity: capacity)
    end = .allocate(capacity: capacity)
    cover = .allocate(capacity: capacity)
    place = .allocate(capacity: capacity)
    entry = .allocate(capacity: capacity)
    best = .allocate(capacity: capacity)
    backStart = .allocate(capacity: capacity)
    backEntry = .allocate(capacity: capacity)
  }

  private func release() {
    codes.deallocate()
    types.deallocate()
    begin.deallocate()
    end.deallocate()
    cover.deallocate()
    place.deallocate()
    entry.deallocate()
    best.deallocate()
    backStart.deallocate()
    backEntry.deallocate()
  }

  deinit { release() }
}

/// The type of a character for the models, by its code: a dozen classes from what it can be in a name or a number.
struct CharacterTypes {
  static let digit: UInt8 = 0
  static let letter: UInt8 = 1
  static let count = 12
  let types: [UInt8]

  init(_ lexicon: Lexicon) {
    types = (0..<lexicon.codeCount).map { code in
      let classes = CharacterClasses(rawValue: lexicon.characters[code])
      if classes.contains(.digit) { return Self.digit }
      if classes.contains(.letter) { return Self.letter }
      if classes.contains(.mark) { return 2 }
      if classes.contains(.numeral) { return 3 }
      let given = classes.contains(.givenFirst) || classes.contains(.givenLast)
      switch classes.surnameWeight {
      case 3: return given ? 4 : 5
      case 1, 2: return given ? 6 : 7
      default: break
      }
      if given { return classes.contains(.transliteration) ? 8 : 9 }
      if classes.contains(.transliteration) { return 10 }
      return 11
    }
  }
}
