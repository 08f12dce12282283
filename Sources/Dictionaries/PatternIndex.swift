import Lexicons

/// The patterns of a dictionary, ready to be looked up: plain ones by their text, ones with wildcards as a tree over the words that they ask for.
struct PatternIndex: Sendable {
  /// The text of a plain pattern → its list of categories.
  private(set) var plain: WordTable
  private(set) var hasWildcards = false

  private var lists: [[Int32]] = []
  private var listNumbers: [[Int32]: Int32] = [:]

  // Words of the tree. Element 0 is any word.
  private var exact = WordTable()
  private var prefixes = WordTable()
  private var suffixes = WordTable()
  /// The longest piece of other patterns → the patterns that have it.
  private var pieces = WordTable()
  private var pieceGlobs: [[(glob: WordGlob, element: Int32)]] = []
  private var elementNumbers: [[UInt16]: Int32] = [:]

  private var edges: [UInt64: Int32] = [:]
  private var nodeLists: [Int32] = [-1]
  private var nodeCategories: [Int32: Set<Int32>] = [:]

  init(_ dictionary: CategoryDictionary) {
    plain = WordTable(capacity: dictionary.entries.count)
    var plainCategories: [[UInt16]: [Int32]] = [:]
    for entry in dictionary.entries {
      let units = entry.pattern.utf16.map(\.folded)
      if units.contains(WordGlob.star) || units.contains(WordGlob.one) {
        addWild(units, Int32(entry.category))
      } else {
        plainCategories[Self.joined(units), default: []].append(Int32(entry.category))
      }
    }
    for (text, categories) in plainCategories { plain.insert(text, payload: UInt32(bitPattern: number(of: Set(categories).sorted()))) }
    for (node, categories) in nodeCategories { nodeLists[Int(node)] = number(of: categories.sorted()) }
    nodeCategories = [:]
    listNumbers = [:]
  }

  func categories(_ list: Int32) -> [Int32] { lists[Int(list)] }
  func list(at node: Int32) -> Int32 { nodeLists[Int(node)] }
  func next(_ node: Int32, _ element: Int32) -> Int32? { edges[Self.key(node, element)] }

  /// What a word is in patterns with wildcards: itself, its beginnings and ends, and the patterns it matches.
  func appendElements(of text: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int, to elements: inout [Int32]) {
    elements.append(0)
    // Longer than any word of a dictionary: only its beginning could be meant, and no such words are written.
    guard end - start < 64 else { return }
    if let found = exact.find(text, start, end) { elements.append(Int32(found)) }
    for position in start..<end {
      if prefixes.count > 0, let found = prefixes.find(text, start, position + 1) { elements.append(Int32(found)) }
      if suffixes.count > 0, let found = suffixes.find(text, position, end) { elements.append(Int32(found)) }
    }
    guard pieces.count > 0 else { return }
    for position in start..<end {
      for stop in (position + 1)...end {
        guard let found = pieces.find(text, position, stop) else { continue }
        for candidate in pieceGlobs[Int(found)] where !elements.contains(candidate.element) {
          if candidate.glob.matches(text, start, end) { elements.append(candidate.element) }
        }
      }
    }
  }

  // MARK: - Building

  private mutating func addWild(_ units: [UInt16], _ category: Int32) {
    hasWildcards = true
    var node: Int32 = 0
    for word in units.split(separator: 0x20) {
      let key = Self.key(node, element(Array(word)))
      if let known = edges[key] {
        node = known
      } else {
        nodeLists.append(-1)
        node = Int32(nodeLists.count - 1)
        edges[key] = node
      }
    }
    nodeCategories[node, default: []].insert(category)
  }

  private mutating func element(_ word: [UInt16]) -> Int32 {
    if word == [WordGlob.star] { return 0 }
    if let known = elementNumbers[word] { return known }
    let number = Int32(elementNumbers.count + 1)
    elementNumbers[word] = number
    let stars = word.filter { $0 == WordGlob.star }.count
    let ones = word.contains(WordGlob.one)
    if stars == 0, !ones {
      exact.insert(word, payload: UInt32(number))
    } else if stars == 1, !ones, word.last == WordGlob.star {
      prefixes.insert(Array(word.dropLast()), payload: UInt32(number))
    } else if stars == 1, !ones, word.first == WordGlob.star {
      suffixes.insert(Array(word.dropFirst()), payload: UInt32(number))
    } else {
      let glob = WordGlob(word)
      let piece = glob.longestPiece
      if let place = piece.withUnsafeBufferPointer({ pieces.find($0, 0, $0.count) }) {
        pieceGlobs[Int(place)].append((glob, number))
      } else {
        pieces.insert(piece, payload: UInt32(pieceGlobs.count))
        pieceGlobs.append([(glob, number)])
      }
    }
    return number
  }

  private mutating func number(of categories: [Int32]) -> Int32 {
    if let known = listNumbers[categories] { return known }
    lists.append(categories)
    listNumbers[categories] = Int32(lists.count - 1)
    return Int32(lists.count - 1)
  }

  /// Blanks between words go, as Chinese is written without them; between Latin words one stays.
  private static func joined(_ units: [UInt16]) -> [UInt16] {
    var text: [UInt16] = []
    for (position, unit) in units.enumerated() {
      if unit == 0x20 {
        let isBetweenLatin = text.last.map { $0 < 0x250 } ?? false && position + 1 < units.count && units[position + 1] < 0x250
        if !isBetweenLatin { continue }
      }
      text.append(unit)
    }
    return text
  }

  private static func key(_ node: Int32, _ element: Int32) -> UInt64 { UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: element)) }
}
