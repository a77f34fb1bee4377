// A question where it was asked in the talk: a line that leads to it among the questions.
import { html } from "htm/preact";
import { me } from "miniconf/live/me.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { nameOf, personOf } from "miniconf/live/parts/person.js";
import { When } from "miniconf/live/parts/when.js";
import { nodesOf } from "miniconf/live/text/nodes.js";
import { t } from "miniconf/words.js";

/** @import { Message, People } from "miniconf/live/model.js" */

/** @param {{ message: Message, people: People, ask: () => void }} props */
export function QuestionMark({ message, people, ask }) {
  const name = message.by === null ? t("Somebody") : nameOf(personOf(people, message.by));
  const go = () => {
    history.replaceState(null, "", `#question-${message.n}`);
    ask();
  };
  return html`<li class="question-mark" id=${`m${message.n}`} data-n=${message.n} tabindex="-1">
    <span class="question-sign"><${Icon} name="question" /></span>
    <div>
      <p class="message-head">
        <button type="button" class="question-go" onClick=${go}>${t("{name} asks", { name })}</button>
        ${" "}<${When} at=${message.at} />
      </p>
      <div class="words question-words">
        ${message.deleted ? t("This message was deleted.") : nodesOf(message.text, me.account?.id ?? 0)}
      </div>
    </div>
  </li>`;
}
