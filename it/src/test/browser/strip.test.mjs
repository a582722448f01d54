// Personal metadata that are removed with the upload.

import assert from "node:assert/strict";
import { msg } from "./stage/messages.mjs";
import { file, png } from "./stage/pictures.mjs";
import { story } from "./stage/story.mjs";
import { chooseFiles, readyImage, uploadRow } from "./stage/uploads.mjs";

const AUTHOR = "Quirina Zwetschgenstein";

story("who ticks the box is told afterwards what was removed", async (arrive, context) => {
  const visitor = await arrive();
  const { page } = visitor;
  const picture = file(context, "signed.png", png(300, 200, 7, { Author: AUTHOR }));
  await visitor.logIn("ada");

  await page.getByLabel(msg("uploads.strip")).check();
  await visitor.screenshot("strip-chosen");
  await chooseFiles(visitor, picture);
  await uploadRow(visitor, picture).getByText(msg("uploads.strips")).waitFor();
  const image = await readyImage(visitor, picture);
  await page.goto(`/file/${image}`);

  await page.getByRole("heading", { name: msg("file.removed") }).waitFor();
  await visitor.screenshot("strip-done");
  assert.ok(!(await page.content()).includes(AUTHOR), "the page tells what was removed, not whom");
  const original = await page.request.get(`/api/v1/images/${image}/original`);
  assert.ok(!(await original.body()).includes(AUTHOR), "the original is without it");
});

story("a file that cannot be stripped is its uploader's decision", async (arrive, context) => {
  const visitor = await arrive({ viewport: { width: 390, height: 844 } });
  const { page } = visitor;
  const gif = Buffer.from(
    "47494638396101000100800000ffffff0000002c00000000010001000002024401003b",
    "hex",
  );
  const picture = file(context, "unstrippable.gif", gif);
  await visitor.logIn("ada");
  await page.goto("/images");

  await page.getByLabel(msg("uploads.strip")).check();
  await visitor.screenshot("strip-chosen-narrow");
  await chooseFiles(visitor, picture);
  const decide = page.getByRole("link", { name: msg("viewer.decide") }).first();
  await decide.waitFor({ timeout: 60_000 });
  await decide.click();
  await page.getByRole("heading", { name: msg("file.decide") }).waitFor();
  await visitor.screenshot("strip-decide-narrow");
  await page.getByRole("button", { name: msg("file.keep") }).click();

  await page.waitForURL(/\/view\//);
  await page.locator("[data-state='READY']").waitFor({ timeout: 60_000 });
});
