// Follows an image that is being made anew, and shows the page again once it is.

import { api } from "./api.js";

const ASK_EVERY_MS = 2_000;

const panel = document.querySelector("[data-remaking]");

async function ask() {
  // the next try may go better
  const image = await api(`images/${panel.dataset.remaking}`).catch(() => undefined);
  if (image && (image.progressPercent === 100 || image.failureReason)) {
    location.reload();
    return;
  }
  if (image) {
    panel.querySelector("progress").value = image.progressPercent;
  }
  setTimeout(ask, ASK_EVERY_MS);
}

if (panel) {
  ask();
}
