import Deduplication
import Testing
import Vocabulary

@Suite struct VolatileEditTests {
  private static let story = "The council met on Tuesday and chose the plan with 12 bridges."

  @Test(
    "what a server counts or tells the time by is no edit",
    arguments: [
      ("\(story) (3 comments)", "\(story) (5 comments)"),
      ("\(story)\nNo comments", "\(story)\n1 comment"),
      ("\(story)\nComments: 3", "\(story)\nComments: 14"),
      ("\(story)\nComments (3)", "\(story)\nComments (14)"),
      ("\(story)", "\(story)\n2 comments"),
      ("\(story)\n1,204 views · 12 likes", "\(story)\n9,881 views · 40 likes"),
      ("\(story)\n12 Kommentare", "\(story)\n13 Kommentare"),
      ("\(story)\n2 комментария", "\(story)\n7 комментариев"),
      ("\(story)\n14:32:07", "\(story)\n14:33:12"),
      ("\(story)\nThe time is now 14:32.", "\(story)\nThe time is now 15:01."),
      ("\(story)\nLast updated: 5 March 2026, 14:32", "\(story)\nLast updated: 6 March 2026, 9:05"),
      ("\(story) Page generated at 10:00:01 UTC.", "\(story) Page generated at 10:30:09 UTC."),
      ("Posted 5 minutes ago. \(story)", "Posted 2 hours ago. \(story)"),
      ("\(story) Vor 3 Stunden", "\(story) Vor 4 Stunden"),
    ])
  func volatile(_ old: String, _ new: String) {
    #expect(isVolatileEdit(from: PlainText(verbatim: old), to: PlainText(verbatim: new)))
    #expect(isVolatileEdit(from: PlainText(verbatim: new), to: PlainText(verbatim: old)))
  }

  @Test(
    "a figure or a time that was put right is an edit",
    arguments: [
      (story, "The council met on Tuesday and chose the plan with 13 bridges."),
      (
        "The motion passed with 52 votes to 40 in the upper house.",
        "The motion passed with 54 votes to 38 in the upper house."
      ),
      (
        "The match begins at 18:00 on Friday in Vallorno.",
        "The match begins at 19:30 on Friday in Vallorno."
      ),
      ("\(story) (3 comments)", "The council met on Monday and chose the plan. (5 comments)"),
      ("3 comments", "5 comments"),
      ("Score: 3", "Score: 4"),
    ])
  func lasting(_ old: String, _ new: String) {
    #expect(!isVolatileEdit(from: PlainText(verbatim: old), to: PlainText(verbatim: new)))
  }
}
