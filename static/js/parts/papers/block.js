// A stretch of the list: headings, and papers in lists between them.
import { html } from "htm/preact";
import { formatDay } from "miniconf/lib/clock.js";
import { BLOCK } from "miniconf/parts/papers/heights.js";
import { Mark, PaperRow } from "miniconf/parts/papers/row.js";
import { t } from "miniconf/words.js";

/** @import { Entry, Heading, Row } from "miniconf/parts/papers/model.js" */
/** @import { Detail } from "miniconf/parts/papers/source.js" */

/**
 * @param {object} props
 * @param {number} props.block
 * @param {Entry[] | undefined} props.entries Undefined until they are here.
 * @param {number} props.height What it is believed to measure, in pixels.
 * @param {number} props.total Papers in the whole list.
 * @param {number} props.current The entry with the focus, or -1.
 * @param {Map<string, Detail | null> | null} props.details By uid; null in views without them.
 */
export function Block({ block, entries, height, total, current, details }) {
  if (!entries) {
    return html`<div class="papers-block" aria-busy="true" style=${{ height: `${height}px` }}></div>`;
  }
  const parts = segments(entries).map(({ heading, first, rows }) => [
    heading && html`<h2 class="papers-heading">${inWords(heading)}</h2>`,
    rows.length > 0 &&
      html`<ol class="papers" role="list">
        ${rows.map((row, i) => {
          const entry = block * BLOCK + first + i;
          return html`<${PaperRow}
            key=${row.uid}
            row=${row}
            entry=${entry}
            total=${total}
            current=${entry === current}
            detail=${details ? (details.get(row.uid) ?? null) : undefined}
          />`;
        })}
      </ol>`,
  ]);
  return html`<div class="papers-block" data-block=${block}>${parts}</div>`;
}

/** @param {Heading} heading */
function inWords({ heading, track, day }) {
  const noon = day ? new Date(`${heading}T12:00:00Z`) : null;
  const long = /** @type {const} */ ({ weekday: "long", month: "long", timeZone: "UTC" });
  return html`${track > 0 && html`<${Mark} number=${track} />`}${
    noon ? formatDay(noon, long) : heading || t("The others")
  }`;
}

/**
 * Entries, cut where a heading stands.
 * @param {Entry[]} entries
 */
function segments(entries) {
  /** @type {{ heading: Heading | null, first: number, rows: Row[] }[]} */
  const found = [];
  entries.forEach((entry, i) => {
    if ("heading" in entry) {
      found.push({ heading: entry, first: i + 1, rows: [] });
      return;
    }
    if (found.length === 0) {
      found.push({ heading: null, first: i, rows: [] });
    }
    found.at(-1)?.rows.push(entry);
  });
  return found;
}
