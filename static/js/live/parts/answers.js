// What was said to a question: answers of those who know, and replies of everybody.
import { html } from "htm/preact";
import { Pictures } from "miniconf/live/parts/attach.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { Fate } from "miniconf/live/parts/message.js";
import { Avatar, Badges, nameOf, personOf } from "miniconf/live/parts/person.js";
import { When } from "miniconf/live/parts/when.js";
import { act } from "miniconf/live/post.js";
import { nodesOf } from "miniconf/live/text/nodes.js";
import { t } from "miniconf/words.js";

/** @import { Shown } from "miniconf/live/foreseen.js" */
/** @import { AskScene } from "miniconf/live/parts/question.js" */

/**
 * @param {{ question: Shown, answers: Shown[], scene: AskScene }} props
 */
export function Answers({ question, answers, scene }) {
  const shown = answers.filter(({ deleted }) => !deleted);
  if (shown.length === 0) {
    return null;
  }
  // The answer that was taken stands first.
  const first = (/** @type {Shown} */ one) => Number(one.n !== question.accepted);
  const inOrder = shown.toSorted((a, b) => first(a) - first(b) || a.n - b.n);
  return html`<ol class="answers plain-list">
    ${inOrder.map(
      (answer) => html`<${Answer}
        key=${answer.waiting?.id ?? answer.n}
        answer=${answer}
        question=${question}
        scene=${scene}
      />`,
    )}
  </ol>`;
}

/** @param {{ answer: Shown, question: Shown, scene: AskScene }} props */
function Answer({ answer, question, scene }) {
  const person = personOf(scene.people, answer.by);
  const taken = question.accepted === answer.n;
  const mayTake = question.mine && answer.kind === "answer" && !answer.waiting;
  return html`<li class=${`said ${answer.kind === "answer" ? "of-author" : ""}${taken ? " taken" : ""}`}>
    <${Avatar} person=${person} small />
    <div>
      <p class="message-head">
        <b><bdi>${answer.by === scene.me ? t("You") : nameOf(person)}</bdi></b>
        <${Badges} person=${person} />
        <${When} at=${answer.at} day />
        ${taken && html`<span class="badge state-answered"><${Icon} name="check" />${t("Accepted")}</span>`}
      </p>
      <div class="words">
        ${nodesOf(answer.text, scene.me)}
        ${answer.edited_at && html` <span class="edited">${t("(edited)")}</span>`}
      </div>
      <${Pictures} uploads=${answer.uploads} />
      ${answer.waiting && html`<${Fate} message=${answer} />`}
      ${
        mayTake &&
        html`<button
          type="button"
          class="quiet small"
          onClick=${() =>
            act(scene.room, { do: "accept", of: question.n, answer: taken ? null : answer.n })}
        >
          ${taken ? t("Not accepted after all") : t("This answers my question")}
        </button>`
      }
    </div>
  </li>`;
}
