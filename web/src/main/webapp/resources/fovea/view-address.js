// What is seen, as the part of the address behind "#", so that it can be shared.

/**
 * @typedef {object} View
 * @property {number} x centre, in pixels of the image from its left edge
 * @property {number} y centre, in pixels of the image from its upper edge
 * @property {number} zoom screen pixels for one pixel of the image; 1 is 100 %
 * @property {number} rotation degrees clockwise, 0 to 359
 * @property {boolean} flipped
 */

/**
 * @param {View} view
 * @returns {string} beginning with "#"
 */
export function encodeView({ x, y, zoom, rotation, flipped }) {
  const parts = [`x=${Math.round(x)}`, `y=${Math.round(y)}`, `zoom=${Number(zoom.toPrecision(4))}`];
  if (rotation !== 0) {
    parts.push(`rotation=${rotation}`);
  }
  if (flipped) {
    parts.push("flip=1");
  }
  return `#${parts.join("&")}`;
}

/**
 * @param {string} hash
 * @returns {View | undefined} nothing if the address does not say, or says nonsense
 */
export function decodeView(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const number = (name) => (parts.has(name) ? Number(parts.get(name)) : NaN);
  const [x, y, zoom] = ["x", "y", "zoom"].map(number);
  if (![x, y, zoom].every(Number.isFinite) || zoom <= 0) {
    return undefined;
  }
  const rotation = number("rotation");
  return {
    x,
    y,
    zoom,
    rotation: Number.isFinite(rotation) ? ((rotation % 360) + 360) % 360 : 0,
    flipped: parts.get("flip") === "1",
  };
}
