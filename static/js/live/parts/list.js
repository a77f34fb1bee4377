// The list of rooms: one's own, the active ones, and any by its name.
import { html } from "htm/preact";
import { get, roomHref } from "miniconf/live/me.js";
import { mine } from "miniconf/live/mine.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { NewRoom } from "miniconf/live/parts/new-room.js";
import { asRefused } from "miniconf/live/refused.js";
import { titleOf } from "miniconf/live/titles.js";
import { useWatched } from "miniconf/live/watched.js";
import { n as count, t } from "miniconf/words.js";
import { useEffect, useState } from "preact/hooks";

/** @import { RoomRow } from "miniconf/live/model.js" */

const PAUSE = 200;
const EVERY = 60_000;

/**
 * @param {object} props
 * @param {string} props.current Key of the room that is open.
 * @param {(key: string) => void} props.go
 */
export function RoomList({ current, go }) {
  const { rooms, refused } = useWatched(mine);
  const [query, setQuery] = useState("");
  const { found, failed } = useRooms(query);
  useEffect(() => {
    mine.load();
  }, []);
  const standing = useStanding();
  const own = rooms?.filter(({ key }) => !standing.some((one) => one.key === key)) ?? null;
  const known = new Set([...(rooms ?? []), ...standing].map(({ key }) => key));
  const others = (found ?? []).filter(({ key }) => query || !known.has(key));
  return html`<nav class="room-list" aria-label=${t("Rooms")}>
    <div class="room-find">
      <${Icon} name="search" />
      <input
        type="search"
        placeholder=${t("Find a room or a paper…")}
        aria-label=${t("Find a room or a paper…")}
        value=${query}
        onInput=${(/** @type {InputEvent} */ event) =>
          setQuery(/** @type {HTMLInputElement} */ (event.target).value)}
      />
    </div>
    <div class="room-scroll">
      ${(refused || failed) && html`<p class="soft small" role="alert">${(refused ?? failed)?.words}</p>`}
      ${
        !query &&
        html`<${Rows}
          title=${t("For everybody")}
          rooms=${standing.length > 0 ? standing : null}
          current=${current}
          go=${go}
          empty=""
        />
        <${Rows}
          title=${t("Yours")}
          rooms=${own}
          current=${current}
          go=${go}
          empty=${t("Rooms that you write in or join stand here.")}
        />`
      }
      <${Rows}
        title=${query ? t("Found") : t("Active now")}
        rooms=${found === null ? null : others}
        current=${current}
        go=${go}
        empty=${query ? t("No room is called that.") : t("It is quiet just now.")}
      />
    </div>
    <${NewRoom} go=${go} />
  </nav>`;
}

/** The rooms of every conference, with what is unread in those that one joined. */
function useStanding() {
  const { rooms } = useWatched(mine);
  const [found, setFound] = useState(/** @type {RoomRow[]} */ ([]));
  useEffect(() => {
    get("/rooms?view=standing").then(
      (answer) => setFound(answer.rooms),
      () => {},
    );
  }, []);
  return found.map((room) => rooms?.find(({ key }) => key === room.key) ?? room);
}

/**
 * Rooms by name, or the active ones where nothing is looked for.
 * @param {string} query
 */
function useRooms(query) {
  const [found, setFound] = useState(/** @type {RoomRow[] | null} */ (null));
  const [failed, setFailed] = useState(
    /** @type {import("miniconf/live/refused.js").Refused | null} */ (null),
  );
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      const path = query.trim()
        ? `/rooms?q=${encodeURIComponent(query.trim())}&limit=50`
        : "/rooms?view=active&limit=30";
      try {
        const { rooms } = await get(path);
        if (!gone) {
          setFound(rooms);
          setFailed(null);
        }
      } catch (error) {
        if (!gone) {
          setFailed(asRefused(error));
        }
      }
    };
    const timer = setTimeout(ask, query ? PAUSE : 0);
    const again = setInterval(ask, EVERY);
    return () => {
      gone = true;
      clearTimeout(timer);
      clearInterval(again);
    };
  }, [query]);
  return { found, failed };
}

/**
 * @param {object} props
 * @param {string} props.title
 * @param {readonly RoomRow[] | null} props.rooms Null until they are here.
 * @param {string} props.current
 * @param {(key: string) => void} props.go
 * @param {string} props.empty
 */
function Rows({ title, rooms, current, go, empty }) {
  return html`<section>
    <h2 class="room-group">${title}</h2>
    ${rooms?.length === 0 && html`<p class="soft small room-none">${empty}</p>`}
    <ul class="plain-list" aria-busy=${String(rooms === null)}>
      ${rooms?.map(
        (room) =>
          html`<${Row} key=${room.key} room=${room} current=${room.key === current} go=${go} />`,
      )}
    </ul>
  </section>`;
}

/** @param {{ room: RoomRow, current: boolean, go: (key: string) => void }} props */
function Row({ room, current, go }) {
  const { unread, mentions } = room;
  const title = titleOf(room);
  const says = [
    title,
    unread > 0 && count("{count} new message", "{count} new messages", unread),
    mentions > 0 && count("{count} mention", "{count} mentions", mentions),
  ].filter(Boolean);
  return html`<li>
    <a
      class=${`room-row${unread > 0 ? " unread" : ""}`}
      href=${roomHref(room.key)}
      aria-current=${current ? "page" : undefined}
      aria-label=${says.join(", ")}
      onClick=${(/** @type {MouseEvent} */ event) => {
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
          event.preventDefault();
          go(room.key);
        }
      }}
    >
      <${Icon} name=${iconOf(room)} />
      <span class="room-name">${title}</span>
      ${mentions > 0 ? html`<span class="tally">${mentions}</span>` : unread > 0 && html`<span class="dot"></span>`}
    </a>
  </li>`;
}

/** @param {RoomRow} room */
export function iconOf({ kind, private: isPrivate, state }) {
  if (state === "archived" || isPrivate) {
    return kind === "direct" ? "people" : "lock";
  }
  const icons = /** @type {Record<string, string>} */ ({
    announcements: "bell",
    help: "question",
    direct: "people",
  });
  return icons[kind] ?? "hash";
}
