// The picture on the welcome page is sharp only where one looks, as sight is: tiles grow coarser
// away from the pointer. Without this script the whole picture is shown.

const COARSEST = 64; // side of the largest tiles, in pixels of the picture
const FINEST = 8;
const SHARP_RADIUS = 150; // within it the picture itself is seen
const REST = { x: 0.43, y: 0.46 }; // where the eye rests, as parts of width and height
const GAP = 1;

/** The picture's average colours in tiles of one size. */
class Level {
  /**
   * @param {HTMLImageElement} picture
   * @param {number} size of a tile
   */
  constructor(picture, size) {
    this.columns = picture.naturalWidth / size;
    const canvas = new OffscreenCanvas(this.columns, picture.naturalHeight / size);
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    this.data = context.getImageData(0, 0, canvas.width, canvas.height).data;
  }

  colour(column, row) {
    const at = 4 * (row * this.columns + column);
    return `rgb(${this.data[at]} ${this.data[at + 1]} ${this.data[at + 2]})`;
  }
}

/** Draws the picture as it is seen from one point of it. */
class Gaze {
  /** @param {HTMLImageElement} picture */
  constructor(picture) {
    this.picture = picture;
    this.canvas = document.createElement("canvas");
    this.canvas.width = picture.naturalWidth;
    this.canvas.height = picture.naturalHeight;
    this.canvas.ariaHidden = "true";
    this.context = this.canvas.getContext("2d");
    this.levels = new Map();
    for (let size = COARSEST; size >= FINEST; size /= 2) {
      this.levels.set(size, new Level(picture, size));
    }
    this.at = { x: REST.x * this.canvas.width, y: REST.y * this.canvas.height };
    this.goal = { ...this.at };
  }

  draw() {
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    for (let y = 0; y < this.canvas.height; y += COARSEST) {
      for (let x = 0; x < this.canvas.width; x += COARSEST) {
        this.#tile(x, y, COARSEST);
      }
    }
  }

  #tile(x, y, size) {
    const distance = Math.hypot(x + size / 2 - this.at.x, y + size / 2 - this.at.y);
    const coarse = (distance - SHARP_RADIUS) / 6; // how large a tile may be out there
    if (size <= coarse || (size === COARSEST && coarse >= COARSEST)) {
      this.context.fillStyle = this.levels.get(size).colour(x / size, y / size);
      this.context.fillRect(x, y, size - GAP, size - GAP);
    } else if (size > FINEST) {
      const half = size / 2;
      this.#tile(x, y, half);
      this.#tile(x + half, y, half);
      this.#tile(x, y + half, half);
      this.#tile(x + half, y + half, half);
    } else {
      this.context.drawImage(this.picture, x, y, size, size, x, y, size, size);
    }
  }

  /** Moves a little towards the goal. Returns whether there is still a way to go. */
  step() {
    this.at.x += (this.goal.x - this.at.x) * 0.14;
    this.at.y += (this.goal.y - this.at.y) * 0.14;
    this.draw();
    return Math.hypot(this.goal.x - this.at.x, this.goal.y - this.at.y) > 0.5;
  }
}

/** @param {HTMLElement} figure */
async function start(figure) {
  const picture = figure.querySelector("img");
  await picture.decode();
  const gaze = new Gaze(picture);
  gaze.draw();
  figure.append(gaze.canvas);
  figure.dataset.seen = "";
  let moving = false;
  const frame = () => {
    moving = gaze.step();
    if (moving) {
      requestAnimationFrame(frame);
    }
  };
  const look = (event) => {
    const box = figure.getBoundingClientRect();
    gaze.goal.x = ((event.clientX - box.left) / box.width) * gaze.canvas.width;
    gaze.goal.y = ((event.clientY - box.top) / box.height) * gaze.canvas.height;
    if (!moving) {
      moving = true;
      requestAnimationFrame(frame);
    }
  };
  figure.addEventListener("pointermove", look);
  figure.addEventListener("pointerdown", look);
}

const figure = document.querySelector("[data-gaze]");
if (figure && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
  start(figure);
}
