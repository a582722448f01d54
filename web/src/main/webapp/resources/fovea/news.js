// News of one's images as the server tells them (server-sent events).

/**
 * @typedef {object} Image
 * @property {string} id
 * @property {"PENDING" | "PROCESSING" | "READY" | "FAILED"} state
 * @property {number} progressPercent
 * @property {string} [failureReason]
 */

const BACK_AFTER_MS = 30_000; // once the browser itself has given up
const LOOK_EVERY_MS = 30_000; // for some proxies hold news back

/** Listens while somebody wants to know, and no longer: a browser has few connections. */
export class News {
  /** @type {EventSource | undefined} */
  #source;
  #wanted = false;
  #looking = 0;
  #over = false; // the server says that we are told nothing any more
  #broken = false; // the line was, so what happened meanwhile is not known

  /**
   * @param {(image: Image) => void} told is called for each piece of news
   * @param {() => void} missed is called when news may have been missed: the line was broken and is
   *   there again, or seems to be there, for a while
   */
  constructor(told, missed) {
    this.told = told;
    this.missed = missed;
  }

  /** @param {boolean} wanted whether there is anything to wait for */
  want(wanted) {
    this.#wanted = wanted && !this.#over;
    if (!this.#wanted) {
      this.#close();
      clearInterval(this.#looking);
      this.#looking = 0;
    } else if (!this.#source) {
      this.#open();
      this.#looking ||= setInterval(() => this.missed(), LOOK_EVERY_MS);
    }
  }

  #open() {
    const source = new EventSource("/api/v1/me/events");
    this.#source = source;
    source.addEventListener("image", (event) => this.told(JSON.parse(event.data)));
    source.addEventListener("open", () => this.#opened());
    source.addEventListener("error", () => this.#failed(source));
    source.addEventListener("end", () => {
      this.#over = true;
      this.want(false);
    });
  }

  #opened() {
    if (this.#broken) {
      this.#broken = false;
      this.missed();
    }
  }

  /** A browser comes back by itself after a broken line, but not after any other answer. */
  #failed(source) {
    this.#broken = true;
    if (source.readyState === EventSource.CLOSED && source === this.#source) {
      this.#close();
      setTimeout(() => this.want(this.#wanted), BACK_AFTER_MS);
    }
  }

  #close() {
    this.#source?.close();
    this.#source = undefined;
  }
}
