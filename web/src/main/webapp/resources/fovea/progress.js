// Progress of images on their cards.

import { percent } from "./format.js";
import { text } from "./texts.js";

/** @returns {string[]} identifiers of the images on this page that are on their way */
export function waiting() {
  return [...document.querySelectorAll("[data-progress]")].map((bar) => bar.dataset.progress);
}

/**
 * @param {import("./news.js").Image} image
 * @returns {string} how far it is, in words
 */
export function progressText(image) {
  return image.state === "PENDING"
    ? text("image.pending")
    : text("image.processing", { percent: percent(image.progressPercent / 100) });
}

/** @param {import("./news.js").Image} image */
export function showProgress(image) {
  const bar = document.querySelector(`[data-progress="${image.id}"]`);
  if (bar) {
    bar.value = image.progressPercent;
    document.querySelector(`[data-progress-text="${image.id}"]`).textContent = progressText(image);
  }
}
