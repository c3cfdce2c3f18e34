/** Loads an index from a folder: head.json, changed.json, cards-0.json …, words-0.json … */

import { readdirSync, readFileSync } from "node:fs";

import { Engine } from "../../overrides/assets/search/engine.js";

const read = (folder, name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));

/** @param {string} folder */
export function headIn(folder) {
  return read(folder, "head.json");
}

/**
 * A part of the index.
 * @param {string} folder
 * @param {string} name
 */
export function partIn(folder, name) {
  return read(folder, `${name}.json`);
}

/**
 * The engine with every part of the index.
 * @param {string} folder
 */
export function loadedFrom(folder) {
  const engine = new Engine(headIn(folder));
  for (const file of readdirSync(folder)) {
    const name = file.replace(/\.json$/, "");
    if (name !== "head") engine.add(name, read(folder, file));
  }
  return engine;
}
