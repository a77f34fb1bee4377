// The paper list as a whole: state in the address, the answer of the worker, what is shown of it.
import { Component, html } from "htm/preact";
import { onQuery } from "miniconf/lib/address.js";
import { onZone } from "miniconf/lib/clock.js";
import { $$ } from "miniconf/lib/dom.js";
import { addBookmarks, onBookmarks, onVisited, toggleBookmark } from "miniconf/lib/marks.js";
import { startBar, typedSince } from "miniconf/parts/papers/bar.js";
import { Facet } from "miniconf/parts/papers/facet.js";
import { Heights } from "miniconf/parts/papers/heights.js";
import { PaperList, startOf } from "miniconf/parts/papers/list.js";
import { Quick } from "miniconf/parts/papers/quick.js";
import { entryOf } from "miniconf/parts/papers/row.js";
import { Save } from "miniconf/parts/papers/save.js";
import { Nothing, Sentence } from "miniconf/parts/papers/sentence.js";
import { Shared } from "miniconf/parts/papers/shared.js";
import { source } from "miniconf/parts/papers/source.js";
import {
  queryOf,
  readState,
  toggled,
  withoutFilters,
  writeState,
} from "miniconf/parts/papers/state.js";

/** @import { Answer, Field, Row } from "miniconf/parts/papers/model.js" */
/** @import { Start } from "miniconf/parts/papers/list.js" */
/** @import { State } from "miniconf/parts/papers/state.js" */

/** @typedef {"down" | "up" | "first" | "last" | "quick" | "bookmark" | "close"} Action */

/**
 * @typedef {object} Props
 * @property {HTMLFormElement} form
 * @property {HTMLElement} root
 * @property {boolean} byTrack
 * @property {State} asked
 * @property {Answer} answer
 * @property {Start} start
 * @property {(app: App) => void} bind Called once the list is in the page.
 */

/**
 * @typedef {object} Shown
 * @property {State} asked
 * @property {Answer} answer
 * @property {Start} start
 * @property {number} current The entry with the focus, or -1.
 * @property {Row | null} quick
 * @property {{ field: Field, button: HTMLElement } | null} facet
 */

/** @extends {Component<Props, Shown>} */
export class App extends Component {
  /** @type {PaperList | null} */
  list = null;
  busy = false;
  again = false;
  stay = false;

  /** @param {Props} props */
  constructor(props) {
    super(props);
    const { asked, answer, start } = props;
    /** What was asked for last; it may be ahead of what is shown. */
    this.wanted = asked;
    /** @type {Shown} */
    this.state = { asked, answer, start, current: -1, quick: null, facet: null };
    this.bar = startBar(props.form, {
      state: () => this.wanted,
      set: (change, typing) => this.change({ ...this.wanted, ...change }, typing),
      open: (field, button) => this.openFacet(field, button),
    });
  }

  componentDidMount() {
    this.props.bind(this);
    const late = typedSince(this.props.form, this.wanted);
    late ? this.change(late, true) : this.bar.show(this.wanted);
    onQuery(() => {
      this.wanted = readState();
      this.bar.show(this.wanted);
      this.ask();
    });
    onBookmarks(() => (this.wanted.bookmarked ? this.ask(true) : this.forceUpdate()));
    onVisited(() => (this.wanted.unseen ? this.ask(true) : this.forceUpdate()));
    onZone(() => this.ask(true));
    addEventListener("pagehide", () => {
      const { current } = this.state;
      history.replaceState({ ...history.state, current }, "");
    });
  }

  /**
   * Show the papers of another state.
   * @param {State} wanted
   * @param {boolean} [typing] Typing is no step that Back undoes.
   */
  change(wanted, typing = false) {
    this.wanted = wanted;
    writeState(wanted, !typing);
    this.bar.show(wanted);
    this.ask();
  }

  /** @param {PaperList | null} list */
  bindList = (list) => {
    this.list = list;
  };

  clear = () => this.change(withoutFilters(this.wanted));

  /**
   * Ask for what is wanted; while an answer is on its way only the newest wish is kept.
   * @param {boolean} [stay] Whether the list stays where it is scrolled to.
   */
  async ask(stay = false) {
    this.again = true;
    this.stay = stay && (this.stay || !this.busy);
    if (this.busy) {
      return;
    }
    this.busy = true;
    while (this.again) {
      this.again = false;
      await this.answer();
    }
    this.busy = false;
  }

  async answer() {
    const { wanted: asked, stay } = this;
    const answer = await source.find(queryOf(asked));
    const kept = stay && this.list ? this.list : null;
    const start = await startOf(answer, kept?.heights ?? new Heights(asked.view), kept?.top ?? 0);
    if (this.again) {
      return;
    }
    const back = !stay && this.props.root.getBoundingClientRect().top < 0;
    this.setState({ asked, answer, start, ...(!stay && { current: -1 }) }, () => {
      if (back) {
        this.props.root.scrollIntoView();
      }
    });
  }

  /**
   * @param {Field} field
   * @param {HTMLElement} button
   */
  openFacet(field, button) {
    button.setAttribute("aria-expanded", "true");
    this.setState({ facet: { field, button } });
  }

  closeFacet = () => {
    this.state.facet?.button.setAttribute("aria-expanded", "false");
    this.setState({ facet: null });
  };

  /**
   * Do what a key asks for.
   * @param {Action} action
   */
  act(action) {
    const { current } = this.state;
    const row = this.list?.row(current);
    if (action === "close") {
      this.setState({ quick: null });
    } else if (action === "quick") {
      this.toggleQuick(current < 0 ? this.first() : current);
    } else if (action === "bookmark") {
      row && toggleBookmark(`paper:${row.uid}`);
    } else {
      this.move(action);
    }
  }

  /** @param {"down" | "up" | "first" | "last"} action */
  move(action) {
    const { current, answer } = this.state;
    const step = action === "up" || action === "last" ? -1 : 1;
    const from = { first: 0, last: answer.length - 1, down: current + 1, up: current - 1 }[action];
    const fresh = current < 0 && (action === "down" || action === "up");
    let entry = fresh ? this.first() : from;
    while (answer.headings.includes(entry)) {
      entry += step;
    }
    if (entry >= 0 && entry < answer.length) {
      this.list?.focus(entry);
    }
  }

  /** The first entry in sight. */
  first() {
    const sight = $$(".paper-row", this.props.root).find(
      (row) => row.getBoundingClientRect().top > 56,
    );
    return Number(sight?.dataset.entry ?? 0);
  }

  /**
   * Look at a paper that the served list showed.
   * @param {string} uid
   */
  async quickView(uid) {
    const [quick = null] = await source.rows([uid]);
    this.setState({ quick });
  }

  /** @param {number} entry */
  toggleQuick(entry) {
    const row = this.list?.row(entry) ?? null;
    const open = this.state.quick !== null && this.state.quick.uid === row?.uid;
    this.setState({ quick: open ? null : row, current: entry });
  }

  /** @param {FocusEvent} event */
  onFocus = ({ target }) => {
    const entry = entryOf(target);
    if (entry >= 0 && entry !== this.state.current) {
      const { quick } = this.state;
      this.setState({ current: entry, quick: quick && (this.list?.row(entry) ?? quick) });
    }
  };

  /** @param {MouseEvent} event */
  onClick = ({ target }) => {
    const entry = entryOf(target);
    const free = target instanceof Element && !target.closest("a, button");
    if (entry >= 0 && free && getSelection()?.isCollapsed) {
      this.toggleQuick(entry);
    }
  };

  /**
   * @param {Field} field
   * @param {string} name
   */
  narrow = (field, name) => {
    if (!this.wanted.fields[field].includes(name)) {
      this.change(toggled(withoutFilters(this.wanted), field, name));
    }
  };

  render() {
    const { byTrack } = this.props;
    const { asked, answer, start, current, quick, facet } = this.state;
    const change = (/** @type {State} */ state) => this.change(state);
    return html`<div class="papers-said">
        <${Sentence} state=${asked} answer=${answer} total=${source.opened.total} change=${change} />
        <${Save} answer=${answer} />
      </div>
      ${asked.list.length > 0 && html`<${Shared} list=${asked.list} add=${addBookmarks} />`}
      <div class=${`papers-body${quick ? " has-quick" : ""}`}>
        <div class="papers-main" onFocusIn=${this.onFocus} onClick=${this.onClick}>
          ${
            answer.count > 0
              ? html`<${PaperList}
                  bind=${this.bindList}
                  answer=${answer}
                  start=${start}
                  view=${asked.view}
                  byTrack=${byTrack && asked.sort === ""}
                  current=${current}
                />`
              : html`<${Nothing}
                  state=${asked}
                  answer=${answer}
                  change=${change}
                  clear=${this.clear}
                />`
          }
        </div>
        ${
          quick &&
          html`<${Quick}
            row=${quick}
            narrow=${this.narrow}
            close=${() => this.setState({ quick: null })}
          />`
        }
      </div>
      ${
        facet &&
        html`<${Facet}
          key=${facet.field}
          field=${facet.field}
          button=${facet.button}
          state=${asked}
          choose=${(/** @type {string} */ name) =>
            this.change(toggled(this.wanted, facet.field, name))}
          close=${this.closeFacet}
        />`
      }`;
  }
}
