/// What the writer may put into a row that a worker has encoded.
enum HoleKind: UInt8 {
  /// `-2` after an article's id, when an earlier article has that id.
  case idSuffix
  /// The id of the article that this one repeats.
  case duplicateOf
}

/// A place in an encoded buffer.
struct Hole {
  var offset: UInt32
  var kind: HoleKind
  @inline(__always) init(_ kind: HoleKind, at offset: Int) {
    self.offset = UInt32(truncatingIfNeeded: offset)
    self.kind = kind
  }
}

/// The rows of one table with their holes, in the order of their places.
struct CellStream: ~Copyable {
  var csv = ByteBuffer(capacity: 1 << 12)
  var json = ByteBuffer(capacity: 1 << 12)
  var csvHoles: [Hole] = []
  var jsonHoles: [Hole] = []
  var rows = 0
  /// Cells cut to a spreadsheet's limit.
  var cutCells = 0

  mutating func clear() {
    csv.clear()
    json.clear()
    csvHoles.removeAll(keepingCapacity: true)
    jsonHoles.removeAll(keepingCapacity: true)
    rows = 0
    cutCells = 0
  }
}

/// An article's id in the form of each format, made once an article.
public struct EncodedID {
  let text: String
  let csvHead: [UInt8]
  let csvTail: [UInt8]
  let jsonContent: [UInt8]

  init(_ id: String, profile: CSVProfile) {
    text = id
    var copy = id
    let (head, tail, json): ([UInt8], [UInt8], [UInt8]) = copy.withUTF8 {
      let utf8 = UnsafeRawBufferPointer($0)
      var csv = ByteBuffer()
      var json = ByteBuffer()
      let quoted = ByteBuffer.traits(of: utf8).contains(.quotedInCSV)
      if quoted { csv.append(UInt8(ascii: "\"")) }
      if profile == .spreadsheet, CSVProfile.startsFormula(utf8) { csv.append(UInt8(ascii: "'")) }
      csv.append(csvContent: utf8)
      json.append(jsonContent: utf8)
      return (Array(csv.bytes), quoted ? [UInt8(ascii: "\"")] : [], Array(json.bytes))
    }
    csvHead = head
    csvTail = tail
    jsonContent = json
  }
}
