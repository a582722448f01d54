// The home page of somebody who has logged in: uploads, and the latest images.

import { News } from "./news.js";
import { showProgress, waiting } from "./progress.js";
import { startUploads } from "./uploads.js";

const news = new News((image) => {
  showProgress(image);
  const settled = image.state === "READY" || image.state === "FAILED";
  if (settled && waiting().includes(image.id)) {
    refresh();
  }
}, refresh);

/** Takes the latest images from a fresh copy of this page: the server knows how to draw them. */
async function refresh() {
  const page = await fetch("/").then((answer) => answer.text(), () => ""); // the line is broken
  const fresh = new DOMParser().parseFromString(page, "text/html").querySelector("[data-latest]");
  if (fresh) {
    document.querySelector("[data-latest]").replaceWith(fresh);
  }
  news.want(waiting().length > 0);
}

startUploads(refresh);
news.want(waiting().length > 0);
