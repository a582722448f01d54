// Writes times in the browser's own zone; the server wrote the day in UTC.

import { moment } from "./format.js";

/** @param {ParentNode} root */
function localise(root) {
  for (const time of root.querySelectorAll("time[datetime]:not([data-local])")) {
    time.textContent = moment(new Date(time.dateTime));
    time.dataset.local = "";
  }
}

/** Localises the times of the page, now and whenever a part of it is replaced. */
export function startTimes() {
  localise(document);
  new MutationObserver(() => localise(document)).observe(document.body, {
    childList: true,
    subtree: true,
  });
}
