import ArticleModel
import GoldCorpus
import Glibc
import Tone

func dump(_ samples: [Sample]) {
  var analyzer = ToneAnalyzer()
  for sample in samples {
    let found = sample.analyze(&analyzer)
    for index in sample.layers.sentences.indices {
      let range = sample.layers.sentences[index].range
      let terms = found.terms.filter { range.contains($0.range) }.map {
        String(decoding: sample.units[$0.range.start..<$0.range.end], as: UTF16.self) + ($0.polarity > 0 ? "+" : "-") + "\($0.weight)".prefix(3)
      }
      print(
        [
          sample.id, sample.part, sample.layers.sentenceTones[index].label.rawValue, found.sentences[index].label.rawValue, sample.text(index),
          terms.joined(separator: " "),
        ].joined(separator: "\t"))
    }
  }
}

func evaluate(_ samples: [Sample]) {
  var analyzer = ToneAnalyzer()
  var sentences: [String: Confusion] = [:]
  var articles: [String: Confusion] = [:]
  for sample in samples {
    let found = sample.analyze(&analyzer)
    for (gold, tone) in zip(sample.layers.sentenceTones, found.sentences) {
      sentences[sample.part, default: Confusion()].add(gold: gold.label.number, found: tone.label.number)
    }
    let gold = ToneAnalyzer.articleLabel(sample.layers.sentenceTones.map(\.label), roles: sample.layers.sentences.map(\.role))
    articles[sample.part, default: Confusion()].add(gold: gold.number, found: found.article.label.number)
  }
  for part in sentences.keys.sorted() {
    print(part, "sentences:", sentences[part]!.summary, "; articles:", articles[part]!.summary)
  }
}

/// Labelled reports and articles count the same: that was best in cross-validation.
let reportWeight: Float = 1

/// Names of the features that examples use: the dense ones, then the n-grams that enough sentences have.
struct FeatureSpace {
  var grams: [[UInt16]: Int32] = [:]
  var scales: [Float] = []

  init(_ samples: [Sample], minimum: Int) {
    var counts: [[UInt16]: Int] = [:]
    for sample in samples {
      for sentence in sample.layers.sentences {
        for gram in Set(ToneGrams.all(in: sample.units, sentence.range)) { counts[gram, default: 0] += 1 }
      }
    }
    let kept = counts.filter { $0.value >= minimum }.keys.sorted { $0.lexicographicallyPrecedes($1) }
    for (index, gram) in kept.enumerated() { grams[gram] = Int32(ToneAnalyzer.featureNames.count + index) }
  }

  var count: Int { ToneAnalyzer.featureNames.count + grams.count }

  func examples(_ samples: [Sample], rows: [[[Float]]], scales: [Float], weight: (Sample) -> Float) -> [Example] {
    var found: [Example] = []
    for (group, sample) in samples.enumerated() {
      for index in sample.layers.sentences.indices {
        var example = Example(
          indices: [], values: [], label: sample.layers.sentenceTones[index].label.number, weight: weight(sample), group: group,
          number: index, isHeadline: sample.layers.sentences[index].role == .headline)
        for (feature, value) in rows[group][index].enumerated() where value != 0 {
          example.indices.append(Int32(feature))
          example.values.append(value / scales[feature])
        }
        let known = ToneGrams.all(in: sample.units, sample.layers.sentences[index].range).compactMap { grams[$0] }
        let share = ToneGrams.share(known.count)
        example.indices += known
        example.values += known.map { _ in share }
        found.append(example)
      }
    }
    return found
  }
}

func standardDeviations(_ rows: [[[Float]]]) -> [Float] {
  let all = rows.flatMap { $0 }
  return ToneAnalyzer.featureNames.indices.map { feature in
    let values = all.map { $0[feature] }
    let mean = values.reduce(0, +) / Float(max(values.count, 1))
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(max(values.count, 1))
    return feature == 0 || variance < 1e-6 ? 1 : variance.squareRoot()
  }
}

func crossValidate(_ all: [Sample]) {
  var analyzer = ToneAnalyzer()
  let samples = all.filter { $0.part != "test" }
  let tests = all.filter { $0.part == "test" }
  let rows = samples.map { $0.features(&analyzer) }
  let testRows = tests.map { $0.features(&analyzer) }
  let scales = standardDeviations(rows)
  let space = FeatureSpace(samples, minimum: 2)
  let examples = space.examples(samples, rows: rows, scales: scales) { $0.part == "report" ? reportWeight : 1 }
  let testExamples = space.examples(tests, rows: testRows, scales: scales) { _ in 1 }
  let folds = 6
  for (dense, gram) in CommandLine.arguments.count > 4 ? [(60, 1)] : [(60, 1), (150, 1), (150, 2), (250, 1.5)] as [(Float, Float)] {
    let trainer = LinearTrainer(featureCount: space.count, densePenalty: dense, gramPenalty: gram, denseCount: scales.count)
    var gold = Confusion()
    var reports = Confusion()
    var differences = [Float](repeating: 0, count: samples.count)
    var heights = differences
    for fold in 0..<folds {
      let weights = trainer.train(examples.filter { $0.group % folds != fold })
      for example in examples where example.group % folds == fold {
        let found = LinearTrainer.predict(example, weights)
        let odds = LinearTrainer.probabilities(example, weights)
        let share: Float = example.isHeadline ? 3 : 1
        differences[example.group] += share * (odds.z - odds.x)
        heights[example.group] += share
        if CommandLine.arguments.count > 4, samples[example.group].part != "report", found != example.label {
          let text = samples[example.group].text(example.number)
          print("-0+".map(String.init)[example.label], "-0+".map(String.init)[found], Int(odds.max() * 100), samples[example.group].id, text)
        }
        if samples[example.group].part == "report" {
          reports.add(gold: example.label, found: found)
        } else {
          gold.add(gold: example.label, found: found)
        }
      }
    }
    var test = Confusion()
    let weights = trainer.train(examples)
    for example in testExamples { test.add(gold: example.label, found: LinearTrainer.predict(example, weights)) }
    for threshold in [0.05, 0.08, 0.11, 0.15] as [Float] {
      var articles = Confusion()
      for (index, sample) in samples.enumerated() where sample.part != "report" {
        let gold = ToneAnalyzer.articleLabel(sample.layers.sentenceTones.map(\.label), roles: sample.layers.sentences.map(\.role))
        let found = differences[index] / max(heights[index], 1)
        articles.add(gold: gold.number, found: found > threshold ? 2 : found < -threshold ? 0 : 1)
      }
      print("  articles at", threshold, articles.summary)
    }
    print("penalties", dense, gram, "| annotated:", gold.summary, "| reports:", reports.summary, "| test:", test.macroF1)
  }
}

func train(_ all: [Sample], file: String) throws {
  var analyzer = ToneAnalyzer()
  let samples = all.filter { $0.part != "test" }
  let rows = samples.map { $0.features(&analyzer) }
  let scales = standardDeviations(rows)
  let space = FeatureSpace(samples, minimum: 2)
  let examples = space.examples(samples, rows: rows, scales: scales) { $0.part == "report" ? reportWeight : 1 }
  let options = CommandLine.arguments.dropFirst(5).compactMap { Float($0) }
  let trainer = LinearTrainer(
    featureCount: space.count, densePenalty: options.first ?? 150, gramPenalty: options.count > 1 ? options[1] : 1.5, denseCount: scales.count)
  let weights = trainer.train(examples)
  guard let output = fopen(file, "w") else { fatalError("\(file) cannot be written") }
  defer { fclose(output) }
  fputs("feature\tnegative\tneutral\tpositive\n", output)
  func line(_ name: String, _ at: Int, _ scale: Float) {
    let values = (0..<3).map { Int((weights[at * 3 + $0] / scale * 1000).rounded()) }
    if values.contains(where: { abs($0) > 4 }) { fputs(name + "\t" + values.map(String.init).joined(separator: "\t") + "\n", output) }
  }
  for (index, name) in ToneAnalyzer.featureNames.enumerated() { line("=" + name, index, scales[index]) }
  for (gram, index) in space.grams.sorted(by: { $0.value < $1.value }) { line(String(decoding: gram, as: UTF16.self), Int(index), 1) }
}

/// Numbered sentences of the articles that have words and names but no tone; the test part is left alone.
func listUnlabelled(corpus: String) throws {
  for gold in try GoldReader.read(path: corpus) where !gold.hasAllLayers && gold.part != .test {
    print("## \(gold.id) \(gold.article.layers.sentences.count)")
    for (index, sentence) in gold.article.layers.sentences.enumerated() { print(index + 1, gold.article.text.string(sentence.range)) }
  }
}

func measureSpeed(_ samples: [Sample]) {
  var analyzer = ToneAnalyzer()
  var words = 0
  var terms = 0
  let start = clock()
  for _ in 0..<20 {
    for sample in samples {
      terms += sample.analyze(&analyzer).terms.count
      words += sample.layers.tokens.count
    }
  }
  let nanoseconds = Double(clock() - start) / Double(CLOCKS_PER_SEC) * 1e9
  print("\(words) words, \(terms) terms, \(Int(nanoseconds / Double(words))) ns of processor time a word")
}
