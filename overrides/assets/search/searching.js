// @ts-check
/**
 * The page's side of the search worker: starts it on first use, and asks it one thing at a time.
 */

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./state.js").State} State */

export class Searching {
  /**
   * @param {string} worker  Address of the worker.
   * @param {string} index  Address of the index.
   */
  constructor(worker, index) {
    this.addresses = { worker, index };
    this.asked = 0;
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
   * @param {State} state
   * @param {number} limit  Cards in the answer, at most.
   * @param {() => void} asking  Called when the index is there.
   * @returns {Promise<Answer | undefined>}
   */
  async ask(state, limit, asking) {
    this.asked += 1;
    const number = this.asked;
    const worker = await this.load();
    if (number === this.asked) asking();
    // Whoever types faster than the worker answers is only asked about what they typed last.
    await this.last;
    if (number !== this.asked) return undefined;
    const answer = answered(worker, number);
    this.last = answer.catch(() => undefined);
    worker.postMessage({ search: number, query: state.query, filters: state.filters, limit });
    const found = await answer;
    return number === this.asked ? found : undefined;
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
    fetched(index).then((bytes) => worker.postMessage({ load: bytes }, [bytes]), fail);
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
 * The worker's answer to the question of that number.
 * @param {Worker} worker
 * @param {number} number
 * @returns {Promise<Answer>}
 */
function answered(worker, number) {
  return new Promise((resolve, reject) => {
    const listening = new AbortController();
    worker.addEventListener("message", ({ data }) => {
      if (data.answer !== number) return;
      listening.abort();
      if (data.failed) reject(new Error(data.failed));
      else resolve(data);
    }, { signal: listening.signal });
  });
}
