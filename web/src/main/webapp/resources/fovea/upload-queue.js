// Lets two files go at a time, in the order in which they came.

const AT_A_TIME = 2;

export class UploadQueue {
  /** @type {import("./upload.js").Upload[]} */
  #uploads = [];

  /** @param {import("./upload.js").Upload} upload */
  add(upload) {
    this.#uploads.push(upload);
    upload.addEventListener("change", () => this.#next());
    this.#next();
  }

  /** @returns {boolean} whether leaving the page would interrupt anything */
  get busy() {
    return this.#uploads.some((upload) => ["waiting", "running"].includes(upload.state));
  }

  /**
   * @param {File} file
   * @param {{space: string, folder: string, strip: boolean}} target where it is to go, and how
   * @returns {import("./upload.js").Upload | undefined} the interrupted upload that waits for it
   */
  interruptedFor(file, target) {
    return this.#uploads.find(
      (upload) => upload.state === "interrupted" && upload.fits(file) && upload.goesTo(target),
    );
  }

  /** Tries once more what failed because the line was broken. */
  reconnect() {
    this.#uploads
      .filter((upload) => upload.state === "failed" && upload.refusal?.status === 0)
      .forEach((upload) => upload.queueAgain());
  }

  #next() {
    this.#uploads = this.#uploads.filter((upload) => !["done", "gone"].includes(upload.state));
    const running = this.#uploads.filter((upload) => upload.state === "running").length;
    if (running < AT_A_TIME) {
      this.#uploads.find((upload) => upload.state === "waiting")?.start();
    }
  }
}
