import ArticleModel
import CArchive
import Glibc

/// Reads an archive's members through libarchive, each as a stream, in the archive's order. Archives are hostile until shown otherwise.
///
/// Refused with a row in `rejects`: absolute names and `..`, links and devices, members that unpack to more than the limits allow (the whole
/// archive's bytes, its ratio to the packed size, its members, archives inside archives), encrypted and damaged members. What was read
/// before a fault stays.
final class ArchiveReader {
  private let reader: InputReader
  private let source: String
  private let outer: String
  private let nesting: Int
  private var packed = 0
  private var unpacked = 0
  private var blown = false

  init(_ reader: InputReader, source: String, member: String, nesting: Int) {
    self.reader = reader
    self.source = source
    outer = member
    self.nesting = nesting
  }

  func read(_ stream: any ByteStream, first: [UInt8]) throws {
    if nesting >= reader.options.limits.archiveNesting {
      try refuse(
        outer, "archive_nesting", "archives lie more than \(reader.options.limits.archiveNesting) deep; unpack it, or raise limits.archiveNesting")
      return
    }
    guard let archive = archive_read_new() else { return }
    defer { archive_read_free(archive) }
    archive_read_support_filter_all(archive)
    archive_read_support_format_zip(archive)
    archive_read_support_format_tar(archive)
    archive_read_support_format_7zip(archive)
    archive_read_support_format_empty(archive)
    archive_read_support_format_raw(archive)  // a single file that gzip or xz packed
    let feed = ArchiveFeed(stream, first: first)
    let pointer = Unmanaged.passUnretained(feed).toOpaque()
    let opened = carchive_open(archive, pointer, archiveFeedRead, feed.canSeek ? archiveFeedSeek : nil)
    if opened != ARCHIVE_OK {
      try refuse(outer, "bad_archive", "the archive cannot be opened (\(message(archive))); get it again, or unpack it")
      return
    }
    try withExtendedLifetime(feed) { try members(archive, feed) }
  }

  private func members(_ archive: OpaquePointer, _ feed: ArchiveFeed) throws {
    let limits = reader.options.limits
    var count = 0
    while true {
      var entry: OpaquePointer?
      let code = archive_read_next_header(archive, &entry)
      if code == ARCHIVE_EOF { return }
      guard code == ARCHIVE_OK || code == ARCHIVE_WARN, let entry else {
        try refuse(outer, "bad_archive", "the archive is damaged (\(message(archive))); what came before was read: get it again")
        return
      }
      count += 1
      if count > limits.archiveMembers {
        try refuse(outer, "archive_members", "the archive has more than \(limits.archiveMembers) members; split it, or raise limits.archiveMembers")
        return
      }
      let raw = archive_format(archive) == ARCHIVE_FORMAT_RAW
      let name = raw ? innerName() : MemberName.text(entry)
      let kind = archive_entry_filetype(entry)
      if kind == S_IFDIR { continue }
      if let fault = MemberName.fault(name) {
        try refuse(name, "unsafe_member", "\(fault) in an archive is not read; pack it anew without")
        continue
      }
      if archive_entry_hardlink(entry) != nil || kind == S_IFLNK || kind != S_IFREG && kind != 0 {
        try refuse(name, "unsafe_member", "a link or device in an archive is not read; pack the file itself")
        continue
      }
      if archive_entry_is_data_encrypted(entry) != 0 {
        try refuse(name, "encrypted_member", "the member is encrypted; unpack the archive with its password")
        continue
      }
      let base = name.split(separator: "/").last.map(String.init) ?? name
      if base.hasPrefix(".") || name.hasPrefix("__MACOSX/") || base == "Thumbs.db" { continue }
      let stream = MemberStream(archive, self, feed)
      let full = outer.isEmpty ? name : outer + "/" + name
      var record = FileRecord(path: source)
      record.member = full
      do {
        try reader.read(stream, source: source, member: full, nesting: nesting + 1, into: &record)
        record.sha256 = try stream.finish()
        record.bytes = stream.count
        try reader.onFile(record)
      } catch let fault as ReadFault {
        try refuse(name, blown ? "archive_bomb" : "bad_member", fault.reason)
        if blown { return }
      }
    }
  }

  /// Counts what came out; throws when it is more than the limits allow.
  func took(_ count: Int, packed: Int) throws(ReadFault) {
    unpacked += count
    reader.unpacked += count
    let limits = reader.options.limits
    if reader.unpacked > limits.archiveBytes {
      blown = true
      throw ReadFault(reason: "the archives unpack to more than \(limits.archiveBytes) bytes; unpack them yourself, or raise limits.archiveBytes")
    }
    if unpacked > 16 << 20, unpacked / max(packed, 1) > limits.archiveRatio {
      blown = true
      throw ReadFault(
        reason: "the archive unpacks to more than \(limits.archiveRatio) times its size; unpack it yourself, or raise limits.archiveRatio")
    }
  }

  private func innerName() -> String {
    let path = outer.isEmpty ? source : outer
    let base = path.split(separator: "/").last.map(String.init) ?? path
    for ending in [".gz", ".xz", ".bz2", ".zst"] where base.lowercased().hasSuffix(ending) { return String(base.dropLast(ending.count)) }
    return base
  }

  private func refuse(_ name: String, _ code: String, _ reason: String) throws {
    let member = outer.isEmpty || name == outer ? name : outer + "/" + name
    try reader.onReject(Reject(source: source, member: member, code: code, message: "\(reader.place(source, member)): \(reason)"))
  }
}

func message(_ archive: OpaquePointer) -> String {
  guard let text = archive_error_string(archive) else { return "no reason given" }
  return String(cString: text)
}
