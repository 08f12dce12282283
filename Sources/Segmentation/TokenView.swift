import ArticleModel
import Lexicons

/// What the tagger and the name finder look at in the words of a line: keys, shapes and what the lexicon says. Scratch that is reused.
final class TokenView {
  struct Word {
    var start: Int32 = 0
    var end: Int32 = 0
    /// A hash of the folded word; equal words have equal keys.
    var key: UInt32 = 0
    var first: UInt16 = 0
    var last: UInt16 = 0
    /// The last two characters; 0 for a word of one.
    var lastPair: UInt32 = 0
    /// The lexicon's tag; 0 for none, 43 for digits, 44 for letters.
    var lexiconTag: UInt8 = 0
    var length: UInt8 = 0
    /// The types of the first, second and last characters.
    var shape: UInt16 = 0
    var classes: WordClasses = []
    /// The classes of the longest marked stretch of whole words that begins here, and of those that go on here.
    var begins: UInt32 = 0
    var inside: UInt32 = 0
    var tag: WordTag = .none
    /// As a surname: 0 none, 1 to 3 by weight for one character, 4 for a compound one.
    var surname: UInt8 = 0
    /// As a given name or a transliteration: length, characters that names have, and whether the lexicon knows another word.
    var given: UInt8 = 0
    /// Whether it is one of ，。；：！？.
    var isClauseMark = false
  }

  let lexicon: Lexicon
  private let types: CharacterTypes
  private(set) var count = 0
  private var capacity = 256
  private(set) var words = UnsafeMutablePointer<Word>.allocate(capacity: 256)

  init(models: Models) {
    lexicon = models.lexicon
    types = models.types
  }
  init(lexicon: Lexicon, types: CharacterTypes) {
    self.lexicon = lexicon
    self.types = types
  }
  deinit { words.deallocate() }

  func begin() { count = 0 }

  func append(_ units: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int) {
    if count == capacity { grow() }
    var word = Word(start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end))
    var hash: UInt32 = 0x811C_9DC5
    var node = 0
    var only: UInt8 = 255
    for at in start..<end {
      let code = lexicon.codes[Int(units[at])]
      let type = types.types[Int(code)]
      only = at == start ? type : only == type ? only : 254
      let model = code >= 3 && code <= 28 ? 2 : code
      hash = (hash ^ UInt32(model)) &* 0x0100_0193
      if node >= 0 { node = lexicon.step(node, code) }
      if at == start { word.first = model }
      word.last = model
    }
    let length = end - start
    word.key = hash ^ UInt32(truncatingIfNeeded: length) << 27
    word.length = UInt8(truncatingIfNeeded: min(length, 255))
    if length > 1 {
      let before = lexicon.codes[Int(units[end - 2])]
      word.lastPair = UInt32(before) << 16 | UInt32(word.last)
    }
    let first = UInt16(types.types[Int(word.first == 2 ? 3 : word.first)])
    let last = UInt16(types.types[Int(word.last == 2 ? 3 : word.last)])
    let second = length > 2 ? UInt16(types.types[Int(lexicon.codes[Int(units[start + 1])])]) : 15
    word.shape = first << 8 | second << 4 | last
    if only == CharacterTypes.digit {
      word.lexiconTag = 43
      word.key = 1
    } else if only == CharacterTypes.letter {
      word.lexiconTag = 44
    }
    if node > 0, lexicon.nodes[node].word > 0 {
      let entry = lexicon.entries[lexicon.nodes[node].word - 1]
      if entry.cost != .max { word.lexiconTag = entry.tag }
      word.classes = entry.classes
    }
    word.surname = length == 1 ? UInt8(lexicon.characters[Int(word.first)] & 3) : length == 2 && word.classes.contains(.surname) ? 4 : 0
    word.given = givenClass(units, start, end, word)
    if length == 1 {
      switch units[start] {
      case 0xFF0C, 0x3002, 0xFF1B, 0xFF1A, 0xFF01, 0xFF1F: word.isClauseMark = true
      default: break
      }
    }
    words[count] = word
    count += 1
  }

  private func givenClass(_ units: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int, _ word: Word) -> UInt8 {
    guard end - start <= 7 else { return 0 }
    var all = CharacterClasses(rawValue: .max)
    for at in start..<end { all.formIntersection(CharacterClasses(rawValue: lexicon.characters[Int(lexicon.codes[Int(units[at])])])) }
    let known: UInt8 = word.lexiconTag == 0 ? 0 : word.lexiconTag == WordTag.nr.rawValue ? 1 : 2
    let names: UInt8 = all.contains(.givenLast) ? 1 : all.contains(.transliteration) ? 2 : 0
    return (UInt8(min(end - start, 4)) * 3 + names) * 3 + known
  }

  /// Marks the stretches of whole words that one of the project's lists knows, as 党组 书记 or 有限 公司.
  func markStretches(_ units: UnsafeBufferPointer<UInt16>) {
    for index in 0..<count {
      var node = 0
      var at = Int(words[index].start)
      var last = index
      var best = -1
      var bestClasses: UInt32 = 0
      while last < count, last < index + 6 {
        let end = Int(words[last].end)
        while at < end, node >= 0 {
          node = lexicon.step(node, lexicon.codes[Int(units[at])])
          at += 1
        }
        if node < 0 { break }
        let word = lexicon.nodes[node].word
        if word > 0 {
          let classes = lexicon.entries[word - 1].classes.rawValue & Self.marked
          if classes != 0 {
            best = last
            bestClasses = classes
          }
        }
        last += 1
      }
      guard best >= 0 else { continue }
      words[index].begins = bestClasses
      if best > index { for inner in (index + 1)...best { words[inner].inside |= bestClasses } }
    }
  }

  /// The classes that mark a stretch: all but cues, ICU's bit, classifiers and the lists' own bit.
  private static let marked: UInt32 = 0b111_0000_1111_1111

  private func grow() {
    let larger = UnsafeMutablePointer<Word>.allocate(capacity: capacity * 2)
    larger.update(from: words, count: count)
    words.deallocate()
    words = larger
    capacity *= 2
  }
}
