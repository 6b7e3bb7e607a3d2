#!/bin/sh
# Polls the bundled samples into a throw-away database and shows their digest; `make run` calls it.
set -eu

folder=${FOLDER:-.build/sample}
winnow=${WINNOW:-winnow}
rm -rf "$folder"
mkdir -p "$folder"
WINNOW_DATABASE=$folder/winnow.sqlite
export WINNOW_DATABASE

in=Feeds/samples
add() { "$winnow" feed add --quiet --folder "$@"; }
add News $in/harbour-gazette.xml $in/lantern-bay-notices.xml $in/portal-*.xml
add Science $in/fen-journal.xml $in/night-garden.xml $in/low-water.xml
add Crafts $in/orchard-letters.json $in/mending-bench.xml $in/bodkin.xml
add Letters $in/marginalia.xml $in/carnet-ecluse.xml $in/yukinomachi.xml
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
