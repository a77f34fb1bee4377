// Reactions to a message.
import { html } from "htm/preact";
import { me } from "miniconf/live/me.js";
import { nameOf } from "miniconf/live/parts/person.js";
import { act } from "miniconf/live/post.js";
import { t } from "miniconf/words.js";

/** @import { Shown } from "miniconf/live/foreseen.js" */
/** @import { Scene } from "miniconf/live/parts/message.js" */

const NAMED = 12;

/** @param {{ message: Shown, scene: Scene }} props */
export function Reactions({ message, scene }) {
  const all = Object.entries(message.reactions);
  if (all.length === 0) {
    return null;
  }
  const own = me.account?.id ?? 0;
  return html`<ul class="reactions plain-list" aria-label=${t("Reactions")}>
    ${all.map(([emoji, those]) => {
      const mine = those.includes(own);
      const names = those.slice(0, NAMED).map((id) => nameOf(scene.people[id]));
      const words = names.join(", ") + (those.length > NAMED ? "…" : "");
      return html`<li key=${emoji}>
        <button
          type="button"
          aria-pressed=${String(mine)}
          aria-label=${`${emoji} ${those.length}: ${words}`}
          title=${words}
          onClick=${() => react(scene.room, message, emoji, !mine)}
        >
          ${emoji} <span>${those.length}</span>
        </button>
      </li>`;
    })}
  </ul>`;
}

/**
 * @param {string} room
 * @param {Shown} message
 * @param {string} emoji
 * @param {boolean} [on] The other way round where it is not said.
 */
export function react(room, message, emoji, on) {
  const mine = (message.reactions[emoji] ?? []).includes(me.account?.id ?? 0);
  act(room, { do: "react", of: message.n, emoji, on: on ?? !mine });
}
