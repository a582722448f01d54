// Policies and terms: published by an administrator, read by everybody, seen by people.

import assert from "node:assert/strict";
import { eventually } from "./stage/eventually.mjs";
import { msg } from "./stage/messages.mjs";
import { story } from "./stage/story.mjs";

const PHONE = { viewport: { width: 390, height: 844 } };
const RULE = `Images of cats are welcome (${Date.now()}).`;

story("a changed policy is announced until it was seen", async (arrive) => {
  const ada = await arrive(PHONE);
  await ada.logIn("ada"); // whoever comes later knows of what was published before
  const grace = await arrive();
  await grace.logIn("grace");
  await grace.page.goto("/admin/documents");
  await publish(grace.page, RULE);

  const news = ada.page.getByRole("region", { name: msg("news.title") });
  await eventually("the news is there", async () => {
    await ada.page.reload(); // what was published is known within three seconds
    return (await news.getByText("Cats, at last.").count()) > 0;
  });
  await ada.screenshot("policy-news");
  await news.getByRole("link", { name: msg("news.read") }).first().click();
  await ada.page.locator(".line-new", { hasText: RULE }).waitFor();
  await ada.screenshot("policy-compared");

  await news.getByRole("button", { name: msg("news.seen") }).click();
  await ada.page.locator(".line-new", { hasText: RULE }).waitFor(); // on the same page
  assert.equal(await news.count(), 0);
  await ada.page.goto("/spaces");
  assert.equal(await news.count(), 0, "it stays seen");
});

story("everybody reads the policies, on paper and on a small screen", async (arrive) => {
  const visitor = await arrive(PHONE);
  const { page } = visitor;
  await page.goto("/");
  await page.getByRole("link", { name: msg("policies.title") }).click();
  await page.getByRole("link", { name: msg("document.title.data") }).click();
  await page.getByRole("heading", { name: msg("document.title.data"), level: 1 }).waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(wide, false, "the page fits the screen");

  await page.goto("/privacy");
  const contents = page.getByRole("navigation", { name: msg("document.contents") });
  await contents.getByRole("link", { name: /^12 / }).click();
  assert.match(page.url(), /#part-\d+$/);
  await visitor.screenshot("privacy-phone");
  await page.emulateMedia({ media: "print" });
  assert.equal(await contents.isVisible(), false);
  assert.equal(await page.getByRole("heading", { level: 1 }).isVisible(), true);
});

async function publish(page, rule) {
  await page
    .getByRole("button", {
      name: `${msg("admin.document.prepare")}: ${msg("document.title.data")}`,
    })
    .click();
  await page.getByLabel(msg("admin.document.summary")).fill("Cats, at last.");
  await page.getByLabel(msg("document.supplement")).fill(rule);
  await page.getByLabel(msg("admin.document.material")).check();
  await page.getByRole("button", { name: msg("admin.document.compare") }).click();
  await page.locator(".line-new", { hasText: rule }).waitFor();
  await page.getByRole("button", { name: msg("admin.document.publish"), exact: true }).click();
  await page.locator(".ui-confirmdialog-yes").click();
  await page.getByText(msg("admin.document.published")).first().waitFor();
}
