import Lexicons

/// Takes the features of one position; the model adds up weights, the trainer collects keys.
protocol CharacterFeatureSink {
  /// A row of a small table, by kind and index.
  mutating func dense(_ kind: DenseFeature, _ index: Int)
  /// A row by hash.
  mutating func sparse(_ key: UInt64)
}

/// The small tables, one after the other in one array of rows.
enum DenseFeature: Int, CaseIterable {
  case lexicon, path, pathWord, tagsRight, tagsLeft, types, typesLeft, typesRight, shapes, neighbours, origin, cohesion, characters

  static let codeLimit = 6000
  private static let sizes: [Int] = [
    400, 3125, 240, 44 * 44 * 4, 44 * 44 * 4, 12 * 12 * 12 * 4, 1728, 1728, 48 * 48 * 48, 256, 80, 16 * 6 * 4 * 4, codeLimit * 5,
  ]
  static let offsets: [Int] = sizes.reduce(into: [0]) { $0.append($0.last! + $1) }
  static var total: Int { offsets.last! }
  @inline(__always) func row(_ index: Int) -> Int { Self.firstRow(self) + index }

  @inline(__always)
  private static func firstRow(_ kind: DenseFeature) -> Int {
    switch kind {
    case .lexicon: 0
    case .path: 400
    case .pathWord: 3525
    case .tagsRight: 3765
    case .tagsLeft: 11509
    case .types: 19253
    case .typesLeft: 26165
    case .typesRight: 27893
    case .shapes: 29621
    case .neighbours: 140213
    case .origin: 140469
    case .cohesion: 140549
    case .characters: 142085
    }
  }
}

/// The features of the characters of a line; the same for training and for use.
struct CharacterFeatures {
  let lexicon: Lexicon

  /// The key of a pair of adjacent characters; its row holds four tags for each of four positions around the pair.
  @inline(__always)
  static func pair(_ a: UInt16, _ b: UInt16) -> UInt64 { UInt64(a) << 16 | UInt64(b) }

  @inline(__always)
  func emit<S: CharacterFeatureSink>(_ p: WordScan, _ i: Int, _ sink: inout S) {
    let n = p.count
    let place = Int(p.place[i])
    let placeBefore = i > 0 ? Int(p.place[i - 1]) : 4
    let placeAfter = i + 1 < n ? Int(p.place[i + 1]) : 4
    let placeBefore2 = i > 1 ? Int(p.place[i - 2]) : 4
    let placeAfter2 = i + 2 < n ? Int(p.place[i + 2]) : 4
    sink.dense(.path, (((placeBefore2 * 5 + placeBefore) * 5 + place) * 5 + placeAfter) * 5 + placeAfter2)

    let begin = Int(p.begin[i])
    let end = Int(p.end[i])
    let cover = Int(p.cover[i])
    sink.dense(.lexicon, ((lengthClass(begin) * 5 + lengthClass(end)) * 4 + coverClass(cover)) * 4 + place)
    let beginAfter = i + 1 < n ? Int(p.begin[i + 1]) : 0
    let endBefore = i > 0 ? Int(p.end[i - 1]) : 0
    sink.dense(.neighbours, ((short(begin) * 4 + short(beginAfter)) * 4 + short(end)) * 4 + short(endBefore))

    let (tag, length, bucket, origin) = word(p, i)
    sink.dense(.pathWord, (min(length, 6) - 1) * 40 + place * 10 + bucket)
    sink.dense(.origin, ((min(length, 5) - 1) * 4 + place) * 4 + origin)
    sink.dense(.tagsRight, (tag * 44 + (i + 1 < n ? word(p, i + 1).0 : 43)) * 4 + place)
    sink.dense(.tagsLeft, (tag * 44 + (i > 0 ? word(p, i - 1).0 : 43)) * 4 + place)

    if p.entry[i] >= 0, length > 1 {
      let found = lexicon.entries[Int(p.entry[i])]
      let holds = found.cohesion == 255 ? 15 : min(14, max(0, (Int(found.cohesion) - 80) / 12))
      sink.dense(.cohesion, ((holds * 6 + min(length, 6) - 1) * 4 + min(Int(found.split), 3)) * 4 + place)
      let parts =
        UInt64(found.leftTag) << 20 | UInt64(found.rightTag) << 12 | UInt64(min(length, 6)) << 8 | UInt64(min(found.split, 3)) << 4 | UInt64(place)
      sink.sparse(5 << 56 | parts)
      sink.sparse(6 << 56 | UInt64(holds) << 32 | parts)
    }

    let type = Int(p.types[i])
    let typeBefore = i > 0 ? Int(p.types[i - 1]) : 2
    let typeAfter = i + 1 < n ? Int(p.types[i + 1]) : 2
    sink.dense(.types, ((typeBefore * 12 + type) * 12 + typeAfter) * 4 + place)
    sink.dense(.typesLeft, ((i > 1 ? Int(p.types[i - 2]) : 2) * 12 + typeBefore) * 12 + type)
    sink.dense(.typesRight, ((i + 2 < n ? Int(p.types[i + 2]) : 2) * 12 + typeAfter) * 12 + type)
    sink.dense(.shapes, ((typeBefore * 4 + (placeBefore & 3)) * 48 + type * 4 + place) * 48 + typeAfter * 4 + (placeAfter & 3))

    let code = p.model(i)
    let before = i > 0 ? p.model(i - 1) : 0
    let after = i + 1 < n ? p.model(i + 1) : 0
    for offset in 0..<5 {
      let at = i + offset - 2
      let neighbour = at >= 0 && at < n ? Int(p.model(at)) : 0
      if neighbour < DenseFeature.codeLimit { sink.dense(.characters, neighbour * 5 + offset) }
    }
    sink.sparse(1 << 56 | UInt64(before) << 16 | UInt64(after))
    sink.sparse(2 << 56 | UInt64(before) << 32 | UInt64(code) << 16 | UInt64(after))
    sink.sparse(3 << 56 | UInt64(UInt32(bitPattern: p.entry[i])) << 8 | UInt64(place))
    sink.sparse(
      4 << 56 | UInt64(code) << 16 | UInt64(place) << 12 | UInt64(lengthClass(begin)) << 8 | UInt64(lengthClass(end)) << 4 | UInt64(coverClass(cover))
    )
  }

  @inline(__always) private func lengthClass(_ length: Int) -> Int { length < 2 ? 0 : min(length, 5) - 1 }
  @inline(__always) private func coverClass(_ length: Int) -> Int { length < 3 ? 0 : min(length, 5) - 2 }
  @inline(__always) private func short(_ length: Int) -> Int { length < 2 ? 0 : min(length, 4) - 1 }

  /// The path word's tag, length, cost in tenths, and where it is from.
  @inline(__always)
  private func word(_ p: WordScan, _ i: Int) -> (Int, Int, Int, Int) {
    let index = p.entry[i]
    if index < 0 { return (index == WordScan.runEntry ? 41 : 42, 1, 9, 0) }
    let found = lexicon.entries[Int(index)]
    let bucket = min(9, max(0, (Int(found.cost) >> 8) - 5))
    let origin = (found.classes.contains(.icuWhole) ? 1 : 0) + (found.classes.contains(.own) ? 2 : 0)
    return (min(Int(found.tag), 40), Int(found.length), bucket, origin)
  }
}
