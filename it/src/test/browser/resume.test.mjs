// Uploads that are interrupted, paused and given up.

import assert from "node:assert/strict";
import { eventually } from "./stage/eventually.mjs";
import { msg, pattern } from "./stage/messages.mjs";
import { file, png, sha256 } from "./stage/pictures.mjs";
import { story } from "./stage/story.mjs";
import {
  chooseFiles,
  limitLine,
  percentSent,
  readyImage,
  uploadButton,
  uploadRow,
} from "./stage/uploads.mjs";

const SLOW = 5_000_000; // bytes per second, so that there is a middle to do something in
const MUCH_NOISE = 31;

/** About 30 MB. */
const largePicture = (context, name) => file(context, name, png(3600, 2700, MUCH_NOISE));

story("an upload goes on where the page was left, with the file chosen anew", async (arrive, t) => {
  const visitor = await arrive();
  const { page } = visitor;
  const picture = largePicture(t, "reloaded.png");
  await visitor.logIn("ada");
  await beginSlowly(visitor, picture);

  await reloadInTheMiddle(visitor);
  const row = uploadRow(visitor, picture);
  await row.getByText(msg("script.upload.interrupted")).waitFor();
  assert.ok((await percentSent(visitor, picture)) > 0, "the row tells what the server has");
  await visitor.screenshot("upload-interrupted");
  const offset = firstOffset(page);
  const choosing = page.waitForEvent("filechooser");
  await uploadButton(visitor, picture, "uploads.choose-again").click();
  await (await choosing).setFiles(picture.path);

  await arrivesWhole(visitor, picture, await offset);
});

story("the same file chosen like a new one goes on as well", async (arrive, t) => {
  const visitor = await arrive();
  const { page } = visitor;
  const picture = largePicture(t, "chosen again.png");
  await visitor.logIn("ada");
  await beginSlowly(visitor, picture);

  await reloadInTheMiddle(visitor);
  const row = uploadRow(visitor, picture);
  await row.waitFor();
  const offset = firstOffset(page);
  await chooseFiles(visitor, picture);

  await arrivesWhole(visitor, picture, await offset);
  assert.equal(await row.count(), 1, "one upload is one row");
});

story("another file than the interrupted one is not taken for it", async (arrive, t) => {
  const visitor = await arrive();
  const { page } = visitor;
  const picture = largePicture(t, "interrupted.png");
  const other = file(t, "other.png", png(300, 200));
  await visitor.logIn("ada");
  await beginSlowly(visitor, picture);

  await reloadInTheMiddle(visitor);
  const choosing = page.waitForEvent("filechooser");
  await uploadButton(visitor, picture, "uploads.choose-again").click();
  await (await choosing).setFiles(other.path);
  await page.getByText(pattern("script.upload.wrong-file")).waitFor();
  await uploadRow(visitor, picture).getByText(msg("script.upload.interrupted")).waitFor();
  assert.equal(await uploadRow(visitor, other).count(), 0);
  await giveUp(visitor, picture);
});

story("an upload can be paused and resumed", async (arrive, t) => {
  const visitor = await arrive();
  const picture = largePicture(t, "paused.png");
  await visitor.logIn("ada");
  await beginSlowly(visitor, picture);

  await uploadButton(visitor, picture, "uploads.pause").click();
  await uploadRow(visitor, picture).getByText(msg("script.upload.paused"), { exact: true }).waitFor();
  const paused = await percentSent(visitor, picture);
  await visitor.page.waitForTimeout(1500); // in which it would have gone on by a quarter
  assert.equal(await percentSent(visitor, picture), paused, "nothing is sent meanwhile");
  await limitLine(visitor, -1);
  const offset = firstOffset(visitor.page);
  await uploadButton(visitor, picture, "uploads.resume").click();

  await arrivesWhole(visitor, picture, await offset);
});

story("an upload can be given up, and then the server has nothing of it", async (arrive, t) => {
  const visitor = await arrive();
  const { page } = visitor;
  const picture = largePicture(t, "given up.png");
  await visitor.logIn("ada");
  const created = page.waitForResponse((answer) => answer.status() === 201);
  await beginSlowly(visitor, picture);
  const upload = await (await created).headerValue("location");

  await uploadButton(visitor, picture, "uploads.cancel").click();
  const row = uploadRow(visitor, picture);
  await row.getByText(msg("script.upload.cancel-ask")).waitFor();
  await uploadButton(visitor, picture, "uploads.cancel-not").click();
  await giveUp(visitor, picture);

  visitor.watch.expect(/status of 404 .*\/api\/v1\/uploads\//);
  const status = await page.evaluate(async (address) => {
    const headers = { "Tus-Resumable": "1.0.0" };
    return (await fetch(address, { method: "HEAD", headers })).status;
  }, new URL(upload, page.url()).pathname);
  assert.equal(status, 404);
  await page.reload();
  await page.getByLabel(msg("uploads.choose")).waitFor();
  assert.equal(await row.count(), 0);
  const kept = await page.evaluate(() => Object.keys(localStorage));
  assert.deepEqual(kept, []);
});

/** Sends about a third of a file. */
async function beginSlowly(visitor, picture) {
  await limitLine(visitor, SLOW);
  await chooseFiles(visitor, picture);
  await eventually(
    "a third is sent",
    () => percentSent(visitor, picture),
    (percent) => percent > 33,
  );
}

async function giveUp(visitor, picture) {
  const given = visitor.page.waitForResponse((answer) => answer.request().method() === "DELETE");
  await uploadButton(visitor, picture, "uploads.cancel").click();
  await uploadButton(visitor, picture, "uploads.cancel-sure").click();
  assert.equal((await given).status(), 204);
  await uploadRow(visitor, picture).waitFor({ state: "detached" });
}

/** Loads the page anew although it asks whether that is meant. */
async function reloadInTheMiddle(visitor) {
  const { page } = visitor;
  page.once("dialog", (dialog) => dialog.accept());
  await page.reload();
  await limitLine(visitor, -1);
}

/** @returns {Promise<number>} from where the next bytes are sent */
async function firstOffset(page) {
  const request = await page.waitForRequest((each) => each.method() === "PATCH");
  return Number(await request.headerValue("upload-offset"));
}

async function arrivesWhole(visitor, picture, offset) {
  assert.ok(offset > 0, "what the server has is not sent again");
  const image = await readyImage(visitor, picture);
  const original = await visitor.context.request.get(`/api/v1/images/${image}/original`);
  assert.equal(sha256(await original.body()), picture.sha256);
}
