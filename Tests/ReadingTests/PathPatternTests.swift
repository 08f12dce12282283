import Reading
import Testing

@Suite struct PathPatternTests {
  @Test(arguments: [
    ("dump/武林早报/2019-07-12/04.txt", "武林早报", "2019-07-12", "04"),
    ("a/江州日报/20190712/A3.txt", "江州日报", "20190712", "A3"),
  ])
  func readsWhatAPathSays(_ path: String, _ publication: String, _ date: String, _ page: String) {
    let found = PathPattern("{publication}/{date}/{page}.txt")?.match(path)
    #expect(found?.publication == publication)
    #expect(found?.date == date)
    #expect(found?.page == page)
  }

  @Test(arguments: ["shared/pages/one.txt", "dump/武林早报/三月/04.txt", "04.txt", "武林早报/2019-07-12/04.html"])
  func refusesAnotherForm(_ path: String) {
    #expect(PathPattern("{publication}/{date}/{page}.txt")?.match(path) == nil)
  }
}
