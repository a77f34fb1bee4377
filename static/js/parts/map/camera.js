// What part of the map is in view, and how large.

/** @import { Box } from "miniconf/parts/map/points.js" */

const CLOSEST = 60;
/** How close a few papers are brought. */
const CLOSE = 4;
const MARGIN = 28;

/** From map units to pixels of the canvas and back. */
export class Camera {
  width = 1;
  height = 1;
  /** The point of the map in the middle of the view. */
  x = 0.5;
  y = 0.5;
  /** Pixels of one map unit. */
  scale = 1;
  /** @type {Box} */
  #whole;

  /** @param {Box} whole What there is to see. */
  constructor(whole) {
    this.#whole = whole;
  }

  /** How many times larger than the whole map in view. */
  get zoom() {
    return this.scale / this.#fitting(this.#whole);
  }

  /**
   * The view's new size in pixels; what was in the middle stays there.
   * @param {number} width
   * @param {number} height
   */
  resize(width, height) {
    const zoom = this.width > 1 ? this.zoom : 1;
    this.width = width;
    this.height = height;
    this.scale = this.#fitting(this.#whole) * zoom;
    this.#hold();
  }

  /**
   * Where the view would show all of `box`.
   * @param {Box} [box] The whole map, if not given.
   */
  showing(box = this.#whole) {
    const scale = Math.min(this.#fitting(box), this.#fitting(this.#whole) * CLOSE);
    return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, scale };
  }

  /** @param {{ x: number, y: number, scale: number }} place */
  move({ x, y, scale }) {
    this.x = x;
    this.y = y;
    this.scale = scale;
    this.#hold();
  }

  /**
   * @param {number} across Pixels.
   * @param {number} down
   */
  pan(across, down) {
    this.move({
      x: this.x - across / this.scale,
      y: this.y - down / this.scale,
      scale: this.scale,
    });
  }

  /**
   * Larger by a factor; what is at the pixel stays there.
   * @param {number} factor
   * @param {number} [left]
   * @param {number} [top]
   * @returns {boolean} Whether there was anything left to zoom.
   */
  zoomBy(factor, left = this.width / 2, top = this.height / 2) {
    const [x, y] = this.at(left, top);
    const before = this.scale;
    this.scale *= factor;
    this.#hold();
    this.pan(left - this.left(x), top - this.top(y));
    return this.scale !== before;
  }

  /** @param {number} x */
  left(x) {
    return (x - this.x) * this.scale + this.width / 2;
  }

  /** @param {number} y */
  top(y) {
    return (y - this.y) * this.scale + this.height / 2;
  }

  /**
   * The point of the map at a pixel.
   * @param {number} left
   * @param {number} top
   */
  at(left, top) {
    return [
      this.x + (left - this.width / 2) / this.scale,
      this.y + (top - this.height / 2) / this.scale,
    ];
  }

  /** @param {Box} box */
  #fitting({ left, top, right, bottom }) {
    return Math.min(
      Math.max(this.width - 2 * MARGIN, 1) / Math.max(right - left, 0.02),
      Math.max(this.height - 2 * MARGIN, 1) / Math.max(bottom - top, 0.02),
    );
  }

  /**
   * The nearest scale that there is: from the whole map to the closest.
   * @param {number} scale
   */
  bounded(scale) {
    const least = this.#fitting(this.#whole);
    return Math.min(Math.max(scale, least), least * CLOSEST);
  }

  /** Keep some of the map in view. */
  #hold() {
    const { left, top, right, bottom } = this.#whole;
    this.scale = this.bounded(this.scale);
    this.x = Math.min(Math.max(this.x, left), right);
    this.y = Math.min(Math.max(this.y, top), bottom);
  }
}
