import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { scaleBar } = await load("scale-bar.js");

test("the bar is as long as it may be, and its length is round", () => {
  const cases = [
    [1, 120, 100],
    [0.1125, 120, 1000],
    [0.013, 120, 5000],
    [3.375, 120, 20],
    [16, 120, 5],
  ];
  for (const [zoom, widest, imagePixels] of cases) {
    const bar = scaleBar(zoom, widest);
    assert.equal(bar.imagePixels, imagePixels, `at ${zoom}`);
    assert.equal(bar.screenPixels, imagePixels * zoom);
    assert.ok(bar.screenPixels <= widest);
  }
});

test("it is never shorter than a pixel of the image", () => {
  assert.equal(scaleBar(500, 120).imagePixels, 1);
});
