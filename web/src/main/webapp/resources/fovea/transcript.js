// Fetches a transcript in the form that was asked for: a plain form cannot say which.

import { Refusal } from "./api.js";
import { notify } from "./notices.js";
import { text } from "./texts.js";

const form = document.querySelector("[data-transcript]");

/** @param {Response} answer */
async function save(answer) {
  const [, name] = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition")) ?? [];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name ?? "";
  link.click();
  URL.revokeObjectURL(link.href);
}

async function fetchTranscript(button) {
  const query = new URLSearchParams(new FormData(form));
  const answer = await fetch(`${form.action}?${query}`, { headers: { Accept: button.value } });
  if (!answer.ok) {
    throw Refusal.of(answer.status, await answer.text());
  }
  await save(answer);
}

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  fetchTranscript(event.submitter).catch((refusal) =>
    notify(refusal.detail || text("transcript.failed"), "error"),
  );
});
