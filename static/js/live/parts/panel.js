// The room of a paper, session or event on its page: beside it, or a sheet from below.
import { html } from "htm/preact";
import { roomHref } from "miniconf/live/me.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { LeadLink } from "miniconf/live/parts/lead-link.js";
import { Questions } from "miniconf/live/parts/questions.js";
import { Conversation } from "miniconf/live/parts/room.js";
import { Tabs } from "miniconf/live/parts/tabs.js";
import { target } from "miniconf/live/target.js";
import { useMe, useRoom } from "miniconf/live/use.js";
import { n as count, t } from "miniconf/words.js";
import { useEffect, useRef, useState } from "preact/hooks";

/** @import { OpenRoom } from "miniconf/live/open.js" */

const WIDE = matchMedia("(width >= 68.75rem)");
function useWide() {
  const [wide, setWide] = useState(WIDE.matches);
  useEffect(() => {
    const look = () => setWide(WIDE.matches);
    WIDE.addEventListener("change", look);
    return () => WIDE.removeEventListener("change", look);
  }, []);
  return wide;
}

/** @param {{ room: string, aside: HTMLElement }} props `aside` is what holds the panel. */
export function Panel({ room, aside }) {
  const open = useRoom(room);
  const wide = useWide();
  const gone = open.refused?.code === "room.unknown";
  useEffect(() => {
    aside.classList.toggle("gone", gone);
  }, [gone]);
  if (gone) {
    return null;
  }
  return wide ? html`<${Inside} open=${open} />` : html`<${Sheet} open=${open} />`;
}

/** @param {{ open: OpenRoom, close?: () => void }} props */
function Inside({ open, close }) {
  const account = useMe();
  const [chosen, setTab] = useState(target().isQuestion ? "questions" : "");
  // Visitors may read the questions, of which talk is no part.
  const tab = chosen || (account === null ? "questions" : "chat");
  useEffect(() => {
    const look = () => target().isQuestion && setTab("questions");
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  const tabs = [
    { name: "chat", words: t("Chat"), count: tab === "chat" ? 0 : (open.now?.room.unread ?? 0) },
    { name: "questions", words: t("Questions"), count: 0 },
  ];
  return html`<header class="panel-head">
      <${Tabs} tabs=${tabs} chosen=${tab} choose=${setTab} label=${t("Chat and questions")} />
      ${open.here > 1 && html`<span class="here" title=${t("People in this room now")}>${count("{count} here", "{count} here", open.here)}</span>`}
      <${LeadLink} room=${open.now?.room} />
      <a class="tool" href=${roomHref(open.key)} aria-label=${t("Open the room alone")} title=${t("Open the room alone")}><${Icon} name="out" /></a>
      ${close && html`<button type="button" class="tool" aria-label=${t("Close")} onClick=${close}><${Icon} name="close" /></button>`}
    </header>
    <div
      class="panel-body"
      role="tabpanel"
      id=${`panel-${tab}`}
      aria-labelledby=${`tab-${tab}`}
    >
      ${
        tab === "chat"
          ? html`<${Conversation} open=${open} ask=${() => setTab("questions")} target=${target().message} />`
          : html`<${Questions} key=${account?.id} open=${open} />`
      }
    </div>`;
}

/** @param {{ open: OpenRoom }} props */
function Sheet({ open }) {
  const [shown, setShown] = useState(false);
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const unread = open.now?.room.unread ?? 0;
  useEffect(() => {
    const { message, isQuestion } = target();
    if (message !== null || isQuestion) {
      setShown(true);
    }
  }, []);
  useEffect(() => {
    if (shown) {
      dialog.current?.showModal();
    }
  }, [shown]);
  const close = () => dialog.current?.close();
  return html`<button
      type="button"
      class="sheet-handle"
      aria-haspopup="dialog"
      onClick=${() => setShown(true)}
    >
      <${Icon} name="chat" /><span>${t("Chat and questions")}</span>
      ${
        unread > 0 &&
        html`<span class="tally" aria-label=${count("{count} new message", "{count} new messages", unread)}>${unread}</span>`
      }
    </button>
    ${
      shown &&
      html`<dialog
        class="sheet"
        ref=${dialog}
        aria-label=${t("Chat and questions")}
        onClose=${() => setShown(false)}
        onClick=${(/** @type {MouseEvent} */ event) => event.target === dialog.current && close()}
      >
        <div class="sheet-inside"><${Inside} open=${open} close=${close} /></div>
      </dialog>`
    }`;
}
