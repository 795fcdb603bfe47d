#!/usr/bin/env python3
"""Seconds and peak memory of `recoupe read` on hostile inputs, each made here. Standard library only.

  benches/hostile.py PROGRAM [SECONDS MEGABYTES]     limits, 2 and 500; exit status 1 when one is passed"""
import gzip, json, os, pathlib, subprocess, sys, tempfile, time

program = sys.argv[1]
max_seconds, max_megabytes = (float(x) for x in (sys.argv[2:4] or (2, 500)))
MB = 1_000_000
page = lambda inside: b"<!doctype html><html><head><title>t</title></head><body>" + inside + b"</body></html>"
text = b"<p>La digue a tenu toute la nuit, a dit la mairie, et les secours restent sur place.</p>"
warc = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://exemple.org/%d\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(text * 20)
inputs = {
    "empty.html": b"", "one byte.html": b"<", "one letter.txt": b"a", "truncated.html": page(text * 50)[:1000] + b"<div class=\"a",
    "nested 100000.html": page(b"<div>" * 100_000 + text + b"</div>" * 100_000),
    "unclosed 100000.html": page(b"<b><i><font>" * 34_000 + text), "unclosed lists.html": page(b"<ul><li>" * 50_000 + text),
    "tables 100000.html": page(b"<table><tr><td>" * 34_000 + text), "formatting.html": page(b"<a><b>" * 50_000 + b"</a>" * 50_000 + text),
    "50 MB.html": page(text * (50 * MB // len(text))), "50 MB.txt": b"mot " * (50 * MB // 4), "10 MB line.txt": b"La mairie a dit que la digue a tenu. " * (10 * MB // 37),
    "invalid utf-8.html": page(bytes(range(128, 256)) * 4000), "invalid utf-8.txt": bytes(range(256)) * 4000, "nul.html": page(b"\0" * MB + text), "nul.txt": b"\0" * MB,
    "bomb.html.gz": gzip.compress(page(b"a" * (200 * MB))), "bomb in bomb.html.gz": gzip.compress(gzip.compress(b"a" * (100 * MB))),
    "huge attribute.html": page(b'<p title="' + b"x" * (9 * MB) + b'">' + text), "many attributes.html": page(b"<p " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b">" + text),
    "deep json-ld.html": page(b'<script type="application/ld+json">' + b'{"a":[' * 100_000 + b"]}" * 100_000 + b"</script>" + text),
    "entities.html": page(b"&amp;&#x41;&nosuch;" * 400_000), "comments.html": page(b"<!--" * 200_000 + text), "quotes.txt": "«»\"“".encode() * 500_000,
    "bad feed.xml": b"<?xml version='1.0'?><rss><channel>" + b"<item><title>t</title>" * 20_000,
    "entity feed.xml": b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(b"<!ENTITY a%d '&a%s;&a%s;'>" % (n + 1, str(n).encode() if n else b"", str(n).encode() if n else b"") for n in range(40)) + b"]><rss><channel><item><title>&a40;</title></item></channel></rss>",
    "bad.warc": b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\nabc", "many.warc": b"".join(warc % (n, len(http), http) for n in range(500)),
}
MEASURE = """
import json, os, subprocess, sys, time
before = time.monotonic()
process = subprocess.Popen([sys.argv[1], "read", sys.argv[2], "--format", "jsonl"])
_, status, usage = os.wait4(process.pid, 0)
print(json.dumps([time.monotonic() - before, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)]), file=sys.stderr)
"""
worst = False
with tempfile.TemporaryDirectory() as folder:
    for name, data in inputs.items():
        path = pathlib.Path(folder, name)
        path.write_bytes(data)
        # from a small process of its own: a child's peak counts what its parent held when it was made
        small = subprocess.run([sys.executable, "-c", MEASURE, program, path], capture_output=True)
        *_, last = small.stderr.splitlines()
        seconds, megabytes, code = json.loads(last)
        out, err = small.stdout, b"\n".join(small.stderr.splitlines()[:-1])
        lines = [json.loads(line) for line in out.splitlines()]
        warnings = sorted({w["kind"] for a in lines for w in a["warnings"]})
        bad = seconds > max_seconds or megabytes > max_megabytes or code not in (0, 1) or (code == 1 and not err)
        worst |= bad
        print(f"{'BAD ' if bad else 'ok  '} {name:24s} {seconds:6.2f} s {megabytes:5.0f} MB  status {code}  articles {len(lines)}  {' '.join(warnings)}  {err.decode(errors='replace').strip()[:90]}")
        path.unlink()
sys.exit(worst)
