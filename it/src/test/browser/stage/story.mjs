// A test that people with browsers act in.

import { after, test } from "node:test";
import { env } from "node:process";
import { chromium } from "playwright-core";
import { findChromium } from "./chromium.mjs";
import { Visitor } from "./visitor.mjs";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
];
const PATIENCE_MS = 15_000; // for one step; a story may wait longer for what takes longer
const STORY_MS = 180_000;

const ABSENT = "no Chromium was found: install one, or name it in FOVEA_CHROMIUM";

const path = await findChromium();
const skip = path || env.CI === "true" ? false : ABSENT; // in CI these tests always run

/** @type {Promise<import("playwright-core").Browser> | undefined} */
let browser;
after(async () => (await browser)?.close());

function theBrowser() {
  if (!path) {
    throw new Error(ABSENT);
  }
  browser ??= chromium.launch({ executablePath: path, args: FLAGS });
  return browser;
}

/**
 * Tells a story, and sees to it that nothing untoward happens in any browser meanwhile.
 *
 * @param {string} name what holds
 * @param {(arrive: (options?: import("playwright-core").BrowserContextOptions) =>
 *   Promise<Visitor>, context: import("node:test").TestContext) => Promise<void>} act gets a
 *   function by which people come in, each with a browser of their own
 */
export function story(name, act) {
  test(name, { skip, timeout: STORY_MS }, async (context) => {
    const visitors = [];
    const arrive = async (options = {}) => {
      const visitor = await Visitor.arrive(await theBrowser(), options);
      visitor.context.setDefaultTimeout(PATIENCE_MS);
      visitors.push(visitor);
      return visitor;
    };
    try {
      await act(arrive, context);
      visitors.forEach((visitor) => visitor.watch.assertClean());
    } catch (failure) {
      await picture(visitors, name);
      throw failure;
    } finally {
      await Promise.all(visitors.map((visitor) => visitor.leave()));
    }
  });
}

/** What everybody saw when it failed. */
async function picture(visitors, name) {
  const file = `failed-${name.replace(/\W+/g, "-").slice(0, 80)}`;
  for (const [index, visitor] of visitors.entries()) {
    await visitor.screenshot(`${file}-${index}`);
  }
}
