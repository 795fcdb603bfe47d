#!/usr/bin/env bash
# Pages a second beside named peers, in one run: recoupe (one thread), the Rust extractor alone, the Python original.
#   benches/peers.sh FOLDER [RUNS]      FOLDER holds .html or .html.gz files
# The Python original is installed into a virtual environment under the target folder, once.
set -euo pipefail
folder=$(realpath "${1:?which folder of pages?}")
runs=${2:-3}
cd "$(dirname "$0")/.."
target=$(realpath "${CARGO_TARGET_DIR:-target}")
cargo build --quiet --profile ci -p recoupe
cargo build --quiet --profile ci -p recoupe-ingest --example crate_alone
venv="$target/peers"
if [ ! -x "$venv/bin/python" ]; then
  python3 -m venv "$venv" && "$venv/bin/pip" install --quiet trafilatura lxml_html_clean
fi
cat > "$target/peer.py" <<'PY'
import glob, gzip, sys, trafilatura
for path in sorted(glob.glob(sys.argv[1] + "/*.htm*")):
    data = open(path, "rb").read()
    trafilatura.bare_extraction(gzip.decompress(data) if path.endswith(".gz") else data, with_metadata=True, favor_precision=True)
PY
pages=$(find "$folder" -name '*.htm*' | wc -l)
once() { # name, command...
  local name=$1; shift
  for _ in $(seq "$runs"); do
    /usr/bin/time -f "%e %M" -o "$target/peer.time" "$@" >/dev/null 2>&1 || true
    tail -1 "$target/peer.time"
  done | sort -n | awk -v n="$name" -v p="$pages" '{t[NR]=$1; m=$2>m?$2:m} END {printf "%-28s %7.1f pages/s (median of %d)  %5.0f MB\n", n, p/t[int((NR+1)/2)], NR, m/1024}'
}
once "recoupe, one thread" env RAYON_NUM_THREADS=1 "$target/ci/recoupe" read "$folder" --format jsonl
once "Rust crate alone" "$target/ci/examples/crate_alone" "$folder"
once "Python original" "$venv/bin/python" "$target/peer.py" "$folder"
