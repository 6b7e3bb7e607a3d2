#!/usr/bin/env bash
# Pages as sites make them, one a file.
set -euo pipefail
cd "$1"
story='<p>The mill at the weir will grind again, its new owner said on Monday, after forty years of rest.</p><p>Its wheel was found under the mud last summer, whole but for two of its thirty paddles, she said.</p>'
printf '<title>Mill | Weir</title><body><nav><a href=/>Home</a></nav><article><h1>Mill</h1><p class=byline>By A. Byron, <time datetime=2026-05-04>4 May</time></p><div class=article-body>%s<p>READ MORE: <a href=/2>The heron of the valley is back</a></p><p>Advertisement</p><p>(Reporting by A; editing by B)</p></div></article><footer>Weir</footer>' "$story" > article
printf '<body><div class=x>%s</div><ul><li><h3><a href=/1>The first of the others</a></h3><p>Text.<li><h3><a href=/2>The second of the others</a></h3><p>Text.<li><h3><a href=/3>The third of the others</a></h3><p>Text.</ul>' "$story" > teasers
printf '<body><div class=post><p>Short.</p></div><div class=cookie-consent><p>This site uses cookies, and asks for consent to personal data for our partners.</p><button>Accept all</button></div>' > consent
printf '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Mill","articleBody":"The mill","datePublished":"2026-05-04","author":{"name":"A"}}</script><meta property=og:title content=Mill><body><main itemprop=articleBody>%s<table><tr><th>a<td><a href=x>b</a></table><figure><img src=a><figcaption>c</figcaption></figure></main><a rel=next href="?page=3">Next</a>' "$story" > data
printf '~<table><tr><td>%s<td><a href=q>Q</a><br>1<br>2</table><noscript><p>Shown' "$story" > table
