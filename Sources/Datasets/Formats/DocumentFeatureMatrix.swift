/// The terms of all articles as a matrix that quanteda and scikit-learn read: `dfm.mtx` (Matrix Market, counts), and the names of its rows
/// and columns, `dfm_documents.txt` and `dfm_features.txt`, a line each.
///
/// Documents stand in the order of the articles table, features in that of the terms table; a feature is the term and its part of
/// speech, `驿站/n`.
enum DocumentFeatureMatrix {
  static func write(_ terms: TermIndex, to folder: OutputFolder) throws(DatasetError) -> [OutputRecord] {
    let features = try OutputFile(path: folder.path("dfm_features.txt"))
    var places = [Int](repeating: 0, count: terms.count)
    var place = 0
    for index in terms.order {
      place += 1
      places[index] = place
      try features.append(terms.label(index) + "\n")
    }
    let documents = try OutputFile(path: folder.path("dfm_documents.txt"))
    let matrix = try OutputFile(path: folder.path("dfm.mtx"))
    try matrix.append("%%MatrixMarket matrix coordinate integer general\n\(terms.articles) \(terms.count) \(terms.entries)\n")
    var document = 0
    try terms.forEachDocument { id, counts throws(DatasetError) in
      document += 1
      try documents.append(id + "\n")
      for (column, count) in counts.map({ (places[$0.index], $0.count) }).sorted(by: { $0.0 < $1.0 }) {
        try matrix.append("\(document) \(column) \(count)\n")
      }
    }
    var records: [OutputRecord] = []
    for (name, file) in [("dfm.mtx", matrix), ("dfm_documents.txt", documents), ("dfm_features.txt", features)] {
      records.append(OutputRecord(path: name, table: "", rows: nil, digest: try file.finish()))
    }
    return records
  }
}
