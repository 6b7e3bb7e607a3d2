# A date a file, in every form that is read.
number=0
while IFS= read -r date; do
  number=$((number + 1))
  printf '%s' "$date" >"$1/$number"
done <<'END'
Sat, 07 Sep 2002 09:42:31 GMT
Saturday, 07-Sep-02 09:42:31 EDT
Sat Sep  7 09:42:31 2002
Sat Sep 07 2002 09:42:31 GMT+0200 (CEST)
2002-09-07T09:42:31.123+02:00
20020907T094231Z
2002-W36-6T24:00
2002-250
2002250
1031391751
1031391751000
9/7/2002 9:42:31 AM
07.09.2002 09.42
September 7, 2002 9:42 p.m. PST
Sat, 07 Sep 2002 09:42:31 Europe/Paris
sam. 7 sept. 2002 09h42
2002. szeptember 7. 9:42
Σάβ, 07 Σεπ 2002 09:42:00
7 сентября 2002 09:42
2002年9月7日 下午9時42分
2002년 09월 07일 오전 9:42:00
so 7. září 2002 9:42
END
