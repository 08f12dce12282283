import Hashing

/// What the writer knows of an article that its encoder did not.
struct ArticleFill {
  /// `-2` when an earlier article of the run has the same id.
  var idSuffix = ""
  var duplicateOf: String?
  var isEmpty: Bool { idSuffix.isEmpty && duplicateOf == nil }
}

/// Puts fills into the holes of encoded rows. Where there is nothing to fill the bytes are passed on as they are.
struct HoleFiller {
  let fills: [ArticleFill]

  /// The bytes with their fills; valid until the next call.
  func fill(
    _ bytes: UnsafeRawBufferPointer, _ holes: [Hole], _ firsts: [Int32], as format: OutputFormat, scratch: inout ByteBuffer
  ) -> UnsafeRawBufferPointer {
    if fills.allSatisfy(\.isEmpty) { return bytes }
    scratch.clear()
    var written = 0
    for (index, fill) in fills.enumerated() where !fill.isEmpty {
      let end = index + 1 < firsts.count ? Int(firsts[index + 1]) : holes.count
      for hole in holes[Int(firsts[index])..<end] {
        let content: String
        switch hole.kind {
        case .idSuffix: content = fill.idSuffix
        case .duplicateOf: content = fill.duplicateOf ?? ""
        }
        if content.isEmpty { continue }
        scratch.append(UnsafeRawBufferPointer(rebasing: bytes[written..<Int(hole.offset)]))
        written = Int(hole.offset)
        put(content, as: format, whole: hole.kind == .duplicateOf, into: &scratch)
      }
    }
    scratch.append(UnsafeRawBufferPointer(rebasing: bytes[written...]))
    return scratch.bytes
  }

  private func put(_ content: String, as format: OutputFormat, whole: Bool, into scratch: inout ByteBuffer) {
    var content = content
    content.withUTF8 {
      let utf8 = UnsafeRawBufferPointer($0)
      if format == .jsonl { return scratch.append(jsonContent: utf8) }
      let quoted = whole && ByteBuffer.traits(of: utf8).contains(.quotedInCSV)
      if quoted { scratch.append(UInt8(ascii: "\"")) }
      if quoted { scratch.append(csvContent: utf8) } else { scratch.append(utf8) }
      if quoted { scratch.append(UInt8(ascii: "\"")) }
    }
  }
}

/// Tells articles of one id apart, in the order of the input: the second gets `-2`.
struct IDSuffixes {
  /// By the id's hash, how many have it. Two ids of one hash would only give a suffix that was not needed.
  private var counts: [UInt64: Int32] = [:]

  /// Empty for an id that is new.
  mutating func suffix(for id: String) -> String {
    var number = counts[hash(id), default: 0] + 1
    if number == 1 {
      counts[hash(id)] = 1
      return ""
    }
    while counts[hash(id + "-\(number)")] != nil { number += 1 }
    counts[hash(id)] = number
    counts[hash(id + "-\(number)")] = 1
    return "-\(number)"
  }

  private func hash(_ id: String) -> UInt64 {
    var hash = StableHash()
    hash.add(id)
    return hash.value
  }
}
