// The page of one's own images: uploads, and a gallery that keeps itself up to date.

import { News } from "./news.js";
import { notify } from "./notices.js";
import { showProgress, waiting } from "./progress.js";
import { text } from "./texts.js";
import { startUploads } from "./uploads.js";

const QUIET_MS = 400; // several uploads may arrive at once

const gallery = () => document.querySelector("[data-gallery]");
const news = new News(told, refresh);
let refreshing = 0;

function told(image) {
  showProgress(image);
  const settled = image.state === "READY" || image.state === "FAILED";
  if (settled && waiting().includes(image.id)) {
    refresh();
  }
}

/** Has the server draw the gallery anew, but not under the hands of somebody who types. */
function refresh() {
  clearTimeout(refreshing);
  refreshing = setTimeout(() => {
    if (gallery().contains(document.activeElement) && document.activeElement.matches("input")) {
      document.activeElement.addEventListener("blur", refresh, { once: true });
    } else {
      window.foveaRefreshGallery();
    }
  }, QUIET_MS);
}

/** After PrimeFaces has replaced a part of the page. */
function redrawn() {
  for (const words of document.querySelectorAll("[data-notices] li")) {
    notify(words.textContent.trim(), words.classList.contains("error") ? "error" : "info");
    words.remove();
  }
  const field = document.querySelector("[data-focus]");
  field?.focus();
  field?.select();
  news.want(waiting().length > 0);
}

window
  .jQuery(document)
  .on("pfAjaxComplete", redrawn)
  .on("pfAjaxError", () => notify(text("notice.failed"), "error"));
startUploads(refresh);
news.want(waiting().length > 0);
