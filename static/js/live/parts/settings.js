// What owners and moderators arrange in a room: what it is about, its pace, whether it is open.
import { html } from "htm/preact";
import { toast } from "miniconf/lib/dom.js";
import { Field, Select } from "miniconf/live/parts/field.js";
import { act } from "miniconf/live/post.js";
import { t } from "miniconf/words.js";
import { useState } from "preact/hooks";

/** @import { OpenRoom } from "miniconf/live/open.js" */
/** @import { RoomView } from "miniconf/live/model.js" */

/** Kinds of rooms whose topic is their own: others are about what they belong to. */
const OWN = new Set(["open", "private", "direct", "lobby", "help", "random", "announcements"]);

/**
 * Paces that are offered, and the present one.
 * @param {number} now Seconds.
 * @returns {[string, string][]}
 */
function paces(now) {
  const words = /** @type {[string, string][]} */ ([
    ["0", t("As often as one likes")],
    ["10", t("10 seconds")],
    ["30", t("30 seconds")],
    ["60", t("A minute")],
    ["300", t("5 minutes")],
  ]);
  const known = words.some(([seconds]) => seconds === String(now));
  return known ? words : [...words, [String(now), t("{count} seconds", { count: now })]];
}

/** @param {{ open: OpenRoom }} props */
export function Settings({ open }) {
  const room = open.now?.room;
  if (!room) {
    return null;
  }
  if (room.state === "archived") {
    return html`<p class="soft">${t("This room is closed; it can still be read.")}</p>`;
  }
  return html`<${Form} key=${`${room.topic} ${room.slow}`} room=${room} /><${Lock} room=${room} />`;
}

/** @param {{ room: RoomView }} props */
function Form({ room }) {
  const [topic, setTopic] = useState(room.topic);
  const [slow, setSlow] = useState(String(room.slow));
  /** @param {SubmitEvent} event */
  const save = (event) => {
    event.preventDefault();
    const changed = {
      ...(topic !== room.topic && { topic }),
      ...(slow !== String(room.slow) && { slow: Number(slow) }),
    };
    if (Object.keys(changed).length > 0) {
      act(room.key, { do: "room", ...changed });
      toast(t("Saved"));
    }
  };
  return html`<form class="form" onSubmit=${save}>
    ${OWN.has(room.kind) && html`<${Field} label=${t("What it is about")} name="topic" value=${topic} set=${setTopic} maxlength="1000" />`}
    <${Select}
      label=${t("Slow mode")}
      value=${slow}
      set=${setSlow}
      choices=${paces(room.slow)}
      help=${t("How long everybody waits between two messages.")}
    />
    <p><button type="submit" class="button primary">${t("Save")}</button></p>
  </form>`;
}

/** @param {{ room: RoomView }} props */
function Lock({ room }) {
  const isOpen = room.state === "open";
  return html`<section class="lock">
    <h3>${isOpen ? t("Open") : t("Locked")}</h3>
    <p class="soft small">
      ${isOpen ? t("Everybody who is here can write.") : t("All can read, and nobody writes but those who may lock it.")}
    </p>
    <button
      type="button"
      class="button"
      onClick=${() => act(room.key, { do: "room", state: isOpen ? "locked" : "open" })}
    >
      ${isOpen ? t("Lock the room") : t("Unlock the room")}
    </button>
  </section>`;
}
