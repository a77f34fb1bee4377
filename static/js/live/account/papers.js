// Papers that one is an author of, and saying so where the service does not know.
import { html } from "htm/preact";
import { doing, useAnswer } from "miniconf/live/asking.js";
import { get } from "miniconf/live/me.js";
import { t } from "miniconf/words.js";
import { useEffect, useId, useState } from "preact/hooks";

/** @import { Me, Person, RoomRow } from "miniconf/live/model.js" */

const base = document.documentElement.dataset.base ?? "";
const PAUSE = 200;
const MOST = 8;

/**
 * @typedef {object} Claim
 * @property {number} id
 * @property {string} paper
 * @property {string} title
 * @property {string} href
 * @property {"open" | "granted" | "refused"} state
 * @property {Person} person
 * @property {string} at
 */

/**
 * What the account page shows of it.
 * @param {{ me: Me }} props
 */
export function View({ me }) {
  const { found, words, again } = useAnswer("/claims");
  useEffect(again, [me.roles]);
  /** @type {Claim[]} */
  const claims = (found?.claims ?? []).filter(
    (/** @type {Claim} */ one) => one.person.id === me.id,
  );
  const said = new Set(claims.map(({ paper }) => paper));
  const known = me.roles
    .filter(({ role, scope }) => role === "author" && scope.startsWith("paper:"))
    .map(({ scope }) => scope.slice("paper:".length))
    .filter((paper) => !said.has(paper));
  const states = {
    open: t("Waits for an organizer"),
    granted: t("You are its author"),
    refused: t("An organizer did not agree"),
  };
  return html`<div class="sections">
    ${words && html`<p role="alert" class="fault">${words}</p>`}
    <section>
      ${
        known.length + claims.length === 0
          ? html`<p class="soft">${t("No paper is known to be yours.")}</p>`
          : html`<ul class="plain-list facts">
              ${known.map((paper) => html`<${Known} key=${paper} paper=${paper} words=${states.granted} />`)}
              ${claims.map(
                ({ id, title, href, state }) => html`<li key=${id}>
                  ${href ? html`<a href=${base + href}>${title}</a>` : html`<span>${title}</span>`}
                  <span class="soft small">${states[state]}</span>
                </li>`,
              )}
            </ul>`
      }
    </section>
    <section>
      <h3>${t("I am an author of…")}</h3>
      <p class="soft small">${t("An organizer looks at it. Then you answer questions about the paper as its author.")}</p>
      <${Find}
        without=${[...said, ...known]}
        choose=${async (/** @type {RoomRow} */ room) => {
          const paper = room.key.slice("paper:".length);
          if (await doing("/claims", { paper }, t("An organizer will look at it."))) {
            again();
          }
        }}
      />
    </section>
  </div>`;
}

/** @param {{ paper: string, words: string }} props */
function Known({ paper, words }) {
  const { found } = useAnswer(`/rooms/${encodeURIComponent(`paper:${paper}`)}`);
  const room = /** @type {RoomRow | undefined} */ (found?.room);
  return html`<li>
    ${room ? html`<a href=${base + room.href}>${room.title}</a>` : html`<span>${paper}</span>`}
    <span class="soft small">${words}</span>
  </li>`;
}

/** @param {{ without: string[], choose: (room: RoomRow) => void }} props */
function Find({ without, choose }) {
  const [query, setQuery] = useState("");
  const [rooms, setRooms] = useState(/** @type {RoomRow[]} */ ([]));
  const id = useId();
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(async () => {
      const asked = new URLSearchParams({ q: query, kind: "paper", limit: String(MOST) });
      const answer = query.trim() ? await get(`/rooms?${asked}`).catch(() => null) : null;
      if (!gone) {
        setRooms(answer?.rooms ?? []);
      }
    }, PAUSE);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [query]);
  const offered = rooms.filter(({ key }) => !without.includes(key.slice("paper:".length)));
  return html`<div class="field picker">
    <label for=${id}>${t("Title of the paper")}</label>
    <input
      id=${id}
      type="search"
      autocomplete="off"
      value=${query}
      onInput=${(/** @type {InputEvent} */ event) =>
        setQuery(/** @type {HTMLInputElement} */ (event.target).value)}
    />
    ${
      offered.length > 0 &&
      html`<ul class="plain-list offered">
        ${offered.map(
          (room) => html`<li key=${room.key}>
            <button
              type="button"
              onClick=${() => {
                setQuery("");
                choose(room);
              }}
            >
              ${room.title}
            </button>
          </li>`,
        )}
      </ul>`
    }
  </div>`;
}
