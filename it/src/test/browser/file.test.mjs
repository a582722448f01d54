// The page of an image's file.

import assert from "node:assert/strict";
import { msg } from "./stage/messages.mjs";
import { file, png } from "./stage/pictures.mjs";
import { story } from "./stage/story.mjs";
import { chooseFiles, readyImage } from "./stage/uploads.mjs";

story("an image is made anew, and the page says when it is", async (arrive, context) => {
  const visitor = await arrive();
  const { page } = visitor;
  const picture = file(context, "anew.png", png(2400, 1800, 11));
  await visitor.logIn("ada");
  await chooseFiles(visitor, picture);
  const image = await readyImage(visitor, picture);
  const tile = `/dzi/${image}_files/9/0_0.jpg`;
  const before = await page.request.get(tile);
  await page.goto(`/file/${image}`);
  await visitor.screenshot("file");

  await page.getByRole("button", { name: msg("file.remake") }).click();

  await page.waitForURL(/anew=1/);
  await visitor.screenshot("file-remaking");
  await page.getByText(msg("file.remade")).waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: msg("file.remake") }).waitFor();
  await visitor.screenshot("file-remade");
  const after = await page.request.get(tile);
  assert.equal(after.status(), 200);
  assert.deepEqual(await after.body(), await before.body(), "of the same original");
});
