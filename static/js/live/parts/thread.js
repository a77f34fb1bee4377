// A thread: a message and the replies to it.
import { html } from "htm/preact";
import { Composer } from "miniconf/live/parts/composer.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { MessageRow } from "miniconf/live/parts/message.js";
import { act } from "miniconf/live/post.js";
import { useSide } from "miniconf/live/side.js";
import { useMe, useMessages } from "miniconf/live/use.js";
import { t } from "miniconf/words.js";
import { useEffect, useRef, useState } from "preact/hooks";

/** @import { Shown } from "miniconf/live/foreseen.js" */
/** @import { OpenRoom } from "miniconf/live/open.js" */
/** @import { Scene } from "miniconf/live/parts/message.js" */

/**
 * @param {object} props
 * @param {OpenRoom} props.open
 * @param {number} props.root
 * @param {Scene} props.scene
 * @param {() => void} props.close
 */
export function Thread({ open, root, scene, close }) {
  const side = useSide(open, `/messages?thread=${root}`);
  const all = useMessages(open, side.now);
  const [editing, edit] = useState(/** @type {number | null} */ (null));
  const end = useRef(/** @type {HTMLElement | null} */ (null));
  const me = useMe()?.id ?? 0;
  /** @type {Shown[]} */
  const inside = [...all.messages, ...all.coming].filter(
    ({ n, thread }) => n === root || thread === root,
  );
  useEffect(() => end.current?.scrollIntoView({ block: "nearest" }), [inside.length]);
  const own = { ...scene, editing, edit, reply: null };
  const people = { ...open.now?.people, ...side.now?.people };
  const last = inside
    .filter(({ by, deleted, waiting }) => by === me && !deleted && !waiting)
    .at(-1);
  return html`<section class="thread" aria-label=${t("Thread")}>
    <header class="side-head">
      <button type="button" class="tool" onClick=${close} aria-label=${t("Back to the conversation")}>
        <${Icon} name="back" />
      </button>
      <h2>${t("Thread")}</h2>
    </header>
    <div class="talk" tabindex="0" role="group" aria-label=${t("Messages")}>
      ${side.refused && html`<p class="instead" role="alert">${side.refused.words}</p>`}
      <ol class="messages plain-list">
        ${inside.map(
          (message) =>
            html`<${MessageRow}
              key=${message.waiting?.id ?? message.n}
              message=${message}
              scene=${{ ...own, people }}
            />`,
        )}
      </ol>
      <span ref=${end}></span>
    </div>
    ${
      scene.open &&
      html`<${Composer}
        room=${open.key}
        place=${`thread-${root}`}
        label=${t("Reply…")}
        focus
        cancel=${close}
        up=${() => last && edit(last.n)}
        send=${(/** @type {string} */ text, /** @type {string[]} */ uploads) =>
          act(open.key, { do: "say", text, thread: root, uploads })}
      />`
    }
  </section>`;
}
