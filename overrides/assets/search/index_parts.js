// @ts-check
/**
 * Fetches the parts of the index that a question needs, each once.
 */

/** @typedef {{add: (name: string, part: any) => void}} Taking  What takes a part that has come. */

export class Parts {
  /** @param {string} folder  Address of the folder, with its last slash. */
  constructor(folder) {
    this.folder = folder;
    /** @type {Map<string, Promise<void>>} */
    this.coming = new Map();
    /** @type {Set<string>} */
    this.here = new Set();
  }

  /**
   * Whether all of the parts are there.
   * @param {string[]} names
   */
  has(names) {
    return names.every((name) => this.here.has(name));
  }

  /**
   * Settles when the parts are there or could not be fetched; those that failed are fetched again
   * when they are next asked for.
   * @param {string[]} names
   * @param {Taking} engine
   */
  async fetch(names, engine) {
    await Promise.allSettled(names.map((name) => this.one(name, engine)));
  }

  /**
   * @param {string} name
   * @param {Taking} engine
   */
  one(name, engine) {
    let coming = this.coming.get(name);
    if (!coming) {
      coming = fetched(`${this.folder}${name}.json`).then((part) => {
        engine.add(name, part);
        this.here.add(name);
      });
      coming.catch(() => this.coming.delete(name));
      this.coming.set(name, coming);
    }
    return coming;
  }
}

/** @param {string} address */
async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return response.json();
}
