// One upload as a row of the list.

import { bytes, duration, moment, percent } from "./format.js";
import { text } from "./texts.js";

/** Which buttons make sense in which state. */
const ACTS = {
  waiting: ["cancel"],
  running: ["pause", "cancel"],
  paused: ["resume", "cancel"],
  interrupted: ["choose", "cancel"],
  failed: ["retry", "cancel"],
  done: ["dismiss"],
  gone: [],
};

const LEAVE_AFTER_MS = 10_000;

const HERE = encodeURIComponent(location.pathname + location.search);

/** What to say about a refusal, by its code or status, and where a link leads. */
const WORDS = new Map([
  ["terms-not-accepted", ["upload.terms", "upload.terms-link", `/terms?return=${HERE}`]],
  ["cross-site", ["upload.stale", "upload.stale-link", location.href]],
  [401, ["upload.login", "upload.login-link", `/login?return=${HERE}`]],
  [404, ["upload.gone"]],
  [410, ["upload.gone"]],
  [413, ["upload.too-large"]],
  [507, ["upload.no-space"]],
]);

/**
 * @param {import("./upload.js").Upload} upload
 * @param {HTMLTemplateElement} template
 * @param {(file: () => void) => void} chooseFile is called when the file is wanted once more
 * @returns {HTMLElement}
 */
export function uploadRow(upload, template, chooseFile) {
  const row = template.content.cloneNode(true).firstElementChild;
  const part = (name) => row.querySelector(`[data-part="${name}"]`);
  let asking = false;

  function show() {
    if (upload.state === "gone") {
      row.remove();
      return;
    }
    if (upload.state === "done" && row.dataset.state !== "done") {
      setTimeout(leave, LEAVE_AFTER_MS);
    }
    row.dataset.state = upload.state;
    part("progress").value = upload.size ? (100 * upload.sent) / upload.size : 0;
    part("facts").replaceChildren(...facts(upload).map(span));
    part("message").replaceChildren(...(asking ? [text("upload.cancel-ask")] : message(upload)));
    const acts = asking ? ["confirm", "keep"] : ACTS[upload.state];
    for (const button of row.querySelectorAll("[data-act]")) {
      button.hidden = !acts.includes(button.dataset.act);
    }
  }

  /** It is an image now; the row stays only under the hands of somebody. */
  function leave() {
    if (row.contains(document.activeElement)) {
      row.addEventListener("focusout", leave, { once: true });
    } else {
      row.remove();
    }
  }

  function ask(question) {
    asking = question;
    show();
    row.querySelector(`[data-act="${question ? "keep" : "cancel"}"]`)?.focus();
  }

  const deeds = {
    pause: () => upload.pause(),
    resume: () => upload.queueAgain(),
    retry: () => upload.queueAgain(),
    choose: () => chooseFile(),
    cancel: () => ask(true),
    keep: () => ask(false),
    confirm: () => upload.cancel(),
    dismiss: () => row.remove(),
  };

  part("name").textContent = upload.name;
  part("name").title = upload.name;
  part("strip").hidden = !upload.strip;
  part("progress").setAttribute("aria-label", upload.name);
  for (const button of row.querySelectorAll("[data-act]")) {
    button.setAttribute("aria-label", `${button.textContent.trim()}: ${upload.name}`);
    button.addEventListener("click", deeds[button.dataset.act]);
  }
  upload.addEventListener("change", show);
  show();
  return row;
}

function facts(upload) {
  const words = [
    percent(upload.size ? Math.floor((100 * upload.sent) / upload.size) / 100 : 0),
    text("upload.amount", { sent: bytes(upload.sent), total: bytes(upload.size) }),
  ];
  const speed = upload.state === "running" ? upload.speed.bytesPerSecond : undefined;
  if (speed !== undefined) {
    const left = upload.speed.secondsFor(upload.size - upload.sent);
    words.push(text("upload.speed", { speed: bytes(speed) }));
    words.push(text("upload.left", { time: duration(left) }));
  }
  return words;
}

function message(upload) {
  switch (upload.state) {
    case "failed":
      return refusal(upload.refusal);
    case "done":
      return done(upload);
    case "interrupted":
      return [interrupted(upload)];
    case "running":
      return navigator.onLine ? [] : [text("upload.offline")];
    default:
      return [text(`upload.${upload.state}`)];
  }
}

function interrupted(upload) {
  const words = text("upload.interrupted");
  return upload.expires
    ? `${words} ${text("upload.expires", { when: moment(new Date(upload.expires)) })}`
    : words;
}

function refusal({ status, code, detail }) {
  const [key, linkKey, address] = WORDS.get(code) ?? WORDS.get(status) ?? [];
  const words = (key ? text(key) : detail) || text("upload.failed");
  return linkKey ? [words, " ", link(address, text(linkKey))] : [words];
}

function done({ image }) {
  const words = text("upload.done");
  return image ? [words, " ", link(`/view/${image}`, text("upload.open"))] : [words];
}

function link(address, words) {
  const element = document.createElement("a");
  element.href = address;
  element.textContent = words;
  return element;
}

function span(words) {
  const element = document.createElement("span");
  element.textContent = words;
  return element;
}
