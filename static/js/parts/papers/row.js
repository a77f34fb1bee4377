// A paper as a row: the same markup as templates/parts/paper_row.html, so that nothing moves when
// the browser takes the list over.
import { html } from "htm/preact";
import { formatSpan, onZone } from "miniconf/lib/clock.js";
import { $$ } from "miniconf/lib/dom.js";
import { isBookmarked, visited } from "miniconf/lib/marks.js";
import { t } from "miniconf/words.js";
import { useEffect, useRef } from "preact/hooks";

/** @import { Row } from "miniconf/parts/papers/model.js" */
/** @import { Detail } from "miniconf/parts/papers/source.js" */
/** @import { ComponentChildren } from "preact" */

/** The paths of templates/parts/icons.html. */
const ICONS = {
  bookmark: html`<path d="M6.5 4.5h11v15.5L12 15.8 6.5 20z" />`,
  award: html`<circle cx="12" cy="9" r="5.5" /><path d="m8.5 13.5-1.5 7 5-2.5 5 2.5-1.5-7" />`,
  close: html`<path d="m6 6 12 12M18 6 6 18" />`,
  down: html`<path d="m5.5 9.5 6.5 6.5 6.5-6.5" />`,
  download: html`<path d="M12 4v11m-5-5 5 5 5-5M5 19.500h14" />`,
  out: html`<path d="M8 6.500h9.500V16M17.5 6.5 6.5 17.5" />`,
};

/** @param {{ name: keyof typeof ICONS }} props */
export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${ICONS[name]}
  </svg>`;
}

/**
 * A title. Where it is more than plain text it is HTML that the build made of it (mathematics as
 * MathML) and escaped itself: the one field that is inserted as it is, with those of details.
 * @param {{ row: Row }} props
 */
export function Title({ row }) {
  return row.html
    ? html`<span dangerouslySetInnerHTML=${{ __html: row.html }}></span>`
    : html`${row.title}`;
}

/** @param {{ number: number }} props */
export function Mark({ number }) {
  const look = number > 0 ? ` track-${number} shape-${number % 4}` : "";
  return html`<span class=${`track${look}`} aria-hidden="true"></span>`;
}

/** @param {{ row: Row }} props */
export function Bookmark({ row }) {
  const key = `paper:${row.uid}`;
  return html`<button
    type="button"
    class="bookmark"
    data-bookmark=${key}
    aria-pressed=${String(isBookmarked(key))}
    aria-label=${t("Bookmark: {title}", { title: row.title })}
  >
    <${Icon} name="bookmark" />
  </button>`;
}

/**
 * Names in a line, each isolated, so that names of both directions stand in their order.
 * @param {{ names: readonly string[] }} props
 */
function Names({ names }) {
  return names.map((name, at) => html`${at > 0 && ", "}<bdi>${name}</bdi>`);
}

/** Many papers share a slot: words of slots in the visitor's zone.
 * @type {Map<string, string>} */
const spans = new Map();
onZone(() => spans.clear());

/** @param {Row["turns"][number]} turn */
function inWords({ start, end }) {
  const key = `${start} ${end}`;
  const words = spans.get(key) ?? formatSpan(new Date(start), new Date(end));
  spans.set(key, words);
  return words;
}

/** @param {{ turn: Row["turns"][number] }} props */
export function When({ turn }) {
  return html`<time
    datetime=${new Date(turn.start).toISOString()}
    data-end=${new Date(turn.end).toISOString()}
    data-span="full"
    >${inWords(turn)}</time
  >`;
}

/** @param {{ row: Row }} props */
function Facts({ row }) {
  const { track, turns } = row;
  if (!track && turns.length === 0) {
    return null;
  }
  return html`<p class="row-facts">
    ${
      track &&
      html`<span class="row-track"
        ><${Mark} number=${track.number} /><span>${track.name}</span></span
      >`
    }${
      turns.length > 0 &&
      html`<span class="row-when"
        ><${When} turn=${turns[0]} />${
          turns.length > 1 && html` <span class="row-also">+${turns.length - 1}</span>`
        }</span
      >`
    }
  </p>`;
}

/**
 * @typedef {object} RowProps
 * @property {Row} row
 * @property {number} entry
 * @property {number} total
 * @property {boolean} current
 * @property {Detail | null} [detail] Undefined in views without one.
 * @property {ComponentChildren} [children] What stands below the row.
 */

/** @param {RowProps} props */
export function PaperRow({ row, entry, total, current, detail, children }) {
  const seen = visited().has(`paper:${row.uid}`);
  return html`<li
    class=${`paper-row${seen ? " is-seen" : ""}${current ? " is-current" : ""}`}
    aria-posinset=${row.place}
    aria-setsize=${total}
    data-paper=${row.uid}
    data-entry=${entry}
  >
    <div class="row-main">
      <a class="row-title" href=${row.href}><${Title} row=${row} /></a>
      <p class="row-authors"><${Names} names=${row.authors} /></p>
      ${
        row.awards.length > 0 &&
        html`<p class="row-award"><${Icon} name="award" />${row.awards.join(", ")}</p>`
      }
      ${detail !== undefined && html`<${Abstract} detail=${detail} />`}
    </div>
    <${Facts} row=${row} />
    <${Bookmark} row=${row} />
    ${children && html`<div class="row-more">${children}</div>`}
  </li>`;
}

/** @param {{ detail: Detail | null }} props */
function Abstract({ detail }) {
  return html`<${Html} of=${detail?.abstract} className="row-abstract" />`;
}

/**
 * A text that the build made HTML of, sanitised; undefined until it is here. Displayed formulas
 * that are wider than their place scroll, so the keyboard has to get at them.
 * @param {{ of: string | undefined, className: string }} props
 */
export function Html({ of, className }) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    for (const formula of $$('math[display="block"]', box.current ?? undefined)) {
      if (formula.scrollWidth > formula.clientWidth) {
        formula.setAttribute("tabindex", "0");
      }
    }
  }, [of]);
  return html`<div
    class=${className}
    ref=${box}
    aria-busy=${String(of === undefined)}
    dangerouslySetInnerHTML=${{ __html: of ?? "" }}
  ></div>`;
}

/**
 * The entry of the row that an event came from, or -1.
 * @param {EventTarget | null} target
 */
export function entryOf(target) {
  const row = target instanceof Element ? target.closest("[data-entry]") : null;
  return row instanceof HTMLElement ? Number(row.dataset.entry) : -1;
}
