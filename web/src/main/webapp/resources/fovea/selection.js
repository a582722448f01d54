// Images that are chosen with the boxes on their cards, and the bar that says how many there are.

import { text } from "./texts.js";

/** @type {string[]} identifiers of the images that outlive a gallery drawn anew by itself */
let kept = [];

const count = () => boxes().filter((box) => box.checked).length;

const boxes = () => [...document.querySelectorAll("[data-choice]")];

function show() {
  const bar = document.querySelector("[data-selection]");
  if (bar) {
    bar.hidden = count() === 0;
    bar.querySelector("[data-selection-count]").textContent = counted("selection.one", "selection.many");
  }
}

function counted(one, many) {
  return count() === 1 ? text(one) : text(many, { count: String(count()) });
}

/** The button has opened the question already; only here is known of how many images it is. */
function nameNumber() {
  document.querySelector(".ui-confirm-dialog .ui-dialog-title").textContent = counted(
    "selection.delete-one",
    "selection.delete-many",
  );
}

function chooseAll(checked) {
  for (const box of boxes()) {
    box.checked = checked;
  }
  show();
}

/** Before the gallery is drawn anew though nobody asked for it: what is chosen is to stay so. */
export function keepSelection() {
  kept = boxes()
    .filter((box) => box.checked)
    .map((box) => box.value);
}

/** After a part of the page was drawn anew. */
export function restoreSelection() {
  for (const box of boxes().filter(({ value }) => kept.includes(value))) {
    box.checked = true;
  }
  kept = [];
  show();
}

/** Brings the boxes to life; they come and go, so the page as a whole listens. */
export function startSelection() {
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-choice]")) {
      show();
    }
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-choose-all]")) {
      chooseAll(true);
    } else if (event.target.closest("[data-choose-none]")) {
      chooseAll(false);
    } else if (event.target.closest("[data-delete-chosen]")) {
      nameNumber();
    }
  });
}
