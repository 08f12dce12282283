import Lexicons
import Testing
import Tone

@Suite struct ToneLexiconTests {
  @Test func theListsHaveTheirSize() {
    #expect(ToneLexicon.shared.wordCount >= 6000)
    #expect(ToneLexicon.shared.phraseCount >= 600)
    var idioms = 0
    var words = Set<String>()
    TSVReader(Resource("tone.tsv")).forEach { row in
      if row.string(3) == "i" { idioms += 1 }
      #expect(words.insert(row.string(0)).inserted, "\(row.string(0)) stands twice")
    }
    #expect(idioms >= 1200)
    var objects = 0
    TSVReader(Resource("tone_objects.tsv")).forEach { row in if row.string(1) == "object" { objects += 1 } }
    #expect(objects >= 300)
  }

  @Test func weightsNameFeaturesThatExist() {
    let names = Set(ToneAnalyzer.featureNames.map { "=" + $0 })
    TSVReader(Resource("tone_weights.tsv")).forEach { row in
      let name = row.string(0)
      if name.hasPrefix("=") { #expect(names.contains(name), "\(name) is no feature") }
    }
  }
}
