// The page of rooms: the list, the open room, and what stands beside it.
import { html } from "htm/preact";
import { toast } from "miniconf/lib/dom.js";
import { roomHref } from "miniconf/live/me.js";
import { Beside } from "miniconf/live/parts/beside.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { LeadLink } from "miniconf/live/parts/lead-link.js";
import { RoomList } from "miniconf/live/parts/list.js";
import { Questions } from "miniconf/live/parts/questions.js";
import { Conversation } from "miniconf/live/parts/room.js";
import { Tabs } from "miniconf/live/parts/tabs.js";
import { asRefused } from "miniconf/live/refused.js";
import { target } from "miniconf/live/target.js";
import { titleOf } from "miniconf/live/titles.js";
import { useRoom } from "miniconf/live/use.js";
import { n as count, t } from "miniconf/words.js";
import { useEffect, useState } from "preact/hooks";

/** @import { OpenRoom } from "miniconf/live/open.js" */

/** Kinds of rooms in which questions are asked. */
const ASKED = new Set(["paper", "session", "workshop", "tutorial", "event", "social", "sponsor"]);

function current() {
  return new URLSearchParams(location.search).get("room") ?? "";
}

/** The whole page, for who is signed in. */
export function Rooms() {
  const [key, setKey] = useState(current());
  const [message, setMessage] = useState(target().message);
  const [beside, setBeside] = useState("");
  useEffect(() => {
    const look = () => {
      setKey(current());
      setMessage(target().message);
    };
    addEventListener("popstate", look);
    addEventListener("hashchange", look);
    return () => {
      removeEventListener("popstate", look);
      removeEventListener("hashchange", look);
    };
  }, []);
  /** @param {string} room @param {number | null} [n] */
  const go = (room, n = null) => {
    history.pushState(null, "", room ? roomHref(room, n) : location.pathname);
    setKey(room);
    setMessage(n);
  };
  return html`<div class=${`rooms${key ? " has-room" : ""}${beside && key ? " has-beside" : ""}`}>
    <${RoomList} current=${key} go=${go} />
    ${
      key
        ? html`<${Room}
            key=${key}
            room=${key}
            message=${message}
            go=${go}
            beside=${beside}
            setBeside=${setBeside}
          />`
        : html`<div class="room-choose">
            <p class="instead-title">${t("Choose a room")}</p>
            <p class="soft">${t("Every paper and session has one. The lobby is for everybody.")}</p>
            <p><button type="button" class="button" onClick=${() => go("lobby")}>${t("To the lobby")}</button></p>
          </div>`
    }
  </div>`;
}

/**
 * @param {object} props
 * @param {string} props.room
 * @param {number | null} props.message
 * @param {(key: string, message?: number | null) => void} props.go
 * @param {string} props.beside
 * @param {(what: string) => void} props.setBeside
 */
function Room({ room, message, go, beside, setBeside }) {
  const open = useRoom(room);
  const [tab, setTab] = useState(target().isQuestion ? "questions" : "chat");
  useEffect(() => {
    const look = () => target().isQuestion && setTab("questions");
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  return html`
    <section class="room-main" aria-label=${open.now ? titleOf(open.now.room) : t("Room")}>
      <${Head} open=${open} go=${go} beside=${beside} setBeside=${setBeside} tab=${tab} setTab=${setTab} />
      ${
        tab === "chat"
          ? html`<${Conversation} open=${open} target=${message} ask=${() => setTab("questions")} />`
          : html`<${Questions} open=${open} />`
      }
    </section>
    ${beside && html`<${Beside} what=${beside} open=${open} go=${go} close=${() => setBeside("")} />`}
  `;
}

/**
 * @param {object} props
 * @param {OpenRoom} props.open
 * @param {(key: string) => void} props.go
 * @param {string} props.beside
 * @param {(what: string) => void} props.setBeside
 * @param {string} props.tab
 * @param {(tab: string) => void} props.setTab
 */
function Head({ open, go, beside, setBeside, tab, setTab }) {
  const room = open.now?.room;
  const tools = [
    ["search", "search", t("Search messages")],
    ["pins", "pin", t("Pinned")],
    ["members", "people", t("People")],
    ...(room?.may.includes("lock") ? [["settings", "settings", t("Settings of the room")]] : []),
  ];
  const tabs = [
    { name: "chat", words: t("Chat"), count: 0 },
    { name: "questions", words: t("Questions"), count: 0 },
  ];
  return html`<header class="room-head">
    <button type="button" class="tool room-back" aria-label=${t("All rooms")} onClick=${() => go("")}>
      <${Icon} name="back" />
    </button>
    <div class="room-title">
      <h2>${room?.href ? html`<a href=${room.href}>${room.title}</a>` : room && titleOf(room)}</h2>
      <p class="soft small">
        ${[room?.topic, open.here > 0 && count("{count} here", "{count} here", open.here)].filter(Boolean).join(" · ")}
      </p>
    </div>
    ${room && !room.joined && html`<${Join} open=${open} />`}
    <span class="room-tools"><${LeadLink} room=${room} />${tools.map(
      ([name, icon, words]) => html`<button
        type="button"
        class="tool"
        key=${name}
        aria-label=${words}
        title=${words}
        aria-pressed=${String(beside === name)}
        onClick=${() => setBeside(beside === name ? "" : name)}
      >
        <${Icon} name=${icon} />
      </button>`,
    )}</span>
    ${
      room &&
      ASKED.has(room.kind) &&
      html`<${Tabs} tabs=${tabs} chosen=${tab} choose=${setTab} label=${t("Chat and questions")} />`
    }
  </header>`;
}

/** @param {{ open: OpenRoom }} props */
function Join({ open }) {
  const join = async () => {
    try {
      await open.join();
    } catch (error) {
      toast(asRefused(error).words);
    }
  };
  return html`<button type="button" class="button" onClick=${join}>${t("Join")}</button>`;
}
