import Foundation
import Testing

@Suite("winnow sanitize")
struct SanitizeCommandTests {
  @Test("a file in, the safe fragment out")
  func file() async throws {
    let winnow = try WinnowProgram()
    let file = try winnow.write("<p onclick=x>a<a href=/b>c</a><script>d()</script>", to: "a.html")
    let outcome = try await winnow("sanitize", "--url", "https://h.example/", file)
    #expect(outcome.status == 0)
    #expect(
      outcome.output
        == "<p>a<a href=\"https://h.example/b\" rel=\"noopener noreferrer\">c</a></p>")
  }

  @Test("fragments of a batch are answered one by one, in order, empty ones too")
  func batch() async throws {
    let winnow = try WinnowProgram()
    let fragments = (0..<500).map { $0 % 7 == 0 ? "" : "<b>\($0)" }
    let file = try winnow.write(fragments.map { $0 + "\0" }.joined(), to: "fragments")
    let outcome = try await winnow("sanitize", "--batch0", file)
    #expect(outcome.status == 0)
    let answers = outcome.output.split(separator: "\0", omittingEmptySubsequences: false)
    #expect(answers.dropLast().map(String.init) == fragments.map { $0.isEmpty ? "" : $0 + "</b>" })
    #expect(answers.last == "")
  }

  @Test("a base that is no absolute URL exits 64, a file that is not there 66")
  func failures() async throws {
    let winnow = try WinnowProgram()
    #expect(try await winnow("sanitize", "--url", "/x", "-").status == 64)
    #expect(try await winnow("sanitize").status == 64)
    #expect(try await winnow("sanitize", winnow.path("missing.html")).status == 66)
  }
}
