/** The client of the worker: which answers it yields, and what it sends. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { SearchClient } from "../../overrides/assets/search/client.js";

/** A worker that replies when the test calls reply(); `sent` holds the messages to it. */
class FakeWorker extends EventTarget {
  constructor() {
    super();
    this.sent = [];
    FakeWorker.last = this;
  }

  postMessage(message) {
    this.sent.push(message);
    if (message.load) this.reply({ loaded: true });
  }

  /** Dispatches a message and waits, as messages of a real worker come in separate tasks. */
  async reply(data) {
    this.dispatchEvent(Object.assign(new Event("message"), { data }));
    await settled();
  }

  terminate() {}
}

const settled = () => new Promise((resolve) => { setTimeout(resolve); });

/** A list to which answers are added as they come; `ended` settles after the last. */
function read(answers) {
  const seen = [];
  seen.ended = (async () => {
    for await (const { total, complete } of answers) seen.push([total, complete]);
  })();
  return seen;
}

/** A client with its index, and a function that sends it a query. */
async function ready() {
  const client = new SearchClient("worker.js", "index.json");
  await client.load();
  return { client, ask: (query) => read(client.answers({ query, filters: {} }, 10)) };
}

beforeEach(() => {
  globalThis.Worker = FakeWorker;
  globalThis.location = { href: "https://example.org/" };
  globalThis.fetch = async () => ({ ok: true, arrayBuffer: async () => new ArrayBuffer(1) });
});

test("answers are yielded until the complete one", async () => {
  const { ask } = await ready();
  const seen = ask("a");
  await settled();
  for (const [total, complete] of [[1, false], [2, false], [3, true], [4, true]]) {
    await FakeWorker.last.reply({ answer: 1, total, complete });
  }
  await seen.ended;
  assert.deepEqual([...seen], [[1, false], [2, false], [3, true]]);
});

test("answers that come while the last is being used are not lost", async () => {
  const { client } = await ready();
  const answers = client.answers({ query: "a", filters: {} }, 10);
  const first = answers.next();
  await settled();
  for (const [total, complete] of [[1, false], [2, false], [3, true]]) {
    await FakeWorker.last.reply({ answer: 1, total, complete });
  }
  assert.equal((await first).value.total, 1);
  const others = read(answers);
  await others.ended;
  assert.deepEqual([...others], [[2, false], [3, true]]);
});

test("answers to a question end when another is asked", async () => {
  const { ask } = await ready();
  const one = ask("a");
  await settled();
  await FakeWorker.last.reply({ answer: 1, total: 1, complete: false });
  const other = ask("ab");
  await settled();
  await FakeWorker.last.reply({ answer: 1, total: 2, complete: true });
  await FakeWorker.last.reply({ answer: 2, total: 3, complete: true });
  await Promise.all([one.ended, other.ended]);
  assert.deepEqual([[...one], [...other]], [[[1, false]], [[3, true]]]);
});

test("of the questions that come while the worker is busy, only the last is sent", async () => {
  const { ask } = await ready();
  const first = ask("a");
  await settled();
  const all = [first, ask("ab"), ask("abc")];
  await FakeWorker.last.reply({ answer: 1, total: 1, complete: true });
  await FakeWorker.last.reply({ answer: 3, total: 3, complete: true });
  await Promise.all(all.map(({ ended }) => ended));
  const queries = FakeWorker.last.sent.flatMap(({ query }) => query ?? []);
  assert.deepEqual(queries, ["a", "abc"]);
  assert.deepEqual(all.map((seen) => [...seen]), [[], [], [[3, true]]]);
});

test("answers end when they are cancelled", async () => {
  const { client, ask } = await ready();
  const seen = ask("a");
  await settled();
  client.cancel();
  await FakeWorker.last.reply({ answer: 1, total: 1, complete: true });
  await seen.ended;
  assert.deepEqual([...seen], []);
});

test("a question that failed in the worker is an error", async () => {
  const { ask } = await ready();
  const failed = assert.rejects(ask("a").ended, /no such thing/);
  await settled();
  await FakeWorker.last.reply({ answer: 1, failed: "no such thing" });
  await failed;
});

test("an index that could not be loaded is fetched again", async () => {
  const client = new SearchClient("worker.js", "index.json");
  const { fetch } = globalThis;
  globalThis.fetch = async () => ({ ok: false, status: 503 });
  await assert.rejects(client.load(), /503 for index.json/);
  globalThis.fetch = fetch;
  await client.load();
});

test("a question does not end a list", async () => {
  const { client, ask } = await ready();
  const records = client.records(["a"]);
  ask("a");
  await settled();
  await FakeWorker.last.reply({ listed: 2, records: ["other"] });
  await FakeWorker.last.reply({ listed: 1, records: ["a"] });
  assert.deepEqual(await records, ["a"]);
});
