// Links to an image: made in the viewer, opened by somebody else in a page of another site, revoked.

import assert from "node:assert/strict";
import { FOVEA } from "./stage/addresses.mjs";
import { eventually } from "./stage/eventually.mjs";
import { msg, pattern } from "./stage/messages.mjs";
import { otherSite } from "./stage/other-site.mjs";
import { file, png } from "./stage/pictures.mjs";
import { story } from "./stage/story.mjs";
import { chooseFiles, readyImage } from "./stage/uploads.mjs";
import { viewOf } from "./stage/viewer.mjs";

const PHONE = { viewport: { width: 390, height: 844 } };
const PERSON = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/** Somebody who stands before a new image of hers, with a clipboard. */
async function owner(arrive, context) {
  const visitor = await arrive();
  await visitor.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const picture = file(context, "shared.png", png(1600, 1200));
  await visitor.logIn("ada");
  await chooseFiles(visitor, picture);
  await visitor.page.goto(`/view/${await readyImage(visitor, picture)}`);
  await viewOf(visitor.page, ({ zoom }) => zoom > 0);
  return { visitor, page: visitor.page, picture };
}

const dialogue = (page) => page.getByRole("dialog", { name: msg("share.title") });
const press = (page, key) =>
  dialogue(page).getByRole("button", { name: msg(key), exact: true }).click();
const copied = (page) => page.evaluate(() => navigator.clipboard.readText());

async function openDialogue(page) {
  await page.getByRole("button", { name: msg("viewer.share"), exact: true }).click();
  await dialogue(page).waitFor();
}

story("a link shows the image in a page of another site until it is revoked", async (arrive, context) => {
  const { visitor, page, picture } = await owner(arrive, context);
  await page.keyboard.press("1");
  await viewOf(page, ({ zoom }) => zoom === 1);
  await openDialogue(page);
  await dialogue(page).getByText(msg("share.none")).waitFor();
  await dialogue(page).getByText(msg("script.share.no-counts")).waitFor();
  await visitor.screenshot("share-empty");
  await press(page, "share.make");
  await dialogue(page).getByText(msg("script.share.image-only")).waitFor();
  await press(page, "share.copy-frame");
  await visitor.screenshot("share");
  const html = await copied(page);
  assert.match(html, new RegExp(`^<iframe src="${FOVEA}/embed/[\\w-]{44}#x=\\d+`));

  const site = await otherSite(context, { host: "127.0.0.1", body: html });
  const stranger = await arrive({ userAgent: PERSON });
  stranger.watch.admit(site);
  const tile = stranger.page.waitForResponse((answer) => /_files\/.*link=/.test(answer.url()));
  await stranger.page.goto(site);
  assert.equal((await tile).status(), 200);
  const { referer = "" } = (await tile).request().headers();
  assert.equal(referer, "", "nobody is told the address");
  const frame = stranger.page.frameLocator("iframe");
  await frame.getByRole("heading", { name: picture.title }).waitFor();
  await frame.getByText("100 %").waitFor(); // the view in which the link was copied
  assert.deepEqual(await stranger.context.cookies(), []);
  await stranger.page.waitForLoadState("networkidle");
  await stranger.screenshot("embed-in-another-site");
  await stranger.page.goto("about:blank"); // a tile still on its way would be refused

  page.on("dialog", (question) => question.accept());
  await press(page, "share.revoke");
  await dialogue(page).getByText(msg("script.share.revoked"), { exact: true }).waitFor();
  stranger.watch.expect(/status of 404 .*\/embed\//);
  await stranger.page.goto(site);
  await frame.getByText(msg("linked.gone")).waitFor();
  await stranger.screenshot("embed-revoked");
});

story("what strangers open by a link is counted, but for who objects", async (arrive, context) => {
  const { visitor, page, picture } = await owner(arrive, context);
  await openDialogue(page);
  await dialogue(page).getByLabel(msg("share.downloads")).check();
  await press(page, "share.make");
  await dialogue(page).getByText(msg("script.share.with-original")).waitFor();
  await press(page, "share.copy");
  const link = await copied(page);
  assert.match(link, new RegExp(`^${FOVEA}/r/[\\w-]{44}#`));

  const quiet = await arrive({ ...PHONE, userAgent: `${PERSON}.1` });
  await quiet.page.goto("/counting");
  await quiet.page.getByRole("button", { name: msg("counting.choose") }).click();
  await quiet.page.getByText(msg("counting.chosen")).waitFor();
  await quiet.screenshot("counting-phone");
  await look(quiet, link, picture);
  const reader = await arrive({ ...PHONE, userAgent: PERSON });
  await look(reader, link, picture);
  await reader.screenshot("linked-phone");
  const arriving = reader.page.waitForEvent("download");
  await reader.page.getByRole("link", { name: msg("viewer.download") }).click();
  assert.equal((await arriving).suggestedFilename(), picture.name);

  await eventually("what was counted is written", () =>
    page.evaluate(async (address) => {
      const { days } = await (await fetch(address)).json();
      return days.at(-1).views > 0 && days.at(-1).downloads > 0;
    }, new URL(page.url()).pathname.replace("/view/", "/api/v1/images/") + "/usage"),
  );
  await page.reload();
  await openDialogue(page);
  const numbers = dialogue(page).getByText(pattern("script.share.counts"));
  await numbers.waitFor();
  assert.match(await numbers.textContent(), /^Views: 1, downloads: 1,/);
  await visitor.screenshot("share-counted");
  await page.setViewportSize(PHONE.viewport);
  await visitor.screenshot("share-counted-phone");
});

/** Opens the link and waits until the image can be seen. */
async function look({ page }, link, { title }) {
  await page.goto(link);
  await page.getByRole("heading", { name: title }).waitFor();
  await viewOf(page, ({ zoom }) => zoom > 0);
}
