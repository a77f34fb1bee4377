// What stands beside a conversation on the page of rooms: members, pins, search, settings.
import { html } from "htm/preact";
import { get, me, roomHref } from "miniconf/live/me.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { Members } from "miniconf/live/parts/members.js";
import { nameOf, personOf } from "miniconf/live/parts/person.js";
import { Settings } from "miniconf/live/parts/settings.js";
import { When } from "miniconf/live/parts/when.js";
import { asRefused } from "miniconf/live/refused.js";
import { useSide } from "miniconf/live/side.js";
import { nodesOf } from "miniconf/live/text/nodes.js";
import { titleOf } from "miniconf/live/titles.js";
import { useMessages } from "miniconf/live/use.js";
import { n as count, t } from "miniconf/words.js";
import { useEffect, useRef, useState } from "preact/hooks";

/** @import { Message, People, RoomRow } from "miniconf/live/model.js" */
/** @import { OpenRoom } from "miniconf/live/open.js" */

/**
 * @param {object} props
 * @param {string} props.what `members`, `pins`, `search` or `settings`.
 * @param {OpenRoom} props.open
 * @param {(key: string, message?: number) => void} props.go
 * @param {() => void} props.close
 */
export function Beside({ what, open, go, close }) {
  const titles = /** @type {Record<string, string>} */ ({
    members: t("People"),
    pins: t("Pinned"),
    search: t("Search"),
    settings: t("Settings"),
  });
  return html`<aside class="beside" aria-label=${titles[what]}>
    <header class="side-head">
      <h2>${titles[what]}</h2>
      <button type="button" class="tool" aria-label=${t("Close")} onClick=${close}>
        <${Icon} name="close" />
      </button>
    </header>
    <div class="beside-body">
      ${what === "members" && html`<${Members} key=${open.key} open=${open} go=${go} />`}
      ${what === "pins" && html`<${Pins} key=${open.key} open=${open} go=${go} />`}
      ${what === "settings" && html`<${Settings} key=${open.key} open=${open} />`}
      ${what === "search" && html`<${Search} open=${open} go=${go} />`}
    </div>
  </aside>`;
}

/** @param {{ open: OpenRoom, go: (key: string, message?: number) => void }} props */
function Pins({ open, go }) {
  const side = useSide(open, "/pins", ({ kind }) => kind === "pin");
  const { messages } = useMessages(open, side.now);
  const pinned = messages.filter((message) => message.pinned);
  if (side.refused) {
    return html`<p role="alert" class="fault">${side.refused.words}</p>`;
  }
  if (side.now && pinned.length === 0) {
    return html`<p class="soft">${t("Nothing is pinned here. Pinned messages are easy to find again.")}</p>`;
  }
  const people = side.now?.people ?? {};
  return html`<ul class="plain-list hits">
    ${pinned.map(
      (message) =>
        html`<${Hit} key=${message.n} message=${message} people=${people} room=${open.now?.room} go=${go} />`,
    )}
  </ul>`;
}

/**
 * @param {object} props
 * @param {Message} props.message
 * @param {People} props.people
 * @param {RoomRow} props.room
 * @param {(key: string, message?: number) => void} props.go
 * @param {boolean} [props.named] With the room's name.
 */
function Hit({ message, people, room, go, named }) {
  const root = message.thread ?? message.n;
  return html`<li class="hit">
    <a
      class="hit-link"
      href=${roomHref(room.key, root)}
      onClick=${(/** @type {MouseEvent} */ event) => {
        event.preventDefault();
        go(room.key, root);
      }}
    >
      ${named && html`<span class="hit-room">${titleOf(room)}</span>`}
      <span class="message-head"><b>${nameOf(personOf(people, message.by))}</b> <${When} at=${message.at} day /></span>
    </a>
    <div class="words">${nodesOf(message.text, me.account?.id ?? 0)}</div>
  </li>`;
}

/** @typedef {{ hits: { room: RoomRow, message: Message }[], people: People }} Found */

/** @param {{ open: OpenRoom, go: (key: string, message?: number) => void }} props */
function Search({ open, go }) {
  const [query, setQuery] = useState("");
  const [here, setHere] = useState(true);
  const [found, setFound] = useState(/** @type {Found | null} */ (null));
  const [words, setWords] = useState("");
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  // A browser minds `autofocus` only while nothing else has the focus.
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    let gone = false;
    const q = query.trim();
    const timer = setTimeout(async () => {
      if (!q) {
        setFound(null);
        return;
      }
      const asked = new URLSearchParams({ q, limit: "50", ...(here ? { room: open.key } : {}) });
      try {
        const answer = await get(`/search?${asked}`);
        if (!gone) {
          setFound(answer);
          setWords("");
        }
      } catch (error) {
        if (!gone) {
          setWords(asRefused(error).words);
        }
      }
    }, 250);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [query, here, open]);
  return html`
    <input
      type="search"
      class="beside-field"
      ref=${field}
      aria-label=${t("Search messages")}
      placeholder=${t("Search messages…")}
      value=${query}
      onInput=${(/** @type {InputEvent} */ event) =>
        setQuery(/** @type {HTMLInputElement} */ (event.target).value)}
    />
    <label class="check">
      <input type="checkbox" checked=${here} onChange=${() => setHere(!here)} /> ${t("Only in this room")}
    </label>
    ${words && html`<p role="alert" class="fault">${words}</p>`}
    <p class="soft small" role="status">
      ${found && (found.hits.length > 0 ? count("{count} message", "{count} messages", found.hits.length) : t("Nothing was found."))}
    </p>
    <ul class="plain-list hits">
      ${found?.hits.map(
        ({ room, message }) => html`<${Hit}
          key=${`${room.key} ${message.n}`}
          message=${message}
          people=${found.people}
          room=${room}
          go=${go}
          named=${!here}
        />`,
      )}
    </ul>
  `;
}
