/** The client of the worker: which answers it yields, and what it sends. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { PageOutdated, SearchClient } from "../../overrides/assets/search/client.js";

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
    const whole = data.answer && !data.failed ? { missing: [], ...data } : data;
    this.dispatchEvent(Object.assign(new Event("message"), { data: whole }));
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
  const client = new SearchClient("worker.js", "fr-1.json", "scripts");
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
  const client = new SearchClient("worker.js", "fr-1.json", "scripts");
  const { fetch } = globalThis;
  globalThis.fetch = async () => ({ ok: false, status: 503 });
  await assert.rejects(client.load(), /503 for fr-1.json/);
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

/** A site with these files: address -> JSON, or bytes of an index. Others are missing. */
function publish(files) {
  globalThis.fetch = async (address) => {
    const name = address.replace("https://example.org/", "");
    return {
      ok: name in files, status: 404, json: async () => files[name], arrayBuffer: async () => new ArrayBuffer(1),
    };
  };
}

const moved = { "fr.json": { index: "fr-2.json", scripts: "scripts" }, "fr-2.json": {} };

test("an index that has another address by now is fetched from there", async () => {
  const client = new SearchClient("worker.js", "fr-1.json", "scripts");
  publish(moved);
  await client.load();
  assert.deepEqual(FakeWorker.last.sent.map(({ head }) => head), ["https://example.org/fr-2.json"]);
});

test("the address of the index is read past the cache, which may hold that of another version", async () => {
  const client = new SearchClient("worker.js", "fr-1.json", "scripts");
  publish(moved);
  const { fetch } = globalThis;
  globalThis.fetch = async (address, { cache } = {}) => (
    address.endsWith("/fr.json") && cache !== "reload"
      ? { ok: true, json: async () => ({ index: "fr-1.json", scripts: "scripts" }) }
      : fetch(address));
  await client.load();
  assert.deepEqual(FakeWorker.last.sent.map(({ head }) => head), ["https://example.org/fr-2.json"]);
});

test("a question whose answer lacks parts of the index is asked again of the new one", async () => {
  const { ask } = await ready();
  const first = FakeWorker.last;
  const seen = ask("a");
  await settled();
  publish(moved);
  await first.reply({ answer: 1, total: 1, complete: true, missing: ["words-0"] });
  for (let turn = 0; turn < 9 && FakeWorker.last.sent.length < 2; turn += 1) await settled();
  assert.notEqual(FakeWorker.last, first);
  const { search, query } = FakeWorker.last.sent[1];
  assert.equal(query, "a");
  await FakeWorker.last.reply({ answer: search, total: 2, complete: true });
  await seen.ended;
  assert.deepEqual([...seen], [[2, true]]);
});

test("an answer that lacks parts of the index is yielded if the index is still the same", async () => {
  const { ask } = await ready();
  const seen = ask("a");
  await settled();
  publish({ "fr.json": { index: "fr-1.json", scripts: "scripts" } });
  await FakeWorker.last.reply({ answer: 1, total: 1, complete: true, missing: ["words-0"] });
  await seen.ended;
  assert.deepEqual([...seen], [[1, true]]);
});

test("records that the index lacks are listed from the new one", async () => {
  const { client } = await ready();
  const first = FakeWorker.last;
  const records = client.records(["a"]);
  await settled();
  publish(moved);
  await first.reply({ listed: 1, failed: "parts of the index could not be fetched" });
  for (let turn = 0; turn < 9 && FakeWorker.last.sent.length < 2; turn += 1) await settled();
  await FakeWorker.last.reply({ listed: 2, records: ["a"] });
  assert.deepEqual(await records, ["a"]);
});

test("a page does not use an index that is made for other scripts", async () => {
  const client = new SearchClient("worker.js", "fr-1.json", "scripts");
  publish({ ...moved, "fr.json": { index: "fr-2.json", scripts: "others" } });
  await assert.rejects(client.load(), PageOutdated);
});
