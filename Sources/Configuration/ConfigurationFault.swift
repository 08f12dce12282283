/// One fault of a configuration: where, in which key, what is wrong and how to mend it.
public struct ConfigurationFault: Error, Sendable, Equatable {
  public var place: JSONNode.Place
  /// `output.profile`; empty for the file itself.
  public var path: String
  public var message: String

  public func description(file: String) -> String {
    "\(file):\(place.line):\(place.column): \(path.isEmpty ? "" : path + ": ")\(message)"
  }
}

/// All faults of a configuration at once.
public struct ConfigurationError: Error, Sendable, CustomStringConvertible {
  public var file: String
  public var faults: [ConfigurationFault]
  public var description: String { faults.map { $0.description(file: file) }.joined(separator: "\n") }
}
