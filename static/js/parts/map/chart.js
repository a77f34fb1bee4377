// The map on its canvas: what is in view, what is pointed at, and the way there by keys.
import { Camera } from "miniconf/parts/map/camera.js";
import { isWithin, watchGestures } from "miniconf/parts/map/gestures.js";
import { Painter } from "miniconf/parts/map/painter.js";
import { coreOf, topicNames } from "miniconf/parts/map/points.js";

/** @import { Place } from "miniconf/parts/map/gestures.js" */
/** @import { Name } from "miniconf/parts/map/painter.js" */
/** @import { Group, Points } from "miniconf/parts/map/points.js" */

/**
 * @typedef {object} Heard What the chart tells. Papers by number, -1 for none.
 * @property {(paper: number) => void} choose
 * @property {(paper: number, place: Place) => void} point
 * @property {(papers: number[]) => void} select
 * @property {(papers: number[]) => Promise<Map<number, string>>} titles
 */

/** How near, in pixels, a pointer has to be. */
const NEAR = 14;
/** So many papers in view have their titles shown. */
const FEW = 30;
const LONGEST = 42;
const FLIGHT = 320;

/** The map. */
export class Chart {
  /** Whether dragging selects. */
  selecting = false;
  /** @type {Place[]} */
  #drawn = [];
  /** @type {Name[]} */
  #names;
  /** @type {Map<number, string>} */
  #titles = new Map();
  #chosen = -1;
  #frame = 0;
  /** What is under way; another flight, or a hand on the map, ends it. @type {object | null} */
  #flight = null;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Points} points
   * @param {Heard} heard
   */
  constructor(canvas, points, heard) {
    this.canvas = canvas;
    this.points = points;
    this.heard = heard;
    this.camera = new Camera(points.box);
    this.painter = new Painter(canvas, points);
    this.#names = topicNames(points);
    this.#resize();
    new ResizeObserver(() => this.#resize()).observe(canvas);
    this.#watch();
  }

  /**
   * @param {readonly Group[]} groups
   * @param {readonly number[] | null} lit Papers that stand out, if any do.
   */
  paint(groups, lit) {
    this.painter.paint(groups, lit && new Set(lit));
    this.#redraw();
  }

  /**
   * Put the ring around a paper, and bring it into view.
   * @param {number} paper
   */
  choose(paper) {
    this.#chosen = paper;
    if (paper >= 0 && !this.#isInView(paper)) {
      const { scale } = this.camera;
      this.#fly({ x: this.points.x[paper], y: this.points.y[paper], scale });
    }
    this.#redraw();
  }

  /**
   * Bring papers into view; the whole map, if none are given.
   * @param {readonly number[]} [papers]
   */
  show(papers) {
    this.#fly(this.camera.showing(papers && coreOf(this.points, papers)));
  }

  /**
   * Whether any of the papers is in view.
   * @param {readonly number[]} papers
   */
  sees(papers) {
    return papers.some((paper) => this.#isInView(paper));
  }

  /**
   * Closer, or farther: around the chosen paper where it is in view, else around the middle.
   * @param {number} factor
   */
  zoom(factor) {
    const { camera, points } = this;
    const { x, y } = camera;
    const paper = this.#chosen;
    const held = paper >= 0 && this.#isInView(paper) ? [points.x[paper], points.y[paper]] : [x, y];
    const scale = camera.bounded(camera.scale * factor);
    const part = 1 - camera.scale / scale;
    this.#fly({ x: x + (held[0] - x) * part, y: y + (held[1] - y) * part, scale });
  }

  /**
   * The paper nearest to a place, or -1.
   * @param {Place} place
   */
  nearest([left, top]) {
    const { camera, points } = this;
    const [x, y] = camera.at(left, top);
    let [best, least] = [-1, (NEAR / camera.scale) ** 2];
    for (const paper of points.placed) {
      const far = (points.x[paper] - x) ** 2 + (points.y[paper] - y) ** 2;
      if (far < least) {
        [best, least] = [paper, far];
      }
    }
    return best;
  }

  /**
   * The next paper from the chosen one in a direction, or the one in the middle of the view.
   * @param {number} across 1 for right, -1 for left, 0 for neither.
   * @param {number} down
   */
  next(across, down) {
    const { camera, points } = this;
    const from = this.#chosen;
    const [x, y] = from < 0 ? [camera.x, camera.y] : [points.x[from], points.y[from]];
    let [best, least] = [from, Number.POSITIVE_INFINITY];
    for (const paper of points.placed) {
      const [dx, dy] = [points.x[paper] - x, points.y[paper] - y];
      const ahead = dx * across + dy * down;
      const aside = Math.abs(dx * down) + Math.abs(dy * across);
      const far = from < 0 ? Math.hypot(dx, dy) : ahead + 2 * aside;
      if (paper !== from && (from < 0 || ahead > aside / 2) && far < least) {
        [best, least] = [paper, far];
      }
    }
    return best;
  }

  /** @param {number} paper */
  #isInView(paper) {
    const [left, top] = [
      this.camera.left(this.points.x[paper]),
      this.camera.top(this.points.y[paper]),
    ];
    return left > 0 && top > 0 && left < this.camera.width && top < this.camera.height;
  }

  #resize() {
    const { canvas } = this;
    const { width, height } = canvas.getBoundingClientRect();
    if (width > 0 && height > 0) {
      canvas.width = Math.round(width * devicePixelRatio);
      canvas.height = Math.round(height * devicePixelRatio);
      this.camera.resize(width, height);
      this.#redraw();
    }
  }

  #redraw() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw() {
    this.painter.draw(this.camera, {
      chosen: this.#chosen,
      names: this.#names,
      titles: this.#titlesInView(),
    });
    if (this.#drawn.length > 1) {
      this.painter.outline(this.#drawn);
    }
  }

  /** Titles of the papers in view, where they are few; those not known yet come with a later frame. */
  #titlesInView() {
    const { points } = this;
    /** @type {number[]} */
    const seen = [];
    for (const paper of points.placed) {
      if (this.#isInView(paper) && seen.push(paper) > FEW) {
        return [];
      }
    }
    const unknown = seen.filter((paper) => !this.#titles.has(paper));
    if (unknown.length > 0) {
      for (const paper of unknown) {
        this.#titles.set(paper, "");
      }
      this.heard.titles(unknown).then((titles) => {
        for (const [paper, title] of titles) {
          this.#titles.set(paper, short(title));
        }
        this.#redraw();
      });
    }
    return seen
      .map((paper) => ({
        label: this.#titles.get(paper) ?? "",
        x: points.x[paper],
        y: points.y[paper],
      }))
      .filter(({ label }) => label);
  }

  /**
   * Go there, in a moment that can be followed; at once where motion is not wanted.
   * @param {{ x: number, y: number, scale: number }} there
   */
  #fly(there) {
    const { x, y, scale } = this.camera;
    const began = performance.now();
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const flight = {};
    this.#flight = flight;
    const step = () => {
      const part = still ? 1 : Math.min((performance.now() - began) / FLIGHT, 1);
      const eased = 1 - (1 - part) ** 3;
      if (this.#flight === flight) {
        this.camera.move({
          x: x + (there.x - x) * eased,
          y: y + (there.y - y) * eased,
          scale: scale * (there.scale / scale) ** eased,
        });
        this.#draw();
        if (part < 1) {
          requestAnimationFrame(step);
        }
      }
    };
    step();
  }

  #watch() {
    const { camera, heard } = this;
    watchGestures(this.canvas, {
      pan: (across, down) => {
        this.#flight = null;
        camera.pan(across, down);
        this.#redraw();
      },
      zoom: (factor, [left, top]) => {
        this.#flight = null;
        const zoomed = camera.zoomBy(factor, left, top);
        this.#redraw();
        return zoomed;
      },
      press: (place) => heard.choose(this.nearest(place)),
      point: (place) => {
        const paper = place ? this.nearest(place) : -1;
        this.canvas.style.cursor = paper >= 0 ? "pointer" : "";
        heard.point(paper, place ?? [0, 0]);
      },
      isDrawing: () => this.selecting,
      draw: (corners, done) => {
        this.#drawn = done ? [] : corners;
        this.#redraw();
        if (done && corners.length > 2) {
          heard.select(this.#within(corners));
        }
      },
    });
  }

  /** @param {Place[]} corners */
  #within(corners) {
    const { points, camera } = this;
    const there = corners.map(
      ([left, top]) => /** @type {[number, number]} */ (camera.at(left, top)),
    );
    return points.placed.filter((paper) => isWithin(there, points.x[paper], points.y[paper]));
  }
}

/** @param {string} title */
function short(title) {
  return title.length > LONGEST ? `${title.slice(0, LONGEST - 1).trimEnd()}…` : title;
}
