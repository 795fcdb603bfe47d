// The dossier page in a real browser: axe finds nothing, every line leads to its place with and without
// JavaScript, nothing is wider than the window, nothing is fetched.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const program = process.env.RECOUPE ?? assert.fail("RECOUPE names the built program");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "recoupe-page-"));
const WIDE = { width: 1500, height: 950 }, NARROW = { width: 390, height: 800 };
let browser;

const page = (ui) => {
  const file = join(folder, `demo-${ui}.html`);
  writeFileSync(file, execFileSync(program, ["demo", "--format", "html", "--ui", ui], { maxBuffer: 1 << 28 }));
  return pathToFileURL(file).href;
};
const address = {};

before(async () => {
  for (const ui of ["fr", "en"]) address[ui] = page(ui);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
});
after(() => browser?.close());

const open = async (ui, viewport, options = {}) => {
  const context = await browser.newContext({ viewport, ...options });
  const tab = await context.newPage();
  const asked = [], said = [];
  tab.on("request", (r) => asked.push(r.url()));
  tab.on("console", (m) => m.type() === "error" && said.push(m.text()));
  tab.on("pageerror", (e) => said.push(String(e)));
  await tab.goto(address[ui]);
  return { tab, asked, said, close: () => context.close() };
};

for (const ui of ["fr", "en"]) {
  for (const [name, viewport] of [["wide", WIDE], ["narrow", NARROW]]) {
    test(`${ui}, ${name}: no barrier, no overflow, nothing fetched, nothing said`, async () => {
      for (const colorScheme of ["light", "dark"]) {
        const { tab, asked, said, close } = await open(ui, viewport, { colorScheme });
        // axe runs by evaluate: the page's policy forbids scripts from elsewhere, as it should
        await tab.evaluate(axe);
        const { violations } = await tab.evaluate(() => axe.run({ resultTypes: ["violations"] }));
        assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(" | ")}`), []);
        const over = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${over} px too wide`);
        assert.deepEqual(asked.filter((u) => u !== address[ui]), []);
        assert.deepEqual(said, []);
        await close();
      }
    });
  }
}

test("every line leads to a place that exists and holds its words", async () => {
  const { tab, close } = await open("fr", WIDE);
  const wrong = await tab.evaluate(() => {
    const squeeze = (s) => s.replace(/\s+/g, " ").trim();
    return [...document.querySelectorAll(".body a.v")]
      .map((a) => [a, document.getElementById(a.getAttribute("href").slice(1))])
      .filter(([a, to]) => !to || !(squeeze(a.textContent).startsWith(squeeze(to.textContent)) || squeeze(to.textContent) === squeeze(a.textContent)))
      .map(([a]) => a.textContent.slice(0, 80));
  });
  assert.deepEqual(wrong, []);
  assert.ok((await tab.locator(".body a.v").count()) > 40, "a dossier has lines");
  await close();
});

test("without JavaScript a click shows the source with the place marked", async () => {
  for (const viewport of [WIDE, NARROW]) {
    const { tab, close } = await open("fr", viewport, { javaScriptEnabled: false });
    const line = tab.locator(".body .keys a.v").nth(1);
    const href = await line.getAttribute("href");
    await line.click();
    const place = tab.locator(`mark[id="${href.slice(1)}"]`);
    await place.waitFor({ state: "visible" });
    const box = await place.boundingBox();
    assert.ok(box.y >= 0 && box.y < viewport.height, `the place stands at ${box.y} of ${viewport.height}`);
    const marked = await place.evaluate((m) => getComputedStyle(m).backgroundColor);
    assert.notEqual(marked, "rgba(0, 0, 0, 0)");
    await close();
  }
});

test("keys lead through the lines, to the source and back; a mark filters", async () => {
  const { tab, close } = await open("en", WIDE);
  await tab.keyboard.press("j");
  await tab.keyboard.press("j");
  const now = await tab.locator(".v.now").getAttribute("href");
  await tab.keyboard.press("o");
  assert.equal(await tab.evaluate(() => location.hash), now);
  await tab.keyboard.press("b");
  assert.equal(await tab.evaluate(() => document.activeElement.getAttribute("href")), now);
  await tab.locator("[data-filter]").first().click();
  assert.ok((await tab.locator(".body .v.dim").count()) > 0);
  await tab.locator("[data-filter]").first().click();
  assert.equal(await tab.locator(".body .v.dim").count(), 0);
  await close();
});
