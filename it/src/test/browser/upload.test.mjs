// From a file on the desktop to its pixels in the viewer, and back.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { eventually } from "./stage/eventually.mjs";
import { msg } from "./stage/messages.mjs";
import { colourAt, file, png, sha256 } from "./stage/pictures.mjs";
import { story } from "./stage/story.mjs";
import {
  chooseFiles,
  dropFiles,
  limitLine,
  percentSent,
  readyImage,
  uploadRow,
} from "./stage/uploads.mjs";
import { colourOnScreen, restingAddress, viewOf } from "./stage/viewer.mjs";

const WIDTH = 3100; // odd hundreds: the middle is in the middle of a square
const HEIGHT = 2100;
const LARGEST_LEVEL = 12; // 2^12 is the first power of two that is not below the width
const NOISE_AND_CODING = 24; // how far a sample may be off, of 255

story("files that are chosen and files that are dropped become images", async (arrive, context) => {
  const visitor = await arrive();
  const { page } = visitor;
  const [chosen, ...dropped] = ["chosen.png", "dropped.png", "dropped too.png"].map((name) =>
    file(context, name, png(WIDTH, HEIGHT)),
  );
  await visitor.logIn("ada");
  await page.evaluate(() => (window.sameDocument = true));

  await limitLine(visitor, 2_000_000); // or the progress would be over before anybody sees it
  await chooseFiles(visitor, chosen);
  await eventually(
    "the progress goes up",
    () => percentSent(visitor, chosen),
    (percent) => percent > 10 && percent < 100,
  );
  await visitor.screenshot("uploading");
  await limitLine(visitor, -1);
  await dropFiles(visitor, ...dropped);
  for (const each of dropped) {
    await uploadRow(visitor, each).waitFor();
  }

  for (const each of [chosen, ...dropped]) {
    await readyImage(visitor, each);
  }
  assert.ok(await page.evaluate(() => window.sameDocument), "without loading the page again");
  await visitor.screenshot("images");
});

story("an image smaller than the window can be seen at its own size", async (arrive, context) => {
  const visitor = await arrive();
  const { page } = visitor;
  const picture = file(context, "small.png", png(120, 80));
  await visitor.logIn("ada");
  await chooseFiles(visitor, picture);
  const image = await readyImage(visitor, picture);
  await page.goto(`/view/${image}`);

  await viewOf(page, ({ zoom }) => zoom > 1); // it fills the window at first
  await page.keyboard.press("1");
  await viewOf(page, ({ zoom }) => zoom === 1);
});

story("an image can be looked at down to its pixels", async (arrive, context) => {
  const visitor = await arrive();
  const { page } = visitor;
  const picture = file(context, "pixels.png", png(WIDTH, HEIGHT));
  await visitor.logIn("ada");
  await chooseFiles(visitor, picture);
  const image = await readyImage(visitor, picture);

  const tile = (level) =>
    page.waitForResponse(
      (answer) => answer.url().includes(`/dzi/${image}_files/${level}`) && answer.ok(),
    );
  const anyTile = tile("");
  await page.getByRole("link", { name: picture.title, exact: true }).click();
  await anyTile;
  await visitor.screenshot("viewer");

  const sharpest = tile(`${LARGEST_LEVEL}/`);
  await page.keyboard.press("1");
  await sharpest;
  const { x, y } = await viewOf(page, ({ zoom }) => zoom === 1);
  await eventually(
    "the middle of the window has the colour of the picture there",
    async () => {
      const shown = await colourOnScreen(page);
      return colourAt(x, y).map((sample, channel) => Math.abs(sample - shown[channel]));
    },
    (differences) => differences.every((difference) => difference <= NOISE_AND_CODING),
  );
  await visitor.screenshot("viewer-100-percent");
});

story("the viewer's buttons zoom, turn and go back to the whole image", async (arrive, context) => {
  const visitor = await arrive();
  const { page } = visitor;
  const picture = file(context, "buttons.png", png(WIDTH, HEIGHT));
  await visitor.logIn("ada");
  await chooseFiles(visitor, picture);
  await page.goto(`/view/${await readyImage(visitor, picture)}`);
  const press = (key) => page.getByRole("button", { name: msg(key), exact: true }).click();

  await press("viewer.actual");
  await viewOf(page, ({ zoom }) => zoom === 1);
  await press("viewer.zoom-in");
  await viewOf(page, ({ zoom }) => zoom === 1.5);
  await press("viewer.rotate");
  await viewOf(page, ({ rotation }) => rotation === 90);
  await press("viewer.whole");
  await viewOf(page, ({ zoom }) => zoom < 0.5);

  const shared = await restingAddress(page);
  await page.reload();
  await page.getByText(/\d\s%/).waitFor();
  assert.equal(await restingAddress(page), shared, "the address says what is seen");
});

story("the original that is downloaded is the file that was uploaded", async (arrive, context) => {
  const visitor = await arrive();
  const { page } = visitor;
  const picture = file(context, "original.png", png(WIDTH, HEIGHT));
  await visitor.logIn("ada");
  await chooseFiles(visitor, picture);
  await page.goto(`/view/${await readyImage(visitor, picture)}`);

  const arriving = page.waitForEvent("download");
  await page.getByRole("link", { name: msg("viewer.download") }).first().click();
  const download = await arriving;
  assert.equal(download.suggestedFilename(), picture.name);
  assert.equal(sha256(readFileSync(await download.path())), picture.sha256);
});
