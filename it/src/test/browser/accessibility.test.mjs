// Fovea for people who use the keyboard, a screen reader, a dark screen or a telephone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { msg } from "./stage/messages.mjs";
import { file, png } from "./stage/pictures.mjs";
import { invitation, newSpace } from "./stage/space-pages.mjs";
import { story } from "./stage/story.mjs";
import { chooseFiles, readyImage } from "./stage/uploads.mjs";
import { viewOf } from "./stage/viewer.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const GRAVE = ["serious", "critical"];
const TELEPHONE = { width: 390, height: 844 };
const MOST_TABS = 60;

/** The address of each page, by its name; some of them of an image that is there. */
async function pages(visitor, context) {
  const picture = file(context, "accessible.png", png(1200, 800));
  await visitor.logIn("ada");
  await chooseFiles(visitor, picture);
  const image = await readyImage(visitor, picture);
  const space = await newSpace(visitor, "EXPERIMENT", "Seen by everybody");
  const join = await invitation(visitor, space, "VIEWER");
  return {
    desk: "/",
    images: "/images",
    viewer: `/view/${image}`,
    spaces: "/spaces",
    new: "/new/project",
    space: `/space/${space}`,
    members: `/members/${space}`,
    activity: `/activity/${space}`,
    settings: `/settings/${space}`,
    join,
    account: "/account",
    terms: "/terms",
    privacy: "/privacy",
    api: "/openapi#createSpace",
    error: "/nowhere",
  };
}

/** Opens a page and waits until its scripts have drawn what they draw. */
async function open(visitor, address) {
  await visitor.page.goto(address, { waitUntil: "load" });
  if (address.startsWith("/view/")) {
    await visitor.page.getByText(/\d\s%/).waitFor();
  } else if (address.startsWith("/openapi")) {
    await visitor.page.getByText("curl --request POST").waitFor();
  } else if (["/", "/images"].includes(address) && (await isLoggedIn(visitor))) {
    await visitor.page.getByLabel(msg("uploads.choose")).waitFor({ state: "attached" });
  }
}

async function isLoggedIn({ page }) {
  return (await page.getByRole("button", { name: msg("nav.account") }).count()) > 0;
}

/** @returns {Promise<string[]>} what axe finds grave, one line each */
async function graveFindings({ page }) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
  return violations
    .filter(({ impact }) => GRAVE.includes(impact))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
    );
}

for (const colorScheme of ["light", "dark"]) {
  story(`axe finds nothing grave in the ${colorScheme} theme`, async (arrive, context) => {
    const visitor = await arrive({ colorScheme, bypassCSP: true });
    visitor.watch.expect(/status of 404 .*\/nowhere/);
    await open(visitor, "/");
    assert.deepEqual(await graveFindings(visitor), [], "home");

    const found = {};
    const addresses = await pages(visitor, context);
    for (const [name, address] of Object.entries(addresses)) {
      await open(visitor, address);
      await visitor.screenshot(`${name}-${colorScheme}`);
      const findings = await graveFindings(visitor);
      if (findings.length > 0) {
        found[name] = findings;
      }
    }
    assert.deepEqual(found, {});
  });
}

story("pictures have an alternative, fields a label, buttons a name", async (arrive, context) => {
  const visitor = await arrive();
  visitor.watch.expect(/status of 404 .*\/nowhere/);
  const nameless = () => {
    const named = (element) =>
      element.ariaLabel || element.getAttribute("aria-labelledby") || element.innerText?.trim();
    const lacking = [
      ...[...document.images].filter((image) => !image.hasAttribute("alt")),
      ...[...document.querySelectorAll("input:not([type=hidden]), select, textarea")].filter(
        (field) => !field.labels?.length && !named(field),
      ),
      ...[...document.querySelectorAll("button, a[href]:not([aria-hidden])")].filter(
        (each) => each.checkVisibility() && !named(each),
      ),
    ];
    return lacking.map((element) => element.outerHTML);
  };
  await open(visitor, "/");
  assert.deepEqual(await visitor.page.evaluate(nameless), [], "home");
  for (const [name, address] of Object.entries(await pages(visitor, context))) {
    await open(visitor, address);
    assert.deepEqual(await visitor.page.evaluate(nameless), [], name);
  }
});

story("nothing needs scrolling sideways on a telephone", async (arrive, context) => {
  const visitor = await arrive({ viewport: TELEPHONE, isMobile: true, hasTouch: true });
  visitor.watch.expect(/status of 404 .*\/nowhere/);
  const overhang = () => document.documentElement.scrollWidth - innerWidth;
  await open(visitor, "/");
  await visitor.screenshot("home-telephone");
  const found = { home: await visitor.page.evaluate(overhang) };
  for (const [name, address] of Object.entries(await pages(visitor, context))) {
    await open(visitor, address);
    await visitor.screenshot(`${name}-telephone`);
    found[name] = await visitor.page.evaluate(overhang);
  }
  const beyond = Object.entries(found).filter(([, pixels]) => pixels > 0);
  assert.deepEqual(beyond, []);
});

story("the keyboard alone leads from the home page into an image", async (arrive, context) => {
  const visitor = await arrive();
  const { page } = visitor;
  const picture = file(context, "by keyboard.png", png(1200, 800));
  const preparing = await arrive();
  await preparing.logIn("ada");
  await chooseFiles(preparing, picture);
  await readyImage(preparing, picture);

  await page.goto("/");
  await enter(page, msg("home.login"));
  await page.locator("#username").waitFor();
  await page.keyboard.type("ada");
  await page.keyboard.press("Tab");
  await page.keyboard.type("ada");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: msg("nav.account") }).waitFor();
  await enter(page, msg("nav.images"));
  await page.getByRole("heading", { name: msg("images.title"), level: 1 }).waitFor();
  await enter(page, picture.title);
  await page.getByText(/\d\s%/).waitFor();

  await page.keyboard.press("1");
  const { x } = await viewOf(page, ({ zoom }) => zoom === 1);
  await enter(page, msg("viewer.zoom-in"));
  await viewOf(page, ({ zoom }) => zoom === 1.5);
  await page.keyboard.press("ArrowRight");
  await viewOf(page, (view) => view.x > x + 50);
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: msg("viewer.keys") }).waitFor();
  await visitor.screenshot("viewer-keys");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
});

/** Goes from one thing to the next, sees where that is, and presses what has this name. */
async function enter(page, name) {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    await page.keyboard.press("Tab");
    const { words, isSeen } = await page.evaluate(() => {
      const element = document.activeElement;
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      return {
        words: element.ariaLabel ?? element.innerText?.trim() ?? "",
        isSeen: element === document.body || outlineStyle !== "none" || boxShadow !== "none",
      };
    });
    assert.ok(isSeen || words === "", `nothing shows that the keyboard is on: ${words}`);
    if (words === name) {
      await page.keyboard.press("Enter");
      return;
    }
  }
  assert.fail(`the keyboard does not reach: ${name}`);
}
