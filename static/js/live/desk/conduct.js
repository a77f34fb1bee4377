// Reports of conduct, which its committee sees and nobody else.
import { html } from "htm/preact";
import { Queue } from "miniconf/live/desk/queue.js";
import { t } from "miniconf/words.js";

/** What the desk shows of it. */
export function View() {
  return html`<p class="note small">
      ${t("Confidential: the committee of conduct sees these reports, and nobody else. Organizers and moderators do not.")}
    </p>
    <${Queue} kind="conduct" empty=${t("Nobody has reported anything.")} />`;
}
