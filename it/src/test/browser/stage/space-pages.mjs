// What people do on the pages of spaces, whatever the story is about.

import { msg } from "./messages.mjs";

/**
 * Makes a space by its form, and stands before it.
 *
 * @param {import("./visitor.mjs").Visitor} visitor
 * @param {"EXPERIMENT" | "PROJECT" | "TEAM"} kind
 * @param {string} name
 * @returns {Promise<string>} its identifier
 */
export async function newSpace({ page }, kind, name) {
  await page.goto(`/new/${kind.toLowerCase()}`);
  await page.getByLabel(msg("space.name")).fill(name);
  await page.getByLabel(msg("duties.acknowledge")).check();
  await page.getByRole("button", { name: msg(`new.create-${kind}`) }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  return new URL(page.url()).pathname.replace("/space/", "");
}

/**
 * Makes an invitation on the page of the members.
 *
 * @param {import("./visitor.mjs").Visitor} visitor who may
 * @param {string} space
 * @param {string} role as the model names it
 * @returns {Promise<string>} the path of its link
 */
export async function invitation({ page }, space, role) {
  await page.goto(`/members/${space}`);
  const form = page.locator("form").filter({ hasText: msg("invite.title") });
  await form.getByLabel(msg("members.role")).selectOption(role);
  await form.getByRole("button", { name: msg("invite.create") }).click();
  return new URL(await page.getByRole("textbox", { name: msg("invite.link") }).inputValue()).pathname;
}

/** Opens an invitation and accepts it; stands before the space then. */
export async function accept({ page }, link) {
  await page.goto(link);
  await page.getByRole("button", { name: msg("join.accept") }).click();
  await page.waitForURL((url) => /^\/(space|shared)\//.test(url.pathname));
}

/** The line of a member on the page of the members, by name, pseudonym or role. */
export function member({ page }, words) {
  return page
    .locator("[data-form]")
    .filter({ has: page.getByRole("heading", { name: msg("tab.members"), level: 2 }) })
    .locator("[data-opened]")
    .filter({ hasText: words });
}
