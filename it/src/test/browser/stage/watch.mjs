// Watches what must never happen while somebody uses Fovea, whatever the test is about.

import assert from "node:assert/strict";
import { FOVEA, PROVIDER } from "./addresses.mjs";

// What says nothing about Fovea: that a screenshot took time, and that the browser looked for an
// icon because an answer is no page that names one.
const NOISE = [/GL Driver Message/, /\/favicon\.ico /];
const OWN_SCHEMES = ["data:", "blob:", "about:"];

/** Collects violations of the content security policy, errors of scripts, and foreign requests. */
export class Watch {
  #faults = [];
  #excused = [];
  #origins = new Set([FOVEA, PROVIDER]);

  /** @param {import("playwright-core").BrowserContext} context */
  static async over(context) {
    const watch = new Watch();
    await context.exposeBinding("reportViolation", (_, words) => watch.#report(words));
    await context.addInitScript(() =>
      addEventListener("securitypolicyviolation", (event) =>
        window.reportViolation(
          `policy violated: ${event.effectiveDirective} by ${event.blockedURI} on ${location}`,
        ),
      ),
    );
    context.on("request", (request) => watch.#request(request.url()));
    context.on("console", (message) => watch.#console(message));
    context.on("weberror", (error) => watch.#report(`script failed: ${error.error().stack}`));
    return watch;
  }

  /** @param {string} origin that this test brings itself, such as another site's */
  admit(origin) {
    this.#origins.add(origin);
  }

  /** @param {RegExp} fault that this test provokes: it must come, and does not count */
  expect(fault) {
    this.#excused.push(fault);
  }

  /** @throws {assert.AssertionError} with everything that happened and should not have */
  assertClean() {
    const faults = this.#faults.filter((fault) => !this.#excused.some((each) => each.test(fault)));
    assert.deepEqual(faults, []);
    for (const excused of this.#excused) {
      assert.ok(
        this.#faults.some((fault) => excused.test(fault)),
        `expected, but did not happen: ${excused}`,
      );
    }
  }

  #request(url) {
    const { origin, protocol } = new URL(url);
    if (!this.#origins.has(origin) && !OWN_SCHEMES.includes(protocol)) {
      this.#report(`request to a foreign host: ${url}`);
    }
  }

  #console(message) {
    const address = message.page()?.url() ?? message.location().url;
    const words = `console: ${message.text()} (${message.location().url} on ${address})`;
    const isGrave = ["error", "warning"].includes(message.type());
    if (isGrave && !address.startsWith(PROVIDER) && !NOISE.some((noise) => noise.test(words))) {
      this.#report(words);
    }
  }

  #report(fault) {
    this.#faults.push(fault);
  }
}
