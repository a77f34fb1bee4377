// A question with its votes, its state and what was answered.
import { html } from "htm/preact";
import { Answers } from "miniconf/live/parts/answers.js";
import { Composer } from "miniconf/live/parts/composer.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { asEdited } from "miniconf/live/parts/mention.js";
import { Choice, Popup } from "miniconf/live/parts/menu.js";
import { Fate } from "miniconf/live/parts/message.js";
import { OrderChoices } from "miniconf/live/parts/order.js";
import { Badges, nameOf, personOf } from "miniconf/live/parts/person.js";
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
 * @property {number} me
 * @property {Shown[]} questions
 */

/** @typedef {"" | "edit" | "answer" | "reply"} Mode What is written at a question. */

/**
 * @param {{ question: Shown, answers: Shown[], scene: AskScene }} props
 */
export function QuestionCard({ question, answers, scene }) {
  const [mode, setMode] = useState(/** @type {Mode} */ (""));
  const low = question.state === "dismissed" || question.state === "duplicate";
  return html`<li
    class=${`question${low ? " low" : ""}${question.waiting ? " waiting" : ""}`}
    id=${question.waiting ? undefined : `q${question.n}`}
  >
    <${Vote} question=${question} scene=${scene} />
    <div class="question-body">
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
      ${question.waiting ? html`<${Fate} message=${question} />` : html`<${Foot} question=${question} scene=${scene} setMode=${setMode} />`}
      ${(mode === "answer" || mode === "reply") && html`<${Respond} question=${question} scene=${scene} mode=${mode} close=${() => setMode("")} />`}
    </div>
  </li>`;
}

/** @param {{ question: Shown, scene: AskScene }} props */
function Vote({ question, scene }) {
  const votes = question.votes ?? 0;
  const own = question.mine || question.by === scene.me;
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
    <${State} question=${question} />
  </p>`;
}

/** @param {{ question: Shown }} props */
function State({ question }) {
  const live = question.live_at != null;
  const words = /** @type {Record<string, string>} */ ({
    answered: live ? t("Answered in the talk") : t("Answered"),
    dismissed: t("Set aside"),
    duplicate: t("Asked before"),
  });
  const text = words[question.state ?? ""];
  if (!text) {
    return null;
  }
  const badge = html`<span class=${`badge state-${question.state}`}>
    ${question.state === "answered" && html`<${Icon} name="check" />`}${text}
  </span>`;
  return question.duplicate_of
    ? html`<a class="state-link" href=${`#q${question.duplicate_of}`}>${badge}</a>`
    : badge;
}

/** @param {{ question: Shown, scene: AskScene, setMode: (mode: Mode) => void }} props */
function Foot({ question, scene, setMode }) {
  const { may } = scene;
  return html`<p class="question-foot">
    ${
      may.includes("answer")
        ? html`<button type="button" class="quiet" onClick=${() => setMode("answer")}>${t("Answer")}</button>`
        : may.includes("write") &&
          html`<button type="button" class="quiet" onClick=${() => setMode("reply")}>${t("Reply")}</button>`
    }
    <${Popup} label=${t("More")} className="action" face=${html`<${Icon} name="more" />`}>
      ${(/** @type {() => void} */ close) => html`<${Choices} question=${question} scene=${scene} setMode=${setMode} close=${close} />`}
    <//>
  </p>`;
}

/**
 * @param {object} props
 * @param {Shown} props.question
 * @param {AskScene} props.scene
 * @param {(mode: Mode) => void} props.setMode
 * @param {() => void} props.close
 */
function Choices({ question, scene, setMode, close }) {
  const { may, room } = scene;
  const [sure, setSure] = useState(false);
  const own = question.mine || question.by === scene.me;
  const of = question.n;
  /** @param {string} state @param {number | null} [duplicate] */
  const mark = (state, duplicate = null) => {
    close();
    act(room, { do: "mark", of, state, duplicate_of: duplicate });
  };
  const others = scene.questions.filter((one) => one.n < of && !one.waiting && !one.duplicate_of);
  return html`
    ${
      own &&
      html`<${Choice} icon="edit" words=${t("Edit")} run=${() => {
        close();
        setMode("edit");
      }} />`
    }
    ${
      may.includes("mark") &&
      html`
        ${
          question.state === "open"
            ? html`<${Choice} icon="check" words=${t("Answered in the talk")} run=${() => mark("answered")} />
                <${Choice} icon="close" words=${t("Set aside")} run=${() => mark("dismissed")} />
                ${others.slice(-5).map(
                  (one) => html`<${Choice}
                      key=${one.n}
                      icon="copy"
                      words=${t("Same as: {question}", { question: one.text.slice(0, 40) })}
                      run=${() => mark("duplicate", one.n)}
                    />`,
                )}`
            : html`<${Choice} icon="question" words=${t("Open again")} run=${() => mark("open")} />`
        }
      `
    }
    ${
      own
        ? html`<${Choice}
            icon="trash"
            words=${sure ? t("Delete it for everybody") : t("Delete")}
            run=${() => {
              if (sure) {
                close();
                act(room, { do: "delete", of });
              }
              setSure(true);
            }}
            grave
          />`
        : html`<${OrderChoices}
            message=${question}
            scene=${scene}
            then=${(/** @type {() => void} */ run) => () => {
              close();
              run();
            }}
          />`
    }
  `;
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
