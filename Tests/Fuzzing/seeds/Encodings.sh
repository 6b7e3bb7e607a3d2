# One short document in many encodings, each behind its label.
document() { printf '<?xml version="1.0" encoding="%s"?><rss><channel><title>%s</title></channel></rss>' "$1" "$2"; }
write() {
  { printf '%s\n' "$1"; document "$1" "$3" | iconv -f utf-8 -t "$1"; } >"$2/$1" 2>/dev/null || true
}
for label in utf-8 utf-16 utf-16le utf-16be utf-32 utf-32be utf-7; do write $label "$1" 'é 中 日本 😀'; done
for label in iso-8859-1 windows-1252 iso-8859-15 macintosh cp850 iso-8859-9; do write $label "$1" 'é ß ü'; done
for label in iso-8859-2 windows-1250 cp852; do write $label "$1" 'ž ő ą'; done
for label in windows-1251 koi8-r koi8-u ibm866 iso-8859-5; do write $label "$1" 'Привет'; done
for label in gb2312 gbk gb18030 big5 big5-hkscs; do write $label "$1" '中文'; done
for label in shift_jis euc-jp iso-2022-jp cp932; do write $label "$1" '日本'; done
for label in euc-kr cp949 iso-2022-kr johab; do write $label "$1" '한국'; done
for label in windows-1253 iso-8859-7; do write $label "$1" 'Ελλάδα'; done
for label in windows-1255 iso-8859-8; do write $label "$1" 'שלום'; done
for label in windows-1256 iso-8859-6; do write $label "$1" 'سلام'; done
for label in tis-620 windows-874; do write $label "$1" 'ไทย'; done
for label in tcvn windows-1258; do write $label "$1" 'ô'; done
