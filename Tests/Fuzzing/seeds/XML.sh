# Feeds in XML: the samples, and each format at its smallest.
cp Feeds/samples/*.xml "$1"
cat >"$1/modules.xml" <<'END'
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>A &amp;amp; B</title><link>https://example.org/</link><atom:link rel="hub" href="/hub"/><ttl>60</ttl>
<itunes:category text="Arts"><itunes:category text="Books"/></itunes:category><cloud domain="a.example" port="80" path="/"/>
<item><title><![CDATA[x < y]]></title><guid isPermaLink="false">1</guid><pubDate>Sat, 07 Sep 2002 09:42:31 GMT</pubDate>
<enclosure url="a.mp3" length="12" type="audio/mpeg"/><dc:creator>Ann</dc:creator><itunes:duration>1:02:03</itunes:duration>
<media:group><media:content url="v.mp4" duration="5"/><media:thumbnail url="t.jpg"/></media:group></item></channel></rss>
END
cat >"$1/xhtml.xml" <<'END'
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/a/" xml:lang="en"><title type="xhtml"><div
 xmlns="http://www.w3.org/1999/xhtml">1 &lt; <b>2</b></div></title><entry xml:base="b/"><id>urn:1</id><link href="c"/>
<content type="html">&lt;a href="d"&gt;e&lt;/a&gt;</content><source><title>S</title></source></entry></feed>
END
cat >"$1/broken.xml" <<'END'
junk<?xml version="1.0"?><rss version=2.0><channel><title>AT&T &eacute; &#150; a < b<item><title>1<item><p>2<br>
<link>https://example.org/?a=1&b=2</link><dc:date>2002-09-07</dc:date></item>
END
printf '<CHANNEL HREF="https://example.org/"><TITLE>t</TITLE><ITEM HREF="a"><ABSTRACT>b</ABSTRACT></ITEM></CHANNEL>' >"$1/cdf.xml"
printf '<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss><channel><title>&a;&c;</title></channel></rss>' >"$1/entities.xml"
printf '<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY a "c">]><rss><channel><title>&a; & &b;</title>' >"$1/entities-broken.xml"
