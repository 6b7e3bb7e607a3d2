import Cleaning
import Testing
import Vocabulary

@Suite("Text with numbered links")
struct LinkedTextTests {
  @Test("each link has the number of its address behind it, one address one number")
  func links() throws {
    let html = """
      <p>See <a href="https://a.example/">one</a>, <a href="https://b.example/?x=1&amp;y=2"><b>two</b> \
      words</a> and <a href="https://a.example/">one again</a>; <a href="#note">below</a>, \
      <a name="x">here</a>.</p><ul><li><a href="https://c.example/">three</a></li></ul>
      """
    let fragment = Sanitizer().sanitize(Array(html.utf8).span, base: nil)
    let linked = try #require(fragment.linkedText)
    #expect(
      linked.text.string
        == "See one[1], two words[2] and one again[1]; below, here.\n\n- three[3]")
    #expect(
      linked.addresses == [
        "https://a.example/", "https://b.example/?x=1&y=2", "https://c.example/",
      ])
    #expect(fragment.text?.string.contains("[") == false)
  }
}
