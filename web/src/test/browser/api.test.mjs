import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import { load } from "./load.mjs";

globalThis.document = { querySelector: () => ({ content: "csrf" }) };
const { api, Refusal } = await load("api.js");

const TOO_OFTEN = { type: "urn:fovea:problem:too-many-requests", detail: "You ask too often." };

/** Answers one request after the other; what was asked stands in `calls`. */
function server(...answers) {
  const calls = [];
  globalThis.fetch = async (address, options) => {
    calls.push({ address, ...options });
    const [status, body, headers] = answers[Math.min(calls.length, answers.length) - 1];
    return new Response(status === 204 ? null : JSON.stringify(body), { status, headers });
  };
  return calls;
}

/** Lets the clock go on by so many seconds, and all that waits for it. */
async function pass(seconds) {
  await settle();
  mock.timers.tick(seconds * 1000);
  await settle();
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

afterEach(() => mock.timers.reset());

test("whoever asks too often asks again after as long as the server says", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const calls = server([429, TOO_OFTEN, { "Retry-After": "3" }], [200, { spaces: [] }]);

  const answer = api("spaces", { method: "POST", body: "{}" });
  await pass(2.9);
  assert.equal(calls.length, 1);
  await pass(0.1);

  assert.deepEqual(await answer, { spaces: [] });
  assert.equal(calls.length, 2);
  assert.deepEqual(calls[1], calls[0]);
  assert.equal(calls[1].headers["X-Fovea-Csrf"], "csrf");
});

test("it is not asked for ever", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const calls = server([429, TOO_OFTEN, { "Retry-After": "1" }]);

  const answer = api("spaces").catch((refusal) => refusal);
  for (let second = 0; second < 10; second++) {
    await pass(1);
  }

  const refusal = await answer;
  assert.ok(refusal instanceof Refusal);
  assert.equal(refusal.code, "too-many-requests");
  assert.equal(calls.length, 3);
});

for (const [why, status, headers] of [
  ["that lasts too long for a person", 429, { "Retry-After": "3600" }],
  ["that is no number of seconds", 429, { "Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT" }],
  ["of which nobody says how long", 429, {}],
  ["that is another refusal", 503, { "Retry-After": "1" }],
]) {
  test(`nobody waits for something ${why}`, async () => {
    const calls = server([status, TOO_OFTEN, headers]);

    await assert.rejects(api("spaces"), { status });
    assert.equal(calls.length, 1);
  });
}
