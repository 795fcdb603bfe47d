// The dossier page in a real browser: axe finds no barrier in any variant, every line leads to its place and back,
// with and without JavaScript, nothing is wider than the window, nothing is fetched, paper holds what it should.
// Pictures of all variants are left in the target folder, to be looked at.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const program = process.env.RECOUPE ?? assert.fail("RECOUPE names the built program");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "recoupe-page-"));
const pictures = join(dirname(dirname(program)), "page");
const WIDE = { width: 1500, height: 950 }, MIDDLE = { width: 1000, height: 800 }, NARROW = { width: 390, height: 844 };
const address = {};
let browser;

// invented reports; each case is a page that has to say what it can't compare
const REPORT = "La digue de Morvane a cédé\n\nLe Courrier de Tresny\n\n5 mars 2031\n\nLa digue de Morvane a cédé mercredi 5 mars 2031, a annoncé la mairie de Tresny. Trois cents habitants ont quitté leurs maisons dans la nuit.\n\n« Nous n’avions jamais vu une telle crue », a déclaré la maire, Odile Ferrant. Les secours restent sur place jusqu’à vendredi.\n\nLa préfète, Ada Brenn, a ouvert trois gymnases dans la ville haute. Elle a demandé aux habitants des quais de ne pas rentrer chez eux avant la décrue, attendue dans la soirée de jeudi.\n\nSelon le service des eaux, la rivière est montée de deux mètres en six heures. Une brèche de quarante mètres s’est ouverte à l’aube près de l’ancien moulin, que la commune avait fait consolider en 2027.\n\nLe gouvernement a promis une aide de quatre millions d’euros. L’opposition réclame une enquête sur l’entretien des digues, que la région avait jugé insuffisant l’an dernier.\n";
const JAPANESE = "港が閉まる\n\n港は火曜日に閉鎖されると市長が述べた。詳細は明らかにされていないが、四十二隻の船が待機している。\n";
const ARABIC = "الميناء مغلق\n\nقال المحافظ إن الميناء سيغلق يوم الثلاثاء ٤ مارس ٢٠٣١، وإن اثنتين وأربعين سفينة تنتظر. https://mina.example/a/very/long/address/that/has/no/blank/at/all/and/goes/on\n";
const CASES = {
  one: { "a.txt": REPORT },
  twins: { "a.txt": REPORT, "b.txt": REPORT },
  fifty: Object.fromEntries([...Array(50).keys()].map((n) => [`${n}_dispatch.txt`, `${REPORT}\nJournal numéro ${n}\n`])),
  strangers: { "a.txt": REPORT, "b.txt": "Harbour bridge opens\n\nThe bridge over the Lenn was opened on Monday by Ada Brenn, who said it had cost 12 million crowns.\n" },
  scripts: { "a.txt": REPORT, "ja.txt": JAPANESE, "ar.txt": ARABIC },
};

const write = (name, args) => {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, execFileSync(program, args, { maxBuffer: 1 << 28 }));
  address[name] = pathToFileURL(file).href;
};

before(async () => {
  mkdirSync(pictures, { recursive: true });
  for (const ui of ["fr", "en"]) write(`demo-${ui}`, ["demo", "--format", "html", "--interface", ui]);
  for (const [name, files] of Object.entries(CASES)) {
    const inputs = join(folder, name);
    mkdirSync(inputs);
    for (const [file, text] of Object.entries(files)) writeFileSync(join(inputs, file), text);
    write(name, ["dossier", inputs, "--format", "html", "--interface", name === "scripts" ? "en" : "fr"]);
  }
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
});
after(() => browser?.close());

const open = async (name, viewport, options = {}) => {
  const context = await browser.newContext({ viewport, ...options });
  const tab = await context.newPage();
  const asked = [], said = [];
  tab.on("request", (r) => asked.push(r.url()));
  tab.on("console", (m) => m.type() === "error" && said.push(m.text()));
  tab.on("pageerror", (e) => said.push(String(e)));
  await tab.goto(address[name]);
  return { tab, asked, said, close: () => context.close() };
};

// axe runs by evaluate: the page's policy forbids scripts from elsewhere, as it should
const barriers = async (tab) => {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => axe.run({ resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  return violations.map((v) => `${v.impact} ${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 140)).join(" | ")}`);
};
const unfold = (tab) => tab.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
const sound = async (name, { tab, asked, said }) => {
  assert.deepEqual(await barriers(tab), []);
  const over = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${over} px too wide`);
  assert.deepEqual(asked.filter((u) => u !== address[name]), []);
  assert.deepEqual(said, []);
};

for (const ui of ["fr", "en"]) {
  for (const [size, viewport] of [["wide", WIDE], ["middle", MIDDLE], ["narrow", NARROW]]) {
    for (const colorScheme of ["light", "dark"]) {
      test(`demo, ${ui}, ${size}, ${colorScheme}: no barrier, no overflow, nothing fetched, nothing said`, async () => {
        const page = await open(`demo-${ui}`, viewport, { colorScheme });
        await page.tab.screenshot({ path: join(pictures, `demo-${ui}-${size}-${colorScheme}.png`) });
        await page.tab.screenshot({ path: join(pictures, `demo-${ui}-${size}-${colorScheme}-whole.png`), fullPage: true });
        await unfold(page.tab);
        await sound(`demo-${ui}`, page);
        await page.close();
      });
    }
  }
}

for (const name of Object.keys(CASES)) {
  test(`${name}: a sober page without barrier or overflow`, async () => {
    for (const [size, viewport] of [["wide", WIDE], ["narrow", NARROW]]) {
      const page = await open(name, viewport);
      await page.tab.screenshot({ path: join(pictures, `${name}-${size}.png`), fullPage: true });
      await unfold(page.tab);
      await sound(name, page);
      assert.ok((await page.tab.locator(".notice").count()) > 0, "it says what it can't compare");
      assert.equal(await page.tab.getByText("aucune contradiction").count(), 0, "where nothing was compared, nothing agrees");
      await page.close();
    }
  });
}

test("every line leads to a place that holds its words, and the place leads back", async () => {
  const { tab, close } = await open("demo-fr", WIDE);
  await unfold(tab);
  const wrong = await tab.evaluate(() => {
    const squeeze = (s) => s.replace(/\s+/g, " ").trim();
    const words = (e, without) => { const c = e.cloneNode(true); c.querySelectorAll(without).forEach((x) => x.remove()); return squeeze(c.textContent); };
    return [...document.querySelectorAll(".body a.v")]
      .map((a) => [a, document.getElementById(a.getAttribute("href").slice(1))])
      .filter(([a, to]) => !to || !words(a.querySelector(".t"), "del").startsWith(words(to, ".back")) || !document.getElementById(to.querySelector(":scope > .back").hash.slice(1)))
      .map(([a]) => a.textContent.slice(0, 80));
  });
  assert.deepEqual(wrong, []);
  assert.ok((await tab.locator(".body a.v").count()) > 100, "a dossier has lines");
  await close();
});

test("without JavaScript a click shows the source with the whole place marked, and there is a way back", async () => {
  for (const [size, viewport] of [["wide", WIDE], ["narrow", NARROW]]) {
    const { tab, close } = await open("demo-fr", viewport, { javaScriptEnabled: false });
    const line = tab.locator(".body .keys .ev > a.v").nth(1);
    await line.scrollIntoViewIfNeeded();
    const href = await line.getAttribute("href");
    await line.click();
    const place = tab.locator(`mark[id="${href.slice(1)}"]`);
    await place.waitFor({ state: "visible" });
    const seen = async (what) => { const box = await what.boundingBox(); return box && box.y >= 0 && box.y < viewport.height; };
    await assert.doesNotReject(async () => assert.ok(await seen(place), "the place is not in sight"));
    assert.notEqual(await place.evaluate((m) => getComputedStyle(m).backgroundColor), "rgba(0, 0, 0, 0)");
    await tab.screenshot({ path: join(pictures, `source-${size}.png`) });
    await place.locator(":scope > .back").click();
    assert.ok(await seen(tab.locator(":target")), "the way back ends in sight");
    assert.ok((await tab.evaluate(() => location.hash)).startsWith("#l0-"));
    await close();
  }
});

test("on a phone the sheet closes and the dossier has not moved", async () => {
  const { tab, close } = await open("demo-fr", NARROW, { javaScriptEnabled: false, hasTouch: true });
  const line = tab.locator(".body .keys .ev > a.v").nth(1);
  await line.scrollIntoViewIfNeeded();
  const before = await tab.evaluate(() => scrollY);
  await line.tap();
  const sheet = tab.locator(".sources");
  assert.equal(await sheet.evaluate((s) => getComputedStyle(s).position), "fixed");
  await tab.getByRole("link", { name: "Fermer" }).tap();
  assert.equal(await sheet.evaluate((s) => getComputedStyle(s).position), "static");
  assert.ok(Math.abs((await tab.evaluate(() => scrollY)) - before) < 5);
  await close();
});

test("on a phone sections fold, and a link into one opens it", async () => {
  const { tab, close } = await open("demo-en", NARROW);
  assert.equal(await tab.locator(".body > section > details:not([open])").count() > 5, true);
  await tab.locator("nav a[href='#figures-0']").click();
  await tab.locator("#figures-0 .figure").first().waitFor({ state: "visible" });
  await tab.screenshot({ path: join(pictures, "folded-narrow.png") });
  await close();
});

test("keys lead through the lines, to the source and back", async () => {
  const { tab, close } = await open("demo-en", WIDE);
  await tab.keyboard.press("j");
  await tab.keyboard.press("j");
  await tab.keyboard.press("j");
  await tab.keyboard.press("k");
  const now = tab.locator(".v.now");
  assert.equal(await now.count(), 1);
  const href = await now.getAttribute("href");
  assert.equal(await tab.evaluate(() => document.activeElement.getAttribute("href")), href);
  await tab.keyboard.press("o");
  assert.equal(await tab.evaluate(() => location.hash), href);
  assert.ok(await tab.locator("mark:target").isVisible());
  await tab.keyboard.press("b");
  assert.equal(await tab.evaluate(() => document.activeElement.getAttribute("href")), href);
  assert.ok(await now.isVisible());
  await tab.keyboard.press("j");
  assert.notEqual(await now.getAttribute("href"), href);
  await close();
});

test("one outlet is read, the others are grey and still readable", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { tab, close } = await open("demo-en", WIDE, { colorScheme });
    const colour = (what) => tab.locator(what).first().evaluate((e) => getComputedStyle(e).color);
    await tab.locator("[data-filter]").selectOption({ label: "Tessva-Anzeiger" });
    assert.notEqual(await colour(".keys .ev .v:not(.on) .t"), await colour("h2"));
    assert.ok((await tab.locator(".v.on").count()) > 0);
    await tab.screenshot({ path: join(pictures, `filtered-${colorScheme}.png`) });
    assert.deepEqual(await barriers(tab), []);
    await tab.locator("[data-filter]").selectOption("");
    assert.equal(await colour(".keys .ev .t"), await colour("h2"));
    await close();
  }
});

test("labels of the pictures never cover one another", async () => {
  for (const name of ["demo-fr", "demo-en", "fifty", "scripts"]) {
    const { tab, close } = await open(name, WIDE);
    const covered = await tab.evaluate(() => [...document.querySelectorAll("svg")].flatMap((svg) => {
      const boxes = [...svg.querySelectorAll("text")].map((t) => [t.textContent, t.getBoundingClientRect()]);
      return boxes.flatMap(([a, x], n) => boxes.slice(n + 1)
        .filter(([, y]) => Math.min(x.right, y.right) - Math.max(x.left, y.left) > 1 && Math.min(x.bottom, y.bottom) - Math.max(x.top, y.top) > 4)
        .map(([b]) => `${a} / ${b}`));
    }));
    assert.deepEqual(covered, [], name);
    await close();
  }
});

test("paper: A4, what is folded and kept is there, no button, no barrier of colour", async () => {
  const { tab, close } = await open("demo-fr", WIDE);
  const pdf = await tab.pdf({ preferCSSPageSize: true, path: join(pictures, "demo-fr.pdf") });
  const pages = (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
  assert.ok(pages >= 6 && pages <= 40, `${pages} pages`);
  const box = pdf.toString("latin1").match(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/);
  assert.ok(Math.abs(box[1] - 595) < 2 && Math.abs(box[2] - 842) < 2, "A4");
  await tab.emulateMedia({ media: "print" });
  await tab.setViewportSize({ width: 680, height: 1000 });
  for (const hidden of ["nav", ".filter", ".sheet"]) assert.equal(await tab.locator(hidden).first().isVisible(), false, hidden);
  assert.ok(await tab.locator(".keys").last().isVisible(), "key points that are folded on the screen");
  const over = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${over} px too wide`);
  await tab.screenshot({ path: join(pictures, "paper.png"), fullPage: true });
  await close();
});
