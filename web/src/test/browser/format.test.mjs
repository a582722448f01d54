import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { bytes, duration, percent, pixels } = await load("format.js");
const plain = (words) => words.replaceAll("\u00a0", " ");

test("lengths have three digits, like those of the server", () => {
  const written = [0, 1, 999, 1000, 1234, 45_678, 999_499, 999_500, 1_234_567_890, 2e10];
  assert.deepEqual(
    written.map((length) => plain(bytes(length))),
    ["0 bytes", "1 byte", "999 bytes", "1.00 kB", "1.23 kB", "45.7 kB", "999 kB", "1.00 MB",
      "1.23 GB", "20.0 GB"],
  );
});

test("a rest of time is rounded up and never nothing", () => {
  assert.deepEqual(
    [0, 0.2, 59, 61, 3600, 3601].map(duration).map(plain),
    ["1 sec", "1 sec", "59 sec", "2 min", "1 hr", "2 hr"],
  );
});

test("a ratio has as many digits as tell something", () => {
  assert.deepEqual(
    [0.004159, 0.0312, 0.37, 1, 16].map(percent).map(plain),
    ["0.42 %", "3.1 %", "37 %", "100 %", "1,600 %"],
  );
});

test("sides have thousands set apart", () => {
  assert.equal(plain(pixels({ width: 20_000, height: 719 })), "20,000 × 719 px");
});
