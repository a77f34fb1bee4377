// The way into a thing's meeting, when it is time, and its link for those who lead it. The page
// knows that there is a meeting and when; the link itself is given by the service alone.
import { html } from "htm/preact";
import { now, onMinute } from "miniconf/lib/clock.js";
import { get, post } from "miniconf/live/me.js";
import { Dialog } from "miniconf/live/parts/dialog.js";
import { Field } from "miniconf/live/parts/field.js";
import { When } from "miniconf/live/parts/when.js";
import { asRefused } from "miniconf/live/refused.js";
import { useMe } from "miniconf/live/use.js";
import { t } from "miniconf/words.js";
import { useEffect, useReducer, useState } from "preact/hooks";

/**
 * @typedef {object} Found What is told of a meeting.
 * @property {boolean} there
 * @property {string | null} opens
 * @property {string | null} until
 * @property {boolean} may Whether one sets its link, and goes in at any time.
 * @property {string} url Empty for others.
 */

const base = document.documentElement.dataset.base ?? "";

/** @param {{ room: string }} props */
export function Meeting({ room }) {
  const account = useMe();
  const [found, setFound] = useState(/** @type {Found | null} */ (null));
  const [, again] = useReducer((/** @type {number} */ count) => count + 1, 0);
  const path = `/meetings/${encodeURIComponent(room)}`;
  const [edits, setEdits] = useState(false);
  useEffect(() => onMinute(() => again(undefined)), []);
  useEffect(() => {
    if (account?.accepted) {
      get(path).then(setFound, () => setFound(null));
    }
  }, [account?.id, account?.accepted, path]);
  if (!account?.accepted || !found || !(found.there || found.may)) {
    return null;
  }
  return html`${found.there && html`<${Way} room=${room} found=${found} />`}
    ${
      found.may &&
      html`<button type="button" class="button" onClick=${() => setEdits(true)}>
        ${found.there ? t("Meeting link…") : t("Add a meeting link…")}
      </button>`
    }
    ${edits && html`<${Edit} path=${path} url=${found.url} set=${setFound} close=${() => setEdits(false)} />`}`;
}

/** @param {{ room: string, found: Found }} props */
function Way({ room, found }) {
  const { opens, until, may } = found;
  const instant = now().getTime();
  const isOver = until === null || Date.parse(until) <= instant;
  const isOpen = !isOver && opens !== null && Date.parse(opens) <= instant;
  if (isOpen || may) {
    return html`<a
      class="button primary"
      href=${`${base}/join/${encodeURIComponent(room)}`}
      target="_blank"
      rel="noopener noreferrer"
      >${t("Join the meeting")}</a
    >`;
  }
  return html`<span class="meeting-later">
    <button type="button" class="button" disabled>${t("Join the meeting")}</button>
    <span class="soft small">
      ${isOver || opens === null ? t("The meeting is over.") : html`${t("Opens")} <${When} at=${opens} day />`}
    </span>
  </span>`;
}

/**
 * @param {object} props
 * @param {string} props.path
 * @param {string} props.url
 * @param {(found: Found) => void} props.set
 * @param {() => void} props.close
 */
function Edit({ path, url, set, close }) {
  const [typed, setTyped] = useState(url);
  const [words, setWords] = useState("");
  const keep = async () => {
    try {
      set(await post(path, { url: typed.trim() }));
      close();
    } catch (error) {
      setWords(asRefused(error).words);
    }
  };
  return html`<${Dialog} title=${t("Meeting link")} close=${close} act=${keep} words=${t("Save")}>
    <${Field}
      label=${t("Address of the meeting")}
      name="meeting"
      type="url"
      autocomplete="off"
      placeholder=${"https://"}
      value=${typed}
      set=${setTyped}
      help=${t("It counts at once, and stands on no page. People who may come are led to it from ten minutes before until the end; empty, there is no meeting.")}
    />
    ${words && html`<p role="alert" class="fault">${words}</p>`}
  <//>`;
}
