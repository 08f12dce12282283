/// `ro-crate-metadata.json`: the run as a Process Run Crate (0.5) on RO-Crate 1.1: instrument, object, result, times.
///
/// With `timings.json` the only file that differs between equal runs. Inputs lie outside the folder; they are named by their hash
/// (RFC 6920, `nih:sha-256;…`), so that no path of the machine is needed to know them.
enum ROCrate {
  static func make(_ run: RunDescription, _ summary: RunSummary) -> JSONValue {
    let started = seconds("started", run)
    let files = summary.outputs.map { output in
      JSONValue.object([
        "@id": .string(output.path), "@type": "File", "name": .string(output.table.isEmpty ? output.path : "Table \(output.table): \(output.path)"),
        "encodingFormat": .string(mediaType(output.path)), "contentSize": .string("\(output.digest.bytes)"), "sha256": .string(output.digest.sha256),
      ])
    }
    let inputs = run.inputs.map { input in
      JSONValue.object([
        "@id": .string(id(of: input)), "@type": "File", "name": .string(input.path), "contentSize": .string("\(input.bytes)"),
        "sha256": .string(input.sha256),
      ])
    }
    return .object([
      "@context": "https://w3id.org/ro/crate/1.1/context",
      "@graph": .array(
        [descriptor, root(run, summary, published: started ?? 0)] + files + unique(inputs) + [
          .object([
            "@id": "#run", "@type": "CreateAction", "name": .string("Run of Baokan \(run.version)"), "instrument": reference("#baokan"),
            "object": .array(unique(run.inputs.map { reference(id(of: $0)) })), "result": .array(summary.outputs.map { reference($0.path) }),
            "startTime": started.map { .string(moment($0)) },
            "endTime": started.map { .string(moment($0 + Int(seconds("seconds", run) ?? 0))) },
            "actionStatus": reference("http://schema.org/CompletedActionStatus"),
          ]),
          .object([
            "@id": "#baokan", "@type": "SoftwareApplication", "name": "Baokan", "softwareVersion": .string(run.version),
            "softwareRequirements": .string("ICU \(run.icuVersion)"),
          ]),
          .object([
            "@id": "https://w3id.org/ro/wfrun/process/0.5", "@type": "CreativeWork", "name": "Process Run Crate", "version": "0.5",
          ]),
        ]),
    ])
  }

  private static let descriptor = JSONValue.object([
    "@id": "ro-crate-metadata.json", "@type": "CreativeWork", "conformsTo": reference("https://w3id.org/ro/crate/1.1"), "about": reference("./"),
  ])

  private static func root(_ run: RunDescription, _ summary: RunSummary, published: Int) -> JSONValue {
    .object([
      "@id": "./", "@type": "Dataset", "name": "Newspaper articles as tables, made by Baokan", "description": .string(Citation.text(run, summary)),
      "datePublished": .string(String(moment(published).prefix(10))),
      "license": "As the newspapers' publishers allow; the tables hold their texts.",
      "conformsTo": reference("https://w3id.org/ro/wfrun/process/0.5"),
      "hasPart": .array(summary.outputs.map { reference($0.path) } + unique(run.inputs.map { reference(id(of: $0)) })),
      "mentions": reference("#run"),
    ])
  }

  private static func reference(_ id: String) -> JSONValue { .object(["@id": .string(id)]) }

  private static func id(of input: RunDescription.Input) -> String { "nih:sha-256;" + input.sha256 }

  /// Each once, in order: two input files can have the same content.
  private static func unique(_ values: [JSONValue]) -> [JSONValue] {
    var seen: Set<String> = []
    return values.filter { value in
      guard case .object(let members) = value, case .string(let id) = members[0].value else { return true }
      return seen.insert(id).inserted
    }
  }

  /// A number of the timings, cut to whole seconds.
  private static func seconds(_ key: String, _ run: RunDescription) -> Int? {
    guard let member = run.timings.first(where: { $0.key == key }) else { return nil }
    switch member.value {
    case .integer(let value): return value
    case .number(let text): return Double(text).map { Int($0) }
    default: return nil
    }
  }

  /// `2023-03-18T09:30:00Z` for seconds since 1970.
  static func moment(_ seconds: Int) -> String {
    let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
    let time = seconds - days * 86_400
    // Days to a date, after Howard Hinnant's civil_from_days.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(year)-\(two(month))-\(two(day))T\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))Z"
  }

  private static func mediaType(_ path: String) -> String {
    let types = [
      "csv": "text/csv", "jsonl": "application/jsonl", "json": "application/json", "md": "text/markdown", "html": "text/html", "txt": "text/plain",
      "sqlite": "application/vnd.sqlite3", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "conllu": "text/plain",
      "mtx": "text/plain",
    ]
    return types[String(path[(path.lastIndex(of: ".").map { path.index(after: $0) } ?? path.startIndex)...])] ?? "application/octet-stream"
  }
}
