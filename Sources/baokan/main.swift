import ArticleModel
import Glibc
import GoldCorpus
import Lexicons
import Segmentation

let arguments = CommandLine.arguments
func load(_ path: String) -> UnsafeBufferPointer<UInt8> {
  let file = fopen(path, "r")!
  fseek(file, 0, SEEK_END)
  let size = ftell(file)
  rewind(file)
  let p = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
  fread(p, 1, size, file)
  return UnsafeBufferPointer(start: p.assumingMemoryBound(to: UInt8.self), count: size)
}
func now() -> Double { var t = timespec(); clock_gettime(CLOCK_MONOTONIC, &t); return Double(t.tv_sec) + Double(t.tv_nsec) / 1e9 }
if arguments[1] == "train" {
  let gold = try GoldReader.read(path: arguments[2])
  let lexicon = Lexicon.standard
  let t = now()
  let bytes = ModelTrainer.train(gold.filter { $0.part == .train }.map(\.article), lexicon: lexicon, rounds: getenv("ROUNDS").map { Int(String(cString: $0))! } ?? 10) { _ in }
  print("trained in", now() - t, "s,", bytes.count, "bytes")
  let file = fopen(arguments[3], "w")!
  bytes.withUnsafeBytes { _ = fwrite($0.baseAddress, 1, $0.count, file) }
  fclose(file)
  let models = try Models(load(arguments[3]), lexicon: lexicon)
  let segmenter = Segmenter(models: models)
  let finder = NameFinder(models: models)
  for part in GoldArticle.Part.allCases {
    var right = 0, gold_ = 0, found = 0
    for g in gold where g.part == part {
      var spans = Set<TextRange>()
      g.article.text.units.withUnsafeBufferPointer { units in
        for line in g.article.lines { segmenter.words(units, line.range) { spans.insert(TextRange($0, $1)) } }
      }
      let goldSpans = Set(g.article.layers.tokens.map(\.range))
      right += goldSpans.intersection(spans).count
      gold_ += goldSpans.count
      found += spans.count
    }
    var tagged = 0, tagRight = 0
    var byType: [String: [Int]] = [:]
    for g in gold where g.part == part {
      g.article.text.units.withUnsafeBufferPointer { units in
        // tags on gold words
        var tokens = g.article.layers.tokens
        for line in g.article.lines {
          let a = tokens.firstIndex { Int($0.start) >= line.range.start } ?? tokens.count
          let b = tokens.firstIndex { Int($0.start) >= line.range.end } ?? tokens.count
          finder.tag(units, &tokens, a..<b)
        }
        for (x, y) in zip(tokens, g.article.layers.tokens) { tagged += 1; tagRight += x.tag == y.tag ? 1 : 0 }
        // names on predicted words
        var found: [Mention] = []
        for line in g.article.lines {
          var own: [Token] = []
          segmenter.words(units, line.range) { own.append(Token(start: $0, end: $1, tag: .none)) }
          finder.tag(units, &own, 0..<own.count)
          finder.names(units, own, 0..<own.count, into: &found)
        }
        let a = Set(found.map { [$0.range.start, $0.range.end, MentionType.allCases.firstIndex(of: $0.type)!] })
        let b = Set(g.article.layers.mentions.map { [$0.range.start, $0.range.end, MentionType.allCases.firstIndex(of: $0.type)!] })
        for (k, type) in MentionType.allCases.enumerated() {
          let x = a.filter { $0[2] == k }, y = b.filter { $0[2] == k }
          var r = byType[type.rawValue] ?? [0, 0, 0]
          r[0] += x.intersection(y).count; r[1] += x.count; r[2] += y.count
          byType[type.rawValue] = r
          if part == .development, arguments.count > 4 {
            for m in x.subtracting(y) { print("  wrong", type, g.article.text.string(TextRange(m[0], m[1]))) }
            for m in y.subtracting(x) { print("  missed", type, g.article.text.string(TextRange(m[0], m[1]))) }
          }
        }
      }
    }
    let sum = byType.values.reduce([0, 0, 0]) { [$0[0] + $1[0], $0[1] + $1[1], $0[2] + $1[2]] }
    print(part, "tags", Double(tagRight) / Double(tagged), "names F1", 2 * Double(sum[0]) / Double(sum[1] + sum[2]), byType.mapValues { 2 * Double($0[0]) / Double($0[1] + $0[2]) })
    print(part, "words", gold_, "F1", 2 * Double(right) / Double(gold_ + found))
  }
} else {
  let models = try Models(load(arguments[2]), lexicon: .standard)
  let segmenter = Segmenter(models: models)
  var out: [UInt8] = []
  let t = now()
  var bytes = 0
  while let line = readLine() {
    bytes += line.utf8.count
    let units = Array(line.utf16)
    var first = true
    units.withUnsafeBufferPointer { u in
      if arguments.count > 3, arguments[3] == "debug" { print(segmenter.debugPath(u)); return }
      (arguments.count > 3 ? segmenter.pathWords : segmenter.words)(u, TextRange(0, u.count), { s, e in
        let w = String(decoding: u[s..<e], as: UTF16.self)
        if w == " " || w == "\u{3000}" { return }
        if !first { out.append(9) }
        first = false
        out.append(contentsOf: w.utf8)
      })
    }
    out.append(10)
  }
  do { let m = "\(Double(bytes) / (now() - t) / 1e6) MB/s\n"; write(2, m, m.utf8.count) }
  out.withUnsafeBytes { _ = write(1, $0.baseAddress, $0.count) }
}
