import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { decodeView, encodeView } = await load("view-address.js");

test("an address leads back to the view it was made from", () => {
  for (const view of [
    { x: 6400, y: 3600, zoom: 0.1125, rotation: 0, flipped: false },
    { x: 1, y: 0, zoom: 16, rotation: 270, flipped: true },
  ]) {
    assert.deepEqual(decodeView(encodeView(view)), view);
  }
});

test("what holds by default is not written", () => {
  const view = { x: 10.4, y: 20.6, zoom: 1 / 3, rotation: 0, flipped: false };
  assert.equal(encodeView(view), "#x=10&y=21&zoom=0.3333");
});

test("nonsense leads nowhere", () => {
  for (const hash of ["", "#", "#content", "#x=1&y=2", "#x=a&y=2&zoom=1", "#x=1&y=2&zoom=0",
    "#x=1&y=2&zoom=-1", "#x=1&y=2&zoom=Infinity"]) {
    assert.equal(decodeView(hash), undefined, hash);
  }
});

test("a rotation is brought into one turn", () => {
  assert.equal(decodeView("#x=1&y=2&zoom=1&rotation=-90").rotation, 270);
  assert.equal(decodeView("#x=1&y=2&zoom=1&rotation=450").rotation, 90);
  assert.equal(decodeView("#x=1&y=2&zoom=1&rotation=north").rotation, 0);
});
