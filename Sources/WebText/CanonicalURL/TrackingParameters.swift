/// Parameters that tell who sent a reader, never what is read.
///
/// A name is here when its maker documents it as a tag of campaigns or clicks, or when it is seen
/// on the links of newsletters and feeds and leaving it out gives the same page. Names that some
/// site uses for what is read (`id`, `ref`, `source`, `campaign_id`, `sid`) are not, but for values
/// that can mean nothing else.
enum TrackingParameters {
  static func contain(_ parameter: CanonicalQuery.Parameter, host: String) -> Bool {
    let name = parameter.name
    return names.contains(name) || hasTrackingPrefix(name) || hasTellingValue(parameter)
      || isOfHost(name, host: host)
  }

  /// True for what a link loses before somebody follows it: only what no server needs.
  static func areInLink(_ parameter: CanonicalQuery.Parameter) -> Bool {
    let name = parameter.name
    return (names.contains(name) || hasTrackingPrefix(name)) && !neededInLinks.contains(name)
  }

  /// Names that do not tell two documents apart, but without which a link opens less: a gift, a
  /// session, the picture of a gallery, the account of an author.
  private static let neededInLinks: Set<String> = [
    "unlocked_article_code", "img_index", "usqp", "linkcode", "campid", "toolid", "customid",
    "asc_campaign", "asc_refurl", "asc_source", "mkevt", "mkcid", "mkrid", "phpsessid",
    "jsessionid", "aspsessionid", "sessionid", "session_id", "cfid", "cftoken", "oscsid", "zenid",
    "scid", "oborigurl", "ranmid", "raneaid", "ransiteid", "irclickid", "irgwc", "awc", "tduid",
    "zanpid", "cjdata", "cjevent", "admitad_uid", "clickid", "cmp", "aoh", "cvid", "cxt", "scm",
  ]

  /// Beginnings of names, each of one maker.
  private static let prefixes = [
    // Google Analytics (Urchin), and the imitations of it
    "utm_", "utm-", "itm_", "stm_", "hmb_", "ga_", "gaa_", "_gac", "_ga",
    // Matomo and Piwik
    "pk_", "piwik_", "mtm_", "matomo_",
    // AT Internet (Piano)
    "at_custom", "at_campaign", "at_medium", "at_link", "at_format", "at_ptr", "at_recipient",
    "xtor",
    // HubSpot and its ads
    "_hs", "__hs", "hsa_", "hsctatracking",
    // Facebook
    "fb_action", "fb_comment", "fb_ref", "fb_source", "__cft__", "__tn__", "__xts__",
    // Mailers: Blueshift, Omeda, MailerLite, Vero, Mailchimp, Salesforce, Eloqua, Silverpop,
    // Listrak, Branch, Bronto, SendinBlue
    "bsft_", "oly_", "ml_subscriber", "vero_", "mc_", "sfmc_", "elq", "sp_", "trk_", "_branch_",
    "_bta_", "sib_",
    // Webtrekk, IBM Coremetrics, Adobe, Yahoo, Amazon, Taboola, Simplecast
    "wt_", "wt.", "cm_mmc", "cm_ven", "cm_cat", "cm_pla", "cm_ite", "sc_c", "guce_", "soc_",
    "pf_rd_", "pd_rd_", "tblci", "action_object", "action_ref", "action_type",
  ]

  /// The beginnings by their first byte, so that few are compared.
  private static let prefixesByFirstByte = Dictionary(grouping: prefixes) { $0.utf8.first }

  private static func hasTrackingPrefix(_ name: String) -> Bool {
    prefixesByFirstByte[name.utf8.first]?.contains { name.hasPrefix($0) } ?? false
  }

  private static let names: Set<String> = [
    // Clicks on advertisements: Google, Microsoft, Meta, X, TikTok, LinkedIn, Pinterest, Snap,
    // Reddit, Yandex, Rambler, Mail.ru, Yahoo Japan, Quora, Taboola, Outbrain, Impact, Awin, CJ,
    // Rakuten, ShareASale, Adobe, Kenshoo, Marin, Everflow, Criteo
    "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad", "gad_source", "gad_campaignid",
    "srsltid", "gs_l", "msclkid", "fbclid", "fbadid", "twclid", "ttclid", "tt_medium",
    "tt_content", "li_fat_id", "epik", "sccid", "scid", "rdt_cid", "yclid", "ysclid", "ymclid",
    "yptr", "_openstat", "rb_clickid", "ymid", "qclid", "tblci", "dicbo", "obclid", "ob_click_id",
    "oborigurl", "irclickid", "irgwc", "awc", "cjevent", "cjdata", "ranmid", "raneaid",
    "ransiteid", "sscid", "zanpid", "tduid", "admitad_uid", "s_kwcid", "ef_id", "mkwid", "pcrid",
    "adgroupid", "cto_pld", "clickid", "_gl", "wickedid", "wickedsource", "ref_src", "ref_url",
    // Mailers: Marketo, Drip, Klaviyo, ConvertKit, dotdigital, Mailchimp, Iterable, Customer.io,
    // Silverpop, Braze, Constant Contact, Acoustic
    "mkt_tok", "__s", "_ke", "_kx", "ck_subscriber_id", "dm_i", "dm_t", "itbl_campaign", "cio_id",
    "spmailingid", "spuserid", "spjobid", "spreportid", "s_cid", "vmcid", "email_referrer",
    "email_subject", "nr_email_referer", "sms_click", "sms_source", "sms_uph", "gdfms", "gdftrk",
    "gdffi", "rtid", "bbeml", "lctg", "mailing_id",
    // Publishers: campaign tags of single houses that are on every link of their feeds
    "cmp", "cmpid", "cmpgn", "ncid", "ocid", "icid", "intcmp", "int_cmp", "ito", "mbid", "smid",
    "smtyp", "emc", "xtcr", "xtref", "xtatc", "feedtype", "feedname", "traffic_source",
    "campaign_monitor", "__twitter_impression", "guccounter", "tsrc", ".tsrc", "spref",
    "unlocked_article_code", "wtrid", "taid", "cxt", "cvid", "linkcode", "asc_campaign",
    "asc_refurl", "asc_source", "hootpostid", "sr_share", "share_source", "shared_via",
    "wprov", "trkcampaign", "trkemail", "maca", "wt_mc", "wt_zmc", "kwp_0", "kwp_1", "kwp_4",
    // Sharing and Instagram, Alibaba, eBay, comment systems
    "igshid", "igsh", "img_index", "spm", "scm", "algo_expid", "mkevt", "mkcid", "mkrid",
    "campid", "toolid", "customid", "shorturl_source", "echobox", "dlv-dlsrc",
    // What AMP viewers add
    "amp_js_v", "amp_gsa", "amp_r", "amp_kit", "usqp", "aoh", "isappinstalled",
    // Sessions: PHP, Java, ASP, ColdFusion, osCommerce, Zen Cart
    "phpsessid", "jsessionid", "aspsessionid", "sessionid", "session_id", "cfid", "cftoken",
    "oscsid", "zenid", "osclickid",
  ]

  /// Values that say where a reader comes from, of parameters that may also say what is read.
  private static func hasTellingValue(_ parameter: CanonicalQuery.Parameter) -> Bool {
    let value = parameter.value ?? ""
    switch parameter.name {
    case "ref", "source", "src", "from", "via", "origin", "partner", "mod", "medium", "feature":
      return value.hasPrefix("rss") || feedWords.contains(value)
    case "amp": return value.isEmpty || value == "1" || value == "true" || value == "yes"
    case "outputtype": return value == "amp"
    // Forum software puts its session there: an MD5 in hexadecimal digits.
    case "s", "sid":
      return value.utf8.count == 32 && value.utf8.allSatisfy { $0.hexadecimalValue != nil }
    default: return false
    }
  }

  private static let feedWords: Set<String> = [
    "atom", "feed", "feedburner", "feedly", "feeds", "feed_rss", "newsblur", "inoreader",
  ]

  /// Names that mean nothing on one site, while they do on others.
  private static func isOfHost(_ name: String, host: String) -> Bool {
    byHost.contains { row in
      row.names.contains(name) && CanonicalHost.isHost(host, within: row.host)
    }
  }

  private static let byHost: [(host: String, names: Set<String>)] = [
    ("news.google.com", ["oc"]),
    ("youtube.com", ["feature", "si", "pp", "ab_channel"]),
    ("twitter.com", ["s", "t"]), ("x.com", ["s", "t"]),
    ("substack.com", ["isfreemail", "triedredirect"]),
    ("linkedin.com", ["trk", "lipi", "rcm", "midtoken", "midsig"]),
    ("reddit.com", ["share_id", "rdt"]),
    ("tiktok.com", ["_r", "_t", "is_from_webapp", "sender_device"]),
    ("spotify.com", ["si"]), ("open.spotify.com", ["nd"]),
    ("bilibili.com", ["vd_source", "spm_id_from", "share_medium"]),
  ]
}
