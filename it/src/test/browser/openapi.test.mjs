// The page of the API: what the server says of itself, for people.

import assert from "node:assert/strict";
import { msg } from "./stage/messages.mjs";
import { story } from "./stage/story.mjs";

const PHONE = { viewport: { width: 390, height: 844 } };

async function arriveAtPage(arrive, options) {
  const visitor = await arrive(options);
  await visitor.page.goto("/");
  await visitor.page.getByRole("link", { name: msg("openapi.title"), exact: true }).click();
  await visitor.page.getByText(/\d+ of \d+ operations/).waitFor();
  return visitor;
}

story("somebody without a login finds an operation and its example", async (arrive) => {
  const visitor = await arriveAtPage(arrive);
  const { page } = visitor;
  const api = await page.evaluate(async () => (await fetch("/api/v1/openapi.json")).json());
  const all = Object.values(api.paths).flatMap((path) => Object.values(path));
  assert.equal(await page.locator("details:has(.api-method)").count(), all.length);

  await page.getByRole("searchbox").fill("post invitation");
  await page.getByText(/^[1-9] of \d+ operations/).waitFor();
  assert.ok(await page.locator("#listSpaces").isHidden());

  await page.locator("#invite > summary").click();
  const inside = page.locator("#invite .api-inside");
  await inside.getByText("curl --request POST").waitFor();
  await inside.getByRole("rowheader", { name: "requiredScope" }).first().waitFor();
  await visitor.screenshot("openapi");

  await inside.getByRole("link", { name: "CreatedInvitation" }).click();
  await page.locator("#schema-CreatedInvitation[open]").getByText("told this once").first().waitFor();
});

story("the page of the API fits a telephone and the keyboard", async (arrive) => {
  const visitor = await arriveAtPage(arrive, PHONE);
  const { page } = visitor;
  await page.locator("#createSpace > summary").focus();
  await page.keyboard.press("Enter");
  await page.locator("#createSpace .api-inside").waitFor();

  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= PHONE.viewport.width, `the page is ${wide} pixels wide`);
  await visitor.screenshot("openapi-phone");
});
