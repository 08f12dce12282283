import ArticleModel
import Hashing
import PageLayout

/// An article's metadata from its by-lines, and its id.
enum ArticleIdentity {
  /// Fills by-line, agency, reporters, correspondents and place from what the by-lines say; several add up.
  static func apply(_ bylines: [Byline], _ units: UnsafeBufferPointer<UInt16>, _ metadata: inout ArticleMetadata) {
    for byline in bylines {
      let text = String(decoding: units[byline.range.start..<byline.range.end], as: UTF16.self)
      metadata.byline = metadata.byline.isEmpty ? text : metadata.byline + " " + text
      if metadata.agency.isEmpty, let agency = byline.agency { metadata.agency = Byline.name(agency, in: units) }
      if metadata.datelinePlace.isEmpty, let place = byline.datelinePlace { metadata.datelinePlace = Byline.name(place, in: units) }
      for range in byline.reporters { add(Byline.name(range, in: units), &metadata.reporters) }
      for range in byline.correspondents { add(Byline.name(range, in: units), &metadata.correspondents) }
    }
  }

  /// A record's own by-line field: its words count as the by-line; names only where the text gave none.
  static func applyField(_ said: String, _ metadata: inout ArticleMetadata) {
    metadata.byline = said
    if !metadata.reporters.isEmpty || !metadata.correspondents.isEmpty { return }
    let units = Array(said.utf16)
    units.withUnsafeBufferPointer { units in
      if let byline = BylineParser().parse(units, TextRange(0, units.count)) {
        for range in byline.reporters { add(Byline.name(range, in: units), &metadata.reporters) }
        for range in byline.correspondents { add(Byline.name(range, in: units), &metadata.correspondents) }
        if metadata.agency.isEmpty, let agency = byline.agency { metadata.agency = Byline.name(agency, in: units) }
      } else {
        for range in BylineParser.names(units, TextRange(0, units.count)) { add(Byline.name(range, in: units), &metadata.reporters) }
      }
    }
  }

  private static func add(_ name: String, _ names: inout [String]) { if !names.contains(name) { names.append(name) } }

  /// `武林早报-2019-07-12-04-2-9c1f06b2a7d3`: publication, date, page and position where known, and 12 hexadecimal digits of the content.
  ///
  /// The position is part of a page's articles alone: a record's place changes when others are put before it.
  static func name(_ metadata: inout ArticleMetadata, _ text: [UInt16], withPosition: Bool) {
    var parts: [String] = []
    for part in [metadata.publication, metadata.date, metadata.page] where !part.isEmpty { parts.append(plain(part)) }
    if withPosition { parts.append(String(metadata.position)) }
    var hash = StableHash()
    hash.add(metadata.recordID)
    hash.add(0)
    text.withUnsafeBufferPointer { hash.add($0) }
    parts.append(hash.hexadecimal(12))
    metadata.articleID = parts.joined(separator: "-")
  }

  /// Letters, figures, Han and - stay; all else becomes _: an id can be a file's name.
  private static func plain(_ part: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in part.unicodeScalars.prefix(40) {
      let value = scalar.value
      let usual =
        value >= 0x4E00 && value <= 0x9FFF || value >= 0x30 && value <= 0x39 || value >= 0x41 && value <= 0x5A || value >= 0x61 && value <= 0x7A
      let keep = usual || scalar == "-" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      scalars.append(keep ? scalar : "_")
    }
    return String(scalars)
  }
}
