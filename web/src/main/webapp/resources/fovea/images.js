// The pages with a gallery: uploads, choosing, and images that keep themselves up to date.

import { startForms } from "./forms.js";
import { News } from "./news.js";
import { showProgress, waiting } from "./progress.js";
import { keepSelection, restoreSelection, startSelection } from "./selection.js";
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
    const field = document.activeElement;
    if (gallery().contains(field) && field.matches("input:not([type=checkbox]), select")) {
      field.addEventListener("blur", refresh, { once: true });
    } else {
      keepSelection();
      window.foveaRefreshGallery();
    }
  }, QUIET_MS);
}

startForms(() => {
  restoreSelection();
  news.want(waiting().length > 0);
});
startSelection();
startUploads(refresh);
news.want(waiting().length > 0);
