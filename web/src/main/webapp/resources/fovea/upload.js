// One file on its way to the server, by tus 1.0.0. Knows nothing of the page.

/* global tus */
import { api, csrfHeaders, Refusal, secondsToWait } from "./api.js";
import { Speed } from "./speed.js";

const ENDPOINT = "/api/v1/uploads";
// Requests of this length keep the session alive on slow lines and pass most proxies.
const PART_BYTES = 64 * 2 ** 20;
// Together longer than a restart of the server; each success begins anew.
const RETRY_DELAYS_MS = [0, 1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 60_000];
const NO_SPACE = 507;

/**
 * @typedef {"waiting" | "running" | "paused" | "interrupted" | "failed" | "done" | "gone"} State
 *   interrupted: the server has some of the bytes, but the browser no longer has the file
 */

/** Tells by the event "change" that what a person sees of it may have changed. */
export class Upload extends EventTarget {
  /** @type {State} */
  state = "waiting";
  /** @type {Refusal | undefined} why it failed */
  refusal;
  /** @type {string | undefined} the image it has become */
  image;
  speed = new Speed();
  #transfer;
  #nextTry;

  /**
   * @param {{name: string, size: number, sent?: number, url?: string, expires?: string,
   *   space?: string, folder?: string, strip?: boolean}} known without a space it goes to the personal repository
   * @param {File} [file] missing if the person has to choose it once more
   */
  constructor(known, file) {
    super();
    this.name = known.name;
    this.size = known.size;
    this.sent = known.sent ?? 0;
    this.url = known.url;
    this.expires = known.expires;
    this.space = known.space ?? "";
    this.folder = known.folder ?? "";
    this.strip = known.strip ?? false; // whether the server removes personal metadata
    this.file = file;
    this.state = file ? "waiting" : "interrupted";
  }

  /** @param {File} file whether it can be the one that was interrupted */
  fits(file) {
    return file.name === this.name && file.size === this.size;
  }

  /**
   * @param {{space: string, folder: string, strip: boolean}} target whether it is where this upload
   *   goes, and how
   */
  goesTo(target) {
    const { space, folder, strip } = target;
    return space === this.space && folder === this.folder && strip === this.strip;
  }

  /** @param {File} file the one that was interrupted */
  take(file) {
    this.file = file;
    this.#become("waiting");
  }

  /** Begins, or goes on where the server says. */
  async start() {
    clearTimeout(this.#nextTry);
    this.refusal = undefined;
    this.speed.reset();
    this.#become("running");
    if (!this.#transfer) {
      this.#transfer = new tus.Upload(this.file, this.#options());
      await this.#resumeEarlier();
    }
    if (this.state === "running") {
      this.#transfer.start();
    }
  }

  /** Stops sending; what the server has it keeps. */
  async pause() {
    this.#become("paused");
    await this.#transfer?.abort();
  }

  /** Goes on after a pause or a failure, as soon as it is its turn. */
  queueAgain() {
    this.#become("waiting");
  }

  /** Gives it up and has the server discard its bytes. */
  async cancel() {
    await this.#transfer?.abort();
    const url = this.#transfer?.url ?? this.url;
    this.#become("gone");
    if (url) {
      await this.#terminate(url);
    }
  }

  async #terminate(url) {
    const id = url.split("/").pop();
    await api(`uploads/${id}`, { method: "DELETE", headers: { "Tus-Resumable": "1.0.0" } }).catch(
      () => {}, // it expires by itself
    );
    for (const earlier of (await this.#transfer?.findPreviousUploads()) ?? []) {
      if (earlier.uploadUrl === url) {
        localStorage.removeItem(earlier.urlStorageKey);
      }
    }
  }

  /** The same file may have been begun in this browser before. */
  async #resumeEarlier() {
    if (!this.url) {
      const earlier = await this.#transfer.findPreviousUploads();
      if (earlier.length > 0) {
        this.#transfer.resumeFromPreviousUpload(earlier.at(-1));
      }
    }
  }

  #options() {
    return {
      endpoint: ENDPOINT,
      uploadUrl: this.url ?? null,
      chunkSize: PART_BYTES,
      retryDelays: RETRY_DELAYS_MS,
      headers: { ...csrfHeaders },
      metadata: this.#metadata(),
      fingerprint: (file) => Promise.resolve(this.#fingerprint(file)),
      storeFingerprintForResuming: true,
      removeFingerprintOnSuccess: true,
      onShouldRetry: (error) => Upload.#isPassing(error.originalResponse?.getStatus() ?? 0),
      onProgress: (sent) => this.#progress(sent),
      onAfterResponse: (_, response) => {
        this.image = response.getHeader("Fovea-Image") ?? this.image;
      },
      onSuccess: () => this.#become("done"),
      onError: (error) => this.#fail(error),
    };
  }

  #metadata() {
    const known = {
      filename: this.file.name,
      filetype: this.file.type,
      space: this.space,
      folder: this.folder,
      strip: this.strip ? "1" : "",
    };
    return Object.fromEntries(Object.entries(known).filter(([, value]) => value));
  }

  /**
   * By which this browser knows the upload again: the same file can go to several places, and one
   * that was begun without stripping must not go on as if it had been begun with it.
   */
  #fingerprint({ name, type, size, lastModified }) {
    const how = this.strip ? "strip" : "as-it-is";
    return ["tus", name, type, size, lastModified, this.space, this.folder, how].join("-");
  }

  /** Whether a failure may pass by itself; status 0 is a broken line. */
  static #isPassing(status) {
    const refused = status >= 400 && status < 500 && status !== 409 && status !== 423;
    return !refused && status !== NO_SPACE;
  }

  #progress(sent) {
    this.sent = sent;
    this.speed.record(sent, performance.now());
    this.dispatchEvent(new Event("change"));
  }

  #fail(error) {
    const answer = error.originalResponse;
    const seconds = secondsToWait(answer?.getStatus(), answer?.getHeader("Retry-After"));
    if (seconds !== undefined) {
      this.#tryAgainIn(seconds);
      return;
    }
    this.refusal = Refusal.of(answer?.getStatus() ?? 0, answer?.getBody() ?? "");
    if (this.refusal.status === 404 || this.refusal.status === 410) {
      this.url = undefined; // expired: the next try begins anew
      this.#transfer = undefined;
      this.sent = 0;
    }
    this.#become("failed");
  }

  /** The server is asked too often, by other files of the same person, say. */
  #tryAgainIn(seconds) {
    this.#nextTry = setTimeout(() => {
      if (this.state === "running") {
        this.#transfer.start();
      }
    }, seconds * 1000);
  }

  /** @param {State} state */
  #become(state) {
    if (this.state !== "gone") {
      this.state = state;
      this.dispatchEvent(new Event("change"));
    }
  }
}
