import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { load } from "./load.mjs";

globalThis.document = { querySelector: () => null };
const { Upload } = await load("upload.js");

const FILE = { name: "lily.tif", type: "image/tiff", size: 10, lastModified: 0 };

/** What tus-js-client would do: it is started, and fails when a test says so. */
class Transfer {
  static last;
  starts = 0;
  url = null;

  constructor(_, options) {
    this.options = options;
    Transfer.last = this;
  }

  start() {
    this.starts++;
  }

  async abort() {}

  async findPreviousUploads() {
    return [];
  }

  fail(status, headers = {}) {
    const originalResponse = {
      getStatus: () => status,
      getHeader: (name) => headers[name] ?? null,
      getBody: () => "",
    };
    this.options.onError({ originalResponse });
  }
}

globalThis.tus = { Upload: Transfer };

beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
afterEach(() => mock.timers.reset());

async function running() {
  const upload = new Upload({ name: FILE.name, size: FILE.size }, FILE);
  await upload.start();
  assert.equal(Transfer.last.starts, 1);
  return upload;
}

test("a file that comes too soon after others waits as long as the server says", async () => {
  const upload = await running();

  Transfer.last.fail(429, { "Retry-After": "2" });
  assert.equal(upload.state, "running");
  mock.timers.tick(1999);
  assert.equal(Transfer.last.starts, 1);
  mock.timers.tick(1);
  assert.equal(Transfer.last.starts, 2);
});

test("one that is paused meanwhile stays paused, and goes on once", async () => {
  const upload = await running();

  Transfer.last.fail(429, { "Retry-After": "2" });
  await upload.pause();
  mock.timers.tick(1000);
  await upload.start();
  mock.timers.tick(5000);
  assert.equal(Transfer.last.starts, 2);

  Transfer.last.fail(429, { "Retry-After": "2" });
  await upload.pause();
  mock.timers.tick(5000);
  assert.equal(Transfer.last.starts, 2);
  assert.equal(upload.state, "paused");
});

test("what will not pass by itself has failed", async () => {
  const upload = await running();

  Transfer.last.fail(413);

  assert.equal(upload.state, "failed");
  assert.equal(upload.refusal.status, 413);
});
