import CResources
import Glibc

/// A file that is compiled into the program, by its name: `speech_cues.tsv`.
public struct Resource: Sendable {
  public let name: String
  /// The file's bytes; they live as long as the program.
  nonisolated(unsafe) public let bytes: UnsafeBufferPointer<UInt8>

  /// A name that is not compiled in is a programmer's fault: add the file to Sources/CResources/cresources.c.
  public init(_ name: String) {
    guard let found = Self.find(name) else {
      preconditionFailure("no resource \(name) is compiled in: add it to Sources/CResources/cresources.c")
    }
    self = found
  }

  /// All files, in the order of their list.
  public static var all: [Resource] { (0..<cresources_count()).map { Resource(cresources_at($0).pointee) } }

  private static func find(_ name: String) -> Resource? {
    for index in 0..<cresources_count() where strcmp(cresources_at(index).pointee.name, name) == 0 {
      return Resource(cresources_at(index).pointee)
    }
    return nil
  }

  private init(_ entry: cresource) {
    name = String(cString: entry.name)
    bytes = UnsafeBufferPointer(start: entry.bytes, count: entry.count)
  }
}
