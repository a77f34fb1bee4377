// Heights of the list's blocks: measured where they were in the page, estimated by those elsewhere.

export const BLOCK = 10;
/** Heights of a row in each view before any was measured, in pixels. */
const ROW = { "": 64, compact: 34, detail: 300 };

export class Heights {
  /** @type {Map<number, number>} */
  #known = new Map();
  #sum = 0;

  /** @param {"" | "compact" | "detail"} view */
  constructor(view) {
    this.view = view;
  }

  /**
   * Forget all: the width or the view changed.
   * @param {"" | "compact" | "detail"} view
   */
  clear(view) {
    this.view = view;
    this.#known.clear();
    this.#sum = 0;
  }

  /**
   * @param {number} block
   * @param {number} height
   */
  set(block, height) {
    this.#sum += height - (this.#known.get(block) ?? 0);
    this.#known.set(block, height);
  }

  /** @param {number} block */
  get(block) {
    return this.#known.get(block) ?? this.#estimate();
  }

  #estimate() {
    return this.#known.size > 0 ? this.#sum / this.#known.size : BLOCK * ROW[this.view];
  }

  /**
   * Height of the blocks from `from` up to, but without, `to`.
   * @param {number} from
   * @param {number} to
   */
  between(from, to) {
    let sum = 0;
    for (let block = from; block < to; block++) {
      sum += this.get(block);
    }
    return sum;
  }

  /**
   * Blocks in the window and up to `margin` pixels beyond, where the list begins `top` pixels below
   * the window's upper edge.
   * @param {number} length Entries.
   * @param {number} top
   * @param {number} [margin]
   */
  near(length, top, margin = 0) {
    const last = Math.max(0, Math.ceil(length / BLOCK) - 1);
    let from = 0;
    let at = top + this.get(0);
    while (from < last && at < -margin) {
      at += this.get(++from);
    }
    let to = from;
    while (to < last && at < innerHeight + margin) {
      at += this.get(++to);
    }
    return { from, to };
  }
}

/**
 * Heights of the blocks as the page was served.
 * @param {HTMLElement} list
 */
export function heightsOf(list) {
  const entries = [...list.querySelectorAll(".papers-heading, .paper-row")];
  const tops = entries.filter((_, i) => i % BLOCK === 0).map((one) => topOf(one));
  const heights = new Heights("");
  tops.slice(1).forEach((top, block) => {
    heights.set(block, top - tops[block]);
  });
  return heights;
}

/**
 * Keep what the visitor looks at in the window: the row with the focus, else the first in sight.
 * @param {HTMLElement} list
 * @returns {() => void} Scrolls to it again.
 */
export function held(list) {
  const focused = list.querySelector(".paper-row:focus-within");
  if (focused) {
    return () => focused.scrollIntoView({ block: "nearest" });
  }
  const first = [...list.querySelectorAll(".paper-row")].find((row) => topOf(row) > 0);
  const place = first ? topOf(first) : 0;
  return () => first && scrollBy(0, topOf(first) - place);
}

/** @param {Element} element */
function topOf(element) {
  return element.getBoundingClientRect().top;
}
