// @ts-check
/**
 * The page's side of the search worker: starts the worker on first use, and asks it one question at
 * a time.
 *
 * The site may be published while a page is open, and its index then has another address. So where a
 * file of the index cannot be fetched, or does not fit the others, the client asks the file of the
 * language for the address that the index has now.
 */

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./engine.js").Order} Order */
/**
 * A question; by default its results are in the order of relevance, and its day is today.
 * @typedef {object} Question
 * @property {string} query
 * @property {Record<string, string[]>} filters
 * @property {Order} [sort]
 * @property {string} [today]  YYYY-MM-DD
 * @property {boolean} [counts]  Whether the first answer must have counts.
 */
/** @typedef {{answer: Answer, fuller: Promise<Reply | undefined> | undefined}} Reply */

/** The error that the site has other scripts by now, which the page needs to be loaded with. */
export class PageOutdated extends Error {}

export class SearchClient {
  /**
   * @param {string} worker  Address of the worker.
   * @param {string} index  Address of the index.
   * @param {string} scripts  The version of the scripts that the page was made for.
   */
  constructor(worker, index, scripts) {
    this.addresses = { worker, index };
    this.scripts = scripts;
    /** Numbers of the last question and of the last list. */
    this.questions = 0;
    this.lists = 0;
    /** The worker with its index. @type {Promise<Worker> | undefined} */
    this.worker = undefined;
    /** Settles when the worker has given a first answer to its last question. */
    this.idle = Promise.resolve();
  }

  /**
   * Starts the worker and loads its index, once. After a failure the next call tries again. Rejects
   * with PageOutdated if the page does not fit the index.
   * @returns {Promise<Worker>}
   */
  load() {
    this.worker ??= this.start().catch((reason) => {
      this.worker = undefined;
      throw reason;
    });
    return this.worker;
  }

  /** @returns {Promise<Worker>} */
  async start() {
    const { index } = this.addresses;
    try {
      return await startWorker(this.addresses);
    } catch (reason) {
      if (!(await this.hasMoved(index))) throw reason;
      return startWorker(this.addresses);
    }
  }

  /**
   * Whether the index is no longer at this address. Rejects with PageOutdated if the scripts of the
   * site are no longer those of the page.
   * @param {string} index
   */
  async hasMoved(index) {
    const address = new URL(index.replace(/-[^-/]+\.json$/, ".json"), location.href).href;
    /** @type {{index: string, scripts: string}} */
    let current;
    try {
      // A server that compares dates or sizes may call a file unchanged that has another address in it.
      current = await (await fetchFile(address, { cache: "reload" })).json();
    } catch {
      return false;
    }
    if (current.scripts !== this.scripts) throw new PageOutdated();
    this.addresses.index = new URL(current.index, address).href;
    return this.addresses.index !== new URL(index, location.href).href;
  }

  /**
   * Starts another worker if a file that this one lacks may be in another index by now.
   * @param {Worker} worker
   * @param {string} index  Address of its index.
   * @returns {Promise<boolean>}  Whether there is another.
   */
  async restarted(worker, index) {
    if (!(await this.hasMoved(index))) return false;
    // Another question may have restarted it already.
    if ((await this.worker) === worker) this.worker = undefined;
    await this.load();
    return true;
  }

  /**
   * The answers to a question. While parts of the index are loading the first is incomplete, and up
   * to three fuller ones follow. After the complete one, another with counts and contexts may follow. They
   * end early when there is another question.
   * @param {Question} question
   * @param {number} limit  Maximum number of cards in an answer.
   * @param {{summaries?: boolean, onLoad?: () => void}} options
   *   `summaries: false` asks for cards without summaries and meta, which need no file of cards.
   *   `onLoad` is called when the index has loaded.
   * @returns {AsyncGenerator<Answer, void>}
   */
  async *answers(question, limit, { summaries = true, onLoad } = {}) {
    this.questions += 1;
    const number = this.questions;
    const worker = await this.load();
    const { index } = this.addresses;
    if (number === this.questions) onLoad?.();
    // Of the questions that come while the worker is busy, only the last is sent to it.
    await this.idle;
    if (number !== this.questions) return;
    /** @type {Reply["fuller"]} */
    let coming = reply(worker, number);
    this.idle = coming.then(() => {}, () => {});
    worker.postMessage({ search: number, ...withDefaults(question), limit, summaries });
    while (coming) {
      /** @type {Reply | undefined} */
      const received = await coming;
      if (!received || number !== this.questions) return;
      if (received.answer.missing.length && (await this.restarted(worker, index))) {
        if (number === this.questions) yield* this.answers(question, limit, { summaries });
        return;
      }
      if (number !== this.questions) return;
      yield received.answer;
      coming = received.fuller;
    }
  }

  /** Ends the answers to the last question. */
  cancel() {
    this.questions += 1;
  }

  /**
   * All results of a question in their order, as a file has them. Other questions do not end this.
   * @param {Question} question
   * @returns {Promise<import("./list_files.js").FileRecord[]>}
   */
  all(question) {
    return this.list(withDefaults(question));
  }

  /**
   * The records with these ids; unknown ids are left out.
   * @param {string[]} ids
   * @returns {Promise<import("./cards.js").Card[]>}
   */
  records(ids) {
    return this.list({ ids });
  }

  /**
   * @param {object} request  A question, or ids.
   * @returns {Promise<any[]>}
   */
  async list(request) {
    const worker = await this.load();
    const { index } = this.addresses;
    this.lists += 1;
    const number = this.lists;
    const coming = nextMessage(worker, ({ listed }) => listed === number);
    worker.postMessage({ list: number, ...request });
    const { failed, records } = await coming;
    if (!failed) return records;
    if (await this.restarted(worker, index)) return this.list(request);
    throw new Error(failed);
  }
}

/**
 * @param {Question} question
 * @returns {Required<Question>}  Without other properties of `question`.
 */
function withDefaults({ query, filters, sort = "relevance", today = localDay(), counts = false }) {
  return { query, filters, sort, today, counts };
}

/**
 * Starts the worker; settles when it has loaded its index.
 * @param {{worker: string, index: string}} addresses
 * @returns {Promise<Worker>}
 */
function startWorker({ worker: address, index }) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(address, { type: "module" });
    /** @param {unknown} reason */
    const fail = (reason) => {
      worker.terminate();
      reject(reason);
    };
    worker.addEventListener("error", () => fail(new Error(`${address} does not run`)));
    worker.addEventListener("message", ({ data }) => {
      if (data.loaded) resolve(worker);
      else if (data.failed && !data.answer) fail(new Error(data.failed));
    });
    // Fetched here and not by the worker, so that it loads at the same time as the worker's modules.
    const head = new URL(index, location.href).href;
    fetchFile(index).then((response) => response.arrayBuffer())
      .then((bytes) => worker.postMessage({ load: bytes, head }, [bytes]), fail);
  });
}

/**
 * @param {string} address
 * @param {RequestInit} options
 */
async function fetchFile(address, options = {}) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return response;
}

/**
 * The worker's next reply to the question of that number, with a promise of the fuller one unless the
 * answer is complete; undefined if the worker replies to a later question instead.
 * @param {Worker} worker
 * @param {number} number
 * @returns {Promise<Reply | undefined>}
 */
async function reply(worker, number) {
  const data = await nextMessage(worker, ({ answer }) => answer >= number);
  if (data.answer > number) return undefined;
  if (data.failed) throw new Error(data.failed);
  // Listened for at once: the fuller reply may come before this one is used.
  return { answer: data, fuller: data.complete && !data.follows ? undefined : reply(worker, number) };
}

/**
 * @param {Worker} worker
 * @param {(data: any) => boolean} isWanted
 * @returns {Promise<any>}  The next message that is wanted.
 */
function nextMessage(worker, isWanted) {
  return new Promise((resolve) => {
    const listening = new AbortController();
    worker.addEventListener("message", ({ data }) => {
      if (!isWanted(data)) return;
      listening.abort();
      resolve(data);
    }, { signal: listening.signal });
  });
}

/** Today by the reader's clock: YYYY-MM-DD. */
export function localDay() {
  const now = new Date();
  /** @param {number} part */
  const two = (part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
