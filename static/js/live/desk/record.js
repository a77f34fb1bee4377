// The record of what those in charge did, newest first: read by all of them, changed by nobody.
import { html } from "htm/preact";
import { moreOf, wordsOf } from "miniconf/live/desk/deeds.js";
import { get, roomHref } from "miniconf/live/me.js";
import { nameOf, personOf } from "miniconf/live/parts/person.js";
import { dayWords, When } from "miniconf/live/parts/when.js";
import { asRefused } from "miniconf/live/refused.js";
import { t } from "miniconf/words.js";
import { useEffect, useState } from "preact/hooks";

/** @import { People } from "miniconf/live/model.js" */

const MOST = 50;

/**
 * @typedef {object} Act
 * @property {number} id
 * @property {string} at
 * @property {number | null} by
 * @property {string} kind
 * @property {number | null} person
 * @property {string} room
 * @property {string} title
 * @property {number | null} number
 * @property {Record<string, any>} details
 */

/** What the desk shows of it. */
export function View() {
  const [acts, setActs] = useState(/** @type {Act[]} */ ([]));
  const [people, setPeople] = useState(/** @type {People} */ ({}));
  const [before, setBefore] = useState(/** @type {number | null} */ (null));
  const [words, setWords] = useState("");
  /** @param {number | null} from */
  const load = async (from) => {
    try {
      const page = await get(`/record?limit=${MOST}${from ? `&before=${from}` : ""}`);
      setActs((had) => (from ? [...had, ...page.record] : page.record));
      setPeople((had) => ({ ...had, ...page.people }));
      setBefore(page.before);
      setWords("");
    } catch (error) {
      setWords(asRefused(error).words);
    }
  };
  useEffect(() => {
    load(null);
  }, []);
  return html`
    <p class="soft small">${t("Everything that those in charge do stands here, and nothing can be changed.")}</p>
    ${words && html`<p role="alert" class="fault">${words}</p>`}
    ${byDay(acts).map(
      ([day, these]) => html`<section key=${day}>
        <h3 class="record-day">${day}</h3>
        <ol class="plain-list record">
          ${these.map((act) => html`<${Row} key=${act.id} act=${act} people=${people} />`)}
        </ol>
      </section>`,
    )}
    ${before !== null && html`<p><button type="button" class="button" onClick=${() => load(before)}>${t("Earlier")}</button></p>`}
  `;
}

/**
 * Acts with the day that they were done on.
 * @param {Act[]} acts Newest first.
 */
function byDay(acts) {
  /** @type {Map<string, Act[]>} */
  const days = new Map();
  for (const act of acts) {
    const day = dayWords(act.at);
    days.set(day, [...(days.get(day) ?? []), act]);
  }
  return [...days];
}

/** @param {{ act: Act, people: People }} props */
function Row({ act, people }) {
  const { by, person, room, title, number } = act;
  const who = by === null ? t("The command line") : nameOf(personOf(people, by));
  const whom = person === null ? "" : nameOf(personOf(people, person));
  const more = moreOf(act);
  return html`<li>
    <${When} at=${act.at} />
    <div>
      <p>
        ${wordsOf(act, { who, whom })}
        ${room && html` · <a href=${roomHref(room, number)}>${title}</a>`}
      </p>
      ${more && html`<p class="soft small">${more}</p>`}
    </div>
  </li>`;
}
