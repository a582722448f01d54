// Waits until an image can be looked at.

import { api } from "./api.js";
import { News } from "./news.js";
import { notify } from "./notices.js";
import { progressText } from "./progress.js";
import { text } from "./texts.js";

const ASK_EVERY_MS = 15_000; // in case a piece of news was lost, or the image is somebody else's

/**
 * @param {HTMLElement} main holds the identifier and the state of the image
 * @returns {Promise<void>} settles once the image is ready
 */
export function ready(main) {
  return new Promise((resolve) => {
    const id = main.dataset.viewer;
    const isWaiting = () => ["PENDING", "PROCESSING"].includes(main.dataset.state);
    const news = new News((image) => image.id === id && show(image), () => ask());
    const timer = setInterval(() => isWaiting() && ask(), ASK_EVERY_MS);

    function show(image) {
      main.dataset.state = image.state;
      main.querySelector("[data-wait-progress]").value = image.progressPercent;
      main.querySelector("[data-wait-text]").textContent = progressText(image);
      main.querySelector("[data-failed-reason]").textContent = image.failureReason ?? "";
      news.want(isWaiting());
      if (image.state === "READY") {
        clearInterval(timer);
        resolve();
      }
    }

    const ask = () => api(`images/${id}`).then(show, () => {}); // the next try may go better
    const retry = main.querySelector("[data-retry]");
    retry.addEventListener("click", () =>
      api(`images/${id}/retry`, { method: "POST" }).then(show, (refusal) =>
        notify(refusal.detail || text("notice.failed"), "error"),
      ),
    );
    retry.hidden = false;
    if (main.dataset.state === "READY") {
      clearInterval(timer);
      resolve();
    } else if (isWaiting()) {
      news.want(true);
      ask();
    }
  });
}
