/**
 * Audits pages with Lighthouse, as a phone on a slow network, and with axe at the same screen size:
 * `node audit.mjs CHROMIUM AXE TAGS URL…`, where AXE is the file of axe-core and TAGS its rules.
 * All pages are loaded in one browser, each with an empty cache. Prints a line of JSON for each page.
 */
import { readFile } from "node:fs/promises";

import lighthouse from "lighthouse";
import * as launcher from "chrome-launcher";
import puppeteer from "puppeteer-core";

const [chromium, axe, tags, ...addresses] = process.argv.slice(2);
const rules = { runOnly: tags.split(","), rules: { "target-size": { enabled: true } } };
const axeSource = await readFile(axe, "utf-8");

/** The ids of the axe rules that the page at `address` violates. */
async function violations(address) {
  const driver = await puppeteer.connect({ browserURL: `http://127.0.0.1:${browser.port}` });
  const page = await driver.newPage();
  try {
    await page.setViewport({ width: 360, height: 800, isMobile: true, hasTouch: true });
    await page.goto(address, { waitUntil: "networkidle0" });
    await page.evaluate(axeSource);
    const result = await page.evaluate((options) => axe.run(document, options), rules);
    return result.violations.map((rule) => rule.id);
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
    // On a busy machine the browser may lose the trace of a page: the audit is then repeated.
    for (let attempt = 0; attempt < 3 && !lhr?.categories.performance.score; attempt += 1) {
      ({ lhr } = await lighthouse(address, { port: browser.port, logLevel: "error" }));
    }
    const score = (category) => Math.round(100 * lhr.categories[category].score);
    const value = (audit) => lhr.audits[audit].numericValue;
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
      paint: value("first-contentful-paint"),
      largest: value("largest-contentful-paint"),
      blocking: value("total-blocking-time"),
      shift: value("cumulative-layout-shift"),
      bytes: value("total-byte-weight"),
      requests: lhr.audits["network-requests"].details?.items?.length ?? 0,
      version: lhr.lighthouseVersion,
      failed,
      axe: await violations(address),
    }));
  }
} finally {
  await browser.kill();
}
