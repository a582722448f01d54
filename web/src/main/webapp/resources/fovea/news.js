// News of one's images as the server tells them (server-sent events).

/**
 * @typedef {object} Image
 * @property {string} id
 * @property {"PENDING" | "PROCESSING" | "READY" | "FAILED"} state
 * @property {number} progressPercent
 * @property {string} [failureReason]
 */

/** Listens while somebody wants to know, and no longer: a browser has few connections. */
export class News {
  /** @type {EventSource | undefined} */
  #source;

  /**
   * @param {(image: Image) => void} told is called for each piece of news
   * @param {() => void} missed is called when news may have been missed: the line was broken
   */
  constructor(told, missed) {
    this.told = told;
    this.missed = missed;
  }

  /** @param {boolean} wanted whether there is anything to wait for */
  want(wanted) {
    if (wanted && !this.#source) {
      this.#source = new EventSource("/api/v1/me/events");
      this.#source.addEventListener("image", (event) => this.told(JSON.parse(event.data)));
      this.#source.addEventListener("error", () => this.missed());
      this.#source.addEventListener("end", () => this.#source?.close());
    } else if (!wanted && this.#source) {
      this.#source.close();
      this.#source = undefined;
    }
  }
}
