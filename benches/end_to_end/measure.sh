#!/bin/sh
# The figures of docs/performance.md: measure.sh [DEROGA [FOLDER]]
# Makes 230, 2,300 and 23,000 acts, runs them on one and two threads, again, and after one change; says
# user and system seconds, wall and peak memory of each, and what a Python script takes over the same.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
deroga=${1:-$here/target/release/deroga}
folder=${2:-/tmp/deroga-misure}
synth=${SYNTH:-$here/target/release/examples/synth}
sizes=${SIZES:-"230 2300 23000"}
timed() { # label, command…
  label=$1; shift
  /usr/bin/env time -f "$label: %U s utente, %S s sistema, %e s di orologio, %M KiB" "$@" >/dev/null
}
for n in $sizes; do
  acts=$folder/$n/acts
  [ -d "$acts" ] || "$synth" "$n" "$folder/$n"
  du -sb "$acts"
  rm -rf "$folder/out" "$folder/.deroga"
  RAYON_NUM_THREADS=1 timed "$n atti, 1 filo" "$deroga" run -q --no-cache "$acts" -o "$folder/one/out"
  RAYON_NUM_THREADS=2 timed "$n atti, 2 fili" "$deroga" run -q "$acts" -o "$folder/out"
  diff -rq "$folder/one/out" "$folder/out"
  timed "$n atti, di nuovo" "$deroga" run -q "$acts" -o "$folder/out"
  echo >> "$acts/atto-000007.txt"
  timed "$n atti, uno cambiato" "$deroga" run -q "$acts" -o "$folder/out"
  "$synth" "$n" "$folder/$n" >/dev/null
  timed "$n atti, sole regole" "$deroga" extract -q "$acts" -o "$folder/rules" || true
  rm -rf "$folder/out" "$folder/one" "$folder/rules"
done
"$deroga" eval -q --truth "$folder/230/truth" "$folder/230/acts" || true
python3 "$here/benches/peers/topics.py" "$folder/230/acts"
