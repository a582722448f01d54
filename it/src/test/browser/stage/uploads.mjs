// How people bring files to Fovea, and what they see of it.

import { eventually } from "./eventually.mjs";
import { msg } from "./messages.mjs";

const READY_WITHIN_MS = 120_000;

/**
 * Chooses files as soon as a person could: before the page's script runs the field cannot be seen, and
 * what is put into it is lost.
 *
 * @param {import("./visitor.mjs").Visitor} visitor
 */
export async function chooseFiles({ page }, ...files) {
  await page.locator("[data-drop]:not([hidden])").waitFor();
  await page.getByLabel(msg("uploads.choose")).setInputFiles(files.map((file) => file.path));
}

/** Drags files from the desktop onto the middle of the page, by the browser's own drag and drop. */
export async function dropFiles(visitor, ...files) {
  const browser = await visitor.devTools;
  const data = { items: [], files: files.map((file) => file.path), dragOperationsMask: 1 };
  const { width, height } = visitor.page.viewportSize();
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await browser.send("Input.dispatchDragEvent", { type, x: width / 2, y: height / 2, data });
  }
}

/**
 * Makes the line to the server slow, or fast again.
 *
 * @param {import("./visitor.mjs").Visitor} visitor
 * @param {number} bytesPerSecond upwards; -1 is as fast as it goes
 */
export async function limitLine(visitor, bytesPerSecond) {
  const browser = await visitor.devTools;
  await browser.send("Network.enable");
  await browser.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond,
  });
}

/** The row of an upload that is on its way. */
export function uploadRow({ page }, file) {
  return page
    .getByRole("list", { name: msg("uploads.title") })
    .getByRole("listitem")
    .filter({ hasText: file.name });
}

/** @returns {Promise<number>} how far it is, 0 to 100 */
export async function percentSent(visitor, file) {
  const bar = uploadRow(visitor, file).getByRole("progressbar");
  return bar.evaluate((element) => (100 * element.value) / element.max);
}

/** @returns {import("playwright-core").Locator} one of the buttons of an upload's row */
export function uploadButton(visitor, file, key) {
  return uploadRow(visitor, file).getByRole("button", { name: `${msg(key)}: ${file.name}` });
}

/** The card of an image, on the page of the own images or on the home page. */
export function card({ page }, { title }) {
  return page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: title, exact: true }) });
}

/**
 * Waits, without touching the page, until the thumbnail of an image can be seen.
 *
 * @returns {Promise<string>} the image's identifier
 */
export async function readyImage(visitor, file) {
  const thumbnail = card(visitor, file).locator("img");
  await thumbnail.waitFor({ timeout: READY_WITHIN_MS });
  await thumbnail.scrollIntoViewIfNeeded();
  await eventually(`the thumbnail of ${file.name} loads`, () =>
    thumbnail.evaluate((image) => image.complete && image.naturalWidth > 0),
  );
  return imageOf(visitor, file);
}

/** @returns {Promise<string>} the identifier of an image that has a card */
export async function imageOf(visitor, file) {
  const address = await card(visitor, file)
    .getByRole("link", { name: file.title, exact: true })
    .getAttribute("href");
  return address.replace("/view/", "");
}
