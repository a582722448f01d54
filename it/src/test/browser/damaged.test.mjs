// A file from which no image can be made, and getting rid of it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { msg } from "./stage/messages.mjs";
import { file, png, sha256 } from "./stage/pictures.mjs";
import { story } from "./stage/story.mjs";
import { card, chooseFiles, imageOf } from "./stage/uploads.mjs";

/** A file that ends in the middle, as one does whose copying was interrupted. */
function damaged(context) {
  const whole = png(800, 600);
  return file(context, "damaged.png", whole.subarray(0, whole.length / 2));
}

/** The button or link of an image's card. */
function act(visitor, role, key, words) {
  return visitor.page.getByRole(role, { name: `${msg(key)}: ${words}`, exact: true });
}

/** Uploads the file and waits until Fovea has given up on it. */
async function failedCard(visitor, broken) {
  await chooseFiles(visitor, broken);
  await act(visitor, "button", "images.retry", broken.title).waitFor({ timeout: 120_000 });
  return card(visitor, broken);
}

story("a damaged file fails with a reason, and can be tried again", async (arrive, context) => {
  const visitor = await arrive();
  const { page } = visitor;
  const broken = damaged(context);
  await visitor.logIn("ada");

  const failed = await failedCard(visitor, broken);
  const reason = await page.evaluate(
    async (id) => (await (await fetch(`/api/v1/images/${id}`)).json()).failureReason,
    await imageOf(visitor, broken),
  );
  assert.match(reason, /^[\w ,.;:()]{10,}$/, "words");
  assert.doesNotMatch(reason, /exception|null|java|[a-z]\.[a-z]/i);
  await failed.getByText(reason, { exact: true }).waitFor();
  await visitor.screenshot("damaged");

  await act(visitor, "button", "images.retry", broken.title).click();
  await page.getByText(msg("images.retried", broken.title)).waitFor();
  await act(visitor, "button", "images.retry", broken.title).waitFor({ timeout: 120_000 });
});

story("a damaged file can be fetched back, from its card and its page", async (arrive, context) => {
  const visitor = await arrive();
  const { page } = visitor;
  const broken = damaged(context);
  await visitor.logIn("ada");
  await failedCard(visitor, broken);

  const arriving = page.waitForEvent("download");
  await act(visitor, "link", "images.download", broken.name).click();
  assert.equal(sha256(readFileSync(await (await arriving).path())), broken.sha256);

  await page.goto(`/view/${await imageOf(visitor, broken)}`);
  await page.getByRole("heading", { name: msg("viewer.failed") }).waitFor();
  await page.getByRole("button", { name: msg("images.retry") }).waitFor();
  await visitor.screenshot("viewer-damaged");
});

story("an image is deleted for good, but only after a question", async (arrive, context) => {
  const visitor = await arrive();
  const { page, watch } = visitor;
  const broken = damaged(context);
  await visitor.logIn("ada");
  const failed = await failedCard(visitor, broken);
  const image = await imageOf(visitor, broken);
  const question = page.getByRole("alertdialog").or(page.getByRole("dialog"));

  await act(visitor, "button", "images.delete", broken.title).click();
  await question.getByText(msg("images.delete-ask")).waitFor();
  await visitor.screenshot("delete");
  await question.getByRole("button", { name: msg("images.delete-not") }).click();
  await question.waitFor({ state: "hidden" });
  assert.equal(await visitor.statusOf(`/api/v1/images/${image}`), 200);

  await act(visitor, "button", "images.delete", broken.title).click();
  await question.getByRole("button", { name: msg("images.delete-sure"), exact: true }).click();
  await page.getByText(msg("images.deleted", broken.title)).waitFor();
  await failed.waitFor({ state: "detached" });
  watch.expect(new RegExp(`status of 404 .*${image}`));
  assert.equal(await visitor.statusOf(`/api/v1/images/${image}`), 404);
  assert.equal(await visitor.statusOf(`/api/v1/images/${image}/original`), 404);
});
