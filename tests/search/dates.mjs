/** Reads {texts, dates} from standard input and writes the dates as the browser formats them. */

import { readFileSync } from "node:fs";

import { formatDate } from "../../overrides/assets/search/dates.js";

const { texts, dates } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(dates.map((date) => formatDate(date, texts))));
