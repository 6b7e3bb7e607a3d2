import Fetching
import Foundation
import Synchronization
import TestSupport
import Testing
import Vocabulary
import WebText

@testable import Digests
@testable import winnow

/// Pictures come from wherever feeds point, so that this is a door to the network.
@Suite("The pictures of books", .timeLimit(.minutes(2)))
struct PictureFetcherTests {
  private let time = ManualTime()

  private func fetcher(
    allowing blocks: [String] = ["127.0.0.1/32"],
    _ change: (inout FetchConfiguration) -> Void = { _ in }
  ) -> PictureFetcher {
    var policy = FetchConfiguration(userAgent: "Winnow/1.0 (+https://example.org/winnow)")
    policy.privateAccess = .listed(blocks.compactMap(AddressBlock.init))
    change(&policy)
    return PictureFetcher(policy, time: time)
  }

  private func fetch(
    _ response: LoopbackResponse, _ change: (inout FetchConfiguration) -> Void = { _ in }
  ) async throws -> PictureAlbum.Picture? {
    let server = try LoopbackServer { _ in response }
    let address = server.url("/picture")
    return await fetcher(change).fetch([address])[address]
  }

  private func fetcher(_ change: (inout FetchConfiguration) -> Void) -> PictureFetcher {
    fetcher(allowing: ["127.0.0.1/32"], change)
  }

  @Test(
    "a picture is what its bytes say, whatever the server calls it",
    arguments: [
      (SamplePicture.png, "text/html", "image/png"), (SamplePicture.jpeg, "", "image/jpeg"),
      (SamplePicture.gif, "image/png", "image/gif"),
    ])
  func types(bytes: [UInt8], said: String, mediaType: String) async throws {
    let picture = try await fetch(LoopbackResponse(fields: ["Content-Type": said], body: bytes))
    #expect(picture?.mediaType == mediaType)
    #expect(picture?.bytes == bytes)
  }

  @Test(
    "what is no picture that a book may hold is left out",
    arguments: [
      LoopbackResponse(fields: ["Content-Type": "image/png"], body: Array("<html>".utf8)),
      LoopbackResponse(fields: ["Content-Type": "image/svg+xml"], body: Array("<svg/>".utf8)),
      LoopbackResponse(body: Array("RIFF\0\0\0\0WEBPVP8 ".utf8)),
      LoopbackResponse(body: Array(SamplePicture.png.prefix(20))),
      LoopbackResponse(body: []), LoopbackResponse(status: 204),
      LoopbackResponse(status: 404, body: SamplePicture.png),
      LoopbackResponse(status: 500, body: SamplePicture.png),
      LoopbackResponse(status: 304),
      LoopbackResponse(body: SamplePicture.png, announcedLength: 10_000),
      LoopbackResponse(fields: ["Content-Encoding": "gzip"], body: SamplePicture.png),
      .raw("nonsense"), LoopbackResponse(steps: [.reset]), LoopbackResponse(steps: [.close]),
    ])
  func nothing(response: LoopbackResponse) async throws {
    var response = response
    if case .send = response.steps.last { response.steps.append(.close) }
    #expect(try await fetch(response) == nil)
  }

  @Test("one that is too large is dropped at the bound, also where no length was announced")
  func tooLarge() async throws {
    let tail = [UInt8](repeating: 0, count: PictureAlbum.maximumByteCount)
    #expect(try await fetch(LoopbackResponse(body: SamplePicture.gif + tail)) == nil)
    let head = Array("HTTP/1.1 200 OK\r\n\r\n".utf8) + SamplePicture.gif
    let endless = LoopbackResponse(steps: [.send(head), .sendForever(tail)])
    #expect(try await fetch(endless) == nil)
    let most = SamplePicture.gif + tail.dropFirst(SamplePicture.gif.count)
    #expect(try await fetch(LoopbackResponse(body: most)) != nil)
    // The operator's own bound holds where it is tighter.
    #expect(
      try await fetch(LoopbackResponse(body: SamplePicture.png)) { $0.maximumByteCount = 16 }
        == nil)
  }

  @Test("a book holds so many pictures, those of its first articles")
  func count() async throws {
    let server = try LoopbackServer { _ in LoopbackResponse(body: SamplePicture.png) }
    let addresses = (0..<DigestLimits.pictures + 20).map { server.url("/\($0)") }
    let album = await fetcher { $0.perHost = 16 }.fetch(addresses)
    #expect(addresses.filter { album[$0] != nil } == Array(addresses.prefix(DigestLimits.pictures)))
  }

  @Test(
    "no more is held than a book holds, in whatever order pictures come", arguments: [false, true])
  func memory(lastFirst: Bool) {
    let large = SamplePicture.gif + [UInt8](repeating: 0, count: 1_500_000)
    let most = DigestLimits.albumByteCount / large.count
    let addresses = (0..<most + 30).map { "https://a.example/\($0)" }
    var harvest = PictureHarvest(of: addresses)
    for index in lastFirst ? addresses.indices.reversed() : Array(addresses.indices) {
      harvest.add(index == 1 ? Array(large.dropFirst()) : large, at: index)
      #expect(harvest.byteCount <= DigestLimits.albumByteCount)
    }
    let held = addresses.indices.filter { harvest.album[addresses[$0]] != nil }
    #expect(held == [0] + Array(2...most))
  }

  @Test("no redirect leads where the address itself may not")
  func redirects() async throws {
    let inside = try LoopbackServer(addresses: ["127.0.0.2"]) { _ in
      LoopbackResponse(body: SamplePicture.png)
    }
    let target = inside.url("/secret")
    let server = try LoopbackServer { request in
      switch request.path {
      case "/allowed": .redirect(to: "/here")
      case "/here": LoopbackResponse(body: SamplePicture.png)
      case "/inside": .redirect(to: target)
      case "/file": .redirect(to: "file:///etc/hostname")
      case "/loop": .redirect(to: "/loop")
      default: .redirect(to: "/inside")
      }
    }
    let paths = ["/allowed", "/inside", "/file", "/loop", "/twice"]
    let album = await fetcher().fetch(paths.map { server.url($0) } + [target])
    #expect(paths.filter { album[server.url($0)] != nil } == ["/allowed"])
    #expect(album[target] == nil)
    #expect(inside.connectionCount == 0)
  }

  @Test("an article never leads to the operator's own machines, though their feeds may be there")
  func operatorsOwn() async throws {
    let server = try LoopbackServer { _ in LoopbackResponse(body: SamplePicture.png) }
    for access in [FetchConfiguration.PrivateAccess.operatorsOwn, .refused] {
      let album = await fetcher { $0.privateAccess = access }.fetch([server.url("/1")])
      #expect(album[server.url("/1")] == nil)
    }
    #expect(server.connectionCount == 0)
  }

  @Test("what comes slowly is not waited for beyond a minute, and the others are there")
  func slow() async throws {
    let server = try LoopbackServer { request in
      switch request.path {
      case "/silent": LoopbackResponse(steps: [.fallSilent])
      case "/drip": LoopbackResponse(steps: [.drip([UInt8](repeating: 0x48, count: 100_000))])
      default: LoopbackResponse(body: SamplePicture.png)
      }
    }
    let addresses = ["/1", "/silent", "/2", "/drip"].map { server.url($0) }
    let isOver = Mutex(false)
    async let fetched = {
      defer { isOver.withLock { $0 = true } }
      return await fetcher { $0.timeout = .seconds(3_600) }.fetch(addresses)
    }()
    // Two at a time for the host: when both slow ones are asked for, the quick ones have come.
    await server.waitForRequests(4)
    while !isOver.withLock(\.self) {
      time.advance(by: .seconds(61))
      try await Task.sleep(for: .milliseconds(5))
    }
    let album = await fetched
    #expect(addresses.filter { album[$0] != nil } == [server.url("/1"), server.url("/2")])
  }

  @Test("addresses that are none, and no addresses, make a book without pictures")
  func none() async {
    for addresses in [[], ["", "data:image/png;base64,AAAA", "ftp://a.example/1.png", "http://["]] {
      let album = await fetcher().fetch(addresses)
      #expect(addresses.allSatisfy { album[$0] == nil })
    }
  }

  @Test("a book asks for the pictures of its articles and for nothing else")
  func book() async throws {
    let server = try LoopbackServer { request in
      switch request.path {
      case "/jpeg": LoopbackResponse(body: SamplePicture.jpeg)
      case "/png": LoopbackResponse(body: SamplePicture.png)
      case "/gif": LoopbackResponse(body: SamplePicture.gif)
      case "/cut": LoopbackResponse(body: Array(SamplePicture.jpeg.prefix(12)))
      default: LoopbackResponse(status: 404)
      }
    }
    let pictures = ["/jpeg", "/png", "/gif", "/cut", "/none", "/png"]
    let images = pictures.map { "&lt;img src=\"\(server.url($0))\" alt=\"a boat\"&gt;" }.joined()
    let winnow = try WinnowProgram(["WINNOW_ALLOW_PRIVATE_NETWORK": "127.0.0.1"])
    let feed = sampleFeed(titles: ["One"])
      .replacing("One: the first text", with: "One: &lt;p&gt;\(images) the first text")
    _ = try await winnow("feed", "add", winnow.write(feed, to: "feed.xml"))
    _ = try await winnow("poll")
    let book = winnow.path("book.epub")
    let made = try await winnow("digest", "morning", "--output", book)
    #expect(made.status == 0, "\(made.errors)")
    #expect(server.requests.map(\.path).sorted() == Set(pictures).sorted())
    let files = try names(in: book)
    #expect(
      files.filter { $0.hasPrefix("EPUB/pictures/") }
        == ["EPUB/pictures/1.jpg", "EPUB/pictures/2.png", "EPUB/pictures/3.gif"])
    let bare = winnow.path("bare.epub")
    let count = server.requests.count
    _ = try await winnow("digest", "--since", "1d", "--no-pictures", "--output", bare)
    #expect(server.requests.count == count)
    #expect(try !names(in: bare).contains { $0.hasPrefix("EPUB/pictures/") })
  }

  /// The names in a book's archive, from the directory at its end (APPNOTE.TXT §4.3.12).
  private func names(in path: String) throws -> [String] {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    var names: [String] = []
    for start in bytes.indices.dropLast(46)
    where bytes[start..<start + 4].elementsEqual([0x50, 0x4B, 1, 2]) {
      let length = Int(bytes[start + 28]) | Int(bytes[start + 29]) << 8
      names.append(String(decoding: bytes[start + 46..<start + 46 + length], as: UTF8.self))
    }
    return names
  }
}
