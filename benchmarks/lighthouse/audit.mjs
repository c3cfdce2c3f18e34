/**
 * Audits pages by Lighthouse, as a phone on a slow network sees them, and by axe, on the same screen:
 * `node audit.mjs CHROMIUM AXE TAGS URL…`, where AXE is the file of axe-core and TAGS names its rules.
 * One browser for all; each page is loaded into an empty cache. Prints a line of JSON for each page.
 */
import { readFile } from "node:fs/promises";

import lighthouse from "lighthouse";
import * as launcher from "chrome-launcher";
import puppeteer from "puppeteer-core";

const [chromium, axe, tags, ...addresses] = process.argv.slice(2);
const rules = { runOnly: tags.split(","), rules: { "target-size": { enabled: true } } };
const axeSource = await readFile(axe, "utf-8");

/** The rules of axe that the page at `address` breaks. */
async function broken(address) {
  const driver = await puppeteer.connect({ browserURL: `http://127.0.0.1:${browser.port}` });
  const page = await driver.newPage();
  try {
    await page.setViewport({ width: 360, height: 800, isMobile: true, hasTouch: true });
    await page.goto(address, { waitUntil: "networkidle0" });
    await page.evaluate(axeSource);
    const found = await page.evaluate((asked) => axe.run(document, asked), rules);
    return found.violations.map((rule) => rule.id);
  } finally {
    await page.close();
    await driver.disconnect();
  }
}

const browser = await launcher.launch({
  chromePath: chromium,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-background-networking"],
});
try {
  for (const address of addresses) {
    let lhr;
    // On a busy machine the browser may lose the trace of a page: it is then asked again.
    for (let attempt = 0; attempt < 3 && !lhr?.categories.performance.score; attempt += 1) {
      ({ lhr } = await lighthouse(address, { port: browser.port, logLevel: "error" }));
    }
    const score = (category) => Math.round(100 * lhr.categories[category].score);
    const measured = (audit) => lhr.audits[audit].numericValue;
    const weightless = new Set(["notApplicable", "informative", "manual"]);
    const failed = Object.values(lhr.categories).flatMap((category) =>
      category.auditRefs
        .map(({ id, weight }) => ({ ...lhr.audits[id], weight }))
        .filter((audit) => audit.weight > 0 && audit.score !== null && audit.score < 1)
        .filter((audit) => !weightless.has(audit.scoreDisplayMode))
        .map((audit) => audit.id),
    );
    console.log(JSON.stringify({
      address,
      performance: score("performance"),
      accessibility: score("accessibility"),
      practices: score("best-practices"),
      seo: score("seo"),
      paint: measured("first-contentful-paint"),
      largest: measured("largest-contentful-paint"),
      blocking: measured("total-blocking-time"),
      shift: measured("cumulative-layout-shift"),
      bytes: measured("total-byte-weight"),
      requests: lhr.audits["network-requests"].details?.items?.length ?? 0,
      version: lhr.lighthouseVersion,
      failed,
      axe: await broken(address),
    }));
  }
} finally {
  await browser.kill();
}
