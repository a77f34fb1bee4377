// The registration desk: finding people, and everything about one of them.
import { html } from "htm/preact";
import { useAnswer } from "miniconf/live/asking.js";
import { NewPerson } from "miniconf/live/desk/new-person.js";
import { Person } from "miniconf/live/desk/person.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { Avatar, roleWords } from "miniconf/live/parts/person.js";
import { t } from "miniconf/words.js";
import { useEffect, useState } from "preact/hooks";

/** @import { Me } from "miniconf/live/model.js" */

const PAUSE = 200;
/** As many as the service finds at once. */
const MOST = 50;

/**
 * @typedef {object} Entry Somebody as the desk sees the person.
 * @property {number} id
 * @property {string} name
 * @property {string} affiliation
 * @property {{ email: string, first: boolean, bounced: string | null }[]} addresses
 * @property {{ role: string, scope: string }[]} roles
 * @property {string[]} tickets
 * @property {string | null} accepted When the person came first.
 * @property {boolean} banned
 * @property {string | null} muted_until
 */

/**
 * What the desk shows of it.
 * @param {{ me: Me, rest: string }} props `rest` is somebody's number, or `new`.
 */
export function View({ me, rest }) {
  const [query, setQuery] = useState("");
  if (rest) {
    return html`<p class="small"><a href="#people">${t("Everybody")}</a></p>
      ${rest === "new" ? html`<${NewPerson} />` : html`<${Person} key=${rest} id=${rest} me=${me} />`}`;
  }
  return html`<${Find} query=${query} setQuery=${setQuery} mayAdd=${me.may.includes("change people")} />`;
}

/** @param {{ query: string, setQuery: (query: string) => void, mayAdd: boolean }} props */
function Find({ query, setQuery, mayAdd }) {
  const [asked, setAsked] = useState(query.trim());
  useEffect(() => {
    const timer = setTimeout(() => setAsked(query.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [query]);
  const { found, words } = useAnswer(`/desk/people?q=${encodeURIComponent(asked)}`);
  /** @type {Entry[] | undefined} */
  const people = found?.people;
  return html`
    <div class="desk-find">
      <div class="desk-search">
        <${Icon} name="search" />
        <input
          type="search"
          aria-label=${t("Name or address")}
          placeholder=${t("Name or address…")}
          value=${query}
          onInput=${(/** @type {InputEvent} */ event) =>
            setQuery(/** @type {HTMLInputElement} */ (event.target).value)}
        />
      </div>
      ${mayAdd && html`<a class="button" href="#people/new"><${Icon} name="plus" />${t("Late arrival")}</a>`}
    </div>
    ${words && html`<p role="alert" class="fault">${words}</p>`}
    ${people?.length === 0 && html`<p class="desk-empty">${t("Nobody is called that.")}</p>`}
    <ul class="plain-list entries">
      ${people?.map((entry) => html`<${Row} key=${entry.id} entry=${entry} />`)}
    </ul>
    ${people?.length === MOST && html`<p class="soft small">${t("There are more. Type more of the name.")}</p>`}
  `;
}

/** @param {{ entry: Entry }} props */
function Row({ entry }) {
  const { id, name, affiliation, addresses, roles, accepted, banned } = entry;
  const bounced = addresses.some((one) => one.bounced);
  const marks = [
    ...new Set(roles.map(({ role }) => roleWords(role))),
    banned && t("Banned"),
    bounced && t("Mail came back"),
  ].filter(Boolean);
  return html`<li>
    <a href=${`#people/${id}`}>
      <${Avatar} person=${entry} />
      <span class="entry-who">
        <b>${name}</b> <span class="soft">${affiliation}</span>
        <span class="soft small">${addresses.map(({ email }) => email).join(", ")}</span>
      </span>
      <span class="entry-marks">
        ${marks.map((words) => html`<span class="badge" key=${words}>${words}</span>`)}
        ${!accepted && html`<span class="soft small">${t("Has not come yet")}</span>`}
      </span>
    </a>
  </li>`;
}
