/** Reads {texts, dates}, writes how the browser writes the dates. */

import { readFileSync } from "node:fs";

import { written } from "../../overrides/assets/search/dates.js";

const { texts, dates } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(dates.map((date) => written(date, texts))));
