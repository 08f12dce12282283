extension RunDiff {
  /// To be read on a terminal.
  public var text: String {
    var lines: [String] = []
    if isEmpty { return "no difference: the two runs say the same\n" }
    lines += settings
    for table in tables where table.changed + table.added + table.gone > 0 {
      lines.append("\(table.name): \(table.added) added, \(table.gone) gone, \(table.changed) changed, \(table.same) the same")
      for rule in table.rules.prefix(10) where !rule.rule.isEmpty {
        lines.append("  \(rule.rule): \(rule.added) added, \(rule.gone) gone, \(rule.changed) changed")
      }
      for example in table.examples.prefix(6) {
        if !example.before.isEmpty { lines.append("  − " + example.before) }
        if !example.after.isEmpty { lines.append("  + " + example.after) }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A page for a browser; it asks the network for nothing.
  public var html: String {
    var page = """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Baokan: what changed</title>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <style>
      :root { color-scheme: light dark; } body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 1rem auto; padding: 0 1rem; }
      table { border-collapse: collapse; } th, td { text-align: start; padding: .2rem .6rem; border-bottom: 1px solid #8886; } td.number { text-align: end; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .2rem 0; padding: .2rem .5rem; } .before { background: #e0704022; } .after { background: #20a0c022; }
      </style></head><body><h1>What changed between two runs</h1>

      """
    if isEmpty { page += "<p>Nothing: the two runs say the same.</p>\n" }
    if !settings.isEmpty { page += "<h2>Settings</h2><ul>" + settings.map { "<li>\(Self.escaped($0))</li>" }.joined() + "</ul>\n" }
    page += "<h2>Rows</h2><table><thead><tr><th>table</th><th>added</th><th>gone</th><th>changed</th><th>the same</th></tr></thead><tbody>\n"
    for table in tables {
      page +=
        "<tr><td>\(table.name)</td>" + [table.added, table.gone, table.changed, table.same].map { "<td class=\"number\">\($0)</td>" }.joined()
        + "</tr>\n"
    }
    page += "</tbody></table>\n"
    for table in tables where !table.examples.isEmpty {
      page += "<h2>\(table.name)</h2>\n"
      let rules = table.rules.filter { !$0.rule.isEmpty }
      if !rules.isEmpty {
        page += "<table><thead><tr><th>rule</th><th>added</th><th>gone</th><th>changed</th></tr></thead><tbody>"
        for rule in rules {
          page +=
            "<tr><td>\(Self.escaped(rule.rule))</td>" + [rule.added, rule.gone, rule.changed].map { "<td class=\"number\">\($0)</td>" }.joined()
            + "</tr>"
        }
        page += "</tbody></table>\n"
      }
      for example in table.examples {
        page += "<p>\(example.change)</p>"
        if !example.before.isEmpty { page += "<pre class=\"before\">\(Self.escaped(example.before))</pre>" }
        if !example.after.isEmpty { page += "<pre class=\"after\">\(Self.escaped(example.after))</pre>\n" }
      }
    }
    return page + "</body></html>\n"
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "&": out += "&amp;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
