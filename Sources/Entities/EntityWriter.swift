import ArticleModel
import NamedText

/// Writes the rows of an article's entities from its linked names.
struct EntityWriter {
  private var entityOf: [Int32] = []
  private var fullest: [Int32] = []
  private var counts: [Int32] = []
  private var hasOrganization: [Bool] = []

  mutating func write(
    _ text: NamedText, _ names: DistinctNames, _ codes: [Int32], _ affiliations: [Affiliation], _ entities: inout [LocalEntity]
  ) {
    let first = entities.count
    entityOf.removeAll(keepingCapacity: true)
    entityOf.append(contentsOf: repeatElement(-1, count: names.list.count))
    counts.removeAll(keepingCapacity: true)
    fullest.removeAll(keepingCapacity: true)
    // Names are in the order of their first mentions, so the roots are too.
    for name in 0..<names.list.count {
      let root = names.root(name)
      if entityOf[root] < 0 {
        entityOf[root] = Int32(counts.count)
        counts.append(0)
        fullest.append(Int32(name))
      }
      let entity = Int(entityOf[root])
      entityOf[name] = Int32(entity)
      counts[entity] += Int32(names.list[name].count)
      // The fullest form of a name is its longest; of equal ones the first.
      if names.list[name].weight > names.list[Int(fullest[entity])].weight { fullest[entity] = Int32(name) }
    }
    for entity in 0..<counts.count {
      let name = names.list[Int(fullest[entity])]
      var row = LocalEntity(type: name.type, name: Self.string(text, DistinctNames.core(text, text.mentions[name.first])), mentions: [])
      row.mentions.reserveCapacity(Int(counts[entity]))
      if codes[Int(fullest[entity])] != 0 { row.adminCode = Self.digits(codes[Int(fullest[entity])]) }
      entities.append(row)
    }
    // A shorter form can know what the fullest leaves open.
    for name in 0..<names.list.count where codes[name] != 0 {
      let entity = first + Int(entityOf[name])
      if entities[entity].adminCode.isEmpty { entities[entity].adminCode = Self.digits(codes[name]) }
    }
    for mention in 0..<text.mentions.count where names.nameOf[mention] >= 0 {
      entities[first + Int(entityOf[Int(names.nameOf[mention])])].mentions.append(mention)
    }
    qualify(text, names, affiliations, first, &entities)
  }

  /// What tells a person from others of the name: the organization, else the position.
  private mutating func qualify(
    _ text: NamedText, _ names: DistinctNames, _ affiliations: [Affiliation], _ first: Int, _ entities: inout [LocalEntity]
  ) {
    hasOrganization.removeAll(keepingCapacity: true)
    hasOrganization.append(contentsOf: repeatElement(false, count: counts.count))
    for row in affiliations {
      guard let person = entity(row.person, text, names) else { continue }
      if let organization = row.organization {
        if hasOrganization[person] { continue }
        hasOrganization[person] = true
        if let other = entity(organization, text, names) {
          entities[first + person].qualifier = entities[first + other].name
        } else {
          entities[first + person].qualifier = Self.string(text, organization)
        }
      } else if let position = row.position, entities[first + person].qualifier.isEmpty {
        entities[first + person].qualifier = Self.string(text, position)
      }
    }
  }

  private func entity(_ range: TextRange, _ text: NamedText, _ names: DistinctNames) -> Int? {
    let mention = text.mention(from: range.start)
    guard mention < text.mentions.count, text.mentions[mention].range == range, names.nameOf[mention] >= 0 else { return nil }
    return Int(entityOf[Int(names.nameOf[mention])])
  }

  /// A code is six digits.
  private static func digits(_ code: Int32) -> String {
    String(unsafeUninitializedCapacity: 6) { bytes in
      var rest = code
      var at = 5
      while at >= 0 {
        bytes[at] = UInt8(0x30 + rest % 10)
        rest /= 10
        at -= 1
      }
      return 6
    }
  }

  /// The text of a range; lone surrogates become U+FFFD.
  static func string(_ text: NamedText, _ range: TextRange) -> String {
    String(unsafeUninitializedCapacity: range.count * 3) { bytes in
      var count = 0
      var at = range.start
      while at < range.end {
        var scalar = UInt32(text.units[at])
        at += 1
        if scalar & 0xF800 == 0xD800 {
          if scalar < 0xDC00, at < range.end, text.units[at] & 0xFC00 == 0xDC00 {
            scalar = 0x10000 + (scalar & 0x3FF) << 10 + UInt32(text.units[at] & 0x3FF)
            at += 1
            bytes[count] = UInt8(0xF0 | scalar >> 18)
            bytes[count + 1] = UInt8(0x80 | scalar >> 12 & 0x3F)
            bytes[count + 2] = UInt8(0x80 | scalar >> 6 & 0x3F)
            bytes[count + 3] = UInt8(0x80 | scalar & 0x3F)
            count += 4
            continue
          }
          scalar = 0xFFFD
        }
        if scalar < 0x80 {
          bytes[count] = UInt8(scalar)
          count += 1
        } else if scalar < 0x800 {
          bytes[count] = UInt8(0xC0 | scalar >> 6)
          bytes[count + 1] = UInt8(0x80 | scalar & 0x3F)
          count += 2
        } else {
          bytes[count] = UInt8(0xE0 | scalar >> 12)
          bytes[count + 1] = UInt8(0x80 | scalar >> 6 & 0x3F)
          bytes[count + 2] = UInt8(0x80 | scalar & 0x3F)
          count += 3
        }
      }
      return count
    }
  }
}
