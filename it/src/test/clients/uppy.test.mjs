// Uppy 5 with its tus plugin as it comes.

import assert from "node:assert/strict";
import { test } from "node:test";
import Uppy from "@uppy/core";
import Tus from "@uppy/tus";
import { assertOriginal, ENDPOINT, file, headers, MEBIBYTE } from "./fovea.mjs";

test("Uppy sends several files", async () => {
  const images = new Map();
  const uppy = new Uppy().use(Tus, {
    endpoint: ENDPOINT,
    headers,
    chunkSize: 2 * MEBIBYTE,
    limit: 2,
    storeFingerprintForResuming: false,
    onAfterResponse: (request, response) => {
      const image = response.getHeader("Fovea-Image");
      if (image) {
        images.set(request.getURL(), image);
      }
    },
  });
  const files = [3 * MEBIBYTE, 5 * MEBIBYTE + 3].map((size) => file(size));
  files.forEach((bytes, index) =>
    uppy.addFile({ name: `uppy ${index}.bin`, type: "application/octet-stream", data: withSize(bytes) }),
  );

  const { successful, failed } = await uppy.upload();

  assert.deepEqual(failed, []);
  assert.equal(successful.length, files.length);
  for (const [index, bytes] of files.entries()) {
    const sent = successful.find(({ name }) => name === `uppy ${index}.bin`);
    await assertOriginal(images.get(sent.tus.uploadUrl ?? sent.uploadURL), bytes);
  }
});

/** Uppy asks files for their size as browsers' files tell it. */
function withSize(bytes) {
  return Object.assign(bytes, { size: bytes.length });
}
