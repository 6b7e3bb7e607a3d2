/// Where the database is, when several places are named.
enum DatabasePath {
  /// The option, else the first variable that is set, else the home directory's place.
  ///
  /// - Throws: `CommandFailure` when there is not even a home directory.
  static func resolve(option: String?, environment: Environment) throws -> String {
    if let path = option ?? environment["WINNOW_DATABASE"] { return path }
    if let directories = environment["STATE_DIRECTORY"] {
      // systemd lists several directories with colons between them (systemd.exec(5)).
      return (directories.split(separator: ":").first ?? ".") + "/winnow.sqlite"
    }
    if let directory = environment["XDG_DATA_HOME"] { return directory + "/winnow/winnow.sqlite" }
    guard let home = environment["HOME"] else {
      throw CommandFailure(
        .configuration, "no place for the database is known: $HOME is not set",
        advice: "name one: winnow … --database PATH")
    }
    return home + "/.local/share/winnow/winnow.sqlite"
  }
}
