import ArticleModel
import Lexicons

/// The word lists of tone, joined to one table; built once, read by every worker.
///
/// Sources: `tone.tsv` (words), `tone_phrases.tsv` (patterns of several words), `tone_modifiers.tsv` (negation, degree, …),
/// `tone_objects.tsv` (verbs of rise and fall, and what rises or falls), `tone_cues.tsv` (words that tell the kind of sentence),
/// `tone_characters.tsv` (characters of bad and good news).
/// A line that cannot be read is a fault of the program and stops it, with the file and the line.
public struct ToneLexicon: Sendable {
  public static let shared = ToneLexicon()

  var words = WordTable(capacity: 16384)
  var entries: [ToneEntry] = []
  var patterns = TonePatterns()
  /// For each word the parts of patterns that it can be, one after the other.
  var memberships: [Int32] = []
  /// For each character of the main Han block: −1 when it stands more often in bad news, 1 in good.
  var sides = [Int8](repeating: 0, count: 0x5200)
  /// The number of lines of `tone.tsv`.
  public private(set) var wordCount = 0
  public private(set) var phraseCount = 0

  private var pendingMemberships: [(entry: Int32, set: Int32)] = []

  public init() {
    entries.reserveCapacity(16384)
    readWords()
    readModifiers()
    readObjects()
    readCues()
    readCharacters()
    readPhrases()
    joinMemberships()
  }

  private mutating func readWords() {
    let resource = Resource("tone.tsv")
    TSVReader(resource).forEach { row in
      let sign = row.string(1)
      guard sign == "+" || sign == "-" else { fault(resource, row, "polarity \"\(sign)\": give + or -") }
      guard let strength = row.integer(2), 1...3 ~= strength else { fault(resource, row, "strength \"\(row.string(2))\": give 1, 2 or 3") }
      guard let domain = ToneDomain(name: row.string(4)) else { fault(resource, row, "domain \"\(row.string(4))\" is unknown") }
      let index = entry(row.units(0))
      entries[index].polarity = sign == "+" ? 1 : -1
      entries[index].strength = UInt8(strength)
      entries[index].domain = domain
      entries[index].form = Self.form(row.string(3))
      wordCount += 1
    }
  }

  private mutating func readModifiers() {
    let resource = Resource("tone_modifiers.tsv")
    TSVReader(resource).forEach { row in
      guard let modifier = ToneModifier(name: row.string(1)) else { fault(resource, row, "class \"\(row.string(1))\" is unknown") }
      guard let factor = Float(row.string(2)) else { fault(resource, row, "factor \"\(row.string(2))\" is no number") }
      let index = entry(row.units(0))
      entries[index].modifier = modifier
      entries[index].factor = factor
    }
  }

  private mutating func readObjects() {
    let resource = Resource("tone_objects.tsv")
    TSVReader(resource).forEach { row in
      let index = entry(row.units(0))
      switch (row.string(1), row.string(2)) {
      case ("verb", "up"): entries[index].direction = 1
      case ("verb", "down"): entries[index].direction = -1
      case ("object", "+"): entries[index].object = 1
      case ("object", "-"): entries[index].object = -1
      default: fault(resource, row, "give verb and up or down, or object and + or -")
      }
    }
  }

  private mutating func readCues() {
    let resource = Resource("tone_cues.tsv")
    TSVReader(resource).forEach { row in
      guard let cue = ToneCue(name: row.string(1)) else { fault(resource, row, "class \"\(row.string(1))\" is unknown") }
      entries[entry(row.units(0))].cue = cue
    }
  }

  private mutating func readCharacters() {
    let resource = Resource("tone_characters.tsv")
    TSVReader(resource).forEach { row in
      guard let unit = row.units(0).first, unit.isHan, row.units(0).count == 1 else { fault(resource, row, "give one Han character") }
      sides[Int(unit) - 0x4E00] = row.string(1) == "+" ? 1 : -1
    }
  }

  private mutating func readPhrases() {
    let resource = Resource("tone_phrases.tsv")
    TSVReader(resource).forEach { row in
      let sign = row.string(1)
      guard let strength = row.integer(2), 0...3 ~= strength, ["+", "-", "0"].contains(sign) else {
        fault(resource, row, "give the polarity as +, - or 0, and the strength as 0 to 3")
      }
      let polarity: Int8 = sign == "+" ? 1 : sign == "-" ? -1 : 0
      phraseCount += 1
      let parts = Self.parts(row.units(0))
      if parts.count == 1 {
        for word in parts[0] {
          let index = entry(word)
          entries[index].polarity = polarity
          entries[index].strength = UInt8(strength)
          entries[index].isPhrase = true
          entries[index].isNeutralPhrase = polarity == 0
        }
      } else {
        let sets = parts.map { part in
          let (set, isNew) = patterns.set(part)
          if isNew { for word in part { pendingMemberships.append((Int32(entry(word)), set)) } }
          return set
        }
        patterns.add(sets, polarity: polarity, strength: UInt8(strength))
      }
    }
    patterns.finish()
  }

  private static func form(_ tag: String) -> ToneForm {
    switch tag {
    case "n", "vn", "an": .noun
    case "v", "vd": .verb
    case "a", "ad", "z", "b": .quality
    case "i", "l": .idiom
    default: .other
    }
  }

  /// `打击|严打 ~ 假冒 商品` → [[打击, 严打], [假冒商品]]: blanks only divide words, `~` is a gap, `|` an alternative.
  private static func parts(_ pattern: [UInt16]) -> [[[UInt16]]] {
    pattern.split(separator: UInt16(UInt8(ascii: "~"))).map { part in
      part.split(separator: UInt16(UInt8(ascii: "|"))).map { $0.filter { $0 != 32 } }.filter { !$0.isEmpty }
    }
  }

  private mutating func joinMemberships() {
    pendingMemberships.sort { ($0.entry, $0.set) < ($1.entry, $1.set) }
    for (index, set) in pendingMemberships {
      if entries[Int(index)].setCount == 0 { entries[Int(index)].firstSet = Int32(memberships.count) }
      entries[Int(index)].setCount += 1
      memberships.append(set)
    }
    pendingMemberships = []
  }

  private mutating func entry(_ word: [UInt16]) -> Int {
    if let found = word.withUnsafeBufferPointer({ words.find($0, 0, $0.count) }) { return Int(found) }
    words.insert(word, payload: UInt32(entries.count))
    entries.append(ToneEntry())
    return entries.count - 1
  }

  private func fault(_ resource: Resource, _ row: TSVReader.Row, _ what: String) -> Never {
    preconditionFailure("\(resource.name):\(row.line): \(what)")
  }
}
