import Glibc

/// A cell as a row of JSON Lines has it.
enum Cell: Equatable {
  case unknown
  case string(String)
  /// A number as it is written, every digit.
  case number(String)
  case boolean(Bool)
  case list([String])

  /// Whether it says nothing: null, "" or [].
  var isUnknown: Bool {
    switch self {
    case .unknown: true
    case .string(let text): text.isEmpty
    case .list(let values): values.isEmpty
    default: false
    }
  }
}

/// Reads the rows of a JSON Lines file that this module wrote: the cells of each in the order of the columns.
///
/// XLSX and SQLite are filled from it, so that every format says the same.
struct JSONRows {
  private let path: String
  private let columns: Int

  init(path: String, columns: Int) {
    self.path = path
    self.columns = columns
  }

  func readRows(_ body: ([Cell]) throws(DatasetError) -> Void) throws(DatasetError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw DatasetError(.unreadable(path: path, reason: .last)) }
    defer { close(descriptor) }
    var block = [UInt8](repeating: 0, count: 1 << 18)
    var waiting: [UInt8] = []
    var cells: [Cell] = []
    while true {
      let count = read(descriptor, &block, block.count)
      if count < 0 { throw DatasetError(.unreadable(path: path, reason: .last)) }
      if count == 0 { break }
      var start = 0
      while let end = block[start..<count].firstIndex(of: 10) {
        waiting += block[start..<end]
        guard waiting.withUnsafeBytes({ Self.parse($0, into: &cells) }), cells.count == columns else {
          throw DatasetError(.unreadable(path: path, reason: "a row is not as it was written"))
        }
        try body(cells)
        waiting.removeAll(keepingCapacity: true)
        start = end + 1
      }
      waiting += block[start..<count]
    }
  }

  /// The values of `{"key":value,…}`; false when it is something else.
  static func parse(_ row: UnsafeRawBufferPointer, into cells: inout [Cell]) -> Bool {
    cells.removeAll(keepingCapacity: true)
    var parser = Parser(bytes: row)
    guard parser.take("{") else { return false }
    repeat {
      guard parser.string() != nil, parser.take(":"), let cell = parser.value() else { return false }
      cells.append(cell)
    } while parser.take(",")
    return parser.take("}") && parser.at == row.count
  }

  private struct Parser {
    let bytes: UnsafeRawBufferPointer
    var at = 0

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard at < bytes.count, bytes[at] == UInt8(ascii: character) else { return false }
      at += 1
      return true
    }

    mutating func value() -> Cell? {
      guard at < bytes.count else { return nil }
      switch bytes[at] {
      case UInt8(ascii: "\""): return string().map { .string($0) }
      case UInt8(ascii: "["):
        at += 1
        var values: [String] = []
        if take("]") { return .list([]) }
        repeat {
          guard let value = string() else { return nil }
          values.append(value)
        } while take(",")
        return take("]") ? .list(values) : nil
      default:
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: ","), bytes[at] != UInt8(ascii: "}") { at += 1 }
        switch String(decoding: bytes[start..<at], as: UTF8.self) {
        case "null": return .unknown
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case let number: return number.isEmpty ? nil : .number(number)
        }
      }
    }

    mutating func string() -> String? {
      guard take("\"") else { return nil }
      let start = at
      while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") { at += 1 }
      if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
        at += 1
        return String(decoding: bytes[start..<at - 1], as: UTF8.self)
      }
      var content = Array(bytes[start..<at])
      while at < bytes.count {
        let byte = bytes[at]
        at += 1
        if byte == UInt8(ascii: "\"") { return String(decoding: content, as: UTF8.self) }
        guard byte == UInt8(ascii: "\\"), at < bytes.count else {
          content.append(byte)
          continue
        }
        at += 1
        switch bytes[at - 1] {
        case UInt8(ascii: "n"): content.append(10)
        case UInt8(ascii: "r"): content.append(13)
        case UInt8(ascii: "t"): content.append(9)
        case UInt8(ascii: "u"):
          // The encoder writes controls alone so.
          guard at + 4 <= bytes.count, let code = UInt8(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16) else { return nil }
          content.append(code)
          at += 4
        case let other: content.append(other)
        }
      }
      return nil
    }
  }
}
