/// What a file's path says by a pattern such as `{publication}/{date}/{page}.txt`, matched against the end of the path.
///
///     PathPattern("{publication}/{date}/{page}.txt")?.match("dump/武林早报/2019-07-12/04.txt")
///     // publication 武林早报, date 2019-07-12, page 04
///
/// A field takes one or more characters of one path component, as few as possible.
public struct PathPattern: Sendable {
  public struct Found: Equatable, Sendable {
    public var publication = ""
    public var date = ""
    public var page = ""
    public var section = ""
  }

  private enum Part: Equatable { case literal([UInt8]), field(String) }
  private let parts: [Part]
  public static let fields = ["publication", "date", "page", "section", "any"]

  /// Nil for an unclosed `{` or an unknown field.
  public init?(_ pattern: String) {
    var parts: [Part] = []
    var literal: [UInt8] = []
    var field: [UInt8]?
    for byte in pattern.utf8 {
      if byte == UInt8(ascii: "{") {
        guard field == nil else { return nil }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = []
        field = []
      } else if byte == UInt8(ascii: "}") {
        guard let name = field.map({ String(decoding: $0, as: UTF8.self) }), Self.fields.contains(name) else { return nil }
        parts.append(.field(name))
        field = nil
      } else if field != nil {
        field!.append(byte)
      } else {
        literal.append(byte)
      }
    }
    guard field == nil, !(parts.isEmpty && literal.isEmpty) else { return nil }
    if !literal.isEmpty { parts.append(.literal(literal)) }
    self.parts = parts
  }

  /// What the end of the path says, or nil when it is of another form. The pattern begins where a component begins.
  public func match(_ path: String) -> Found? {
    let bytes = Array(path.utf8)
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "/") { starts.append(index + 1) }
    for start in starts.reversed() {
      var found = Found()
      if match(bytes, start, 0, &found) { return found }
    }
    return nil
  }

  private func match(_ bytes: [UInt8], _ at: Int, _ part: Int, _ found: inout Found) -> Bool {
    if part == parts.count { return at == bytes.count }
    switch parts[part] {
    case .literal(let literal):
      guard at + literal.count <= bytes.count, bytes[at..<at + literal.count].elementsEqual(literal) else { return false }
      return match(bytes, at + literal.count, part + 1, &found)
    case .field(let name):
      var end = at + 1
      while end <= bytes.count, bytes[end - 1] != UInt8(ascii: "/") {
        if name != "date" || Self.isDate(bytes[at..<end]), match(bytes, end, part + 1, &found) {
          let value = String(decoding: bytes[at..<end], as: UTF8.self)
          switch name {
          case "publication": found.publication = value
          case "date": found.date = value
          case "page": found.page = value
          case "section": found.section = value
          default: break
          }
          return true
        }
        end += 1
      }
      return false
    }
  }
}

extension PathPattern {
  /// A date has the digits of a year at least; a path whose `{date}` is another word is of another form.
  private static func isDate(_ value: ArraySlice<UInt8>) -> Bool { value.count { $0 >= 0x30 && $0 <= 0x39 } >= 4 }
}

/// `*` and `?` over a whole path: `*/taiwan/*.txt`.
enum Wildcard {
  static func matches(_ pattern: String, _ path: String) -> Bool {
    let pattern = Array(pattern.utf8)
    let path = Array(path.utf8)
    var p = 0
    var s = 0
    var star = -1
    var resume = 0
    while s < path.count {
      if p < pattern.count, pattern[p] == path[s] || pattern[p] == UInt8(ascii: "?") {
        p += 1
        s += 1
      } else if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        star = p
        resume = s
        p += 1
      } else if star >= 0 {
        p = star + 1
        resume += 1
        s = resume
      } else {
        return false
      }
    }
    while p < pattern.count, pattern[p] == UInt8(ascii: "*") { p += 1 }
    return p == pattern.count
  }
}
