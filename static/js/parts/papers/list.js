// The list: only what is near the window is in the page. Entries come in blocks; heights of blocks
// that were never seen are estimated, and the browser's scroll anchoring hides the difference.
import { Component, html } from "htm/preact";
import { Block } from "miniconf/parts/papers/block.js";
import { BLOCK, Heights, held } from "miniconf/parts/papers/heights.js";
import { source } from "miniconf/parts/papers/source.js";

/** @import { Answer, Entry, Row } from "miniconf/parts/papers/model.js" */
/** @import { Detail } from "miniconf/parts/papers/source.js" */

/** How far beyond the window the list is kept ready, in pixels. */
const MARGIN = 700;

/**
 * @typedef {object} Props
 * @property {Answer} answer
 * @property {"" | "compact" | "detail"} view
 * @property {boolean} byTrack Whether headings say the track.
 * @property {number} current The entry with the focus, or -1.
 * @property {Start} start
 * @property {(list: PaperList | null) => void} bind Called when it comes and when it goes.
 */

/**
 * @typedef {object} Start What the list begins with, so that it is whole at once.
 * @property {Heights} heights
 * @property {number} from
 * @property {number} to
 * @property {Entry[]} entries Those of the blocks from `from` to `to`.
 */

/**
 * What a list begins with that stands `top` pixels below the window's upper edge.
 * @param {Answer} answer
 * @param {Heights} heights
 * @param {number} top
 * @returns {Promise<Start>}
 */
export async function startOf(answer, heights, top) {
  const { from, to } = heights.near(answer.length, top);
  const entries = await source.entries(answer.version, from * BLOCK, (to + 1) * BLOCK);
  return { heights, from, to, entries: entries ?? [] };
}

/** @extends {Component<Props>} */
export class PaperList extends Component {
  /** @type {Map<number, Entry[]>} */
  blocks = new Map();
  /** @type {Set<number>} */
  asked = new Set();
  /** @type {Map<string, Detail | null>} */
  details = new Map();
  focusing = -1;
  frame = 0;
  width = 0;
  /** @type {HTMLElement | null} */
  root = null;

  from = 0;
  to = 0;

  /** @param {Props} props */
  constructor(props) {
    super(props);
    /** What is in the page. */
    this.shown = props.answer;
    this.start = props.start;
    this.heights = props.start.heights;
    this.adopt(props);
  }

  /** Look at the next frame, when the browser lays the page out anyway. */
  lookSoon = () => {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      if (!this.resized()) {
        this.measure();
        this.focusPending();
        this.look();
      }
    });
  };

  componentDidMount() {
    this.props.bind(this);
    addEventListener("scroll", this.lookSoon, { passive: true });
    addEventListener("resize", this.lookSoon, { passive: true });
    this.lookSoon();
  }

  componentWillUnmount() {
    this.props.bind(null);
    removeEventListener("scroll", this.lookSoon);
    removeEventListener("resize", this.lookSoon);
  }

  /**
   * Go over to what the props hold.
   * @param {Props} props
   */
  adopt({ answer, start }) {
    const { heights, from, to, entries } = start;
    Object.assign(this, { shown: answer, start, heights, from, to });
    this.blocks.clear();
    this.asked.clear();
    this.keepAll(entries);
  }

  componentDidUpdate() {
    this.lookSoon();
  }

  /** How far below the window's upper edge the list begins, in pixels. */
  get top() {
    return this.root?.getBoundingClientRect().top ?? 0;
  }

  /** @param {Entry[]} entries Those of the blocks from `from` on. */
  keepAll(entries) {
    for (let i = 0; i < entries.length; i += BLOCK) {
      this.keep(this.from + i / BLOCK, entries.slice(i, i + BLOCK));
    }
  }

  /**
   * @param {number} block
   * @param {Entry[]} entries
   */
  keep(block, entries) {
    this.asked.add(block);
    this.blocks.set(block, entries);
    if (this.props.view === "detail") {
      this.fetchDetails(entries);
    }
  }

  /** @param {Entry[]} entries */
  async fetchDetails(entries) {
    const rows = /** @type {Row[]} */ (entries.filter((entry) => "uid" in entry));
    const missing = rows.filter(({ uid }) => !this.details.has(uid));
    if (missing.length === 0) {
      return;
    }
    for (const { uid } of missing) {
      this.details.set(uid, null);
    }
    const found = await Promise.all(missing.map((row) => source.detail(row)));
    missing.forEach(({ uid }, i) => {
      this.details.set(uid, found[i]);
    });
    this.forceUpdate();
  }

  /**
   * Bring what is near the window into the page: at once what is in it, then block by block what
   * is near, so that no task is long.
   */
  look() {
    const { length } = this.shown;
    const needed = this.heights.near(length, this.top);
    const near = this.heights.near(length, this.top, MARGIN);
    const afresh = this.to < near.from || this.from > near.to;
    const from = afresh ? needed.from : Math.max(near.from, Math.min(this.from, needed.from));
    const to = afresh ? needed.to : Math.max(needed.to, Math.min(this.to, near.to));
    if (from !== this.from || to !== this.to) {
      Object.assign(this, { from, to });
    } else if (to < near.to) {
      this.to += 1;
    } else if (from > near.from) {
      this.from -= 1;
    } else {
      return;
    }
    this.load();
    this.forceUpdate();
  }

  load() {
    const { version } = this.shown;
    for (let block = this.from; block <= this.to; block++) {
      if (this.props.view === "detail") {
        this.fetchDetails(this.blocks.get(block) ?? []);
      }
      if (!this.asked.has(block)) {
        this.asked.add(block);
        source.entries(version, block * BLOCK, (block + 1) * BLOCK).then((entries) => {
          if (entries && this.shown.version === version) {
            this.keep(block, entries);
            this.forceUpdate();
          }
        });
      }
    }
  }

  /** Whether the list has another width now. All heights are others then; a row stays in place. */
  resized() {
    const width = this.root?.clientWidth ?? this.width;
    const known = this.width > 0;
    if (!this.root || width === this.width) {
      return false;
    }
    this.width = width;
    this.heights.clear(this.props.view);
    if (known) {
      const hold = held(this.root);
      this.measure();
      this.forceUpdate(() => {
        hold();
        this.lookSoon();
      });
    }
    return known;
  }

  measure() {
    const last = Math.floor((this.shown.length - 1) / BLOCK);
    for (const element of this.root?.querySelectorAll(".papers-block") ?? []) {
      const block = Number(/** @type {HTMLElement} */ (element).dataset.block);
      if (block < last && this.blocks.has(block)) {
        this.heights.set(block, element.getBoundingClientRect().height);
      }
    }
  }

  /**
   * Move the focus to an entry, wherever it is.
   * @param {number} entry
   */
  focus(entry) {
    this.focusing = entry;
    if (!this.focusPending() && this.root) {
      scrollTo(
        0,
        this.top + scrollY + this.heights.between(0, Math.floor(entry / BLOCK)) - innerHeight / 3,
      );
      this.look();
    }
  }

  focusPending() {
    const row = this.root?.querySelector(`[data-entry="${this.focusing}"]`);
    const link = /** @type {HTMLElement | null} */ (row?.querySelector(".row-title") ?? null);
    if (!row || !link) {
      return false;
    }
    this.focusing = -1;
    link.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    return true;
  }

  /** The paper of an entry, where it is in the page.
   * @param {number} entry
   * @returns {Row | null}
   */
  row(entry) {
    const found = this.blocks.get(Math.floor(entry / BLOCK))?.[entry % BLOCK];
    return found && "uid" in found ? found : null;
  }

  render() {
    if (this.start !== this.props.start) {
      this.adopt(this.props);
    }
    const { view, byTrack } = this.props;
    const last = Math.ceil(this.shown.length / BLOCK) - 1;
    const { from } = this;
    const to = Math.min(this.to, last);
    const above = this.heights.between(0, from);
    const below = this.heights.between(to + 1, last + 1);
    const blocks = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
    return html`<div
      class=${`papers-list${view ? ` is-${view}` : ""}${byTrack ? " by-track" : ""}`}
      ref=${(/** @type {HTMLElement | null} */ element) => {
        this.root = element;
      }}
    >
      <div class="papers-gap" style=${{ height: `${above}px` }}></div>
      ${blocks.map((block) => this.block(block))}
      <div class="papers-gap" style=${{ height: `${below}px` }}></div>
    </div>`;
  }

  /** @param {number} block */
  block(block) {
    const { view, current } = this.props;
    const { version, count } = this.shown;
    return html`<${Block}
      key=${`${version}:${block}`}
      block=${block}
      entries=${this.blocks.get(block)}
      height=${this.heights.get(block)}
      total=${count}
      current=${current}
      details=${view === "detail" ? this.details : null}
    />`;
  }
}
