// What one can do with a question: answer, follow, mark, change, delete.
import { html } from "htm/preact";
import { copy, toast } from "miniconf/lib/dom.js";
import { follow } from "miniconf/live/follow.js";
import { questionHref } from "miniconf/live/me.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { Choice, Popup } from "miniconf/live/parts/menu.js";
import { OrderChoices } from "miniconf/live/parts/order.js";
import { act } from "miniconf/live/post.js";
import { timeWords } from "miniconf/live/video-time.js";
import { position } from "miniconf/parts/player.js";
import { t } from "miniconf/words.js";
import { useEffect, useState } from "preact/hooks";

/** @import { Shown } from "miniconf/live/foreseen.js" */
/** @import { AskScene, Mode } from "miniconf/live/parts/question.js" */

/** @param {{ question: Shown, scene: AskScene, setMode: (mode: Mode) => void }} props */
export function Foot({ question, scene, setMode }) {
  const { may } = scene;
  const own = question.mine || question.by === scene.me;
  return html`<p class="question-foot">
    ${
      may.includes("answer")
        ? html`<button type="button" class="quiet" onClick=${() => setMode("answer")}>${t("Answer")}</button>`
        : may.includes("write") &&
          html`<button type="button" class="quiet" onClick=${() => setMode("reply")}>${t("Reply")}</button>`
    }
    ${!own && html`<${Follow} question=${question} scene=${scene} />`}
    <${Popup} label=${t("More")} className="action" face=${html`<${Icon} name="more" />`}>
      ${(/** @type {() => void} */ close) => html`<${Choices} question=${question} scene=${scene} setMode=${setMode} close=${close} />`}
    <//>
  </p>`;
}

/** @param {{ question: Shown, scene: AskScene }} props */
function Follow({ question, scene }) {
  const [on, setOn] = useState(question.followed ?? false);
  useEffect(() => setOn(question.followed ?? false), [question.followed]);
  const toggle = async () => {
    setOn(!on);
    setOn(await follow(scene.room, question.n, !on));
  };
  return html`<button
    type="button"
    class="quiet follow"
    aria-pressed=${String(on)}
    title=${t("A mail tells you of the answer.")}
    onClick=${toggle}
  >
    <${Icon} name="bell" />${on ? t("Following") : t("Follow")}
  </button>`;
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
  /** @param {() => void} run */
  const then = (run) => () => {
    close();
    run();
  };
  return html`
    ${own && html`<${Choice} icon="edit" words=${t("Edit")} run=${then(() => setMode("edit"))} />`}
    <${Choice} icon="link" words=${t("Copy link")} run=${then(() => copyLink(scene, question.n))} />
    ${may.includes("mark") && html`<${Marks} question=${question} scene=${scene} close=${close} />`}
    ${
      own
        ? html`<${Choice}
            icon="trash"
            words=${sure ? t("Delete it for everybody") : t("Delete")}
            run=${sure ? then(() => act(room, { do: "delete", of: question.n })) : () => setSure(true)}
            grave
          />`
        : html`<${OrderChoices} message=${question} scene=${scene} then=${then} />`
    }
  `;
}

/** @param {{ question: Shown, scene: AskScene, close: () => void }} props */
function Marks({ question, scene, close }) {
  const of = question.n;
  const time = position();
  /** @param {{ state: string, duplicate_of?: number, live_at?: number | null }} to */
  const mark = (to) => () => {
    close();
    act(scene.room, { do: "mark", of, duplicate_of: null, ...to });
  };
  if (question.state !== "open") {
    return html`<${Choice} icon="question" words=${t("Open again")} run=${mark({ state: "open" })} />`;
  }
  const others = scene.questions.filter((one) => one.n < of && !one.waiting && !one.duplicate_of);
  return html`
    <${Choice} icon="check" words=${t("Answered in the talk")} run=${mark({ state: "answered" })} />
    ${
      time !== null &&
      html`<${Choice}
        icon="check"
        words=${t("Answered at {time} of the video", { time: timeWords(time) })}
        run=${mark({ state: "answered", live_at: time })}
      />`
    }
    <${Choice} icon="close" words=${t("Set aside")} run=${mark({ state: "dismissed" })} />
    ${others.slice(-5).map(
      (one) => html`<${Choice}
        key=${one.n}
        icon="copy"
        words=${t("Same as: {question}", { question: one.text.slice(0, 40) })}
        run=${mark({ state: "duplicate", duplicate_of: one.n })}
      />`,
    )}
  `;
}

/**
 * @param {AskScene} scene
 * @param {number} question
 */
async function copyLink(scene, question) {
  const href = questionHref({ key: scene.room, href: scene.href }, question);
  const copied = await copy(new URL(href, location.href).href);
  toast(copied ? t("Copied") : t("The browser does not allow copying here."));
}
