// Taking papers along: BibTeX, a calendar, a link for others.
import { html } from "htm/preact";
import { now } from "miniconf/lib/clock.js";
import { copy, toast } from "miniconf/lib/dom.js";
import { bookmarks } from "miniconf/lib/marks.js";
import { calendarOf } from "miniconf/parts/papers/calendar.js";
import { Icon } from "miniconf/parts/papers/row.js";
import { source } from "miniconf/parts/papers/source.js";
import { papersOf } from "miniconf/parts/papers/state.js";
import { n, t } from "miniconf/words.js";

/** @import { Answer, Row } from "miniconf/parts/papers/model.js" */

/** A link for others may hold this many papers. */
const MOST_IN_LINK = 150;

/**
 * The menu of what can be done with the bookmarked papers, and with those shown.
 * @param {{ answer: Answer }} props
 */
export function Save({ answer }) {
  const kept = papersOf(bookmarks());
  return html`<details class="papers-save" data-dismiss>
    <summary><${Icon} name="download" />${t("Save or share")}</summary>
    <div class="papers-menu">
      ${
        kept.length > 0
          ? html`<${Actions}
              title=${n("Your bookmark", "Your {count} bookmarks", kept.length)}
              name="bookmarks"
              count=${kept.length}
              get=${() => source.rows(kept)}
            />`
          : html`<p class="soft small">${t("Papers that you bookmark can be saved from here.")}</p>`
      }
      ${
        answer.count > 0 &&
        html`<${Actions}
          title=${n("This paper", "These {count} papers", answer.count)}
          name="papers"
          count=${answer.count}
          get=${() => shownRows(answer)}
        />`
      }
    </div>
  </details>`;
}

/**
 * @param {{ title: string, name: string, count: number, get: () => Promise<Row[]> }} props
 */
function Actions({ title, name, count, get }) {
  const act = (/** @type {(rows: Row[], name: string) => unknown} */ run) => async () => {
    try {
      await run(await get(), name);
    } catch {
      toast(t("That could not be loaded. Nothing is lost; try again."));
    }
  };
  return html`<section aria-label=${title}>
    <p class="papers-menu-title">${title}</p>
    <button type="button" class="papers-act" data-save=${`${name}.bib`} onClick=${act(saveBibtex)}>
      ${t("BibTeX file")}
    </button>
    <button type="button" class="papers-act" data-save=${`${name}.ics`} onClick=${act(saveCalendar)}>
      ${t("Calendar file")}
    </button>
    ${
      count <= MOST_IN_LINK &&
      html`<button type="button" class="papers-act" data-save=${`${name}.link`} onClick=${act(share)}>
        ${t("Copy a link to this list")}
      </button>`
    }
  </section>`;
}

/** @param {Answer} answer */
async function shownRows({ version, length }) {
  const entries = (await source.entries(version, 0, length)) ?? [];
  return /** @type {Row[]} */ (entries.filter((entry) => "uid" in entry));
}

/**
 * @param {Row[]} rows
 * @param {string} name
 */
async function saveBibtex(rows, name) {
  const entries = await Promise.all(rows.map((row) => source.bibtex(row)));
  download(`${entries.filter(Boolean).join("\n\n")}\n`, `${name}.bib`, "application/x-bibtex");
}

/**
 * @param {Row[]} rows
 * @param {string} name
 */
function saveCalendar(rows, name) {
  if (!rows.some((row) => row.turns.length > 0)) {
    toast(t("None of these papers has a time in the schedule."));
    return;
  }
  const about = { name: document.title, host: location.hostname, now: now() };
  download(calendarOf(rows, about), `${name}.ics`, "text/calendar");
}

/** @param {Row[]} rows */
async function share(rows) {
  const query = new URLSearchParams({ list: rows.map(({ slug }) => slug).join(" ") });
  const link = `${location.origin}${document.documentElement.dataset.base}/papers/?${query}`;
  const copied = await copy(link);
  toast(copied ? t("The link is copied.") : link);
}

/**
 * @param {string} text
 * @param {string} name
 * @param {string} type
 */
function download(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
