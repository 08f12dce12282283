import Glibc

/// Why a dataset could not be written. The old output is as it was.
public struct DatasetError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Cause: Sendable, Equatable {
    /// The target is there and is no folder.
    case notAFolder(path: String)
    /// The target holds files that no run has written.
    case foreignFiles(path: String, names: [String])
    /// Another run writes there now.
    case locked(path: String)
    case unwritable(path: String, reason: String)
    case unreadable(path: String, reason: String)
    case diskFull(path: String)
    /// The finished folder could not be moved into place.
    case notMoved(path: String, reason: String)
    /// A format needs a library that is not installed.
    case missingLibrary(format: String, package: String, reason: String)
    case database(path: String, reason: String)
    /// A row goes beyond what a format can hold.
    case beyondLimits(path: String, reason: String)
  }

  public let cause: Cause
  public init(_ cause: Cause) { self.cause = cause }

  /// What, where, and the mend.
  public var description: String {
    switch cause {
    case .notAFolder(let path): "\(path): the output must be a folder, and this is a file; give another path with --output"
    case .foreignFiles(let path, let names):
      "\(path): the folder holds files that baokan has not written (\(names.prefix(3).joined(separator: ", "))\(names.count > 3 ? " …" : "")); "
        + "it would replace them; move them away or give another folder with --output"
    case .locked(let path): "\(path): another run is writing there; wait until it ends or give another folder with --output"
    case .unwritable(let path, let reason):
      "\(path): cannot be written (\(reason)); see to the folder's permissions or give another one with --output"
    case .unreadable(let path, let reason): "\(path): cannot be read back (\(reason)); see whether the disk is in order and run again"
    case .diskFull(let path): "\(path): the disk is full; make room or give a folder on another disk with --output; the old output is unchanged"
    case .notMoved(let path, let reason):
      "\(path): the finished output could not be moved into place (\(reason)); give a folder that is no mount point with --output"
    case .missingLibrary(let format, let package, let reason):
      "\(format): needs \(package) (\(reason)); install it (apt-get install \(package)) or leave \(format) out of the formats"
    case .database(let path, let reason): "\(path): SQLite says: \(reason)"
    case .beyondLimits(let path, let reason): "\(path): \(reason)"
    }
  }
}

extension String {
  /// What the last failed call of the C library said.
  static var last: String { String(cString: strerror(errno)) }
}

extension DatasetError {
  /// A failed write: a full disk (or quota, or file-size limit) is told apart.
  static func writing(_ path: String) -> DatasetError {
    switch errno {
    case ENOSPC, EDQUOT, EFBIG: DatasetError(.diskFull(path: path))
    default: DatasetError(.unwritable(path: path, reason: .last))
    }
  }
}

/// Writes all bytes, however many calls it takes.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String) throws(DatasetError) {
  var at = 0
  while at < bytes.count {
    let written = write(descriptor, bytes.baseAddress! + at, bytes.count - at)
    if written < 0 {
      if errno == EINTR { continue }
      throw .writing(path)
    }
    at += written
  }
}
