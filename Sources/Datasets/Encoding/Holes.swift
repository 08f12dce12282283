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
}

/// The holes of one buffer in the order of their places.
final class HoleList: @unchecked Sendable {
  var holes: [Hole] = []
  @inline(__always) func add(_ kind: HoleKind, at offset: Int) { holes.append(Hole(offset: UInt32(truncatingIfNeeded: offset), kind: kind)) }
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
      let csv = ByteBuffer()
      let json = ByteBuffer()
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
