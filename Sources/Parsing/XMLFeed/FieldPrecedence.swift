/// How much an element's word counts for a field, 1 to 15; the more exact element wins.
enum FieldRank {
  static let core = 8
  /// The same thing said by an element that is at home in another format.
  static let guest = 6
  static let dublinCore = 5
  static let iTunes = 4
  static let media = 3
  static let weak = 1
}

/// Which of several elements gives a field: the one table of precedence.
///
/// A row is a field; its elements stand from the one that counts most to the one that counts least.
/// What is said in attributes, as links are, has its rank where the attributes are read (`AtomLink`).
enum FieldPrecedence {
  private typealias Row = KeyValuePairs<FeedElement, Int>

  private static let entryRows: [Row] = [
    // Title.
    [
      .title: FieldRank.core, .dcTitle: FieldRank.dublinCore, .itunesTitle: FieldRank.iTunes,
      .mediaTitle: FieldRank.media,
    ],
    // Body; a description is one where there is nothing else.
    [
      .content: FieldRank.core, .contentEncoded: FieldRank.core, .xhtmlBody: FieldRank.guest,
    ],
    // Description; RSS's `summary` comes behind all of these.
    [
      .description: FieldRank.core, .summary: FieldRank.core, .dcDescription: FieldRank.dublinCore,
      .termsAbstract: FieldRank.dublinCore, .itunesSummary: FieldRank.iTunes,
      .mediaDescription: FieldRank.media, .itunesSubtitle: FieldRank.weak,
    ],
    // Date of publication.
    [
      .pubDate: FieldRank.core, .published: FieldRank.core, .termsIssued: FieldRank.guest,
      .dcDate: FieldRank.dublinCore, .createdOld: FieldRank.iTunes, .termsCreated: FieldRank.media,
    ],
    // Date of the last change.
    [
      .updated: FieldRank.core, .termsModified: FieldRank.guest, .lastBuildDate: FieldRank.guest,
    ],
    // Identifier; behind these come `rdf:about`, the link and, where there is none, `dc:identifier`.
    [.guid: FieldRank.core, .id: FieldRank.core],
    // Authors.
    [
      .author: FieldRank.core, .dcCreator: FieldRank.core, .itunesAuthor: FieldRank.iTunes,
      .mediaCredit: FieldRank.media,
    ],
  ]

  private static let channelRows: [Row] = [
    // Title.
    [
      .title: FieldRank.core, .dcTitle: FieldRank.dublinCore, .itunesTitle: FieldRank.iTunes,
    ],
    // Subtitle.
    [.subtitle: FieldRank.core, .itunesSubtitle: FieldRank.iTunes],
    // Description.
    [
      .description: FieldRank.core, .dcDescription: FieldRank.dublinCore,
      .itunesSummary: FieldRank.iTunes, .summary: FieldRank.iTunes,
    ],
    // Copyright.
    [.rights: FieldRank.core, .dcRights: FieldRank.dublinCore],
    // Date of the last change.
    [
      .updated: FieldRank.core, .lastBuildDate: FieldRank.guest, .termsModified: FieldRank.guest,
      .dcDate: FieldRank.dublinCore,
    ],
    // Date of publication.
    [
      .pubDate: FieldRank.core, .published: FieldRank.core, .termsIssued: FieldRank.guest,
      .createdOld: FieldRank.weak, .termsCreated: FieldRank.weak,
    ],
    // Language; `xml:lang` of the root is behind both.
    [.language: FieldRank.core, .dcLanguage: FieldRank.dublinCore],
    // Authors.
    [
      .author: FieldRank.core, .dcCreator: FieldRank.dublinCore,
      .managingEditor: FieldRank.iTunes, .itunesAuthor: FieldRank.media,
    ],
  ]

  /// The rank of an element for the field of an entry that it gives; 0 for one that gives none.
  static func ofEntry(_ element: FeedElement) -> Int { entry[Int(element.rawValue)] }

  /// The rank of an element for the field of a channel that it gives; 0 for one that gives none.
  static func ofChannel(_ element: FeedElement) -> Int { channel[Int(element.rawValue)] }

  private static let entry = ranks(entryRows)
  private static let channel = ranks(channelRows)

  private static func ranks(_ rows: [Row]) -> [Int] {
    var ranks = [Int](repeating: 0, count: FeedElement.allCases.count)
    for row in rows {
      for (element, rank) in row { ranks[Int(element.rawValue)] = rank }
    }
    return ranks
  }
}
