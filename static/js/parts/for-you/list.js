// Recommended papers, why, and what the visitor says to them.
import { html } from "htm/preact";
import { bookmarks, setWish } from "miniconf/lib/marks.js";
import { PaperRow, Title } from "miniconf/parts/papers/row.js";
import { t } from "miniconf/words.js";
import { useEffect, useRef, useState } from "preact/hooks";

/** @import { Advice, Mark } from "miniconf/parts/for-you/advice.js" */
/** @import { Row } from "miniconf/parts/papers/model.js" */

/** @typedef {{ more: ReadonlySet<string>, less: ReadonlySet<string> }} Wishes */
/** @typedef {(row: Row, wish: "more" | "less" | "") => void} Say */

/**
 * @param {{ best: Advice[], soon: Advice[], rows: Map<string, Row>, wishes: Wishes }} props
 */
export function ForYou({ best, soon, rows, wishes }) {
  const [last, setLast] = useState(/** @type {Row | null} */ (null));
  /** @type {Say} */
  const say = (row, wish) => {
    setWish(`paper:${row.uid}`, wish);
    setLast(wish === "less" ? row : null);
  };
  const shared = { rows, wishes, say };
  return html`
    <${Group} title=${t("In the next hours")} advice=${soon} ...${shared}>
      <p class="for-you-note">${t("On soon, and none clashes with what you bookmarked.")}</p>
    <//>
    <${Group} title=${t("Papers for you")} advice=${best} ...${shared} />
    <${Said} ...${shared} />
    <${Notice} row=${last} undo=${() => last && say(last, "")} />
  `;
}

/**
 * @param {{ title: string, advice: Advice[], rows: Map<string, Row>, wishes: Wishes, say: Say,
 *   children?: unknown }} props
 */
function Group({ title, advice, children, ...shared }) {
  if (advice.length === 0) {
    return null;
  }
  return html`<section class="for-you-group">
    <h2>${title}</h2>
    ${children}
    <ol class="papers" role="list">
      ${advice.map(
        (one, i) =>
          html`<${Recommended} key=${one.uid} ...${{ one, i, total: advice.length, ...shared }} />`,
      )}
    </ol>
  </section>`;
}

/**
 * @param {{ one: Advice, i: number, total: number, rows: Map<string, Row>, wishes: Wishes,
 *   say: Say }} props
 */
function Recommended({ one, i, total, rows, wishes, say }) {
  const found = rows.get(one.uid);
  const because = rows.get(one.because.uid);
  if (!found) {
    return null;
  }
  const row = { ...found, place: i + 1, turns: turnsOf(found, one) };
  const more = wishes.more.has(`paper:${row.uid}`);
  return html`<${PaperRow} ...${{ row, entry: i, total, current: false }}>
    ${because && html`<${Because} row=${because} mark=${one.because.mark} />`}
    <p class="for-you-say">
      <button
        type="button"
        class="quiet"
        aria-pressed=${String(more)}
        aria-label=${t("More like this: {title}", { title: row.title })}
        onclick=${() => say(row, more ? "" : "more")}
      >
        ${t("More like this")}
      </button>
      <button
        type="button"
        class="quiet"
        aria-label=${t("Less like this: {title}", { title: row.title })}
        onclick=${() => say(row, "less")}
      >
        ${t("Less like this")}
      </button>
    </p>
  <//>`;
}

/**
 * The hour for which the paper is recommended, or all of them.
 * @param {Row} row
 * @param {Advice} advice
 * @returns {Row["turns"]}
 */
function turnsOf(row, { turn }) {
  if (!turn) {
    return row.turns;
  }
  const { start, end } = turn;
  return [{ start: Date.parse(start), end: Date.parse(end), title: turn.place, href: "" }];
}

/** @param {{ row: Row, mark: Mark }} props */
function Because({ row, mark }) {
  const words = {
    bookmark: t("Because you bookmarked {title}"),
    more: t("Because you want more like {title}"),
    visit: t("Because you opened {title}"),
  };
  return html`<p class="for-you-because"><${Sentence} words=${words[mark]} row=${row} /></p>`;
}

/**
 * Words with a paper's title, which leads to it, in the place of `{title}`.
 * @param {{ words: string, row: Row }} props
 */
function Sentence({ words, row }) {
  const [before, after] = words.split("{title}");
  return html`${before}<a href=${row.href}><${Title} row=${row} /></a>${after}`;
}

/**
 * What the visitor said so far, to be taken back.
 * @param {{ rows: Map<string, Row>, wishes: Wishes, say: Say }} props
 */
function Said({ rows, wishes, say }) {
  const said = /** @type {const} */ (["more", "less"]).flatMap((wish) =>
    [...wishes[wish]].flatMap((key) => {
      const row = rows.get(key.replace("paper:", ""));
      return row && !bookmarks().has(key) ? [{ wish, row }] : [];
    }),
  );
  if (said.length === 0) {
    return null;
  }
  const words = { more: t("More like {title}"), less: t("Less like {title}") };
  return html`<details class="for-you-said">
    <summary>${t("What you said ({count})", { count: said.length })}</summary>
    <ul class="plain-list">
      ${said.map(
        ({ wish, row }) =>
          html`<li key=${row.uid}>
            <span><${Sentence} words=${words[wish]} row=${row} /></span>
            <button
              type="button"
              class="quiet"
              aria-label=${t("Take back: {title}", { title: row.title })}
              onclick=${() => say(row, "")}
            >
              ${t("Take back")}
            </button>
          </li>`,
      )}
    </ul>
  </details>`;
}

/**
 * Says that a paper went away, and brings it back. The button that was pressed went with the
 * paper, so the keyboard goes on from here.
 * @param {{ row: Row | null, undo: () => void }} props
 */
function Notice({ row, undo }) {
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  useEffect(() => button.current?.focus({ preventScroll: true }), [row]);
  return html`<div class="for-you-notice" role="status">
    ${
      row &&
      html`<p><${Sentence} words=${t("From now on less like {title}")} row=${row} /></p>
        <button type="button" class="button" ref=${button} onclick=${undo}>${t("Undo")}</button>`
    }
  </div>`;
}
