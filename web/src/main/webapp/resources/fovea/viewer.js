// The viewer pages: wait for the image, open it where the address says, and keep the address true.
// Whoever brings a link gets a page that is there only when the image is ready.

import { percent, pixels, whole } from "./format.js";
import { notify } from "./notices.js";
import { scaleBar } from "./scale-bar.js";
import { startShare } from "./share.js";
import { text } from "./texts.js";
import { startTheme } from "./theme.js";
import { startTimes } from "./times.js";
import { decodeView, encodeView } from "./view-address.js";
import { ViewerCanvas } from "./viewer-canvas.js";
import { startTools } from "./viewer-tools.js";
import { ready } from "./viewer-wait.js";

const WIDEST_SCALE = 120; // screen pixels
const ADDRESS_EVERY_MS = 300; // browsers refuse to change the address too often

const main = document.querySelector("[data-viewer]");

/** @param {import("./view-address.js").View} view */
function showReadout(view) {
  const { imagePixels, screenPixels } = scaleBar(view.zoom, WIDEST_SCALE);
  main.querySelector("[data-percent]").textContent = percent(view.zoom);
  main.querySelector("[data-scale-text]").textContent = text("viewer.pixels", {
    count: whole(imagePixels),
  });
  main.querySelector("[data-scale-bar]").style.inlineSize = `${screenPixels}px`;
  main.querySelector("[data-readout]").hidden = false;
}

/** @param {ViewerCanvas} canvas */
function follow(canvas) {
  let timer = 0;
  const keepAddress = () => {
    timer = 0;
    history.replaceState(null, "", encodeView(canvas.view));
  };
  canvas.addEventListener("view", () => {
    showReadout(canvas.view);
    timer ||= setTimeout(keepAddress, ADDRESS_EVERY_MS);
  });
  addEventListener("hashchange", () => goWhereAddressSays(canvas));
}

function goWhereAddressSays(canvas) {
  const view = decodeView(location.hash);
  if (view) {
    canvas.show(view, false);
  }
}

/**
 * Opens the image where the address says. The window may still find its size, as when a font
 * arrives, and the view would grow with it: what the address said holds until somebody moves.
 */
function openWhereAddressSays(canvas) {
  const view = decodeView(location.hash);
  if (!view) {
    return;
  }
  const show = () => canvas.show(view, true);
  show();
  canvas.addEventListener("resized", show);
  for (const act of ["pointerdown", "wheel", "keydown"]) {
    addEventListener(act, () => canvas.removeEventListener("resized", show), { capture: true });
  }
}

/** A picture to screen readers, with a name; the keys are told in it. */
function describe(element) {
  const surface = element.querySelector(".openseadragon-canvas") ?? element;
  surface.setAttribute("role", "img");
  surface.setAttribute("aria-label", text("viewer.canvas", { title: element.dataset.title }));
}

async function start() {
  startTheme();
  startTimes();
  const { viewer: image, link } = main.dataset;
  if (!link) {
    await ready(main);
  }
  document.getElementById("viewer-map").hidden = false; // it is measured when it is filled
  const element = main.querySelector("[data-canvas]");
  const canvas = new ViewerCanvas(element, image, link);
  canvas.addEventListener("broken", () => notify(text("viewer.broken"), "error"));
  describe(element);
  if (!link) {
    startShare(image, main.querySelector("h1").textContent); // before a tool can open it
  }
  startTools(canvas);
  await canvas.opened();
  if (!link) {
    main.querySelector("[data-pixels]").textContent = `${pixels(canvas.size)} · `;
  }
  openWhereAddressSays(canvas);
  follow(canvas);
}

start();
