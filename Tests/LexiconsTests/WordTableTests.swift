import Lexicons
import Testing

@Suite struct WordTableTests {
  @Test func findsWordsPrefixesAndSuffixes() {
    var table = WordTable()
    for (index, word) in ["表示", "表", "示范区", "印度尼西亚", "印度"].enumerated() { table.insert(Array(word.utf16), payload: UInt32(index)) }
    Array("他表示印度尼西亚好".utf16).withUnsafeBufferPointer { units in
      #expect(table.find(units, 1, 3) == 0)
      #expect(table.find(units, 1, 2) == 1)
      #expect(table.find(units, 2, 4) == nil)
      #expect(table.longestMatch(units, 3, limit: units.count)?.end == 8)
      #expect(table.longestMatch(units, 3, limit: 6)?.end == 5)
      #expect(table.longestSuffix(units, endingAt: 3, limit: 0)?.start == 1)
    }
  }

  @Test func growsPastItsCapacity() {
    var table = WordTable(capacity: 4)
    for value in 0..<5000 { table.insert(Array("词\(value)".utf16), payload: UInt32(value)) }
    #expect(table.count == 5000)
    #expect((0..<5000).allSatisfy { table.find("词\($0)") == UInt32($0) })
  }

  @Test func readsEveryResource() {
    for resource in Resource.all where !resource.name.hasSuffix(".bin") { #expect(WordTable(resource) { _ in 1 }.count > 100, "\(resource.name)") }
  }
}
