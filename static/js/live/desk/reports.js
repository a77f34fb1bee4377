// Reports of messages that wait for a moderator.
import { html } from "htm/preact";
import { Queue } from "miniconf/live/desk/queue.js";
import { t } from "miniconf/words.js";

/** What the desk shows of it. */
export function View() {
  return html`<${Queue}
    kind="message"
    empty=${t("Nobody waits. Messages that somebody reports stand here until one of you has dealt with them.")}
  />`;
}
