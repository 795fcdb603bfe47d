#!/usr/bin/env python3
"""Grouping headlines or articles: recoupe beside what one would write in an afternoon.

  benches/grouping.py PROGRAM FILE.jsonl [COPIES]

FILE has JSON lines as `recoupe group` reads them; where they carry `event`, the B-cubed F1 is printed too. COPIES
repeats the file that often, a month apart each, so that the figures are not those of the start. Each runs in a process
of its own; documents a second are counted in processor time, so other work on the machine does not count.

  recoupe       PROGRAM group FILE
  scikit-learn  TfidfVectorizer and AgglomerativeClustering (average link, cosine); skipped where it is not installed
                (`python3 -m venv V && V/bin/pip install scikit-learn && V/bin/python benches/grouping.py ...`), and for
                more than 20,000 documents, whose distances do not fit into memory
  python        one online pass: an inverted index over the groups of the last three days, TF-IDF, decay with time"""
import collections, datetime, json, math, os, pathlib, re, shlex, subprocess, sys, tempfile


def load(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def words(row):
    return re.findall(r"\w+", ((row.get("title") or "") + " " + " ".join((row.get("text") or "").split()[:150])).lower())


def by_scikit(rows):
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer
    if len(rows) > 20_000:
        sys.exit(3)
    matrix = TfidfVectorizer(analyzer=words, sublinear_tf=True).fit_transform(rows)
    link = AgglomerativeClustering(n_clusters=None, metric="cosine", linkage="average", distance_threshold=0.7)
    return [str(n) for n in link.fit_predict(matrix.toarray())]


def day(row):
    try:
        return datetime.datetime.fromisoformat((row.get("published") or "")[:19]).timestamp() / 86400
    except ValueError:
        return 0.0


def by_python(rows):
    order = sorted(range(len(rows)), key=lambda n: (day(rows[n]), rows[n]["id"]))
    seen, groups, index, out = collections.Counter(), [], collections.defaultdict(collections.deque), [None] * len(rows)
    for count, n in enumerate(order, 1):
        found, now = collections.Counter(words(rows[n])), day(rows[n])
        seen.update(found.keys())
        vector = {w: (1 + math.log(k)) * math.log((count + 1) / (seen[w] + 0.5) + 1) for w, k in found.items()}
        norm = math.sqrt(sum(v * v for v in vector.values())) or 1.0
        vector = {w: v / norm for w, v in vector.items()}
        scores = collections.Counter()
        for w in sorted(vector, key=vector.get, reverse=True)[:12]:
            for g in index[w]:
                scores[g] += vector[w] * groups[g]["sum"].get(w, 0.0)
        best, home = 0.0, None
        for g, _ in scores.most_common(20):
            group = groups[g]
            gap = abs(now - group["day"])
            score = sum(v * group["sum"].get(w, 0.0) for w, v in vector.items()) / group["norm"] * math.exp(-gap / 2)
            if gap <= 3 and score > best:
                best, home = score, g
        if best < 0.3:
            home = len(groups)
            groups.append({"sum": collections.Counter(), "norm": 1.0, "day": now})
        group = groups[home]
        group["sum"].update(vector)
        group["norm"] = math.sqrt(sum(v * v for v in group["sum"].values()))
        group["day"] = now
        for w in sorted(vector, key=vector.get, reverse=True)[:12]:
            if home not in index[w]:
                index[w].append(home)
                if len(index[w]) > 100:
                    index[w].popleft()
        out[n] = str(home)
    return out


def bcubed(rows, pred):
    gold = [r["event"] for r in rows]
    both, g, p = collections.Counter(zip(gold, pred)), collections.Counter(gold), collections.Counter(pred)
    precision = sum(both[x, y] / p[y] for x, y in zip(gold, pred)) / len(rows)
    recall = sum(both[x, y] / g[x] for x, y in zip(gold, pred)) / len(rows)
    return 2 * precision * recall / (precision + recall)


def timed(name, command, rows):
    with tempfile.NamedTemporaryFile("w+b") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status):
            return print(f"{name:14} did not run")
        out.seek(0)
        found = {r["id"]: r["event"] for r in map(json.loads, out)}
    seconds = usage.ru_utime + usage.ru_stime
    right = f"B3 {bcubed(rows, [found[r['id']] for r in rows]):.3f}" if all("event" in r for r in rows) else ""
    print(f"{name:14} {len(rows) / seconds:9.0f} documents a second   {usage.ru_maxrss // 1024:6} MB   {right}")


def copied(rows, copies):
    out = []
    for k in range(copies):
        for r in rows:
            later = dict(r, id=f"{r['id']}/{k}")
            if k and r.get("published"):
                later["published"] = (datetime.datetime.fromisoformat(r["published"][:19]) + datetime.timedelta(30 * k)).isoformat()
            if "event" in r:
                later["event"] = f"{r['event']}/{k}"
            out.append(later)
    return out


def main():
    if len(sys.argv) > 3 and sys.argv[1] == "--one":
        rows = load(sys.argv[3])
        for row, event in zip(rows, {"scikit-learn": by_scikit, "python": by_python}[sys.argv[2]](rows)):
            print(json.dumps({"id": row["id"], "event": event}))
        return
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    rows = copied(load(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "rows.jsonl"
        given = ("id", "lang", "url", "outlet", "published", "title", "text", "event")
        path.write_text("".join(json.dumps({k: r[k] for k in given if r.get(k) is not None}) + "\n" for r in rows), encoding="utf-8")
        timed("recoupe", [*shlex.split(sys.argv[1]), "group", str(path)], rows)
        timed("recoupe stream", [*shlex.split(sys.argv[1]), "group", "--stream", str(path)], rows)
        for name in ("scikit-learn", "python"):
            timed(name, [sys.executable, __file__, "--one", name, str(path)], rows)


main()
