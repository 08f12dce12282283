import ArticleModel
import NamedText

/// Finds what is said in an article and who says it: every pair of quotation marks with its kind, and reported speech without marks.
///
/// One a worker; its memory is used again from article to article, the result depends on the article alone.
///
///     市监察局局长苑士奇说：“全市受理投诉937件。”
///     // speech “全市受理投诉937件。” speaker 苑士奇, position 局长, cue 说, form before
///     // 据介绍，这套工艺已申请专利7项。 → speech 这套工艺已申请专利7项, no speaker, cue 介绍, form indirect
///
/// Limits: a speaker who is named only after three paragraphs or in another article is not found.
public final class QuotationFinder {
  private let lexicon = CueLexicon()
  private let heads = KindLexicon()
  private let builder = NamedTextBuilder()
  private var scratch = Scratch()

  /// Memory that is used again; taken out while an article is read, so that nobody else holds it.
  private struct Scratch {
    var marks = MarkReader()
    var pairs: [MarkPair] = []
    var cues: [Cue] = []
    var hidden: [Bool] = []
    var judged: [Judgement] = []
  }

  public init() {}

  /// Appends the quotations of one article in the order of the text.
  public func find(
    units: UnsafeBufferPointer<UInt16>, lines: [ArticleLine], sentences: [Sentence], tokens: [Token], mentions: [Mention],
    into quotations: inout [Quotation]
  ) {
    guard !tokens.isEmpty, !sentences.isEmpty, !lines.isEmpty else { return }
    let first = quotations.count
    var memory = Scratch()
    swap(&memory, &scratch)
    builder.with(units: units, lines: lines, sentences: sentences, tokens: tokens, mentions: mentions) { text in
      read(text, &memory, &quotations)
    }
    swap(&memory, &scratch)
    quotations[first...].sort { $0.range != $1.range ? $0.range < $1.range : $0.form != .indirect && $1.form == .indirect }
  }

  private func read(_ text: NamedText, _ memory: inout Scratch, _ quotations: inout [Quotation]) {
    memory.pairs.removeAll(keepingCapacity: true)
    memory.cues.removeAll(keepingCapacity: true)
    memory.judged.removeAll(keepingCapacity: true)
    memory.marks.read(text, into: &memory.pairs)
    CueReader(lexicon: lexicon).read(text, into: &memory.cues)
    guard !memory.pairs.isEmpty || !memory.cues.isEmpty else { return }
    Self.hide(text, memory.pairs, &memory.hidden)
    memory.hidden.withUnsafeBufferPointer { hidden in
      memory.pairs.withUnsafeBufferPointer { pairs in
        memory.cues.withUnsafeBufferPointer { cues in
          let search = SpeakerSearch(lexicon: lexicon, text: text, hidden: hidden)
          var attributor = Attributor(text: text, search: search, kinds: heads, pairs: pairs, cues: cues)
          attributor.judge(into: &memory.judged)
          for index in 0..<pairs.count { quotations.append(row(memory.judged[index], pairs[index], text)) }
          memory.judged.withUnsafeBufferPointer { judged in
            ReportedSpeech(text: text, search: search, pairs: pairs, judged: judged, cues: cues).find(attributor: attributor) {
              quotations.append($0)
            }
          }
        }
      }
    }
  }

  private func row(_ judgement: Judgement, _ pair: MarkPair, _ text: NamedText) -> Quotation {
    Quotation(
      range: pair.range, kind: judgement.kind, speaker: judgement.speaker?.range,
      speakerPosition: judgement.speaker.flatMap { PositionLookup.position(of: $0, text) }, cue: judgement.cue, form: judgement.form,
      rule: judgement.rule)
  }

  /// Names in long quotations, in brackets of the paper and in by-lines speak nothing outside them.
  private static func hide(_ text: NamedText, _ pairs: [MarkPair], _ hidden: inout [Bool]) {
    hidden.removeAll(keepingCapacity: true)
    hidden.reserveCapacity(text.mentions.count)
    var pair = 0
    var until = 0
    for mention in text.mentions {
      while pair < pairs.count, pairs[pair].range.start <= mention.range.start {
        if pairs[pair].range.count > 14 { until = max(until, pairs[pair].range.end) }
        pair += 1
      }
      hidden.append(mention.range.start < until || isByline(mention.range.start, text))
    }
  }

  /// （记者 张三, 通讯员 张三, 文/张三, 本报记者张三.
  private static func isByline(_ start: Int, _ text: NamedText) -> Bool {
    text.ends("记者", at: start, after: 0) || text.ends("通讯员", at: start, after: 0) || text.ends("記者", at: start, after: 0)
      || text.ends("摄影", at: start, after: 0) || (start > 0 && (text.units[start - 1] == 0xFF08 || text.units[start - 1] == 0x2F))
  }
}
