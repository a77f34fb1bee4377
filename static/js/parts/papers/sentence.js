// What the list shows, as a sentence whose parts can be taken away, and what to do with it.
import { html } from "htm/preact";
import { formatDay } from "miniconf/lib/clock.js";
import { Icon } from "miniconf/parts/papers/row.js";
import { FIELDS, toggled } from "miniconf/parts/papers/state.js";
import { n, t } from "miniconf/words.js";

/** @import { Answer, Field } from "miniconf/parts/papers/model.js" */
/** @import { State } from "miniconf/parts/papers/state.js" */

/**
 * @typedef {object} Part Something that the visitor asked for.
 * @property {Field | "q" | "only" | "bookmarked" | "seen"} part
 * @property {string} words With `{value}` where the value stands.
 * @property {string} value
 * @property {State} without The state without it.
 */

const IN_FIELD = () => ({
  track: t("in {value}"),
  session: t("at {value}"),
  day: t("on {value}"),
  keyword: t("about {value}"),
  author: t("by {value}"),
  programme: t("of {value}"),
  award: t("with the award {value}"),
});

const IN_SCOPE = () => ({
  "": t("with “{value}”"),
  title: t("with “{value}” in the title"),
  author: t("with “{value}” among the authors"),
  keyword: t("with “{value}” among the keywords"),
});

/**
 * Everything that was asked for.
 * @param {State} state
 * @param {Answer["labels"]} labels
 * @returns {Part[]}
 */
export function partsOf(state, labels) {
  /** @type {Part[]} */
  const parts = FIELDS.flatMap((field) =>
    state.fields[field].map((name, i) => ({
      part: field,
      words: i === 0 ? IN_FIELD()[field] : t("or {value}"),
      value: field === "day" ? dayName(name) : (labels[field][i] ?? name),
      without: toggled(state, field, name),
    })),
  );
  const q = state.q.trim();
  const more = /** @type {const} */ ([
    [q, "q", IN_SCOPE()[state.scope], { q: "" }],
    [state.list.length, "only", t("from a shared list"), { list: [] }],
    [state.bookmarked, "bookmarked", t("bookmarked"), { bookmarked: false }],
    [state.unseen, "seen", t("not yet seen"), { unseen: false }],
  ]);
  for (const [on, part, words, change] of more) {
    if (on) {
      parts.push({ part, words, value: q, without: { ...state, ...change } });
    }
  }
  return parts;
}

/**
 * A day of the calendar in words; what is no day as it is.
 * @param {string} key
 */
export function dayName(key) {
  const noon = new Date(`${key}T12:00:00Z`);
  const long = /** @type {const} */ ({ weekday: "long", timeZone: "UTC" });
  return Number.isNaN(noon.getTime()) ? key : formatDay(noon, long);
}

/** @param {{ part: Part }} props */
function Words({ part }) {
  const [before, after] = part.words.split("{value}");
  return after === undefined
    ? html`${before}`
    : html`${before}<em dir="auto">${part.value}</em>${after}`;
}

/**
 * @param {object} props
 * @param {State} props.state
 * @param {Answer} props.answer
 * @param {number} props.total
 * @param {(state: State) => void} props.change
 */
export function Sentence({ state, answer, total, change }) {
  const parts = partsOf(state, answer.labels);
  const { count } = answer;
  const words =
    parts.length > 0
      ? n("{count} of {total} papers", "{count} of {total} papers", count, {
          total: new Intl.NumberFormat(document.documentElement.lang).format(total),
        })
      : n("{count} paper", "{count} papers", count);
  return html`<p class="papers-count" role="status">
    ${words}${parts.map(
      (part, i) => html`${" "}<span class="papers-piece"
          ><button
            type="button"
            class="papers-part"
            title=${t("Take this away")}
            onClick=${() => change(part.without)}
          >
            <${Words} part=${part} /><${Icon} name="close" /></button
          >${comma(parts[i + 1])}</span
        >`,
    )}
  </p>`;
}

/**
 * What ends a part of the sentence, by the part that follows.
 * @param {Part | undefined} next
 */
function comma(next) {
  return next && next.words !== t("or {value}") ? "," : "";
}

/**
 * What to say where no paper is left: which parts to take away.
 * @param {object} props
 * @param {State} props.state
 * @param {Answer} props.answer
 * @param {(state: State) => void} props.change
 * @param {() => void} props.clear
 */
export function Nothing({ state, answer, change, clear }) {
  const parts = partsOf(state, answer.labels);
  const helpful = answer.loosened.flatMap(({ part, count }) => {
    const found = parts.filter((one) => one.part === part);
    return found.length === 1 ? [{ ...found[0], count }] : [];
  });
  return html`<div class="papers-nothing">
    <p class="lead">${t("No paper is all of this.")}</p>
    ${
      helpful.length > 0 &&
      html`<p>${t("There are some if you leave out:")}</p>
        <ul class="plain-list">
          ${helpful.map(
            (part) => html`<li>
              <button type="button" class="button" onClick=${() => change(part.without)}>
                <span><${Words} part=${part} /></span>
                <span class="soft">${n("{count} paper", "{count} papers", part.count)}</span>
              </button>
            </li>`,
          )}
        </ul>`
    }
    <p><button type="button" class="quiet" onClick=${clear}>${t("Show all papers")}</button></p>
  </div>`;
}
