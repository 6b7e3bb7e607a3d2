# JSON Feed: the sample, and what the members of one item may look like.
cp Feeds/samples/*.json "$1"
printf '"title":null,"tags":["a",1,{}],"authors":{"name":"Ann","url":"mailto:a@b.example"}' >"$1/members"
printf '"attachments":[{"url":"a","size_in_bytes":"12","duration_in_seconds":1.5e2}],"url":"/x"' >"$1/files"
printf '"content_html":"<p>\\u00e9\\ud83d\\ude00\\n","date_published":"2002-09-07T09:42:31Z"' >"$1/text"
printf '\xEF\xBB\xBF{"version":"https://jsonfeed.org/version/1","title":"t","items":[{"id":1.0,}],}\0' >"$1/lenient"
