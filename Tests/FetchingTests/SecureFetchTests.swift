import Fetching
import Foundation
import TestSupport
import Testing
import Vocabulary
import WebText

/// HTTPS with certificates of the tests' own.
@Suite("Encrypted fetches")
final class SecureFetchTests: Sendable {
  private let folder: URL

  init() throws { folder = try TemporaryStore.makeFolder() }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  private func certificate(
    _ name: String, for names: String = "IP:127.0.0.1", until end: Int = 86_400
  ) throws -> LoopbackCertificate {
    try LoopbackCertificate(for: names, from: -7_200, until: end, writtenTo: path(name))
  }

  private func server(
    _ certificate: LoopbackCertificate, _ address: String = "127.0.0.1"
  ) throws -> LoopbackServer {
    try LoopbackServer(addresses: [address], certificate: certificate) { _ in .feed("<rss/>") }
  }

  @Test("a feed comes encrypted where an authority vouches for its host: of all feeds, or its own")
  func trusted() async throws {
    let certificate = try certificate("own.pem")
    let server = try server(certificate)
    let common = makeFetcher { $0.certificateAuthorityFile = certificate.path }
    #expect(try await common.fetch(feedRequest(server.url("/a"))).document().text == "<rss/>")
    var request = try feedRequest(server.url("/b"))
    request.certificateAuthorityFile = certificate.path
    #expect(try await makeFetcher().fetch(request).document().text == "<rss/>")
    #expect(server.requests.map(\.path) == ["/a", "/b"])
  }

  @Test("a certificate that is refused gets no request, and the way out is told")
  func refused() async throws {
    let faults: [(name: String, certificate: LoopbackCertificate, authority: String?)] = [
      ("unknown", try certificate("1.pem"), nil),
      ("another's", try certificate("2.pem"), try certificate("3.pem").path),
      ("another name", try certificate("4.pem", for: "DNS:feeds.example"), path("4.pem")),
      ("over", try certificate("5.pem", until: -3_600), path("5.pem")),
    ]
    for fault in faults {
      let server = try server(fault.certificate)
      let fetcher = makeFetcher { $0.certificateAuthorityFile = fault.authority }
      let report = await fetcher.fetch(try feedRequest(server.url("/feed")))
      #expect(report.failureCode == .tls, "\(fault.name)")
      if case .failed(let failure) = report.outcome {
        #expect(failure.message.contains("--ca-file"), "\(failure.message)")
      }
      #expect(server.requests.isEmpty, "\(fault.name)")
    }
  }

  @Test("a feed's own authority vouches for its host alone, not for where it redirects to")
  func otherHost() async throws {
    let certificate = try certificate("own.pem", for: "IP:127.0.0.1, IP:127.0.0.2")
    let other = try server(certificate, "127.0.0.2")
    let target = other.url("/feed")
    let first = try LoopbackServer(certificate: certificate) { _ in .redirect(to: target) }
    var request = try feedRequest(first.url("/feed"))
    request.certificateAuthorityFile = certificate.path
    #expect(await makeFetcher().fetch(request).failureCode == .tls)
    #expect(first.requests.count == 1)
    #expect(other.requests.isEmpty)
  }

  @Test("a certificate of the reader's is shown to the feed's own server and to no other")
  func clientCertificate() async throws {
    let certificate = try certificate("own.pem", for: "IP:127.0.0.1, IP:127.0.0.2")
    let own = try LoopbackCertificate(writtenTo: path("me.pem"), withKey: true)
    let other = try server(certificate, "127.0.0.2")
    let target = other.url("/feed")
    let first = try LoopbackServer(certificate: certificate) { request in
      request.path == "/moved" ? .redirect(to: target) : .feed("<rss/>")
    }
    let fetcher = makeFetcher { $0.certificateAuthorityFile = certificate.path }
    for shown in [ClientCertificate(file: own.path), nil] {
      for path in ["/feed", "/moved"] {
        var request = try feedRequest(first.url(path))
        request.clientCertificate = shown
        #expect(try await fetcher.fetch(request).document().text == "<rss/>")
      }
    }
    #expect(first.requests.map(\.hasCertificate) == [true, true, false, false])
    #expect(other.requests.map(\.hasCertificate) == [false, false])
  }
}
