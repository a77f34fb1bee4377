// Draws the points. The browser keeps them as paths in map units, so that a frame only says where
// they go: many thousand points cost a script no more than a hundred.

/** @import { Camera } from "miniconf/parts/map/camera.js" */
/** @import { Box, Group, Points } from "miniconf/parts/map/points.js" */

/** @typedef {{ path: Path2D, colour: string, size: number, box: Box }} Patch */
/** @typedef {{ label: string, x: number, y: number }} Name A label and its point of the map. */

/** Cells of the map across; points out of view are left out by cell. */
const CELLS = 8;
/** A line so short that only its round ends are seen. */
const SPECK = 1e-5;
const DIM = 0.16;
const USUAL = 0.85;
/** Pixels below which names are set smaller. */
const NARROW = 500;
/** With more points names cannot keep clear of them. */
const MANY = 1500;
/** How far below its topic's middle a name may stand, in pixels. */
const TRIES = [0, -14, 14, -28, 28, -42, 42];
/** Size of the corner that holds the buttons. */
const CORNER = { width: 240, height: 60 };

/** A canvas with the points on it. */
export class Painter {
  /** @type {Patch[]} */
  #all = [];
  /** @type {Patch[] | null} */
  #lit = null;
  /** @type {Map<string, number>} */
  #widths = new Map();
  #ink = "";
  #ground = "";
  #font = "";

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Points} points
   */
  constructor(canvas, points) {
    this.canvas = canvas;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    this.points = points;
  }

  /**
   * What there is to draw, and which of it is lit; null where nothing stands out.
   * @param {readonly Group[]} groups
   * @param {ReadonlySet<number> | null} lit
   */
  paint(groups, lit) {
    this.#ink = this.#resolved("var(--ink)");
    this.#ground = this.#resolved("var(--ground)");
    this.#font = getComputedStyle(this.canvas).fontFamily;
    this.#all = groups.flatMap((group) => this.#patches(group, group.papers));
    this.#lit =
      lit &&
      groups.flatMap((group) =>
        this.#patches(
          group,
          group.papers.filter((paper) => lit.has(paper)),
        ),
      );
  }

  /** Pixels from the middle of a point to its edge. @param {Camera} camera */
  radius(camera) {
    const usual = Math.min(6, Math.max(2, 70 / Math.sqrt(this.points.placed.length)));
    return Math.min(8, usual * camera.zoom ** 0.35);
  }

  /**
   * One frame: the points, a ring around the one that is chosen, names where there is room.
   * @param {Camera} camera
   * @param {{ chosen: number, names: readonly Name[], titles: readonly Name[] }} shown
   */
  draw(camera, { chosen, names, titles }) {
    const { context, canvas } = this;
    const ratio = canvas.width / camera.width;
    const radius = this.radius(camera);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, camera.width, camera.height);
    context.lineCap = "round";
    const place = /** @type {const} */ ([camera.left(0) * ratio, camera.top(0) * ratio]);
    context.setTransform(camera.scale * ratio, 0, 0, camera.scale * ratio, ...place);
    context.globalAlpha = this.#lit ? DIM : USUAL;
    this.#stroke(this.#all, camera, radius);
    context.globalAlpha = 1;
    this.#stroke(this.#lit ?? [], camera, radius * 1.2);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#ring(camera, chosen, radius + 4);
    const taken = [controls(camera)];
    const dots = this.#dots(camera, radius);
    if (titles.length > 0) {
      taken.push(...dots);
    }
    const below = [radius + 10];
    this.#names(camera, titles, { taken, dots: [], tries: below, weight: 400, size: 12 });
    const size = camera.width < NARROW ? 11 : 13;
    this.#names(camera, names, { taken, dots, tries: TRIES, weight: 600, size });
  }

  /**
   * Where points are in view, if they are so few that a name can keep clear of them.
   * @param {Camera} camera
   * @param {number} radius
   */
  #dots(camera, radius) {
    const { x, y, placed } = this.points;
    /** @type {Box[]} */
    const dots = [];
    for (const paper of placed.length > MANY ? [] : placed) {
      const [left, top] = [camera.left(x[paper]), camera.top(y[paper])];
      if (left > 0 && top > 0 && left < camera.width && top < camera.height) {
        dots.push({
          left: left - radius,
          top: top - radius,
          right: left + radius,
          bottom: top + radius,
        });
      }
    }
    return dots;
  }

  /**
   * The outline of what is being selected.
   * @param {readonly (readonly [number, number])[]} corners Pixels.
   */
  outline(corners) {
    const { context } = this;
    context.beginPath();
    for (const [left, top] of corners) {
      context.lineTo(left, top);
    }
    context.closePath();
    context.globalAlpha = 0.1;
    context.fillStyle = this.#ink;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = 1.5;
    context.strokeStyle = this.#ink;
    context.stroke();
  }

  /**
   * A colour of CSS as the canvas knows it.
   * @param {string} colour
   */
  #resolved(colour) {
    this.canvas.style.color = colour;
    return getComputedStyle(this.canvas).color;
  }

  /**
   * The points of a group by cell.
   * @param {Group} group
   * @param {readonly number[]} papers
   * @returns {Patch[]}
   */
  #patches({ colour: css, size }, papers) {
    const { x, y } = this.points;
    const colour = this.#resolved(css);
    /** @type {Map<number, Patch>} */
    const cells = new Map();
    for (const paper of papers) {
      const [across, down] = [Math.floor(x[paper] * CELLS), Math.floor(y[paper] * CELLS)];
      const key = down * (CELLS + 1) + across;
      const [left, top] = [across / CELLS, down / CELLS];
      const box = { left, top, right: left + 1 / CELLS, bottom: top + 1 / CELLS };
      const patch = cells.get(key) ?? { path: new Path2D(), colour, size, box };
      cells.set(key, patch);
      patch.path.moveTo(x[paper], y[paper]);
      patch.path.lineTo(x[paper] + SPECK, y[paper]);
    }
    return [...cells.values()];
  }

  /**
   * @param {readonly Patch[]} patches
   * @param {Camera} camera
   * @param {number} radius
   */
  #stroke(patches, camera, radius) {
    const { context } = this;
    const [left, top] = camera.at(-radius, -radius);
    const [right, bottom] = camera.at(camera.width + radius, camera.height + radius);
    for (const { path, colour, size, box } of patches) {
      if (box.right >= left && box.left <= right && box.bottom >= top && box.top <= bottom) {
        context.strokeStyle = colour;
        context.lineWidth = (2 * radius * size) / camera.scale;
        context.stroke(path);
      }
    }
  }

  /**
   * @param {Camera} camera
   * @param {number} paper
   * @param {number} radius
   */
  #ring(camera, paper, radius) {
    if (paper >= 0) {
      const { context, points } = this;
      context.beginPath();
      const [left, top] = [camera.left(points.x[paper]), camera.top(points.y[paper])];
      context.arc(left, top, radius, 0, 2 * Math.PI);
      context.lineWidth = 2;
      context.strokeStyle = this.#ink;
      context.stroke();
    }
  }

  /**
   * Names where they cover no other, the first ones first, each where it covers the fewest points.
   * @param {Camera} camera
   * @param {readonly Name[]} names
   * @param {object} how
   * @param {Box[]} how.taken What they may not cover; grows by each of them.
   * @param {readonly Box[]} how.dots What they had better not cover.
   * @param {readonly number[]} how.tries How far below its point a name may stand, best first.
   * @param {number} how.weight
   * @param {number} how.size
   */
  #names(camera, names, { taken, dots, tries, weight, size }) {
    const { context } = this;
    context.font = `${weight} ${size}px ${this.#font}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3;
    for (const { label, x, y } of names) {
      const half = this.#width(label) / 2 + 4;
      const free = camera.width - 2 * half;
      const left = Math.min(Math.max(camera.left(x), half), half + Math.max(free, 0));
      const tall = size * 0.75;
      if (Math.abs(camera.left(x) - left) >= half) {
        continue;
      }
      const boxes = tries
        .map((below) => camera.top(y) + below)
        .filter((top) => top > tall && top < camera.height - tall)
        .map((top) => ({
          left: left - half,
          top: top - tall,
          right: left + half,
          bottom: top + tall,
        }))
        .filter((box) => !taken.some((other) => overlap(box, other)));
      const covered = boxes.map((box) => dots.filter((dot) => overlap(box, dot)).length);
      const box = boxes[covered.indexOf(Math.min(...covered))];
      if (box) {
        const top = box.top + tall;
        taken.push(box);
        context.strokeStyle = this.#ground;
        context.strokeText(label, left, top);
        context.fillStyle = this.#ink;
        context.fillText(label, left, top);
      }
    }
  }

  /** @param {string} label */
  #width(label) {
    const key = `${this.context.font} ${label}`;
    const width = this.#widths.get(key) ?? this.context.measureText(label).width;
    this.#widths.set(key, width);
    return width;
  }
}

/** The corner of the buttons, which no name may run under. @param {Camera} camera */
function controls({ width, height }) {
  return { left: width - CORNER.width, top: height - CORNER.height, right: width, bottom: height };
}

/**
 * @param {Box} one
 * @param {Box} other
 */
function overlap(one, other) {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}
