// Instruments: an administrator makes one and sees its token once, a principal investigator
// activates it in an experiment and ends that.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { msg } from "./stage/messages.mjs";
import { newSpace } from "./stage/space-pages.mjs";
import { story } from "./stage/story.mjs";

const NARROW = { width: 390, height: 844 };
const WIDE = { width: 1440, height: 900 };
const unique = (name) => `${name} ${randomBytes(4).toString("hex")}`;
const confirm = ({ page }) => page.locator(".ui-confirmdialog-yes:visible").click();

/** A picture of the page in a wide window and in a narrow one, in which nothing sticks out. */
async function look(visitor, name) {
  for (const [size, suffix] of [
    [WIDE, "wide"],
    [NARROW, "narrow"],
  ]) {
    await visitor.page.setViewportSize(size);
    const width = await visitor.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= size.width, `${name} is ${width} px wide in a window of ${size.width} px`);
    await visitor.screenshot(`${name}-${suffix}`);
  }
  await visitor.page.setViewportSize(WIDE);
}

async function make(grace, title) {
  const { page } = grace;
  await page.goto("/admin/instruments");
  await page
    .getByLabel(msg("admin.instrument.institution"), { exact: true })
    .selectOption({ label: "Quellstadt University" });
  await page.getByLabel(msg("admin.instrument.title"), { exact: true }).fill(title);
  await page.getByRole("button", { name: msg("admin.instrument.make"), exact: true }).click();
  const token = page.getByRole("textbox", { name: msg("admin.instrument.token"), exact: true });
  assert.match(await token.inputValue(), /^[\w-]{43}$/);
}

story("an instrument is made, activated and deactivated", async (arrive) => {
  const [grace, ada] = [await arrive(), await arrive()];
  const title = unique("Beamline");
  await grace.logIn("grace");
  await make(grace, title);
  await look(grace, "instrument-token");

  await ada.logIn("ada");
  const space = await newSpace(ada, "EXPERIMENT", unique("Measurement"));
  const { page } = ada;
  await page.goto(`/settings/${space}`);
  const form = page.locator("#instruments");
  await form.getByText(msg("instruments.none"), { exact: true }).waitFor();
  await form.getByLabel(msg("instruments.choose"), { exact: true }).selectOption({ label: title });
  await form.getByRole("button", { name: msg("instruments.activate"), exact: true }).click();
  await confirm(ada);
  const row = form.getByRole("listitem").filter({ hasText: title });
  await row.getByText(msg("instruments.never"), { exact: true }).waitFor();
  await look(ada, "instrument-active");
  await row.getByRole("button").click();
  await confirm(ada);
  await form.getByText(msg("instruments.none"), { exact: true }).waitFor();
});

story("a token is shown once, and a new one or none takes its place", async (arrive) => {
  const grace = await arrive();
  const { page } = grace;
  const title = unique("Microscope");
  await grace.logIn("grace");
  await make(grace, title);
  const token = page.getByRole("textbox", { name: msg("admin.instrument.token"), exact: true });
  const first = await token.inputValue();
  await page.goto("/admin/instruments");
  assert.equal(await token.count(), 0);

  const panel = page.locator("section.panel").filter({ hasText: title });
  await panel.getByRole("button", { name: msg("admin.instrument.rotate") }).click();
  await confirm(grace);
  await token.waitFor();
  assert.notEqual(await token.inputValue(), first);
  await panel.getByRole("button", { name: msg("admin.instrument.revoke") }).click();
  await confirm(grace);
  await panel.getByText(msg("admin.instrument.token-revoked"), { exact: true }).waitFor();
  assert.equal(await token.count(), 0);
});
