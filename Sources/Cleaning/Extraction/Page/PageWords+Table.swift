/// The words by which pages name their parts.
extension PageWords {
  static let table: [(traits: PageTraits, words: String)] = [
    (
      .boilerplate,
      """
      -nav- -navbar -navigation breadcrumb -subnav -topnav -menu-item -mega-menu \
      -footer- -page-footer -site-footer -pagefooter -sidebar -side-bar sidebar- \
      -related- -relatedposts -relateds -related -relacionad -similar-post -similar-art \
      -recommended -recommendation -recirc -outbrain -taboola -zergnet -revcontent \
      -most-read -most-popular -mostpopular -popular-posts -trending -read-next -up-next \
      -more-from -more-stories -more-news -more-articles -morelinks -also-read -read-also \
      -see-also-box -further-reading -you-may -jp-relatedposts -yarpp \
      -share- -sharing -shares- -sharebar -share-buttons -sharedaddy -social- -socials- -socialbar -social-media -addthis \
      -addtoany -a2a -shariff -fb-like -tweet-button -follow-us -followus \
      -newsletter -news-letter -signup -sign-up -subscribe-box -subscribe- -subscription-box -mc-embed -mailchimp \
      -advert -advertisement -advertising -ads- -ad-container -ad-wrapper -ad-slot -adslot -ad-unit -adunit -adsense \
      -ad-box -adbox -ad-banner -google-ads -dfp -gpt-ad -sponsor -sponsored -promo- -promobox -promoted \
      -popup -modal- -lightbox -overlay- \
      -tags- -tag-list -taglist -tag-cloud -tagcloud -tag-links -post-tags -entry-tags -cat-links -post-categories \
      -pagination -pager- -paging -nav-links -post-navigation -prev-next -prevnext -next-post -previous-post \
      -skip-link -skiplink -screen-reader -sr-only -visually-hidden -visuallyhidden -noprint -no-print -print-only -printonly \
      -toolbar -tool-bar -article-tools -articletools -post-tools \
      -masthead- -site-header -siteheader -page-header-nav -topbar -top-bar -login -loginform -search-form -searchform \
      -rss- -copyright -bottom-bar -back-to-top -backtotop -scroll-top -ticker -poll- -quiz- -rating -ratings -post-ratings \
      -about-author -author-bio -authorbio -author-box -authorbox -author-info -author-profile -author-description -about-the-author -bio-box \
      -post-meta-bottom -entry-footer -post-footer -article-footer -story-footer \
      -disclosure -affiliate-note -affiliate-disclaimer \
      -donate -donation -support-us -call-to-action -cta- \
      -player-controls -vjs -widget-area -widgets- -wp-block-latest-posts -toc- -table-of-contents -tableofcontents -ez-toc \
      -mw-editsection -editsection -printfooter -catlinks -navbox -noprint- -reflist-x -jump-to-nav \
      -site-info -offcanvas -off-canvas -hamburger -languages- -language-switch
      """
    ),
    (
      [.boilerplate, .comments],
      """
      -comment- -comments -commentlist -comment-list -comments-area -commentform -comment-form -respond- -disqus -fb-comments -reader-comments \
      -post-comments -kommentare -kommentar- -comentarios -commentaires -livefyre -replies -reply-form -talkback -coral-
      """
    ),
    (
      .aside,
      """
      -widget- -teaser -promo -banner -related-content -carousel -slider- -slideshow-nav -gallery-nav -embed-related \
      -meta- -post-meta -entry-meta -article-meta -postmeta -byline -bylines -by-line -dateline-wrap -timestamp -post-date -entry-date -published- -author- -authors- \
      -credits- -hidden- -pub-date -info-bar -breaking -inline-related -aside- -box-related -linkbox -link-box \
      -kicker -eyebrow -category-label -label- -tag- -topics- -keywords -filed-under -posted-in -posted-on -posted-by -reading-time -read-time \
      -list-group -next-page -wp-caption-overlay -audio-player -video-player -jwplayer -brightcove
      """
    ),
    (.plain, "-label-hidden -label-above -label-inline -elementor-widget"),
    (
      .doubtful,
      """
      -bottom- -links- -link- -extra -extras -disclaimer -note- -box- -callout -infobox -module- -rail- -right- -left- -secondary -slot- \
      -figure- -caption -credit -photo- -image-caption -img-caption -media- -gallery -video- -embed- -quote-box -pullquote -pull-quote -highlights- -key-points -factbox -fact-box
      """
    ),
    (
      .body,
      """
      -article-body -articlebody -article-text -articletext -story-body -storybody -story-text -storytext -post-body -postbody \
      -article-content -articlecontent -story-content -storycontent -body-text -bodytext -news-text -newstext -news-body -newsbody -article-copy -body-copy -bodycopy \
      -entry-content -entrycontent -post-content -postcontent -post-text -posttext -article-main-content -rich-text-article -field-body -field-name-body -td-post-content \
      -article-page-content -content-body -contentbody -blog-content -blogcontent -blog-post-content -news-content -newscontent -single-content -text-content -detail-text -article-detail -article-container-body -artikel-text -artikeltext -articulo-cuerpo -cuerpo- -mw-parser-output -mw-content-text
      """
    ),
    (
      .entry,
      """
      -post- -entry- -hentry -blog-post -blogpost -post-entry -postentry -article- -story- -news-article -single-post -post-single -page-content -pagecontent -theme-content -section-content -main-article -article-container -article-wrapper -post-area -postarea -artikel -articulo -articolo
      """
    ),
    (
      .content,
      """
      -content- -main-content -maincontent -content-main -contentmain -main- -primary- -main-column -maincolumn -center-column -site-content -page-body -region-content -node-content -wpb-text-column
      """
    ),
    (
      .unlikely,
      """
      -ad- ai2html banner breadcrumbs combx comment community cover-wrap disqus extra footer gdpr header legends menu related remark replies rss shoutbox sidebar skyscraper social sponsor supplemental ad-break agegate pagination pager popup yom-remote
      """
    ),
    (.likely, "and article body column content main mathjax shadow"),
    (
      [.positiveClass, .positiveID],
      "article body content entry hentry h-entry main page pagination post text blog story"
    ),
    (
      [.negativeClass, .negativeID],
      """
      -ad- hidden -hid- banner combx comment -com- contact footer gdpr masthead media meta outbrain promo related scroll share shoutbox sidebar skyscraper sponsor shopping tags widget
      """
    ),
    (.share, "-share- -sharedaddy -shares-"),
    (
      .byline,
      "-byline -by-line -author- -dateline- -writtenby -written-by -p-author -authors- -author-name -authorname -post-author -entry-author -article-author -contributor"
    ),
    (
      .headline,
      "-headline- -article-title -post-title -entry-title -story-title -news-title -articletitle -title- -page-title -h1- -articleheadline"
    ),
    (
      .dek,
      "-dek- -deck- -subtitle -sub-title -subheadline -sub-headline -standfirst -article-summary -subhead- -article-dek -kicker-text -entry-summary -sottotitolo -chapeau -unterzeile -strapline -excerpt-"
    ),
    (.lede, "-lead- -lede- -intro- -teaser-text -vorspann"),
    (
      .date,
      "-date- -published -pubdate -pub-date -post-date -entry-date -article-date -timestamp -datetime -publish-date -time- -postdate -posted-on -datum- -fecha -createdate -published-on"
    ),
    (
      .caption,
      "-caption -figcaption -wp-caption-text -image-caption -photo-caption -img-caption -credit- -photo-credit -image-credit -copyright-photo"
    ),
    (
      .paywall,
      "-paywall -pay-wall -piano- -subscriber-only -subscribers-only -premium-only -regwall -metered -paid-barrier"
    ),
    (
      [.boilerplate, .consent],
      "-cookie -cookies -gdpr -consent -cli- -onetrust -didomi -usercentrics -borlabs -osano -iubenda -klaro -qc-cmp"
    ),
    (.category, "-category -categories -section-name -rubric -kicker -eyebrow -topic"),
  ]
}
