#!/usr/bin/env bash
# Writes seeds for the parser of HTML into a folder: the first byte says as what the rest is read.
set -euo pipefail
folder=$1
number=0
while IFS= read -r line; do
  number=$((number + 1))
  for kind in '\x00' '\x01' '\x02' '\x0c' '\x0e'; do
    printf "$kind%s" "$line" >"$folder/$number-$(printf '%s' "$kind" | tr -d '\\')"
  done
done <<'SEEDS'
<!doctype html><html lang=en><head><title>a &amp; b</title><meta charset=utf-8></head><body class=x><p>one<p>two</body></html>
<p>1<b>2<i>3</b>4</i>5<a href=x>6<p>7</a>8<nobr>9<nobr>10
<table>a<tr>b<td>c<table><caption>d</caption><col><tr></table></td>e</table>f<tbody></tbody>
<svg viewbox="0 0 1 1"><path d=m /><foreignobject><p>x</p></foreignobject><title><b>t</b></title><![CDATA[ x ]]></svg><p>y
<math><mi>x<mglyph/></mi><annotation-xml encoding=text/html><p>a</annotation-xml><mtext><b>c</math>
<select><button><selectedcontent></button><option selected>x<i>y</i><optgroup><option>z<hr></select>
<template><tr><td>a</td></tr><template>b</template></template><frameset><frame></frameset>
<script><!--<script></script>--></script><style>a{}</style><textarea>
<pre>
a</pre><ul><li>a<li>b<ul><li>c</ul></ul><dl><dt>x<dd>y</dl><ruby>a<rb>b<rt>c<rp>d</ruby>
<form><input type=hidden><form><button><button></form><!-- a --><!-- b --!><!><?x?></ y><plaintext>z</plaintext>
&notin; &notit; &copy=1 &#128; &#x110000; <a href="?a=1&copy=2&amp;b&lt">x</a>
SEEDS
