#!/usr/bin/env bash
# Writes every gold with offsets counted, with the texts that they count in: gold/prepare.sh OUT
# makes OUT/NAME for the sample coverage, for those of tests/coverage and, where the data set lies beside the
# checkout, for the events of gold/newswcl50 and gold/galaxy. OUT/sets lists, as
# `recoupe-train points` wants them, those that the weights are trained on; OUT/unseen those that only measure them.
set -euo pipefail
[ $# = 1 ] || { echo "usage: gold/prepare.sh OUT" >&2; exit 2; }
mkdir -p "$1"
out="$(realpath "$1")"
cd "$(dirname "$0")/.."

# Annotated last, and kept from the training, so that some of our own events stay unseen.
unseen=" tarsis greve barrage recomptage strait quotas strandgas otages vaccine wcl2 sanctions ceasefire "

run() { cargo run --quiet --profile ci --locked "$@"; }

sets=()
for folder in demo tests/coverage/*/; do
  folder="${folder%/}"
  name="$(basename "$folder")"
  mkdir -p "$out/$name"
  run -p recoupe -- read "$folder/coverage" --format jsonl >"$out/$name/read.jsonl"
  run -p recoupe-gate --example offsets "$out/$name/read.jsonl" "$folder/gold" "$out/$name"
  sets+=("$name")
done

# Golds by offsets alone, each with the data set that its texts are made of.
for pair in newswcl50:newswcl50 galaxy:galaxy_en; do
  golds="gold/${pair%:*}" data="../shared/data/cluster/dev/${pair#*:}.jsonl"
  if [ -e "$data" ]; then
    run -p recoupe-train -- texts "$data" "$golds" "$out"
    for folder in "$golds"/*/; do sets+=("$(basename "$folder")"); done
  else
    echo "skipped: $golds, whose texts are not beside this checkout"
  fi
done

: >"$out/sets"; : >"$out/unseen"
for name in "${sets[@]}"; do
  if [[ $unseen == *" $name "* ]]; then list=unseen; else list=sets; fi
  echo "$out/$name $out/$name/texts" >>"$out/$list"
done
echo "${#sets[@]} sets in $out"
