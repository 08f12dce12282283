/// An input that could not be used, as a row of the rejects table. Line and byte count from 1 and 0; 0 and −1 are unknown.
public struct Reject: Sendable, Equatable {
  public var source: String
  public var member: String
  public var line: Int
  public var byte: Int
  /// Stable and short: `not_text`, `invalid_bytes`, `truncated_record` …
  public var code: String
  /// What, where, and the mend.
  public var message: String
  /// The start of what was left out, at most 200 characters.
  public var raw: String
  public init(source: String, member: String = "", line: Int = 0, byte: Int = -1, code: String, message: String, raw: String = "") {
    self.source = source
    self.member = member
    self.line = line
    self.byte = byte
    self.code = code
    self.message = message
    self.raw = raw
  }
}
