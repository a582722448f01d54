// Which round length fits a scale bar.

/**
 * The longest of 1, 2, 5, 10, 20, 50, … pixels of the image that is at most `widest` on the screen.
 *
 * @param {number} zoom screen pixels for one pixel of the image
 * @param {number} widest in screen pixels
 * @returns {{imagePixels: number, screenPixels: number}}
 */
export function scaleBar(zoom, widest) {
  const most = Math.max(1, widest / zoom);
  const power = 10 ** Math.floor(Math.log10(most));
  const imagePixels = [5, 2, 1].map((step) => step * power).find((length) => length <= most);
  return { imagePixels, screenPixels: imagePixels * zoom };
}
