// @ts-check
/**
 * Marks what is new on the reader's day, and says how much has changed of late, in place of the day
 * of the newest change, which the build wrote and which is true on any day.
 */

const RECENT = 30;
/** Days of changes are in UTC, where it may be tomorrow. What is later is not new: a clock is wrong. */
const AHEAD = 1;

for (const part of document.querySelectorAll("[data-news]")) {
  const { days = "", recent = "", mark = "" } = /** @type {HTMLElement} */ (part).dataset;
  const first = day(-RECENT);
  const last = day(AHEAD);
  const number = days
    .split(" ")
    .map((one) => one.split(":"))
    .filter(([date = ""]) => date >= first && date <= last)
    .reduce((sum, [, count]) => sum + Number(count), 0);
  const line = part.querySelector("[data-news-latest]");
  if (line && number > 0) line.textContent = recent.replace("{number}", String(number));
  for (const time of part.querySelectorAll("time")) {
    if (time.dateTime < first || time.dateTime > last) continue;
    const badge = document.createElement("span");
    badge.className = "badge news__new";
    badge.textContent = mark;
    time.after(" ", badge);
  }
}

/**
 * The day that is `days` after today by the reader's clock: YYYY-MM-DD.
 * @param {number} days
 */
function day(days) {
  const now = new Date();
  now.setDate(now.getDate() + days);
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 10);
}
