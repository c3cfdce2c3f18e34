/** Reads a JSON list of texts from standard input and writes the forms of the words of each. */

import { readFileSync } from "node:fs";

import { forms, words } from "../../overrides/assets/search/normalise.js";

const texts = JSON.parse(readFileSync(0, "utf8"));
const answers = texts.map((text) => words(text).map((word) => forms(word)));
process.stdout.write(JSON.stringify(answers));
