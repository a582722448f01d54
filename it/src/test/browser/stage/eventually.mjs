// Waits for what takes its own time, but not for ever.

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

const PAUSE_MS = 100;

/**
 * Asks again and again until the answer is as wanted.
 *
 * @template T
 * @param {string} what is waited for, in words
 * @param {() => Promise<T>} question
 * @param {(answer: T) => boolean} [wanted] without it, anything that counts as true
 * @param {number} [limitMs]
 * @returns {Promise<T>} the answer that was wanted
 * @throws {assert.AssertionError} with the last answer if it does not come in time
 */
export async function eventually(what, question, wanted = Boolean, limitMs = 60_000) {
  const end = performance.now() + limitMs;
  for (;;) {
    const answer = await question();
    if (wanted(answer)) {
      return answer;
    }
    if (performance.now() > end) {
      assert.fail(`not within ${limitMs} ms: ${what}; last answer: ${JSON.stringify(answer)}`);
    }
    await sleep(PAUSE_MS);
  }
}
