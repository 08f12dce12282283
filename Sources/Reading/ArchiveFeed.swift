import CArchive
import Glibc
import Hashing
import ICUText

/// Hands a stream's bytes to libarchive.
final class ArchiveFeed {
  private let stream: any ByteStream
  private var block: [UInt8]
  private var pending = true
  /// True over a file: its archive's directory can then be read first.
  private(set) var canSeek = false
  fileprivate let buffer: UnsafeMutableRawPointer
  private static let size = 1 << 18
  private(set) var taken = 0

  /// `first` are the bytes that were already taken from the stream.
  init(_ stream: any ByteStream, first: [UInt8]) {
    self.stream = stream
    block = first
    if let file = stream as? FileStream, file.seek(0, SEEK_SET) == 0 {
      canSeek = true
      pending = false
      block = []
    }
    buffer = .allocate(byteCount: Self.size, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// The next block's length; its bytes are at `buffer`. −1 when the stream cannot be read.
  fileprivate func next() -> Int {
    if pending {
      pending = false
      block.withUnsafeBytes { buffer.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
      taken += block.count
      let count = block.count
      block = []
      return count
    }
    guard let got = try? stream.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Self.size)) else { return -1 }
    taken += got
    return got
  }

  fileprivate func seek(_ offset: Int, _ whence: Int32) -> Int { (stream as? FileStream)?.seek(offset, whence) ?? -1 }
}

let archiveFeedSeek: @convention(c) (OpaquePointer?, UnsafeMutableRawPointer?, Int64, Int32) -> Int64 = { _, data, offset, whence in
  Int64(Unmanaged<ArchiveFeed>.fromOpaque(data!).takeUnretainedValue().seek(Int(offset), whence))
}

let archiveFeedRead: @convention(c) (OpaquePointer?, UnsafeMutableRawPointer?, UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int = { _, data, target in
  let feed = Unmanaged<ArchiveFeed>.fromOpaque(data!).takeUnretainedValue()
  let count = feed.next()
  target!.pointee = UnsafeRawPointer(feed.buffer)
  return count
}

/// A member's bytes, counted against the limits and hashed.
final class MemberStream: ByteStream {
  private let archive: OpaquePointer
  private let owner: ArchiveReader
  private let feed: ArchiveFeed
  private var digest = SHA256Digest()
  private(set) var count = 0
  let expected = 1 << 18

  init(_ archive: OpaquePointer, _ owner: ArchiveReader, _ feed: ArchiveFeed) {
    self.archive = archive
    self.owner = owner
    self.feed = feed
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFault) -> Int {
    let got = archive_read_data(archive, buffer.baseAddress, buffer.count)
    if got < 0 { throw ReadFault(reason: "the member is damaged (\(message(archive))); get the archive again") }
    count += got
    digest.update(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[0..<got]))
    try owner.took(got, packed: feed.taken)
    return got
  }

  func finish() throws(ReadFault) -> String {
    var rest: [UInt8] = []
    while try append(to: &rest, count: 1 << 16) { rest.removeAll(keepingCapacity: true) }
    return digest.hexadecimal()
  }
}

/// Names of members: often GB18030 in archives that were packed on Windows.
enum MemberName {
  static func text(_ entry: OpaquePointer) -> String {
    // The raw bytes: libarchive would convert them by the locale.
    guard let raw = archive_entry_pathname(entry) else {
      if let utf8 = archive_entry_pathname_utf8(entry) { return String(cString: utf8) }
      return ""
    }
    let bytes = Array(UnsafeBufferPointer(start: raw, count: strlen(raw))).map { UInt8(bitPattern: $0) }
    let form = bytes.withUnsafeBytes { ByteForm($0, isWhole: true) }
    if form.valid { return String(decoding: bytes, as: UTF8.self) }
    var units: [UInt16] = []
    guard var detector = try? EncodingDetector(), let found = bytes.withUnsafeBytes({ detector.detect($0, isWhole: true) }),
      let converter = try? Converter(found.name.hasPrefix("UTF") ? "gb18030" : found.name),
      (try? bytes.withUnsafeBytes({ try converter.decode($0, into: &units) })) != nil
    else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: units, as: UTF16.self)
  }

  /// What makes a name unsafe, or nil.
  static func fault(_ name: String) -> String? {
    if name.isEmpty { return "a member without a name" }
    if name.hasPrefix("/") || name.hasPrefix("\\") || name.dropFirst().hasPrefix(":") { return "an absolute name" }
    if name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).contains("..") { return "a name with .." }
    if name.utf8.contains(0) { return "a name with a zero byte" }
    return nil
  }
}
