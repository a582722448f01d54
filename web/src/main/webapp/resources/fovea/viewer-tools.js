// What the viewer's buttons and keys do. A button names its tool by data-tool, a key by this table.

import { notify } from "./notices.js";
import { text } from "./texts.js";

const STEP = 0.15; // of the window, for one press of an arrow
const ZOOM_STEP = 1.5;

const KEYS = {
  "+": "zoom-in",
  "=": "zoom-in",
  "-": "zoom-out",
  _: "zoom-out",
  0: "whole",
  Home: "whole",
  1: "actual",
  r: "rotate-right",
  R: "rotate-left",
  h: "flip",
  m: "map",
  f: "full-screen",
  l: "share",
  "?": "keys",
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** @param {import("./viewer-canvas.js").ViewerCanvas} canvas */
function deeds(canvas) {
  return {
    "zoom-in": () => canvas.zoomBy(ZOOM_STEP),
    "zoom-out": () => canvas.zoomBy(1 / ZOOM_STEP),
    whole: () => canvas.showWhole(),
    actual: () => canvas.zoomTo(1),
    "rotate-right": () => canvas.rotateBy(90),
    "rotate-left": () => canvas.rotateBy(-90),
    flip: () => canvas.flip(),
    left: () => canvas.moveBy(-STEP, 0),
    right: () => canvas.moveBy(STEP, 0),
    up: () => canvas.moveBy(0, -STEP),
    down: () => canvas.moveBy(0, STEP),
    map: toggleMap,
    "full-screen": toggleFullScreen,
    share,
    keys: () => document.querySelector("[data-keys]").showModal(),
  };
}

function toggleMap() {
  const map = document.getElementById("viewer-map");
  map.hidden = !map.hidden;
  press("map", !map.hidden);
}

async function toggleFullScreen() {
  if (document.fullscreenElement) {
    await document.exitFullscreen();
  } else {
    await document.documentElement.requestFullscreen?.();
  }
}

/** Opens the dialogue about links; who brought a link has none to give but the one they came by. */
async function share() {
  const dialogue = document.querySelector("[data-share]");
  if (dialogue) {
    dialogue.showModal();
    return;
  }
  try {
    await navigator.clipboard.writeText(location.href);
    notify(text("viewer.copied"));
  } catch {
    notify(text("viewer.copy-failed"), "error"); // the browser, or an address without TLS, forbids it
  }
}

/** Shows on the button of a tool whether it is on. */
function press(tool, on) {
  document.querySelector(`[data-tool="${tool}"]`)?.setAttribute("aria-pressed", String(on));
}

/** Whether a key is meant for something else than the picture. */
function isElsewhere(event) {
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.target.closest?.("input, textarea, select, dialog[open]")
  );
}

/**
 * Brings buttons and keys to life.
 *
 * @param {import("./viewer-canvas.js").ViewerCanvas} canvas
 */
export function startTools(canvas) {
  const act = deeds(canvas);
  for (const button of document.querySelectorAll("[data-tool]")) {
    button.addEventListener("click", act[button.dataset.tool]);
    button.hidden = false;
  }
  document.querySelector("[data-tools]").hidden = false;
  addEventListener("keydown", (event) => {
    const tool = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : KEYS[event.key.toLowerCase()];
    if (tool && !isElsewhere(event)) {
      event.preventDefault();
      act[tool]();
    }
  });
  document.addEventListener("fullscreenchange", () =>
    press("full-screen", document.fullscreenElement !== null),
  );
  press("full-screen", false);
  press("map", true);
}
