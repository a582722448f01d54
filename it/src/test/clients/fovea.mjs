// The Fovea that these tests speak to, and what it has made of an upload.

import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { env } from "node:process";

const server = env.FOVEA_SERVER;
export const ENDPOINT = `${server}/api/v1/uploads`;
export const headers = { Authorization: `Bearer ${env.FOVEA_TOKEN}` };
export const MEBIBYTE = 2 ** 20;

/** @param {number} sizeBytes of a file that is no picture and like no other */
export function file(sizeBytes) {
  return randomBytes(sizeBytes);
}

/** Fails unless the image's original is `bytes`. */
export async function assertOriginal(image, bytes) {
  assert.match(image, /^[0-9A-Za-z]{22}$/);
  const answer = await fetch(`${server}/api/v1/images/${image}/original`, { headers });
  assert.equal(answer.status, 200);
  assert.equal(sha256(Buffer.from(await answer.arrayBuffer())), sha256(bytes));
}

/** @returns {Promise<number>} the status of a HEAD request to an upload */
export async function status(url) {
  const answer = await fetch(url, { method: "HEAD", headers: { ...headers, "Tus-Resumable": "1.0.0" } });
  return answer.status;
}

function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}
