/// Why a record could not be read: a code for `rejects`, the byte in the unit, and the reason in words.
struct JSONFault: Error, Equatable {
  var code: String
  var byte: Int
  var reason: String
  static func truncated(_ byte: Int) -> JSONFault {
    JSONFault(code: "truncated_record", byte: byte, reason: "the record ends in the middle; the file was cut off, get it again whole")
  }
  static func invalid(_ byte: Int, _ reason: String) -> JSONFault { JSONFault(code: "invalid_json", byte: byte, reason: reason) }
}
