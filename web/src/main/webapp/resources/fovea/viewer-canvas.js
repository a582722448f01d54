// The zoomable picture itself: OpenSeadragon, spoken to in pixels of the image.

/* global OpenSeadragon */

const FARTHEST = 0.7; // how small the whole image may get, of the window
const CRISP_FROM = 2; // from here on people want to see pixels, not a blur
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * @param {HTMLElement} element
 * @param {string} id of the image
 * @param {string} link that is brought along, or nothing; the tiles' addresses get the same query
 */
function open(element, id, link) {
  return OpenSeadragon({
    element,
    tileSources: link ? `/dzi/${id}.dzi?link=${link}` : `/dzi/${id}.dzi`,
    showNavigationControl: false,
    showNavigator: true,
    navigatorId: "viewer-map",
    navigatorRotate: false,
    keyboardNavEnabled: false, // viewer-keys.js
    maxZoomPixelRatio: 16,
    visibilityRatio: 0.25,
    animationTime: calm ? 0 : 0.8,
    blendTime: calm ? 0 : 0.15,
    springStiffness: 8,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    imageLoaderLimit: 6,
  });
}

/**
 * Tells by the event "view" that something else is seen, by "resized" that its window has another
 * size, by "broken" that nothing is seen.
 */
export class ViewerCanvas extends EventTarget {
  #viewer;

  /**
   * @param {HTMLElement} element
   * @param {string} id of the image
   * @param {string} [link] that is brought along
   */
  constructor(element, id, link = "") {
    super();
    this.#viewer = open(element, id, link);
    this.#viewer.addHandler("open-failed", () => this.dispatchEvent(new Event("broken")));
    for (const name of ["open", "resize"]) {
      this.#viewer.addHandler(name, () => this.#letItsOwnSizeBeSeen());
    }
    this.#viewer.addHandler("after-resize", () => {
      queueMicrotask(() => this.dispatchEvent(new Event("resized"))); // it still zooms after this
    });
    for (const name of ["update-viewport", "rotate", "flip", "resize"]) {
      this.#viewer.addHandler(name, () => this.#changed());
    }
  }

  /** @returns {Promise<void>} settles once the image is there */
  opened() {
    return new Promise((resolve) => this.#viewer.addOnceHandler("open", () => resolve()));
  }

  /** An image smaller than the window may be seen small: at one screen pixel for each of its own. */
  #letItsOwnSizeBeSeen() {
    if (this.#image) {
      const own = this.#viewport.imageToViewportZoom(1);
      this.#viewport.minZoomLevel = Math.min(FARTHEST * this.#viewport.getHomeZoom(), own);
    }
  }

  get #viewport() {
    return this.#viewer.viewport;
  }

  get #image() {
    return this.#viewer.world.getItemAt(0);
  }

  /** @returns {{width: number, height: number}} of the image, in pixels */
  get size() {
    const { x, y } = this.#image.getContentSize();
    return { width: x, height: y };
  }

  /** @returns {import("./view-address.js").View} what is seen, once the image is there */
  get view() {
    const { x, y } = this.#viewport.viewportToImageCoordinates(this.#viewport.getCenter(true));
    return {
      x,
      y,
      zoom: this.#viewport.viewportToImageZoom(this.#viewport.getZoom(true)),
      rotation: Math.round(this.#viewport.getRotation()) % 360,
      flipped: this.#viewport.getFlip(),
    };
  }

  /**
   * @param {import("./view-address.js").View} view
   * @param {boolean} immediately without flying there
   */
  show({ x, y, zoom, rotation, flipped }, immediately) {
    this.#viewport.setFlip(flipped);
    this.#viewport.setRotation(rotation, true);
    this.#viewport.zoomTo(this.#viewport.imageToViewportZoom(zoom), undefined, immediately);
    this.#viewport.panTo(this.#viewport.imageToViewportCoordinates(x, y), immediately);
    this.#viewport.applyConstraints(immediately);
  }

  /** @param {number} factor above 1 comes nearer */
  zoomBy(factor) {
    this.#viewport.zoomBy(factor);
    this.#viewport.applyConstraints();
  }

  /** @param {number} zoom screen pixels for one pixel of the image */
  zoomTo(zoom) {
    this.#viewport.zoomTo(this.#viewport.imageToViewportZoom(zoom));
    this.#viewport.applyConstraints();
  }

  /**
   * @param {number} x part of the window's width to move by, positive looks further right
   * @param {number} y part of the window's height to move by, positive looks further down
   */
  moveBy(x, y) {
    const { x: width, y: height } = this.#viewport.getContainerSize();
    const mirrored = this.#viewport.getFlip() ? -1 : 1;
    const step = new OpenSeadragon.Point(x * width * mirrored, y * height);
    this.#viewport.panBy(this.#viewport.deltaPointsFromPixels(step));
    this.#viewport.applyConstraints();
  }

  showWhole() {
    this.#viewport.goHome();
  }

  /** @param {number} degrees clockwise */
  rotateBy(degrees) {
    this.#viewport.rotateBy(degrees);
  }

  flip() {
    this.#viewport.toggleFlip();
  }

  #changed() {
    if (this.#image) {
      this.#crisp();
      this.dispatchEvent(new Event("view"));
    }
  }

  /** Nearer than this, each pixel of the image is drawn as a square. */
  #crisp() {
    const smooth = this.view.zoom < CRISP_FROM;
    if (smooth !== this.smooth) {
      this.smooth = smooth;
      this.#viewer.drawer.setImageSmoothingEnabled(smooth);
    }
  }
}
