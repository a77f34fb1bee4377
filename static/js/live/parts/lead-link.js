// The way to where one leads through a session's questions, for those who may.
import { html } from "htm/preact";
import { liveHref } from "miniconf/live/me.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { t } from "miniconf/words.js";

/** @import { RoomView } from "miniconf/live/model.js" */

/** Kinds of rooms with a talk. */
const LED = new Set(["session", "event", "workshop", "tutorial"]);

/** @param {{ room: RoomView | undefined }} props */
export function LeadLink({ room }) {
  if (!room?.may.includes("mark") || !LED.has(room.kind)) {
    return null;
  }
  const words = t("Lead through the questions");
  return html`<a class="tool" href=${liveHref(room.key)} aria-label=${words} title=${words}>
    <${Icon} name="stage" />
  </a>`;
}
