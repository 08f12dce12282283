import CICU

/// What ICU's detection says of some bytes: the encodings that it thinks possible, the likeliest first, each with 0 to 100.
///
/// It goes by byte statistics: good for a first list, no ground to tell Big5 from GB18030 in short texts (`Reading` does that by what the text says).
public func detectCharsets(_ bytes: UnsafeRawBufferPointer, most: Int = 8) throws(ICUError) -> [(name: String, confidence: Int)] {
  guard let base = bytes.baseAddress, bytes.count > 0 else { return [] }
  var names = [UnsafePointer<CChar>?](repeating: nil, count: most)
  var confidences = [Int32](repeating: 0, count: most)
  var error: Int32 = 0
  let count = cicu_detect(base.assumingMemoryBound(to: CChar.self), Int32(min(bytes.count, 1 << 20)), &names, &confidences, Int32(most), &error)
  if error != 0 { throw ICUError(operation: "detect an encoding", code: error) }
  return (0..<Int(count)).map { (String(cString: names[$0]!), Int(confidences[$0])) }
}
