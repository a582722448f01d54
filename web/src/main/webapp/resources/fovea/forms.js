// What pages with forms need: messages in the corner of the window, and the keyboard where it
// belongs after a part of the page was replaced.

import { notify } from "./notices.js";
import { text } from "./texts.js";

/** Shows what the server said, once. */
function tell() {
  for (const words of document.querySelectorAll("[data-notices] li")) {
    notify(words.textContent.trim(), words.classList.contains("error") ? "error" : "info");
    words.remove();
  }
}

/** Puts the keyboard into the field that has just been opened. */
function focus() {
  const field = document.querySelector("[data-focus]");
  field?.focus();
  field?.select?.();
  field?.removeAttribute("data-focus");
}

/** In a field that narrows a choice the return key looks, and does not do what the form is for. */
function findOnReturn() {
  document.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-find]");
    if (row && event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault();
      row.querySelector("button").click();
    }
  });
}

/**
 * Listens to PrimeFaces, which replaces parts of the page.
 *
 * @param {() => void} [redrawn] is called after each such time
 */
export function startForms(redrawn = () => {}) {
  document.documentElement.dataset.ready = "";
  findOnReturn();
  window
    .jQuery(document)
    .on("pfAjaxComplete", () => {
      tell();
      focus();
      redrawn();
    })
    .on("pfAjaxError", () => notify(text("notice.failed"), "error"));
}
