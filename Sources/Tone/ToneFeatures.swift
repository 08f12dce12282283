import ArticleModel

/// Collects the features of a sentence in a fixed order; their names are only made when asked for.
struct FeatureSink {
  private(set) var values: [Float] = []
  private(set) var names: [String] = []
  private let isNaming: Bool

  init(naming: Bool = false) { isNaming = naming }

  mutating func clear() { values.removeAll(keepingCapacity: true) }

  @inline(__always)
  mutating func put(_ name: @autoclosure () -> String, _ value: Float) {
    values.append(value)
    if isNaming { names.append(name()) }
  }

  @inline(__always)
  mutating func put(_ name: @autoclosure () -> String, _ condition: Bool) { put(name(), condition ? 1 : 0) }
}

/// The sums of a sentence's hits.
struct HitSums: Sendable {
  var positive: Float = 0
  var negative: Float = 0
  var positives: Float = 0
  var negatives: Float = 0
  var net: Float { positive - negative }

  init() {}
  init(_ hits: ArraySlice<ToneHit>) {
    for hit in hits {
      if hit.polarity > 0 {
        positive += hit.weight
        positives += 1
      } else {
        negative += hit.weight
        negatives += 1
      }
    }
  }
}

/// The sentences round a sentence, as sums of their hits.
struct ToneContext {
  var role: LineRole
  var position: Float
  var previous: HitSums
  var next: HitSums
  var headline: HitSums
  /// Of all other sentences.
  var others: HitSums
  var otherCount: Float
}

/// Describes a sentence to the classifier: its hits, the cues of its kind, its form, and the sentences round it. No word is a feature itself,
/// so that what is learned holds for other papers and years.
enum ToneFeatures {
  static let names: [String] = {
    var sink = FeatureSink(naming: true)
    let context = ToneContext(
      role: .body, position: 0, previous: HitSums(), next: HitSums(), headline: HitSums(), others: HitSums(), otherCount: 0)
    describe(SentenceFacts(), [], context, into: &sink)
    return sink.names
  }()

  static func describe(_ facts: SentenceFacts, _ hits: ArraySlice<ToneHit>, _ context: ToneContext, into sink: inout FeatureSink) {
    let sums = HitSums(hits)
    sink.put("bias", 1)
    putSums(sums, facts, &sink)
    putKinds(hits, &sink)
    putCues(facts, sums, &sink)
    putForm(facts, sums, context, &sink)
    putContext(context, &sink)
  }

  private static func putSums(_ sums: HitSums, _ facts: SentenceFacts, _ sink: inout FeatureSink) {
    let length = Float(max(facts.words, 1)).squareRoot()
    sink.put("positive", min(sums.positive, 9) / 3)
    sink.put("negative", min(sums.negative, 9) / 3)
    sink.put("positives", min(sums.positives, 4))
    sink.put("negatives", min(sums.negatives, 4))
    sink.put("positive.any", sums.positives > 0)
    sink.put("negative.any", sums.negatives > 0)
    sink.put("none", sums.positives + sums.negatives == 0)
    sink.put("both", sums.positives > 0 && sums.negatives > 0)
    sink.put("net.up", max(0, min(sums.net, 6)) / 3)
    sink.put("net.down", max(0, min(-sums.net, 6)) / 3)
    sink.put("net.positive", sums.net > 0.4)
    sink.put("net.negative", sums.net < -0.4)
    sink.put("net.strongly.positive", sums.net >= 2.5)
    sink.put("net.strongly.negative", sums.net <= -2.5)
    sink.put("density.positive", sums.positive / length)
    sink.put("density.negative", sums.negative / length)
  }

  private static let domains = ToneDomain.allCases.map { ("\($0).positive", "\($0).negative", Int($0.rawValue)) }
  private static let forms = ["other", "noun", "verb", "quality", "idiom"]
  private static let sources = ["word", "phrase", "change"]
  private static let cues = ToneCue.allCases.filter { $0 != .none }
  private static let shares: [(name: String, cue: ToneCue)] = [("dark", .dark), ("bright", .bright), ("calm", .calm)]
  private static let mentionNames = ["person", "organization", "place", "position", "programme", "work"]

  private static func putKinds(_ hits: ArraySlice<ToneHit>, _ sink: inout FeatureSink) {
    var domainSums = SIMD32<Float>.zero
    var formSums = SIMD16<Float>.zero
    var sourceSums = SIMD8<Float>.zero
    var quoted: (Float, Float) = (0, 0)
    var turned: (Float, Float) = (0, 0)
    var strong: (Float, Float) = (0, 0)
    for hit in hits {
      let side = hit.polarity > 0 ? 0 : 1
      let weight = min(hit.weight, 3) / 2
      domainSums[Int(hit.domain.rawValue) * 2 + side] += weight
      formSums[Int(hit.form.rawValue) * 2 + side] += weight
      sourceSums[Int(hit.source.rawValue) * 2 + side] += weight
      if hit.inQuotation { if side == 0 { quoted.0 += weight } else { quoted.1 += weight } }
      if hit.negated { if side == 0 { turned.0 += weight } else { turned.1 += weight } }
      if hit.weight >= 2.4 { if side == 0 { strong.0 += 1 } else { strong.1 += 1 } }
    }
    for (positive, negative, index) in domains {
      sink.put(positive, min(domainSums[index * 2], 3))
      sink.put(negative, min(domainSums[index * 2 + 1], 3))
    }
    for index in forms.indices {
      sink.put("form.\(forms[index]).positive", min(formSums[index * 2], 3))
      sink.put("form.\(forms[index]).negative", min(formSums[index * 2 + 1], 3))
    }
    for index in sources.indices {
      sink.put("source.\(sources[index]).positive", min(sourceSums[index * 2], 3))
      sink.put("source.\(sources[index]).negative", min(sourceSums[index * 2 + 1], 3))
    }
    sink.put("quoted.positive", min(quoted.0, 3))
    sink.put("quoted.negative", min(quoted.1, 3))
    sink.put("turned.positive", min(turned.0, 2))
    sink.put("turned.negative", min(turned.1, 2))
    sink.put("strong.positive", min(strong.0, 3))
    sink.put("strong.negative", min(strong.1, 3))
  }

  private static func putCues(_ facts: SentenceFacts, _ sums: HitSums, _ sink: inout FeatureSink) {
    for cue in cues {
      sink.put("cue.\(cue)", Float(min(facts.cues[cue], 3)))
      sink.put("cue.\(cue).any", facts.cues[cue] > 0)
    }
    let length = Float(max(facts.words, 1)).squareRoot()
    for share in shares { sink.put("cue.\(share.name).share", Float(facts.cues[share.cue]) / length) }
    sink.put("characters.dark", Float(facts.darkCharacters) / length)
    sink.put("characters.bright", Float(facts.brightCharacters) / length)
    let lead = Float(facts.brightCharacters - facts.darkCharacters) / length
    sink.put("characters.lead.up", max(0, lead))
    sink.put("characters.lead.down", max(0, -lead))
    func has(_ cue: ToneCue) -> Bool { facts.cues[cue] > 0 }
    sink.put("achieved+number", has(.achieved) && facts.numbers > 0)
    sink.put("achieved+beneficiary", has(.achieved) && has(.beneficiary))
    sink.put("give+beneficiary", has(.give) && has(.beneficiary))
    sink.put("built+achieved", has(.built) && has(.achieved))
    sink.put("plan+positive", has(.plan) && sums.net > 0.4)
    sink.put("duty+positive", has(.duty) && sums.net > 0.4)
    sink.put("duty+negative", has(.duty) && sums.net < -0.4)
    sink.put("frame+positive", has(.frame) && sums.net > 0.4)
    sink.put("frame+negative", has(.frame) && sums.net < -0.4)
    sink.put("frame+none", has(.frame) && sums.positives + sums.negatives == 0)
    sink.put("procedure+positive", has(.procedure) && sums.net > 0.4)
    sink.put("scene+none", has(.scene) && sums.positives + sums.negatives == 0)
    sink.put("lack+negative", has(.lack) && sums.net < -0.4)
    sink.put("lack+positive", has(.lack) && sums.net > 0.4)
    sink.put("problem+court", has(.problem) && has(.court))
    sink.put("victim+negative", has(.victim) && sums.negatives > 0)
    sink.put("first+positive", has(.first) && sums.net > 0.4)
  }

  private static func putForm(_ facts: SentenceFacts, _ sums: HitSums, _ context: ToneContext, _ sink: inout FeatureSink) {
    sink.put("words.log", logarithm(facts.words))
    sink.put("words.few", facts.words < 6)
    sink.put("words.many", facts.words > 40)
    sink.put("numbers", Float(min(facts.numbers, 5)))
    sink.put("numbers.any", facts.numbers > 0)
    sink.put("percents", Float(min(facts.percents, 3)))
    sink.put("rises", Float(min(facts.rises, 3)))
    sink.put("falls", Float(min(facts.falls, 3)))
    sink.put("question", facts.isQuestion)
    sink.put("exclamation", facts.isExclamation)
    sink.put("conditionals", Float(min(facts.conditionals, 2)))
    sink.put("contrast", facts.contrasts > 0)
    sink.put("concession", facts.concessions > 0)
    sink.put("negations", Float(min(facts.negations, 3)))
    sink.put("quoted.share", Float(facts.quotedWords) / Float(max(facts.words, 1)))
    sink.put("quoted.all", facts.words > 0 && facts.quotedWords == facts.words)
    sink.put("self", facts.selfReferences > 0)
    for index in mentionNames.indices { sink.put("mention.\(mentionNames[index])", Float(min(facts.mentions[index], 3))) }
    let role = context.role
    sink.put("role.headline", role == .headline || role == .kicker || role == .subheadline)
    sink.put("role.subheading", role == .subheading)
    sink.put("role.headline+positive", (role == .headline || role == .kicker) && sums.net > 0.4)
    sink.put("role.headline+negative", (role == .headline || role == .kicker) && sums.net < -0.4)
  }

  private static func putContext(_ context: ToneContext, _ sink: inout FeatureSink) {
    sink.put("place.first", context.position == 0)
    sink.put("place.last", context.position == 1)
    put("previous", context.previous, &sink)
    put("next", context.next, &sink)
    put("headline", context.headline, &sink)
    let count = max(context.otherCount, 1)
    sink.put("others.positive", min(context.others.positive / count, 3))
    sink.put("others.negative", min(context.others.negative / count, 3))
    let sum = context.others.positive + context.others.negative + 1
    sink.put("others.share", context.others.net / sum)
    sink.put("others.mostly.negative", context.others.net < -0.2 * sum)
    sink.put("others.mostly.positive", context.others.net > 0.6 * sum)
  }

  private static func put(_ name: @autoclosure () -> String, _ sums: HitSums, _ sink: inout FeatureSink) {
    sink.put(name() + ".up", max(0, min(sums.net, 3)) / 3)
    sink.put(name() + ".down", max(0, min(-sums.net, 3)) / 3)
  }

  /// A coarse logarithm: the number of binary digits.
  private static func logarithm(_ count: Int) -> Float { Float(Int.bitWidth - count.leadingZeroBitCount) }
}
