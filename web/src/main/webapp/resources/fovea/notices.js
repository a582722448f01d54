// Short messages in the corner of the window, read out by screen readers.

import { text } from "./texts.js";

const PATIENCE_MS = 7000;

/**
 * Shows a message. Good news goes by itself, bad news stays until it is dismissed.
 *
 * @param {string} message
 * @param {"info" | "error"} [kind]
 */
export function notify(message, kind = "info") {
  const notice = document.createElement("div");
  notice.className = kind === "error" ? "notice notice-error" : "notice";
  const words = document.createElement("span");
  words.textContent = message;
  const dismiss = document.createElement("button");
  dismiss.type = "button";
  dismiss.className = "button button-quiet button-small";
  dismiss.textContent = text("notice.dismiss");
  dismiss.addEventListener("click", () => notice.remove());
  notice.append(words, dismiss);
  document.getElementById("script-notices").append(notice);
  if (kind === "info") {
    setTimeout(() => notice.remove(), PATIENCE_MS);
  }
}
