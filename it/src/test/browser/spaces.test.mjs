// Spaces as people make, share and leave them.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { eventually } from "./stage/eventually.mjs";
import { msg } from "./stage/messages.mjs";
import { file, png } from "./stage/pictures.mjs";
import { accept, invitation, member, newSpace } from "./stage/space-pages.mjs";
import { story } from "./stage/story.mjs";
import { card, chooseFiles, readyImage } from "./stage/uploads.mjs";

const REVOKED_WITHIN_MS = 5000;
const unique = (name) => `${name} ${randomBytes(4).toString("hex")}`;

story("an experiment has an owner, a number and a place in the list", async (arrive) => {
  const ada = await arrive();
  const { page } = ada;
  await ada.logIn("ada");
  const name = unique("Liver lobes");
  const space = await newSpace(ada, "EXPERIMENT", name);
  await page.getByText(/^Owned by Quellstadt/).waitFor();
  const exId = await page.locator("main code").first().textContent();
  assert.match(exId, /^[A-Z]{2,8}-\d{4}-[0-9A-HJKMNP-TV-Z]{5}$/);

  await page.goto(`/x/${exId.toLowerCase()}`);
  assert.equal(new URL(page.url()).pathname, `/space/${space}`);
  await page.goto("/spaces");
  await page.getByRole("searchbox").fill(exId);
  await page.getByRole("button", { name: msg("spaces.find") }).click();
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  await ada.screenshot("space");
});

story("nothing is made before the duties were read", async (arrive) => {
  const ada = await arrive();
  const { page } = ada;
  await ada.logIn("ada");
  await page.goto("/new/team");
  await page.getByLabel(msg("space.name")).fill(unique("Team"));
  await page.getByRole("button", { name: msg("new.create-TEAM") }).click();
  await page.getByRole("status").getByText(/tick the box/).waitFor();
  assert.equal(new URL(page.url()).pathname, "/new/team");
});

story("who does not qualify reads why", async (arrive) => {
  const lise = await arrive();
  await lise.logIn("lise");
  await lise.page.goto("/new/experiment");
  await lise.page.getByRole("heading", { name: msg("new.refused") }).waitFor();
  assert.equal(await lise.page.getByRole("button", { name: msg("new.create-EXPERIMENT") }).count(), 0);
  assert.ok((await lise.page.locator("section.refusal li").count()) > 0, "reasons are told");
});

story("an invitation opens a space, and a removal closes it to tiles", async (arrive, context) => {
  const picture = file(context, "shared.png", png(1200, 900));
  const [ada, emmy] = [await arrive(), await arrive()];
  await ada.logIn("ada");
  await emmy.logIn("emmy");
  const name = unique("Lobes");
  const space = await newSpace(ada, "EXPERIMENT", name);
  await chooseFiles(ada, picture);
  const image = await readyImage(ada, picture);
  const tile = `/dzi/${image}_files/10/0_0.jpg`;
  assert.equal(await emmy.statusOf(tile), 404, "before");

  const link = await invitation(ada, space, "CONTRIBUTOR");
  const answer = await emmy.page.goto(link);
  assert.equal(await answer.headerValue("referrer-policy"), "no-referrer");
  assert.match(await answer.headerValue("cache-control"), /no-store/);
  await emmy.page.getByText(msg("join.seen-stored")).waitFor();
  await emmy.screenshot("join");
  await accept(emmy, link);
  await emmy.page.getByRole("heading", { name, level: 1 }).waitFor();
  await card(emmy, picture).waitFor();
  assert.equal(await emmy.statusOf(tile), 200, "as a member");

  // side by side, each learns the other's name
  await ada.page.goto(`/members/${space}`);
  await emmy.page.goto(`/members/${space}`);
  const own = (visitor) => visitor.page.locator("[data-opened]").getByText(/\(you\)$/).textContent();
  const emmysName = (await own(emmy)).replace(/\s*\(you\)$/, "").trim();
  const line = member(ada, emmysName);
  await line.waitFor();
  await ada.screenshot("members-inviter");
  await emmy.screenshot("members-invited");

  await line.getByRole("button", { name: msg("members.show") }).click();
  await line.getByLabel(msg("members.role")).selectOption("VIEWER");
  await line.getByRole("button", { name: msg("members.change") }).click();
  await line.getByText(msg("role.VIEWER"), { exact: true }).first().waitFor();

  emmy.watch.expect(/status of 404/);
  await line.getByRole("button", { name: msg("members.show") }).click();
  await line.getByRole("button", { name: msg("members.remove") }).click();
  const removed = performance.now();
  await ada.page.locator(".ui-confirmdialog-yes").click();
  await eventually("the tile is refused", () => emmy.statusOf(tile), (status) => status === 404, REVOKED_WITHIN_MS);
  assert.ok(performance.now() - removed < REVOKED_WITHIN_MS, "in time");
  const gone = await emmy.page.goto(`/space/${space}`);
  assert.equal(gone.status(), 404);
});

story("a link is used up by the first who accepts", async (arrive) => {
  const [ada, emmy, alan] = [await arrive(), await arrive(), await arrive()];
  await ada.logIn("ada");
  await emmy.logIn("emmy");
  await alan.logIn("alan");
  const space = await newSpace(ada, "TEAM", unique("Team"));
  const link = await invitation(ada, space, "VIEWER");
  await accept(emmy, link);

  alan.watch.expect(/status of 404 .*\/join\//);
  assert.equal((await alan.page.goto(link)).status(), 404);
  emmy.watch.expect(/status of 404 .*\/members\//);
  await emmy.page.goto(`/members/${space}`);
  await emmy.page.getByRole("button", { name: msg("members.leave") }).click();
  await emmy.page.locator(".ui-confirmdialog-yes").click();
  await emmy.page.waitForURL((url) => url.pathname === "/spaces");
  assert.equal((await emmy.page.goto(`/members/${space}`)).status(), 404);
});

story("whoever has no scripts can accept, too", async (arrive) => {
  const [ada, emmy] = [await arrive(), await arrive({ javaScriptEnabled: false })];
  await ada.logIn("ada");
  const name = unique("Team");
  const link = await invitation(ada, await newSpace(ada, "TEAM", name), "VIEWER");

  await emmy.page.goto(link);
  await emmy.identify("emmy");
  await emmy.acceptTermsIfDue();
  await emmy.page.getByRole("button", { name: msg("join.accept") }).click();
  await emmy.page.getByRole("heading", { name, level: 1 }).waitFor();
});

story("images are put into a folder, many at once", async (arrive, context) => {
  const pictures = ["one.png", "two.png"].map((name) => file(context, name, png(300, 200)));
  const ada = await arrive();
  const { page } = ada;
  await ada.logIn("ada");
  await newSpace(ada, "PROJECT", unique("Project"));
  await page.getByRole("button", { name: msg("folder.new"), exact: true }).click();
  await page.getByLabel(msg("folder.new-name")).fill("Left");
  await page.getByRole("button", { name: msg("folder.save"), exact: true }).click();
  await page.waitForURL(/folder=/);
  await page.getByRole("link", { name: msg("folder.all") }).click();
  await page.waitForURL((url) => !url.search.includes("folder="));

  await chooseFiles(ada, ...pictures);
  for (const picture of pictures) {
    await readyImage(ada, picture);
  }
  for (const picture of pictures) {
    await page.getByLabel(`${msg("images.choose")}: ${picture.title}`).check();
  }
  await page.getByRole("button", { name: msg("move.ask") }).click();
  await page.getByLabel(msg("move.target")).selectOption("Left");
  await page.getByRole("button", { name: msg("move.sure"), exact: true }).click();
  await page.getByText("2 images were moved.").waitFor();
  await page.getByRole("link", { name: /^Left/ }).click();
  for (const picture of pictures) {
    await card(ada, picture).waitFor();
  }
  await ada.screenshot("folder");

  await page.getByLabel(`${msg("images.choose")}: ${pictures[0].title}`).check();
  await page.getByRole("button", { name: msg("selection.all") }).click();
  await page.getByRole("button", { name: msg("images.delete"), exact: true }).click();
  const question = page.getByRole("alertdialog").or(page.getByRole("dialog"));
  await question.getByText("Delete 2 images?").waitFor();
  await question.getByRole("button", { name: msg("images.delete-sure"), exact: true }).click();
  await page.getByText(msg("images.none")).waitFor();
});
