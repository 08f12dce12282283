import ArticleModel

/// The compiled lexicon: characters folded to codes, and an automaton from codes to words. Read in place, so it costs nothing to open.
///
/// Traditional, full-width and upper-case units have the code of their simplified, half-width, lower-case form; every digit has one code.
/// scripts/compile_lexicon.py writes the file and names its sources.
public struct Lexicon: Sendable {
  /// What is known of a word.
  public struct Entry {
    /// 256 · −ln p in running text; `UInt16.max` for a word that only marks.
    public var cost: UInt16
    public var tag: UInt8
    public var length: UInt8
    public var classes: WordClasses
    /// How much cheaper the word is than its best two parts, in tenths of a nat above −10; 255 when it has no parts.
    public var cohesion: UInt8
    /// Where the parts meet, and their tags; 0 without parts.
    public var split: UInt8
    public var leftTag: UInt8
    public var rightTag: UInt8
  }

  /// A state of the automaton. Its child by a code is the node at `base` + code when that node has the code: no two nodes share a base.
  public struct Node {
    public let bits: UInt64
    @inlinable @inline(__always) public var code: UInt16 { UInt16(truncatingIfNeeded: bits) }
    @inlinable @inline(__always) public var base: Int { Int(bits >> 16 & 0xFF_FFFF) }
    /// The entry's index plus 1; 0 when no word ends here.
    @inlinable @inline(__always) public var word: Int { Int(bits >> 40) }
  }

  /// The code of every UTF-16 unit; 0 for one that has none.
  nonisolated(unsafe) public let codes: UnsafePointer<UInt16>
  /// The simplified, half-width, lower-case form of every unit; every digit is 0.
  nonisolated(unsafe) public let folded: UnsafePointer<UInt16>
  /// The classes of the character of a code.
  nonisolated(unsafe) public let characters: UnsafePointer<UInt16>
  nonisolated(unsafe) public let nodes: UnsafePointer<Node>
  nonisolated(unsafe) public let entries: UnsafePointer<Entry>
  public let codeCount: Int
  public let nodeCount: Int
  public let wordCount: Int

  /// The lexicon that is compiled into the program.
  public static let standard = Lexicon(Resource("lexicon.bin"))

  public init(_ resource: Resource) {
    let bytes = UnsafeRawPointer(resource.bytes.baseAddress!)
    precondition(bytes.load(as: UInt32.self) == 0x584C_4B42, "lexicon.bin is damaged: run scripts/compile_lexicon.py")
    codeCount = Int(bytes.load(fromByteOffset: 8, as: UInt32.self))
    nodeCount = Int(bytes.load(fromByteOffset: 12, as: UInt32.self))
    wordCount = Int(bytes.load(fromByteOffset: 16, as: UInt32.self))
    codes = (bytes + 20).assumingMemoryBound(to: UInt16.self)
    folded = (bytes + 20 + 2 * 65536).assumingMemoryBound(to: UInt16.self)
    var offset = 20 + 4 * 65536
    characters = (bytes + offset).assumingMemoryBound(to: UInt16.self)
    offset = (offset + 2 * codeCount + 7) & ~7
    nodes = (bytes + offset).assumingMemoryBound(to: Node.self)
    offset = (offset + 8 * nodeCount + 7) & ~7
    entries = (bytes + offset).assumingMemoryBound(to: Entry.self)
  }

  /// The node that a code leads to, or −1.
  @inlinable @inline(__always)
  public func step(_ node: Int, _ code: UInt16) -> Int {
    let next = nodes[node].base + Int(code)
    return next < nodeCount && nodes[next].code == code && code != 0 ? next : -1
  }

  /// The entry of a word, or nil. Not for hot paths: they scan.
  public func find(_ word: String) -> Entry? {
    var node = 0
    for unit in word.utf16 {
      node = step(node, codes[Int(unit)])
      if node < 0 { return nil }
    }
    let index = nodes[node].word
    return index > 0 ? entries[index - 1] : nil
  }
}

/// What a word is known as; the bits are those of scripts/compile_lexicon.py.
public struct WordClasses: OptionSet, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  public static let surname = Self(rawValue: 1 << 0)
  public static let position = Self(rawValue: 1 << 1)
  /// Heads of organizations, as 有限公司 and 委员会.
  public static let organizationHead = Self(rawValue: 1 << 2)
  /// Heads of places, as 街道 and 水库.
  public static let placeHead = Self(rawValue: 1 << 3)
  public static let country = Self(rawValue: 1 << 4)
  public static let foreignPlace = Self(rawValue: 1 << 5)
  /// A province, city or county, with its kind or without.
  public static let division = Self(rawValue: 1 << 6)
  public static let programmeHead = Self(rawValue: 1 << 7)
  public static let cue = Self(rawValue: 1 << 8)
  /// ICU's own dictionary keeps the word whole.
  public static let icuWhole = Self(rawValue: 1 << 9)
  public static let classifier = Self(rawValue: 1 << 10)
  /// From one of the project's own lists.
  public static let own = Self(rawValue: 1 << 11)
  /// A person's name of one word, as 克林顿.
  public static let person = Self(rawValue: 1 << 12)
  /// The name of an organization that newspapers use: 外交部, 欧盟.
  public static let organization = Self(rawValue: 1 << 13)
  /// The name of a place that is no division: 长三角, 太行山.
  public static let place = Self(rawValue: 1 << 14)
}

/// What a character is known as; the two lowest bits are its weight as a surname, 0 for none and 3 for a common one.
public struct CharacterClasses: OptionSet, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }
  public var surnameWeight: Int { Int(rawValue & 3) }
  public static let givenFirst = Self(rawValue: 1 << 2)
  public static let givenLast = Self(rawValue: 1 << 3)
  public static let transliteration = Self(rawValue: 1 << 4)
  public static let digit = Self(rawValue: 1 << 5)
  public static let letter = Self(rawValue: 1 << 6)
  public static let mark = Self(rawValue: 1 << 7)
  public static let numeral = Self(rawValue: 1 << 8)
  public static let han = Self(rawValue: 1 << 9)
}
