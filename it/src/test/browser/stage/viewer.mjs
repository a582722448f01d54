// What the viewer shows.

import { eventually } from "./eventually.mjs";

const RESTS = 15; // looks, ten in a second; the address is written three times in a second

/**
 * Waits until the address of the viewer tells of a certain view.
 *
 * @param {import("playwright-core").Page} page
 * @param {(view: {x: number, y: number, zoom: number, rotation: number}) => boolean} wanted
 * @returns {Promise<{x: number, y: number, zoom: number, rotation: number}>} the middle of the
 *   window in pixels of the image, screen pixels for one pixel of the image, degrees clockwise
 */
export function viewOf(page, wanted) {
  return eventually("the view in the address", async () => parse(page.url()), wanted, 15_000);
}

function parse(url) {
  const parts = new URLSearchParams(new URL(url).hash.slice(1));
  const [x, y, zoom] = ["x", "y", "zoom"].map((name) => Number(parts.get(name) ?? Number.NaN));
  return { x, y, zoom, rotation: Number(parts.get("rotation") ?? 0) };
}

/**
 * Waits until the viewer no longer flies.
 *
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string>} its address, which says what is seen
 */
export async function restingAddress(page) {
  let last = "";
  let same = 0;
  const unmoved = () => {
    const now = page.url();
    same = now === last ? same + 1 : 0;
    last = now;
    return same;
  };
  await eventually("a view at rest", async () => unmoved(), (count) => count >= RESTS, 15_000);
  return last;
}

/**
 * @param {import("playwright-core").Page} page
 * @returns {Promise<number[]>} red, green and blue in the middle of the window, 0 to 255 each
 */
export async function colourOnScreen(page) {
  const { width, height } = page.viewportSize();
  const clip = { x: width / 2 - 2, y: height / 2 - 2, width: 4, height: 4 };
  const picture = await page.screenshot({ clip });
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.drawImage(image, 0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data.subarray(0, 3)];
  }, picture.toString("base64"));
}
