// How fast bytes go, and how long the rest will take.

const WINDOW_MS = 12_000;

/** Measures over the last seconds, so that a pause or a slow start is soon forgotten. */
export class Speed {
  /** @type {{at: number, bytes: number}[]} */
  #samples = [];

  /**
   * @param {number} bytes sent so far
   * @param {number} at in milliseconds, from any beginning
   */
  record(bytes, at) {
    const last = this.#samples.at(-1);
    if (last && bytes < last.bytes) {
      this.#samples = []; // a part was lost and is sent again
    }
    this.#samples.push({ at, bytes });
    while (this.#samples.length > 2 && at - this.#samples[1].at > WINDOW_MS) {
      this.#samples.shift();
    }
  }

  /** Forgets everything: the upload has been standing still. */
  reset() {
    this.#samples = [];
  }

  /** @returns {number | undefined} bytes per second, once there is enough to tell */
  get bytesPerSecond() {
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    if (!first || last.at - first.at < 800 || last.bytes === first.bytes) {
      return undefined;
    }
    return ((last.bytes - first.bytes) * 1000) / (last.at - first.at);
  }

  /**
   * @param {number} bytes still to be sent
   * @returns {number | undefined} seconds
   */
  secondsFor(bytes) {
    const speed = this.bytesPerSecond;
    return speed === undefined ? undefined : bytes / speed;
  }
}
