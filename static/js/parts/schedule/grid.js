// Where things stand in a day's grid; the same rules as miniconf/site/grid.py.

const TICK = 5;
const HOUR_ROWS = 60 / TICK;
const GAP_ROWS = 3;
const COLUMNS = 120;

/** What lasts at least so many minutes stands above the grid. */
export const LONG = 16 * 60;
/** From this many things of exactly the same hours on, they share one place. */
export const BUNDLE = 7;
/** Lanes that a bundle, or a session with things inside, takes at most. */
export const WIDEST = 4;
/** A day with more lanes than this is wider than the page and scrolls sideways. */
export const CROWDED = 8;

/**
 * Something to be placed: minutes from the day's midnight on the wall's clock, the lanes it
 * wants, the room or track it shares a lane with, and whether it stands behind all louder things.
 * @typedef {{ start: number, end: number, weight: number, home: string, quiet: boolean }} Box
 */

/**
 * Lines of the grid, from 1: first and last row line, first column, columns it spans.
 * @typedef {{ start: number, end: number, column: number, width: number }} Place
 */

/** Rows of a day: the hours in which something happens, and narrow gaps between them. */
export class Axis {
  /** @param {readonly Box[]} boxes */
  constructor(boxes) {
    /** First line of each hour in use. @type {Map<number, number>} */
    this.lines = new Map();
    let line = 1;
    let before = -1;
    for (const hour of usedHours(boxes)) {
      line += before >= 0 && hour !== before + 1 ? GAP_ROWS : 0;
      this.lines.set(hour, line);
      line += HOUR_ROWS;
      before = hour;
    }
    this.last = line;
  }

  /**
   * The line at or before a minute of an hour in use; of another minute, where the next begins.
   * @param {number} minute
   */
  start(minute) {
    const hour = Math.floor(minute / 60);
    const line = this.lines.get(hour);
    if (line !== undefined) {
      return line + Math.floor((minute % 60) / TICK);
    }
    const next = [...this.lines].find(([used]) => used > hour);
    return next ? next[1] : this.last;
  }

  /**
   * The line at or after a minute, before which lies an hour in use.
   * @param {number} minute
   */
  end(minute) {
    const hour = Math.floor((minute - 1) / 60);
    return (this.lines.get(hour) ?? 1) + Math.ceil((minute - hour * 60) / TICK);
  }
}

/** @param {readonly Box[]} boxes */
function usedHours(boxes) {
  const used = new Set();
  for (const box of boxes) {
    for (let hour = Math.floor(box.start / 60); hour * 60 < box.end; hour++) {
      used.add(hour);
    }
  }
  return [...used].sort((a, b) => a - b);
}

/**
 * A place for each box, in order; the axis; and the most lanes side by side.
 * @param {readonly Box[]} boxes
 */
export function arrange(boxes) {
  const axis = new Axis(boxes);
  /** @type {Place[]} */
  const places = new Array(boxes.length);
  /** @type {Map<string, number>} */
  const homes = new Map();
  let lanes = 1;
  for (const cluster of clusters(boxes)) {
    const inside = cluster.map((i) => boxes[i]);
    const { taken, count } = takeLanes(inside, homes);
    lanes = Math.max(lanes, count);
    cluster.forEach((i, at) => {
      const { lane, width } = widened(taken[at], taken, count);
      const first = Math.floor((lane * COLUMNS) / count);
      const last = Math.floor(((lane + width) * COLUMNS) / count);
      places[i] = {
        start: axis.start(boxes[i].start),
        end: axis.end(boxes[i].end),
        column: first + 1,
        width: last - first,
      };
    });
  }
  return { places, axis, lanes };
}

/**
 * Indices of boxes that overlap, directly or through others.
 * @param {readonly Box[]} boxes
 */
function clusters(boxes) {
  const order = boxes
    .map((_box, i) => i)
    .sort((a, b) => boxes[a].start - boxes[b].start || boxes[b].end - boxes[a].end || a - b);
  /** @type {number[][]} */
  const found = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const i of order) {
    if (boxes[i].start >= end) {
      found.push([]);
    }
    found[found.length - 1].push(i);
    end = Math.max(end, boxes[i].end);
  }
  return found.map((cluster) => [
    ...cluster.filter((i) => !boxes[i].quiet),
    ...cluster.filter((i) => boxes[i].quiet),
  ]);
}

/** A box and the lanes it stands in.
 * @typedef {{ box: Box, lane: number, width: number }} Taken */

/**
 * The first lane and the number of lanes of each box, and how many lanes there are.
 * @param {readonly Box[]} boxes
 * @param {Map<string, number>} homes
 */
function takeLanes(boxes, homes) {
  /** @type {Taken[]} */
  const raw = [];
  for (const box of boxes) {
    const lane = freeLane(box, raw, homes.get(box.home) ?? 0);
    raw.push({ box, lane, width: box.weight });
    if (box.home && !homes.has(box.home)) {
      homes.set(box.home, lane);
    }
  }
  const all = raw.flatMap(({ lane, width }) => Array.from({ length: width }, (_, i) => lane + i));
  const used = [...new Set(all)].sort((a, b) => a - b);
  const taken = raw.map((one) => ({ ...one, lane: used.indexOf(one.lane) }));
  return { taken, count: used.length };
}

/**
 * The wished lane where it is free, else the first that is.
 * @param {Box} box
 * @param {readonly Taken[]} taken
 * @param {number} wished
 */
function freeLane(box, taken, wished) {
  /** @param {number} lane */
  const free = (lane) =>
    taken.every(
      (one) =>
        lane + box.weight <= one.lane || one.lane + one.width <= lane || !overlap(one.box, box),
    );
  let lane = wished;
  for (let next = 0; !free(lane); next++) {
    lane = next;
  }
  return lane;
}

/**
 * The lanes of a box with those to its right that nothing else needs meanwhile.
 * @param {Taken} one
 * @param {readonly Taken[]} taken
 * @param {number} count
 */
function widened({ box, lane, width }, taken, count) {
  const right = taken.filter((other) => other.lane > lane && overlap(other.box, box));
  const limit = Math.min(count, ...right.map((other) => other.lane));
  return { lane, width: Math.max(width, limit - lane) };
}

/**
 * @param {Box} one
 * @param {Box} other
 */
function overlap(one, other) {
  return one.start < other.end && other.start < one.end;
}
