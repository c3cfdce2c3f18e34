// @ts-check
/**
 * Draws the line of today on the timeline, by the reader's clock: between what was and what is to come.
 * The list is newest first, so the line is before the first date that is not after today.
 */

const timeline = /** @type {HTMLElement} */ (document.querySelector("[data-timeline]"));
const now = new Date();
const today = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
/** @type {NodeListOf<HTMLElement>} */
const elements = timeline.querySelectorAll("[data-date]");
const dates = [...elements];
const next = dates.findIndex(({ dataset: { date = "" } }) => date <= today);
const after = dates[next];
const before = dates[(next < 0 ? dates.length : next) - 1];

const yearOf = (/** @type {HTMLElement | undefined} */ date) => date?.dataset.date?.slice(0, 4) ?? "";
const year = today.slice(0, 4);

const coming = dates.slice(0, next < 0 ? undefined : next).some((date) => date.matches(".day"));
const isInYear = yearOf(after) === year || yearOf(before) === year;
const line = document.createElement(isInYear ? "li" : "p");
line.className = "today";
const label = document.createElement("time");
label.dateTime = today;
label.textContent = (coming ? timeline.dataset.coming : timeline.dataset.today) ?? "";
line.append(label);
if (yearOf(after) === year) after?.before(line);
else if (yearOf(before) === year) before?.after(line);
else if (after) after.closest("details")?.before(line);
else before?.closest("details")?.after(line);

// The page opens on the present: later years are folded, unless a link leads there.
for (const fold of timeline.querySelectorAll("details")) {
  if (fold.contains(line)) fold.open = true;
  else if (yearOf(dates.find((date) => fold.contains(date))) > year && !fold.querySelector(":target")) {
    fold.open = false;
  }
}
