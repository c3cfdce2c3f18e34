// @ts-check
/**
 * Fetches parts of the index, each once, and adds them to the engine.
 */

/** @typedef {{add: (name: string, part: any) => void}} Engine */

export class IndexParts {
  /**
   * @param {string} folder  Address of the folder, with its last slash.
   * @param {Iterable<string>} loaded  The names of the parts that need not be fetched.
   */
  constructor(folder, loaded) {
    this.folder = folder;
    this.loaded = new Set(loaded);
    /** @type {Map<string, Promise<void>>} */
    this.fetches = new Map();
  }

  /**
   * Whether all of these parts are loaded.
   * @param {string[]} names
   */
  has(names) {
    return names.every((name) => this.loaded.has(name));
  }

  /**
   * Settles when each of the parts is loaded or has failed; the next call fetches failed parts again.
   * @param {string[]} names
   * @param {Engine} engine
   */
  async fetch(names, engine) {
    await Promise.allSettled(names.map((name) => this.fetchOne(name, engine)));
  }

  /**
   * Those of the parts that are not loaded.
   * @param {string[]} names
   */
  missing(names) {
    return names.filter((name) => !this.loaded.has(name));
  }

  /**
   * @param {string} name
   * @param {Engine} engine
   */
  fetchOne(name, engine) {
    if (this.loaded.has(name)) return Promise.resolve();
    let fetching = this.fetches.get(name);
    if (!fetching) {
      fetching = this.load(name, engine);
      fetching.catch(() => this.fetches.delete(name));
      this.fetches.set(name, fetching);
    }
    return fetching;
  }

  /**
   * @param {string} name
   * @param {Engine} engine
   */
  async load(name, engine) {
    const address = `${this.folder}${name}.json`;
    const part = await fetchJson(address);
    try {
      engine.add(name, part);
    } catch {
      // The browser may have kept the file from before the site was published.
      engine.add(name, await fetchJson(address, { cache: "reload" }));
    }
    this.loaded.add(name);
  }
}

/**
 * @param {string} address
 * @param {RequestInit} options
 */
async function fetchJson(address, options = {}) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return response.json();
}
