// @ts-check
/**
 * The page's side of the search worker: starts it on first use, and asks it one thing at a time.
 */

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./engine.js").Order} Order */
/**
 * What is asked for; by relevance and for the reader's day where nothing else is said.
 * @typedef {object} Asked
 * @property {string} query
 * @property {Record<string, string[]>} filters
 * @property {Order} [sort]
 * @property {string} [today]  YYYY-MM-DD
 */

export class Searching {
  /**
   * @param {string} worker  Address of the worker.
   * @param {string} index  Address of the index.
   */
  constructor(worker, index) {
    this.addresses = { worker, index };
    this.asked = 0;
    this.lists = 0;
    /** @type {Promise<Worker> | undefined} */
    this.ready = undefined;
    /** @type {Promise<unknown>} */
    this.last = Promise.resolve();
  }

  /**
   * Loads the worker and its index, once; after a failure, once more.
   * @returns {Promise<Worker>}
   */
  load() {
    this.ready ??= started(this.addresses).catch((reason) => {
      this.ready = undefined;
      throw reason;
    });
    return this.ready;
  }

  /**
   * The answer for a state, or undefined if another state was asked for in the meantime.
   * @param {Asked} state
   * @param {number} limit  Cards in the answer, at most.
   * @param {() => void} asking  Called when the index is there.
   * @param {{summaries?: boolean, fuller?: (answer: Answer) => void}} options
   *   `summaries: false` asks for cards without their summaries and further facts, for which
   *   nothing needs to be fetched. `fuller` is called with a better answer, once or twice, where parts of
   *   the index were on their way and nothing else has been asked since; the last is complete.
   * @returns {Promise<Answer | undefined>}
   */
  async ask(state, limit, asking, { summaries = true, fuller } = {}) {
    this.asked += 1;
    const number = this.asked;
    const worker = await this.load();
    if (number === this.asked) asking();
    // Whoever types faster than the worker answers is only asked about what they typed last.
    await this.last;
    if (number !== this.asked) return undefined;
    const answer = answered(worker, number, (later) => {
      if (number === this.asked) fuller?.(later);
    });
    this.last = answer.catch(() => undefined);
    const { query, filters, sort = "relevance", today = localDay() } = state;
    worker.postMessage({ search: number, query, filters, sort, today, limit, summaries });
    const found = await answer;
    return number === this.asked ? found : undefined;
  }

  /**
   * Everything that a state finds, in its order, whatever else is asked meanwhile.
   * @param {Asked} state
   * @returns {Promise<import("./engine.js").Listed[]>}
   */
  all({ query, filters, sort = "relevance", today = localDay() }) {
    return this.list({ query, filters, sort, today });
  }

  /**
   * Records by their ids, without those that there are not.
   * @param {string[]} ids
   * @returns {Promise<import("./engine.js").Listed[]>}
   */
  records(ids) {
    return this.list({ ids });
  }

  /**
   * @param {object} wanted
   * @returns {Promise<import("./engine.js").Listed[]>}
   */
  async list(wanted) {
    const worker = await this.load();
    this.lists += 1;
    const number = this.lists;
    return new Promise((resolve, reject) => {
      const listening = new AbortController();
      worker.addEventListener("message", ({ data }) => {
        if (data.listed !== number) return;
        listening.abort();
        if (data.failed) reject(new Error(data.failed));
        else resolve(data.records);
      }, { signal: listening.signal });
      worker.postMessage({ list: number, ...wanted });
    });
  }

  /** Whatever was asked for is not wanted any more. */
  forget() {
    this.asked += 1;
  }
}

/**
 * The worker, when it has its index.
 * @param {{worker: string, index: string}} addresses
 * @returns {Promise<Worker>}
 */
function started({ worker: address, index }) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(address, { type: "module" });
    const fail = (/** @type {unknown} */ reason) => {
      worker.terminate();
      reject(reason);
    };
    worker.addEventListener("error", () => fail(new Error(`${address} does not run`)));
    worker.addEventListener("message", ({ data }) => {
      if (data.loaded) resolve(worker);
      else if (data.failed && !data.answer) fail(new Error(data.failed));
    });
    // Fetched here, so that it comes while the worker's own modules do.
    const parts = new URL(index.replace(/\.json$/, "/"), location.href).href;
    fetched(index).then((bytes) => worker.postMessage({ load: bytes, parts }, [bytes]), fail);
  });
}

/**
 * @param {string} address
 * @returns {Promise<ArrayBuffer>}
 */
async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return response.arrayBuffer();
}

/**
 * The worker's first answer to the question of that number; a fuller one goes to `fuller`.
 * @param {Worker} worker
 * @param {number} number
 * @param {(answer: Answer) => void} fuller
 * @returns {Promise<Answer>}
 */
function answered(worker, number, fuller) {
  return new Promise((resolve, reject) => {
    const listening = new AbortController();
    let first = true;
    worker.addEventListener("message", ({ data }) => {
      if (!(data.answer >= number)) return;
      // No more is said of a question once the next is answered.
      if (data.answer > number || data.failed || data.complete) listening.abort();
      if (data.answer > number) return;
      if (data.failed) reject(new Error(data.failed));
      else if (first) resolve(data);
      else fuller(data);
      first = false;
    }, { signal: listening.signal });
  });
}

/** The reader's day by their own clock: YYYY-MM-DD. */
export function localDay() {
  const now = new Date();
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
