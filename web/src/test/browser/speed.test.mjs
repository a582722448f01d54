import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { Speed } = await load("speed.js");

test("says nothing before there is enough to tell", () => {
  const speed = new Speed();
  assert.equal(speed.bytesPerSecond, undefined);
  speed.record(0, 0);
  speed.record(1000, 500);
  assert.equal(speed.bytesPerSecond, undefined);
  assert.equal(speed.secondsFor(1000), undefined);
});

test("measures what went through, and what the rest will take", () => {
  const speed = new Speed();
  speed.record(0, 0);
  speed.record(2_000_000, 2000);
  assert.equal(speed.bytesPerSecond, 1_000_000);
  assert.equal(speed.secondsFor(5_000_000), 5);
});

test("forgets what is longer ago than some seconds", () => {
  const speed = new Speed();
  for (let second = 0; second <= 60; second++) {
    const fast = Math.min(second, 30) * 1000;
    const slow = Math.max(0, second - 30) * 10;
    speed.record(fast + slow, second * 1000);
  }
  assert.equal(speed.bytesPerSecond, 10);
});

test("begins anew when a part was lost and is sent again", () => {
  const speed = new Speed();
  speed.record(0, 0);
  speed.record(9000, 1000);
  speed.record(4000, 2000);
  speed.record(6000, 4000);
  assert.equal(speed.bytesPerSecond, 1000);
});
