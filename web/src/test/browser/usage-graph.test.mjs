import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { barsOf } = await load("usage-graph.js");
const days = (...views) => views.map((number) => ({ views: number }));

test("the day with most views is as high as the picture, others in proportion", () => {
  const bars = barsOf(days(10, 5, 0));
  assert.deepEqual(
    bars.map(({ x, y, height }) => [x, y, height]),
    [
      [0, 0, 60],
      [100, 30, 30],
    ],
  );
});

test("one view among thousands is seen", () => {
  assert.equal(barsOf(days(100_000, 1))[1].height, 2);
});

test("nothing is drawn of days without views", () => {
  assert.deepEqual(barsOf(days(...Array(30).fill(0))), []);
});
