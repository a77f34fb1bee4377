// A question with its votes, its state and what was answered.
import { html } from "htm/preact";
import { Answers } from "miniconf/live/parts/answers.js";
import { Composer } from "miniconf/live/parts/composer.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { asEdited } from "miniconf/live/parts/mention.js";
import { Fate } from "miniconf/live/parts/message.js";
import { Badges, nameOf, personOf } from "miniconf/live/parts/person.js";
import { Foot } from "miniconf/live/parts/question-foot.js";
import { State } from "miniconf/live/parts/question-state.js";
import { When } from "miniconf/live/parts/when.js";
import { act } from "miniconf/live/post.js";
import { nodesOf } from "miniconf/live/text/nodes.js";
import { n as count, t } from "miniconf/words.js";
import { useState } from "preact/hooks";

/** @import { Shown } from "miniconf/live/foreseen.js" */
/** @import { People } from "miniconf/live/model.js" */

/**
 * @typedef {object} AskScene
 * @property {string} room
 * @property {People} people
 * @property {readonly string[]} may
 * @property {number} me Nobody is 0: a visitor who only reads.
 * @property {Shown[]} questions The room's.
 * @property {string} href The page of what the room belongs to, or empty.
 * @property {number | null} answering The question that is being answered now.
 * @property {boolean} [isList] Among those of other rooms: without anchors.
 */

/** @import { ComponentChildren } from "preact" */

/** @typedef {"" | "edit" | "answer" | "reply"} Mode What is written at a question. */

/**
 * @param {object} props
 * @param {Shown} props.question
 * @param {Shown[]} props.answers
 * @param {AskScene} props.scene
 * @param {Mode} [props.first] What is written there from the beginning.
 * @param {ComponentChildren} [props.children] Above it: where it was asked.
 */
export function QuestionCard({ question, answers, scene, first = "", children }) {
  const [mode, setMode] = useState(first);
  const low = question.state === "dismissed" || question.state === "duplicate";
  const now = scene.answering === question.n && question.state === "open";
  const classes = { low, now, waiting: question.waiting !== undefined };
  const named = Object.entries(classes).filter(([, on]) => on);
  return html`<li
    class=${["question", ...named.map(([name]) => name)].join(" ")}
    id=${question.waiting || scene.isList ? undefined : `question-${question.n}`}
    tabindex=${scene.isList ? undefined : -1}
  >
    <${Vote} question=${question} scene=${scene} />
    <div class="question-body">
      ${children}
      <${Asker} question=${question} scene=${scene} />
      ${
        mode === "edit"
          ? html`<${Edit} question=${question} scene=${scene} close=${() => setMode("")} />`
          : html`<div class="words">
              ${nodesOf(question.text, scene.me)}
              ${question.edited_at && html` <span class="edited">${t("(edited)")}</span>`}
            </div>`
      }
      <${Answers} question=${question} answers=${answers} scene=${scene} />
      ${question.waiting && html`<${Fate} message=${question} />`}
      ${!question.waiting && scene.me !== 0 && html`<${Foot} question=${question} scene=${scene} setMode=${setMode} />`}
      ${(mode === "answer" || mode === "reply") && html`<${Respond} question=${question} scene=${scene} mode=${mode} close=${() => setMode("")} />`}
    </div>
  </li>`;
}

/** @param {{ question: Shown, scene: AskScene }} props */
function Vote({ question, scene }) {
  const votes = question.votes ?? 0;
  const own = scene.me !== 0 && (question.mine || question.by === scene.me);
  const words = count("{count} vote", "{count} votes", votes);
  if (own || question.waiting || !scene.may.includes("vote")) {
    return html`<span class="vote own" title=${own ? t("Your question") : ""}>
      <${Icon} name="up" /><b>${votes}</b><span class="visually-hidden">${words}</span>
    </span>`;
  }
  return html`<button
    type="button"
    class="vote"
    aria-pressed=${String(question.voted ?? false)}
    aria-label=${`${t("I want this answered")}: ${words}`}
    title=${t("I want this answered")}
    onClick=${() => act(scene.room, { do: "vote", of: question.n, on: !question.voted })}
  >
    <${Icon} name="up" /><b>${votes}</b>
  </button>`;
}

/** @param {{ question: Shown, scene: AskScene }} props */
function Asker({ question, scene }) {
  const person = personOf(scene.people, question.by);
  const own = question.mine || question.by === scene.me;
  const name = question.by === null ? t("Without a name") : own ? t("You") : nameOf(person);
  return html`<p class="message-head">
    <b><bdi>${name}</bdi></b>
    ${question.by === null && own && html`<span class="soft">${t("(that is you)")}</span>`}
    <${Badges} person=${person} />
    <${When} at=${question.at} day />
    <${State} question=${question} now=${scene.answering === question.n} />
  </p>`;
}

/** @param {{ question: Shown, scene: AskScene, close: () => void }} props */
function Edit({ question, scene, close }) {
  return html`<${Composer}
    room=${scene.room}
    place=${`edit-${question.n}`}
    label=${t("Change the question")}
    words=${t("Save")}
    first=${asEdited(question.text)}
    focus
    plain
    cancel=${close}
    send=${(/** @type {string} */ text) => {
      act(scene.room, { do: "edit", of: question.n, text });
      close();
    }}
  />`;
}

/** @param {{ question: Shown, scene: AskScene, mode: Mode, close: () => void }} props */
function Respond({ question, scene, mode, close }) {
  const answers = mode === "answer";
  return html`<${Composer}
    room=${scene.room}
    place=${`${mode}-${question.n}`}
    label=${answers ? t("Your answer…") : t("Your reply…")}
    words=${answers ? t("Answer") : t("Reply")}
    focus
    cancel=${close}
    send=${(/** @type {string} */ text, /** @type {string[]} */ uploads) => {
      const of = question.n;
      act(
        scene.room,
        answers ? { do: "answer", of, text, uploads } : { do: "say", thread: of, text, uploads },
      );
      close();
    }}
  />`;
}
