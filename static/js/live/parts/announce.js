// New messages, said to screen readers: politely, a few seconds' worth at a time.
import { html } from "htm/preact";
import { nameOf, personOf } from "miniconf/live/parts/person.js";
import { n as count, t } from "miniconf/words.js";
import { useEffect, useRef, useState } from "preact/hooks";

/** @import { Entry } from "miniconf/live/model.js" */
/** @import { OpenRoom } from "miniconf/live/open.js" */

const EVERY = 4000;
const LONGEST = 160;

/** @param {{ open: OpenRoom, me: number }} props */
export function Announcer({ open, me }) {
  const [words, setWords] = useState("");
  const heard = useRef(/** @type {Entry[]} */ ([]));
  useEffect(() => {
    let timer = 0;
    const say = () => {
      timer = 0;
      const entries = heard.current;
      heard.current = [];
      setWords(wordsOf(entries, open));
    };
    /** @param {Entry} entry */
    const hear = (entry) => {
      const isSaid = ["message", "question", "answer"].includes(entry.kind);
      if (isSaid && entry.by !== me) {
        heard.current.push(entry);
        timer ||= setTimeout(say, EVERY);
      }
    };
    open.listeners.add(hear);
    return () => {
      open.listeners.delete(hear);
      clearTimeout(timer);
    };
  }, [open, me]);
  return html`<p class="visually-hidden" role="status" aria-live="polite">${words}</p>`;
}

/**
 * @param {Entry[]} entries
 * @param {OpenRoom} open
 */
function wordsOf(entries, open) {
  if (entries.length !== 1) {
    return count("{count} new message", "{count} new messages", entries.length);
  }
  const [{ by, body }] = entries;
  const name = by === null ? t("Somebody") : nameOf(personOf(open.now?.people ?? {}, by));
  return `${name}: ${String(body.text).slice(0, LONGEST)}`;
}
