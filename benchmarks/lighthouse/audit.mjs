/**
 * Audits pages by Lighthouse, as a phone on a slow network sees them: `node audit.mjs CHROMIUM URL…`.
 * One browser for all; each page is loaded into an empty cache. Prints a line of JSON for each page.
 */
import lighthouse from "lighthouse";
import * as launcher from "chrome-launcher";

const [chromium, ...addresses] = process.argv.slice(2);
const browser = await launcher.launch({
  chromePath: chromium,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-background-networking"],
});
try {
  for (const address of addresses) {
    const { lhr } = await lighthouse(address, { port: browser.port, logLevel: "error" });
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
    }));
  }
} finally {
  await browser.kill();
}
