// Buttons that copy a text.

import { notify } from "./notices.js";
import { text } from "./texts.js";

/**
 * Puts a text where other programs can have it, and says so.
 *
 * @param {string} words
 */
export async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    notify(text("copied"));
  } catch {
    notify(text("copy-failed"), "error");
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) {
    copy(button.dataset.copy);
  }
});
document.querySelectorAll("[data-copy][hidden]").forEach((button) => (button.hidden = false));
