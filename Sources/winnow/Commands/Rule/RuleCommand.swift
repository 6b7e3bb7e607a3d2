import ArgumentParser

/// `winnow rule`: what is done with new articles that a filter holds for.
struct RuleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule",
    abstract: "Drops, marks, stars, tags or scores new articles by what they are.",
    discussion: """
      An expression compares fields and joins comparisons by and, or, not and ( ):

        title text author tag address feed folder language
            contains "words"   = "all of it"   !=   matches "regular expression"
        word-count story-size           =  !=  <  <=  >  >=  a number
        date                            the same, 2026-11-24 or 7d (seven days ago)

      equals is the same as =. Upper and lower case are the same, unless a regular
      expression begins with (?-i). author = "" asks for what has no author;
      folder within "News" takes the folders below, too; language = en takes en-GB,
      too. tag is a tag of the entry, of its feed or of an earlier rule. Rules are
      asked in the order of their numbers.

      Examples:
        winnow rule test 'title contains "sponsored" and word-count < 80'
        winnow rule add 'title matches "^(ad|sponsored):"' --action drop
        winnow rule add 'story-size >= 5' --action score:+10 --action star
        winnow rule list
        winnow rule remove 3
      """,
    subcommands: [RuleAdd.self, RuleList.self, RuleRemove.self, RuleTest.self]
  )
}
