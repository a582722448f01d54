// The admin console, by those who run the site: grace administers it, vera audits it.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { msg } from "./stage/messages.mjs";
import { newSpace } from "./stage/space-pages.mjs";
import { ask, invite } from "./stage/spaces.mjs";
import { story } from "./stage/story.mjs";

const PAGES = ["institutions", "instruments", "policies", "mappings", "successor", "break-glass", "audit"];
const unique = (name) => `${name} ${randomBytes(4).toString("hex")}`;
const confirm = ({ page }) => page.locator(".ui-confirmdialog-yes").click();
const heading = ({ page }, key) =>
  page.getByRole("heading", { name: msg(key), level: 1, exact: true }).waitFor();

/** Opens a page of the console with a space chosen. */
async function choose({ page }, address, space) {
  await page.goto(address);
  await page.getByLabel(msg("find-space.label"), { exact: true }).fill(space);
  await page.getByRole("button", { name: msg("find-space.find"), exact: true }).click();
  await page.getByText(space, { exact: true }).first().waitFor();
}

story("visitors are led to the login and back, others find nothing", async (arrive) => {
  const [grace, ada] = [await arrive(), await arrive()];
  await grace.page.goto("/admin/break-glass");
  await grace.identify("grace");
  await grace.acceptTermsIfDue();
  assert.equal(new URL(grace.page.url()).pathname, "/admin/break-glass");
  await heading(grace, "admin.break-glass");

  ada.watch.expect(/status of 404 .*\/admin/);
  await ada.logIn("ada");
  for (const name of ["", ...PAGES.map((each) => `/${each}`)]) {
    assert.equal((await ada.page.goto(`/admin${name}`)).status(), 404, name);
  }
});

story("the console leads to each page, an auditor to fewer", async (arrive) => {
  const [grace, vera] = [await arrive(), await arrive()];
  await grace.logIn("grace");
  for (const name of PAGES) {
    await grace.page.goto("/admin");
    await grace.page.getByRole("link", { name: msg(`admin.${name}`), exact: true }).click();
    await heading(grace, `admin.${name}`);
    await grace.screenshot(`console-${name}`);
  }

  await vera.logIn("vera");
  await vera.page.goto("/admin");
  await vera.page.getByRole("link", { name: msg("admin.audit"), exact: true }).waitFor();
  vera.watch.expect(/status of 404 .*\/admin/);
  for (const name of ["mappings", "successor"]) {
    assert.equal(await vera.page.getByRole("link", { name: msg(`admin.${name}`) }).count(), 0);
    assert.equal((await vera.page.goto(`/admin/${name}`)).status(), 404);
  }
});

story("a mapping is tried, made and removed, and the last one stays", async (arrive) => {
  const grace = await arrive();
  const { page } = grace;
  const group = `urn:geant:example.org:group:${randomBytes(4).toString("hex")}`;
  await grace.logIn("grace");
  await page.goto("/admin/mappings");
  const site = page.locator("form").filter({ hasText: msg("site-mappings.title") });
  await site.getByLabel(msg("mappings.pattern")).fill(group);
  await site.getByRole("button", { name: msg("mappings.look") }).click();
  await site.getByText(msg("mappings.preview-none")).waitFor();
  await site.getByLabel(msg("mappings.role")).selectOption("AUDITOR");
  await site.getByRole("button", { name: msg("mappings.add"), exact: true }).click();
  const row = site.getByRole("listitem").filter({ hasText: group });
  await row.getByRole("button").click();
  await confirm(grace);
  await row.waitFor({ state: "detached" });

  const last = site
    .getByRole("listitem")
    .filter({ hasText: msg("mappings.grants", msg("site-role.SITE_ADMINISTRATOR")) });
  await last.getByRole("button").click();
  await confirm(grace);
  await page.getByText(/nobody would run the site|not be an administrator yourself/).waitFor();
  assert.equal(await last.count(), 1);
});

story("a look into a space is seen there, and ends when it is ended", async (arrive) => {
  const [ada, vera] = [await arrive(), await arrive()];
  const number = `INC-${Date.now()}`;
  await ada.logIn("ada");
  const name = unique("Lobes");
  const space = await newSpace(ada, "EXPERIMENT", name);
  await vera.logIn("vera");
  vera.watch.expect(/status of 404 .*\/space\//);
  assert.equal((await vera.page.goto(`/space/${space}`)).status(), 404);

  await choose(vera, "/admin/break-glass", space);
  await vera.page.getByLabel(msg("break-glass.reference")).fill(number);
  await vera.page.getByRole("button", { name: msg("break-glass.open"), exact: true }).click();
  await confirm(vera);
  await vera.page.getByRole("link", { name }).click();
  await vera.page.getByRole("heading", { name, level: 1 }).waitFor();
  await ada.page.goto(`/activity/${space}`);
  await ada.page.getByText(number).waitFor();

  await vera.page.goto("/admin/break-glass");
  const look = vera.page.getByRole("listitem").filter({ hasText: number });
  await look.getByRole("button", { name: msg("break-glass.end") }).click();
  await look.getByText(msg("break-glass.past"), { exact: true }).waitFor();
  assert.equal((await vera.page.goto(`/space/${space}`)).status(), 404);
});

story("a successor is named from among the members, and named no more", async (arrive) => {
  const [ada, emmy, grace] = [await arrive(), await arrive(), await arrive()];
  await ada.logIn("ada");
  await emmy.logIn("emmy");
  await grace.logIn("grace");
  const space = await newSpace(ada, "PROJECT", unique("Vanished"));
  await invite(ada, emmy, space, "MANAGER");

  await choose(grace, "/admin/successor", space);
  const { page } = grace;
  await page.getByRole("radio").check();
  await page.getByRole("button", { name: msg("successor.offer"), exact: true }).click();
  await confirm(grace);
  await page.getByText(msg("hand-over.stands")).waitFor();
  const { offers } = await ask(emmy, "GET", "hand-overs");
  assert.ok(offers.some((offer) => offer.space === space && offer.byAdministrator));

  await page.getByRole("button", { name: msg("hand-over.withdraw"), exact: true }).click();
  await confirm(grace);
  await page.getByRole("button", { name: msg("successor.link"), exact: true }).click();
  await confirm(grace);
  const link = await page.getByLabel(msg("successor.link-label")).inputValue();
  assert.match(new URL(link).pathname, /^\/succeed\/[0-9A-Za-z]{22}$/);
});

story("an auditor reads the log, knows whether it is whole, and takes a transcript", async (arrive) => {
  const [ada, vera] = [await arrive(), await arrive()];
  await ada.logIn("ada");
  const space = await newSpace(ada, "TEAM", unique("Audited"));
  await vera.logIn("vera");
  const { page } = vera;
  await page.goto("/admin/audit");
  await page.getByText(msg("chain.NONE")).waitFor();
  await page.getByLabel(msg("audit.kind"), { exact: true }).selectOption("SPACE");
  await page.getByRole("button", { name: msg("audit.show"), exact: true }).click();
  const entry = page.locator("details").filter({ hasText: space }).first();
  await entry.locator("summary").click();
  await entry.getByText("SpaceCreated").waitFor();
  assert.ok(!(await page.content()).includes("Audited"), "no name of a space");

  await entry.getByRole("link", { name: space }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: msg("transcript.json") }).click(),
  ]);
  assert.match(download.suggestedFilename(), new RegExp(`^transcript-${space}-.*\\.json$`));
});
