#!/bin/sh
# Polls the bundled samples into a throw-away database and shows their digest; `make run` calls it.
set -eu

folder=${FOLDER:-.build/sample}
winnow=${WINNOW:-winnow}
rm -rf "$folder"
mkdir -p "$folder"
WINNOW_DATABASE=$folder/winnow.sqlite
export WINNOW_DATABASE

"$winnow" --quiet feed add Feeds/samples/*.xml Feeds/samples/*.json
"$winnow" poll --once
echo
"$winnow" digest --format html --since 2000-01-01T00:00:00Z --output "$folder/digest.html"
"$winnow" digest --format text --since 2000-01-01T00:00:00Z
cat <<END

The same digest for a browser: $folder/digest.html

Next, try:
  export WINNOW_DATABASE=$folder/winnow.sqlite
  $winnow search harbour
  $winnow article list
  $winnow feed import Feeds/starter.opml && $winnow poll   (asks the network)
END
