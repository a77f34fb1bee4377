// A room's conversation with its composer, or one of its threads.
import { html } from "htm/preact";
import { toast } from "miniconf/lib/dom.js";
import { Announcer } from "miniconf/live/parts/announce.js";
import { Pace, useClosed } from "miniconf/live/parts/closed.js";
import { Composer } from "miniconf/live/parts/composer.js";
import { flowing } from "miniconf/live/parts/flow.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { nameOf } from "miniconf/live/parts/person.js";
import { Instead, LineState } from "miniconf/live/parts/state.js";
import { Talk } from "miniconf/live/parts/talk.js";
import { Thread } from "miniconf/live/parts/thread.js";
import { act } from "miniconf/live/post.js";
import { asRefused } from "miniconf/live/refused.js";
import { useMe, useMessages } from "miniconf/live/use.js";
import { t } from "miniconf/words.js";
import { useState } from "preact/hooks";

/** @import { OpenRoom } from "miniconf/live/open.js" */

/**
 * @param {object} props
 * @param {OpenRoom} props.open
 * @param {() => void} props.ask Show the questions.
 * @param {number | null} [props.target] The message that the address names.
 */
export function Conversation({ open, ask, target = null }) {
  const me = useMe()?.id ?? 0;
  const { messages, coming } = useMessages(open, open.now);
  const [thread, setThread] = useState(/** @type {number | null} */ (null));
  const [editing, edit] = useState(/** @type {number | null} */ (null));
  const { now } = open;
  const closed = useClosed(now?.room);
  if (!now) {
    return html`<${Instead} open=${open} />`;
  }
  const { room, people } = now;
  const writable = !closed;
  const scene = {
    room: open.key,
    people,
    may: room.may,
    open: writable,
    editing,
    edit,
    reply: setThread,
  };
  if (thread !== null) {
    return html`<${Thread}
      open=${open}
      root=${thread}
      scene=${scene}
      close=${() => setThread(null)}
    />`;
  }
  const last = flowing(messages)
    .filter(({ by, deleted, kind }) => by === me && !deleted && kind === "message")
    .at(-1);
  return html`<section class="conversation">
    <${Announcer} open=${open} me=${me} />
    ${
      room.answering != null &&
      html`<a class="answering-line" href=${`#question-${room.answering}`}>
        <${Icon} name="question" /> ${t("A question is being answered now")}
      </a>`
    }
    <${Talk}
      open=${open}
      messages=${messages}
      coming=${coming}
      scene=${scene}
      me=${me}
      ask=${ask}
      target=${target}
    />
    <${Typists} open=${open} />
    <${LineState} />
    ${writable && html`<${Pace} room=${room} />`}
    ${
      writable
        ? html`<${Composer}
            room=${open.key}
            place="talk"
            label=${t("Write a message…")}
            up=${() => last && edit(last.n)}
            send=${(/** @type {string} */ text, /** @type {string[]} */ uploads) => {
              joinOnce(open);
              act(open.key, { do: "say", text, thread: null, uploads });
            }}
          />`
        : html`<p class="closed" role="status">${closed}</p>`
    }
  </section>`;
}

/**
 * Whoever writes in a room has it among one's own.
 * @param {OpenRoom} open
 */
export async function joinOnce(open) {
  if (open.now && !open.now.room.joined) {
    try {
      await open.join();
    } catch (error) {
      const refused = asRefused(error);
      if (!refused.passes) {
        toast(refused.words);
      }
    }
  }
}

/** @param {{ open: OpenRoom }} props */
function Typists({ open }) {
  const names = open.typists.now.map(nameOf);
  const words =
    names.length === 0
      ? ""
      : names.length === 1
        ? t("{name} is writing…", { name: names[0] })
        : t("Several people are writing…");
  return html`<p class="typists" aria-hidden="true">${words}</p>`;
}
