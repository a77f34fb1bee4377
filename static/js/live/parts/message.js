// A message: who, when, what; reactions, replies, and what can be done with it.
import { html } from "htm/preact";
import { me } from "miniconf/live/me.js";
import { Actions } from "miniconf/live/parts/actions.js";
import { Pictures } from "miniconf/live/parts/attach.js";
import { showPerson } from "miniconf/live/parts/card.js";
import { Composer } from "miniconf/live/parts/composer.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { asEdited } from "miniconf/live/parts/mention.js";
import { Avatar, Badges, nameOf, personOf } from "miniconf/live/parts/person.js";
import { Reactions } from "miniconf/live/parts/reactions.js";
import { When } from "miniconf/live/parts/when.js";
import { act, outbox } from "miniconf/live/post.js";
import { nodesOf, papersIn } from "miniconf/live/text/nodes.js";
import { PaperCard } from "miniconf/live/text/paper.js";
import { n as count, t } from "miniconf/words.js";
import { useState } from "preact/hooks";

/** @import { Shown } from "miniconf/live/foreseen.js" */
/** @import { People } from "miniconf/live/model.js" */

/**
 * @typedef {object} Scene What a message needs of its room.
 * @property {string} room
 * @property {People} people
 * @property {readonly string[]} may
 * @property {boolean} open Whether one can write.
 * @property {number | null} editing
 * @property {(n: number | null) => void} edit
 * @property {((n: number) => void) | null} reply Open a thread; null inside one.
 */

/**
 * @param {{ message: Shown, scene: Scene, grouped?: boolean }} props `grouped` where the same
 *   person spoke just before.
 */
export function MessageRow({ message, scene, grouped = false }) {
  const [active, setActive] = useState(false);
  const person = message.waiting ? me.account : personOf(scene.people, message.by);
  const names = [
    "message",
    grouped && "grouped",
    message.waiting && "waiting",
    message.pinned && "pinned",
    message.deleted && "deleted",
  ];
  return html`<li
    class=${names.filter(Boolean).join(" ")}
    id=${message.waiting ? undefined : `m${message.n}`}
    data-n=${message.n}
    tabindex="-1"
    onMouseEnter=${() => setActive(true)}
    onMouseLeave=${() => setActive(false)}
    onFocusIn=${() => setActive(true)}
    onFocusOut=${(/** @type {FocusEvent} */ event) => setActive(holds(event))}
  >
    ${grouped ? html`<${When} className="gutter" at=${message.at} />` : html`<${Avatar} person=${person} />`}
    <div class="message-body">
      ${!grouped && html`<${Head} message=${message} person=${person} />`}
      <${Words} message=${message} scene=${scene} />
      <${Reactions} message=${message} scene=${scene} />
      ${
        scene.reply &&
        message.replies > 0 &&
        html`<button type="button" class="replies" onClick=${() => scene.reply?.(message.n)}>
          <${Icon} name="reply" />${count("{count} reply", "{count} replies", message.replies)}
        </button>`
      }
      ${message.waiting && html`<${Fate} message=${message} />`}
    </div>
    ${
      active &&
      !message.waiting &&
      !message.deleted &&
      scene.editing !== message.n &&
      html`<${Actions} message=${message} scene=${scene} />`
    }
  </li>`;
}

/** @param {FocusEvent} event Whether the focus goes to somewhere inside. */
function holds(event) {
  const { currentTarget, relatedTarget } = event;
  return currentTarget instanceof Node && relatedTarget instanceof Node
    ? currentTarget.contains(relatedTarget)
    : false;
}

/** @param {{ message: Shown, person: import("miniconf/live/model.js").Person | import("miniconf/live/model.js").Me | null | undefined }} props */
function Head({ message, person }) {
  const known = /** @type {import("miniconf/live/model.js").Person | null} */ (person);
  return html`<p class="message-head">
    ${
      known?.name && !message.waiting
        ? html`<button type="button" class="name" onClick=${() => showPerson(known)}><bdi>${nameOf(known)}</bdi></button>`
        : html`<b><bdi>${nameOf(known)}</bdi></b>`
    }
    ${known?.pronouns && html`<span class="soft">${known.pronouns}</span>`}
    ${!message.waiting && html`<${Badges} person=${known} />`}
    <${When} at=${message.at} />
    ${message.pinned && html`<span class="pin-mark" title=${t("Pinned")}><${Icon} name="pin" /></span>`}
  </p>`;
}

/** Cards of papers below a message. */
const MOST_CARDS = 3;

/** @param {{ message: Shown, scene: Scene }} props */
function Words({ message, scene }) {
  if (message.deleted) {
    return html`<p class="tombstone">${t("This message was deleted.")}</p>`;
  }
  if (scene.editing === message.n) {
    return html`<${Edit} message=${message} scene=${scene} />`;
  }
  return html`<div class="words">
      ${nodesOf(message.text, me.account?.id ?? 0)}
      ${message.edited_at && html` <span class="edited">${t("(edited)")}</span>`}
    </div>
    ${papersIn(message.text)
      .slice(0, MOST_CARDS)
      .map((uid) => html`<${PaperCard} key=${uid} uid=${uid} />`)}
    <${Pictures} uploads=${message.uploads} />`;
}

/** @param {{ message: Shown, scene: Scene }} props */
function Edit({ message, scene }) {
  const text = asEdited(message.text);
  return html`<${Composer}
    room=${scene.room}
    place=${`edit-${message.n}`}
    label=${t("Change the message")}
    words=${t("Save")}
    first=${text}
    focus
    plain
    cancel=${() => scene.edit(null)}
    send=${(/** @type {string} */ changed) => {
      if (changed !== message.text) {
        act(scene.room, { do: "edit", of: message.n, text: changed });
      }
      scene.edit(null);
    }}
  />`;
}

/**
 * What becomes of a message that has not gone out.
 * @param {{ message: Shown }} props
 */
export function Fate({ message }) {
  const { id, refused } = message.waiting ?? { id: "", refused: "" };
  if (!refused) {
    return html`<p class="fate">
      ${t("Waiting to be sent")}
      <button type="button" class="quiet" onClick=${() => outbox()?.cancel(id)}>${t("Cancel")}</button>
    </p>`;
  }
  return html`<p class="fate refused" role="alert">
    ${t("Not sent.")} ${refused}
    <button type="button" class="quiet" onClick=${() => outbox()?.retry(id)}>${t("Try again")}</button>
    <button type="button" class="quiet" onClick=${() => outbox()?.cancel(id)}>${t("Discard")}</button>
  </p>`;
}
