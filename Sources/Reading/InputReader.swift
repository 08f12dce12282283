import ArticleModel
import Glibc
import ICUText

/// Reads all inputs on the calling thread, in a fixed order (the paths as given, a folder's files sorted by path), and hands out what it finds
/// in that order: units for the workers, a record of every file when it is done, and a reject for everything that could not be used.
///
/// Memory stays bounded whatever the input's size: record files come in batches of about half a megabyte, text files whole up to
/// `limits.fileBytes`. What a closure throws ends the reading and is thrown on.
public func readInputs(
  _ options: InputOptions, onUnit: @escaping (InputUnit) throws -> Void, onFile: @escaping (FileRecord) throws -> Void = { _ in },
  onReject: @escaping (Reject) throws -> Void
) throws {
  let reader = try InputReader(options, onUnit: onUnit, onFile: onFile, onReject: onReject)
  try reader.run()
}

/// The number and the bytes of the files that `readInputs` will read: for a progress bar.
public func measureInputs(_ options: InputOptions) -> (files: Int, bytes: Int) {
  let walker = InputWalker(options.paths)
  return (walker.files.count, walker.files.reduce(0) { $0 + $1.bytes })
}

final class InputReader {
  let options: InputOptions
  let onUnit: (InputUnit) throws -> Void
  let onFile: (FileRecord) throws -> Void
  let onReject: (Reject) throws -> Void
  private var detector: EncodingDetector
  private let pattern: PathPattern?
  private var current: FileStream?
  private var bytesOfFinished = 0
  /// Pages of the folder that is being read whose articles go on on others.
  private let issue = IssuePages()
  var unpacked = 0

  init(
    _ options: InputOptions, onUnit: @escaping (InputUnit) throws -> Void, onFile: @escaping (FileRecord) throws -> Void,
    onReject: @escaping (Reject) throws -> Void
  ) throws(ICUError) {
    self.options = options
    self.onUnit = onUnit
    self.onFile = onFile
    self.onReject = onReject
    pattern = options.pathPattern.isEmpty ? nil : PathPattern(options.pathPattern)
    detector = try EncodingDetector()
  }

  func run() throws {
    let walker = InputWalker(options.paths)
    for reject in walker.rejects { try onReject(reject) }
    for file in walker.files {
      try issue.enter(folder(file.path), hand)
      try readFile(file)
    }
    try issue.flush(hand)
  }

  private func folder(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
  }

  private func readFile(_ file: InputFile) throws {
    var record = FileRecord(path: file.path)
    do {
      let stream = try FileStream(path: file.path)
      current = stream
      try read(stream, source: file.path, member: "", nesting: 0, into: &record)
      record.sha256 = try stream.finish()
      record.bytes = stream.count
      bytesOfFinished += stream.count
    } catch let fault as ReadFault {
      try onReject(
        Reject(source: file.path, code: "unreadable", message: "\(file.path): \(fault.reason); allow it to be read, or leave it out"))
    }
    current = nil
    try onFile(record)
  }

  /// Reads one stream, a file's or a member's, whatever its form.
  func read(_ stream: any ByteStream, source: String, member: String, nesting: Int, into record: inout FileRecord) throws {
    var bytes: [UInt8] = []
    // A small file is read in one small piece.
    let more = try stream.append(to: &bytes, count: min(1 << 18, stream.expected + 1))
    let path = member.isEmpty ? source : member
    if bytes.isEmpty {
      try onReject(
        Reject(source: source, member: member, byte: 0, code: "empty_file", message: "\(place(source, member)): the file is empty; leave it out"))
      return
    }
    let form = FileForm(path: path, bytes: bytes)
    record.form = form.name
    if form == .archive {
      try ArchiveReader(self, source: source, member: member, nesting: nesting).read(stream, first: bytes)
      return
    }
    guard let unitForm = form.unitForm else {
      try onReject(
        Reject(
          source: source, member: member, byte: 0, code: "not_text",
          message: "\(place(source, member)): \(form.what) is not read; give its text, or leave it out"))
      return
    }
    guard let encoding = encoding(of: bytes, whole: !more, path: member.isEmpty ? source : source + "/" + member, form: unitForm) else {
      try onReject(
        Reject(
          source: source, member: member, byte: 0, code: "not_text",
          message: "\(place(source, member)): the bytes are no text in UTF-8, UTF-16, GB18030 or Big5; leave the file out, or name its encoding"))
      return
    }
    record.encoding = encoding
    var unit = InputUnit(form: unitForm, bytes: [], source: source, encoding: encoding)
    unit.member = member
    if let found = pattern?.match(path) {
      unit.publication = found.publication
      unit.date = found.date
      unit.page = found.page
      unit.section = found.section
    }
    let inBatches = unitForm == .jsonLines || unitForm == .csv || unitForm == .tsv || unitForm == .jsonArray && encoding.isUTF8
    if inBatches {
      var batches = RecordBatches(self, unit: unit)
      try batches.read(stream, first: bytes, more: more)
    } else {
      try readWhole(stream, unit, bytes, more)
    }
  }

  private func readWhole(_ stream: any ByteStream, _ unit: InputUnit, _ first: [UInt8], _ more: Bool) throws {
    var unit = unit
    unit.bytes = first
    var more = more
    while more, unit.bytes.count <= options.limits.fileBytes { more = try stream.append(to: &unit.bytes, count: 1 << 20) }
    if unit.bytes.count > options.limits.fileBytes {
      try onReject(
        Reject(
          source: unit.source, member: unit.member, byte: options.limits.fileBytes, code: "too_large",
          message:
            "\(place(unit.source, unit.member)): more than \(options.limits.fileBytes) bytes in one \(unit.form.rawValue) file; split it, give it as JSONL, or raise limits.fileBytes"
        ))
      return
    }
    if unit.form == .pdf {
      try PDFText.read(unit, reader: self)
      return
    }
    if unit.form == .text, options.layout != .article, unit.member.isEmpty, IssuePages.hasJump(unit) {
      try issue.add(unit, limit: 4 << 20, hand)
      return
    }
    try hand(unit)
  }

  /// Hands a unit out, with how far the reading is.
  func hand(_ unit: InputUnit) throws {
    var unit = unit
    unit.bytesReadSoFar = bytesOfFinished + (current?.count ?? 0)
    try onUnit(unit)
  }

  private func encoding(of bytes: [UInt8], whole: Bool, path: String, form: InputUnit.Form) -> EncodingDecision? {
    if form == .pdf { return EncodingDecision(name: "UTF-8", confidence: 1, source: .form) }
    let found = bytes.withUnsafeBytes { detector.detect($0, isWhole: whole) }
    for rule in options.encodings where Wildcard.matches(rule.pattern, path) {
      let same = found?.name.lowercased() == rule.encoding.lowercased()
      return EncodingDecision(name: same ? found!.name : rule.encoding, confidence: 1, source: .named, markLength: same ? found!.markLength : 0)
    }
    return found
  }

  func place(_ source: String, _ member: String) -> String { member.isEmpty ? source : source + "!" + member }
}
