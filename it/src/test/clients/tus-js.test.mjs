// tus-js-client 4.3 as it comes, in each of the ways that it can upload.

import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import * as tus from "tus-js-client";
import { assertOriginal, ENDPOINT, file, headers, MEBIBYTE, status } from "./fovea.mjs";

/**
 * Uploads `body` and returns what has become of it.
 *
 * @param {(upload: tus.Upload) => void} [began] is told when a chunk is done
 */
function send(body, options, began = () => {}) {
  return new Promise((resolve, reject) => {
    let image;
    const methods = [];
    const upload = new tus.Upload(body, {
      endpoint: ENDPOINT,
      headers,
      metadata: { filename: "from tus-js-client.bin" },
      retryDelays: [0, 500, 1000],
      onBeforeRequest: (request) => {
        methods.push(request.getMethod());
      },
      onAfterResponse: (_, response) => {
        image = response.getHeader("Fovea-Image") ?? image;
      },
      onChunkComplete: () => began(upload),
      onSuccess: () => resolve({ image, url: upload.url, methods }),
      onError: reject,
      ...options,
    });
    upload.start();
  });
}

/** Uploads two mebibytes of `bytes` and stops; returns the upload's address. */
function sendSome(bytes) {
  return new Promise((resolve, reject) => {
    send(bytes, { chunkSize: MEBIBYTE }, async (upload) => {
      await upload.abort();
      resolve(upload.url);
    }).catch(reject);
  });
}

test("a file in one request", async () => {
  const bytes = file(3 * MEBIBYTE + 1);
  const { image, methods } = await send(bytes, {});
  assert.deepEqual(methods, ["POST", "PATCH"]);
  await assertOriginal(image, bytes);
});

test("a file with its creation", async () => {
  const bytes = file(100_000);
  const { image, methods } = await send(bytes, { uploadDataDuringCreation: true });
  assert.deepEqual(methods, ["POST"]);
  await assertOriginal(image, bytes);
});

test("a file in chunks, stopped and resumed by its address", async () => {
  const bytes = file(5 * MEBIBYTE + 17);
  const url = await sendSome(bytes);
  const { image, methods } = await send(bytes, { uploadUrl: url, chunkSize: MEBIBYTE });
  assert.equal(methods[0], "HEAD");
  assert.ok(methods.filter((method) => method === "PATCH").length <= 5, "not all is sent again");
  await assertOriginal(image, bytes);
});

test("a stream whose length is not known", async () => {
  const bytes = file(3 * MEBIBYTE + 5);
  const { image } = await send(Readable.from(slices(bytes, 70_000)), {
    uploadLengthDeferred: true,
    chunkSize: MEBIBYTE,
  });
  await assertOriginal(image, bytes);
});

test("three parts at once", async () => {
  const bytes = file(6 * MEBIBYTE + 2);
  const { image, methods } = await send(bytes, {
    parallelUploads: 3,
    storeFingerprintForResuming: false,
  });
  assert.equal(methods.filter((method) => method === "POST").length, 4);
  await assertOriginal(image, bytes);
});

test("where only POST passes", async () => {
  const bytes = file(MEBIBYTE);
  const { image, methods } = await send(bytes, { overridePatchMethod: true });
  assert.deepEqual(methods, ["POST", "POST"]);
  await assertOriginal(image, bytes);
});

test("an upload that is given up is gone", async () => {
  const url = await sendSome(file(4 * MEBIBYTE));
  await tus.Upload.terminate(url, { headers, retryDelays: [] });
  assert.equal(await status(url), 404);
});

function* slices(bytes, size) {
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}
