import Foundation
import Testing

@testable import Digests

@Suite struct ReplacedFileTests {
  @Test("a file is made, and replaced, and nothing is left beside it")
  func replaces() throws {
    try withFolder { folder in
      let path = folder + "/digest.html"
      try ReplacedFile(path: path).write(Array("old".utf8))
      try ReplacedFile(path: path).write(Array("new".utf8))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["digest.html"])
    }
  }

  @Test("who has the old file open goes on reading the old one")
  func atomic() throws {
    try withFolder { folder in
      let path = folder + "/digest.html"
      try ReplacedFile(path: path).write(Array(repeating: 65, count: 100_000))
      let reader = try #require(FileHandle(forReadingAtPath: path))
      try ReplacedFile(path: path).write(Array("new".utf8))
      #expect(try reader.readToEnd() == Data(repeating: 65, count: 100_000))
    }
  }

  @Test("permissions stay, and a symbolic link stays one")
  func keepsWhatItWas() throws {
    try withFolder { folder in
      let (path, link) = (folder + "/digest.txt", folder + "/latest")
      try ReplacedFile(path: path).write([1])
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
      try ReplacedFile(path: link).write([2])
      #expect(FileManager.default.contents(atPath: path) == Data([2]))
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect(mode as? Int == 0o640)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    }
  }

  @Test("a device is written to, not replaced")
  func device() throws {
    try ReplacedFile(path: "/dev/null").write([1, 2, 3])
    var status = stat()
    #expect(stat("/dev/null", &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test("a full disk leaves the old file and says so")
  func fullDisk() throws {
    #expect(throws: DeliveryFailure.self) { try ReplacedFile(path: "/dev/full").write([1]) }
  }

  @Test("a folder that is not there is told by its path")
  func missingFolder() throws {
    try withFolder { folder in
      let path = folder + "/none/digest.html"
      let failure = #expect(throws: DeliveryFailure.self) {
        try ReplacedFile(path: path).write([1])
      }
      #expect(failure?.isAboutCreating == true)
      #expect(failure?.description.contains(path) == true)
    }
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "winnow-\(UUID().uuidString)"
    ).path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }
}
