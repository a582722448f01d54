// The place where files are dropped, and the list of uploads below it.

import { api } from "./api.js";
import { bytes } from "./format.js";
import { notify } from "./notices.js";
import { text } from "./texts.js";
import { uploadRow } from "./upload-row.js";
import { Upload } from "./upload.js";
import { UploadQueue } from "./upload-queue.js";

const KEEP_SESSION_MS = 5 * 60_000; // on a slow line one request may outlast the session

/**
 * Brings the upload section of the page to life.
 *
 * @param {() => void} arrived is called whenever an upload has become an image
 */
export function startUploads(arrived) {
  const section = document.querySelector("[data-uploads]");
  if (!section) {
    return; // here nobody uploads
  }
  const place = { space: section.dataset.space ?? "", folder: section.dataset.folder ?? "" };
  const strip = section.querySelector("[data-strip]");
  const drop = section.querySelector("[data-drop]");
  const input = section.querySelector("[data-files]");
  const list = section.querySelector("[data-upload-list]");
  const template = section.querySelector("[data-upload-row]");
  const queue = new UploadQueue();
  const listed = interrupted().then((uploads) => uploads.forEach(add));
  /** @type {Upload | undefined} the upload whose file is being chosen once more */
  let wanted;

  function add(upload) {
    upload.addEventListener("change", () => {
      if (upload.state === "done") {
        arrived();
      }
    });
    list.append(uploadRow(upload, template, () => chooseFor(upload)));
    queue.add(upload);
  }

  function chooseFor(upload) {
    wanted = upload;
    input.multiple = false;
    input.click();
  }

  function take(files) {
    for (const file of files) {
      if (file.size === 0) {
        notify(`${file.name}: ${text("upload.empty")}`, "error");
      } else {
        begin(file);
      }
    }
  }

  /** Chosen anew, a file that was interrupted goes on in its own row: so those come first. */
  async function begin(file) {
    const target = { ...place, strip: strip.checked }; // as it is now, not after waiting
    await listed;
    const earlier = queue.interruptedFor(file, target);
    if (earlier) {
      earlier.take(file);
    } else {
      add(new Upload({ name: file.name, size: file.size, ...target }, file));
    }
  }

  function takeWanted(file) {
    if (file && wanted.fits(file)) {
      wanted.take(file);
    } else if (file) {
      const { name, size } = wanted;
      notify(text("upload.wrong-file", { name, total: bytes(size) }), "error");
    }
  }

  function chosen() {
    const files = [...input.files];
    if (wanted) {
      takeWanted(files[0]);
    } else {
      take(files);
    }
    forgetWanted();
    input.value = "";
  }

  function forgetWanted() {
    wanted = undefined;
    input.multiple = true;
  }

  input.addEventListener("change", chosen);
  input.addEventListener("cancel", forgetWanted);
  acceptDrops(drop, take);
  warnBeforeLeaving(queue);
  addEventListener("online", () => queue.reconnect());
  setInterval(() => queue.busy && keepSession(), KEEP_SESSION_MS);
  drop.hidden = false;
}

/** @returns {Promise<Upload[]>} what was begun earlier and is not complete */
async function interrupted() {
  try {
    const { uploads } = await api("uploads");
    return uploads
      .filter((upload) => upload.state === "OPEN" && canGoOnHere(upload))
      .map(
        (upload) =>
          new Upload({
            name: upload.fileName,
            size: upload.lengthBytes,
            sent: upload.offsetBytes,
            url: `/api/v1/uploads/${upload.id}`,
            expires: upload.expiresAt,
            space: upload.space ?? "",
            folder: upload.folder ?? "",
            strip: upload.strip ?? false,
          }),
      );
  } catch {
    return []; // the list is a convenience; new uploads say what is wrong
  }
}

/** Parts of files, and files of unknown length, come from programs, which know how to go on. */
function canGoOnHere({ kind, lengthBytes }) {
  return kind === "WHOLE" && lengthBytes !== undefined;
}

/** Any request will do; if it fails, the upload itself will say why. */
function keepSession() {
  api("me").catch(() => {});
}

/** Files may be dropped anywhere on the page. */
function acceptDrops(drop, take) {
  let depth = 0;
  const over = (step) => {
    depth = Math.max(0, step === 0 ? 0 : depth + step);
    drop.toggleAttribute("data-over", depth > 0);
  };
  const bringsFiles = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragenter", (event) => bringsFiles(event) && over(1));
  addEventListener("dragleave", (event) => bringsFiles(event) && over(-1));
  addEventListener("dragover", (event) => bringsFiles(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (bringsFiles(event)) {
      event.preventDefault();
      over(0);
      take(filesOf(event.dataTransfer));
    }
  });
}

/** The files that were dropped; a folder is none. */
function filesOf(transfer) {
  const items = [...transfer.items].filter((item) => item.kind === "file");
  const folders = items.filter((item) => item.webkitGetAsEntry?.()?.isDirectory);
  if (folders.length > 0) {
    notify(text("upload.folder"), "error");
  }
  return items.filter((item) => !folders.includes(item)).map((item) => item.getAsFile());
}

function warnBeforeLeaving(queue) {
  addEventListener("beforeunload", (event) => {
    if (queue.busy) {
      event.preventDefault();
    }
  });
}
