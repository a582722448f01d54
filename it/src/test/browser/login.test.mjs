// Coming and going: the login at the provider, the terms, the account, the logout.

import assert from "node:assert/strict";
import { FOVEA, PROVIDER } from "./stage/addresses.mjs";
import { msg } from "./stage/messages.mjs";
import { story } from "./stage/story.mjs";

// As the demo realm knows her: what must be shown, and what must not stay in the browser.
const ADA = {
  names: ["Zwirnadella", "Quoxhammer", "Lirvik"],
  sub: "6f0c9a3e-1b2d-4c55-9d0e-ada000000001",
  mail: "zwirnadella.quoxhammer@post.quellstadt.example",
};
const NEWCOMER = "vera"; // BrowserIT makes Fovea forget her first; a story that is her comes later

const path = (page) => new URL(page.url()).pathname;

story("a visitor reads the home page and can log in from it", async (arrive) => {
  const visitor = await arrive();
  const { page } = visitor;

  await page.goto("/");
  await page.getByRole("heading", { name: msg("home.headline"), level: 1 }).waitFor();
  await visitor.screenshot("home-visitor");
  await page.getByRole("link", { name: msg("home.login") }).click();
  assert.ok(page.url().startsWith(`${PROVIDER}/realms/fovea/`));
  await visitor.identify("ada");
  await visitor.acceptTermsIfDue();

  assert.equal(path(page), "/");
  await page.getByRole("heading", { level: 1 }).filter({ hasText: ADA.names[0] }).waitFor();
  await visitor.screenshot("home");
});

story("a newcomer is led to the terms, and then to where she wanted to go", async (arrive) => {
  const visitor = await arrive();
  const { page } = visitor;

  await page.goto("/account");
  await visitor.identify(NEWCOMER);
  assert.equal(path(page), "/account");
  assert.ok(
    await page.getByText(msg("account.none")).isVisible(),
    `${NEWCOMER} has been here: run BrowserIT, or begin with an empty FOVEA_HOME`,
  );

  await page.goto("/images?wanted=yes");
  assert.equal(path(page), "/terms", "nobody can do anything before accepting the terms");
  await page.getByText(msg("terms.due")).waitFor();
  await visitor.screenshot("terms-due");
  await visitor.acceptTerms();
  assert.equal(page.url(), `${FOVEA}/images?wanted=yes`);
  await page.getByRole("heading", { name: msg("images.title"), level: 1 }).waitFor();

  await page.goto("/account");
  await page.getByText(msg("account.terms-version", "1")).waitFor();
});

story("the account page shows what is stored, and a reload keeps the session", async (arrive) => {
  const visitor = await arrive();
  const { page } = visitor;
  await visitor.logIn("ada");

  await page.goto("/account");
  await page.reload();
  assert.equal(path(page), "/account");
  const stored = page.getByRole("region", { name: msg("account.stored") });
  await stored.getByText(ADA.sub, { exact: true }).waitFor();
  await stored.getByText(`${PROVIDER}/realms/fovea`, { exact: true }).waitFor();
  const shown = page.getByRole("region", { name: msg("account.shown") });
  await shown.getByText(ADA.mail, { exact: true }).waitFor();
  await shown.getByText(ADA.names.at(-1)).waitFor();
  await visitor.screenshot("account");
});

story("nothing about a person stays in the browser", async (arrive) => {
  const visitor = await arrive();
  const { page, context } = visitor;
  await visitor.logIn("ada");
  for (const address of ["/", "/images", "/account"]) {
    await page.goto(address);
    const kept = await page.evaluate(async () => ({
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      scriptCookies: document.cookie,
    }));
    assert.deepEqual(kept, {
      local: {},
      session: {},
      databases: [],
      caches: [],
      scriptCookies: "",
    });
  }
  const cookies = await context.cookies(FOVEA);
  assert.deepEqual(
    cookies.map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite })),
    cookies.map(() => ({ httpOnly: true, sameSite: "Lax" })),
  );
  for (const word of [...ADA.names, ADA.sub, ADA.mail, "ada"]) {
    assert.ok(!JSON.stringify(cookies.map(({ value }) => value)).includes(word), word);
  }
});

story("the choice of light or dark is kept, and is all that is kept", async (arrive) => {
  const { page } = await arrive({ colorScheme: "light" });

  await page.goto("/");
  const light = await background(page);
  await page.getByRole("button", { name: msg("theme.dark") }).click();
  assert.notEqual(await background(page), light);
  await page.reload();
  assert.notEqual(await background(page), light);
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), { "fovea.theme": "dark" });
});

story("logging out ends the session here and at the provider", async (arrive) => {
  const visitor = await arrive();
  const { page } = visitor;
  await visitor.logIn("ada");

  await visitor.logOut();
  await page.getByRole("link", { name: msg("login"), exact: true }).waitFor();
  await page.getByRole("link", { name: msg("login"), exact: true }).click();
  assert.ok(page.url().startsWith(PROVIDER), "the provider asks who is there");
  await page.locator("#password").waitFor();
});

story("after logging out, the browser's way back shows nothing of the person", async (arrive) => {
  const visitor = await arrive();
  const { page } = visitor;
  await visitor.logIn("ada");
  await page.goto("/account");
  await page.getByText(ADA.sub).waitFor();

  await visitor.logOut();
  await page.goBack({ waitUntil: "load" });
  for (const word of [...ADA.names, ADA.sub, ADA.mail]) {
    assert.equal(await page.getByText(word).count(), 0, word);
  }
});

/** The colour that people see behind the text. */
function background(page) {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}
