// Somebody at a browser of their own.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { FOVEA, PROVIDER, SCREENSHOTS } from "./addresses.mjs";
import { msg } from "./messages.mjs";
import { Watch } from "./watch.mjs";

const DESKTOP = { width: 1280, height: 800 };

/** One person with one window; shares nothing with any other. */
export class Visitor {
  #devTools;

  /**
   * @param {import("playwright-core").Page} page
   * @param {Watch} watch
   */
  constructor(page, watch) {
    this.page = page;
    this.watch = watch;
  }

  /**
   * @param {import("playwright-core").Browser} browser
   * @param {import("playwright-core").BrowserContextOptions} options
   */
  static async arrive(browser, options) {
    const context = await browser.newContext({
      baseURL: FOVEA,
      locale: "en-GB",
      viewport: DESKTOP,
      ...options,
    });
    const watch = await Watch.over(context);
    return new Visitor(await context.newPage(), watch);
  }

  get context() {
    return this.page.context();
  }

  /**
   * The way to what Playwright has no words for. There is one: a slow line that one session asked
   * for, another cannot make fast again.
   *
   * @returns {Promise<import("playwright-core").CDPSession>}
   */
  get devTools() {
    this.#devTools ??= this.context.newCDPSession(this.page);
    return this.#devTools;
  }

  /** Gives name and password where the provider asks for them. */
  async identify(person) {
    await this.page.locator("#username").fill(person);
    await this.page.locator("#password").fill(person);
    await this.page.locator("#kc-login").click();
    await this.page.waitForURL((url) => url.origin === FOVEA);
  }

  /** Logs in, accepts the terms if that is due, and stands before the own images. */
  async logIn(person) {
    await this.page.goto("/images");
    assert.ok(this.page.url().startsWith(PROVIDER), "a visitor is led to the provider");
    await this.identify(person);
    await this.acceptTermsIfDue();
    await this.page.getByRole("heading", { name: msg("images.title"), level: 1 }).waitFor();
  }

  async acceptTermsIfDue() {
    if (new URL(this.page.url()).pathname === "/terms") {
      await this.acceptTerms();
    }
  }

  async acceptTerms() {
    await this.page.getByRole("button", { name: msg("terms.accept") }).click();
    await this.page.waitForURL((url) => url.pathname !== "/terms");
  }

  async logOut() {
    await this.page.getByRole("button", { name: msg("nav.account") }).click();
    await this.page.getByRole("button", { name: msg("logout") }).first().click();
    await this.page.waitForURL((url) => url.origin === FOVEA && url.pathname === "/");
  }

  /**
   * Asks as a script of the page would, with the session's cookie.
   *
   * @param {string} path
   * @returns {Promise<number>} the status of the answer
   */
  async statusOf(path) {
    return this.page.evaluate(async (address) => (await fetch(address)).status, path);
  }

  /** @param {string} name of the file, without its ending */
  async screenshot(name) {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }

  async leave() {
    await this.context.close();
  }
}
