// A conversation: messages under one another, the newest below, older ones as one scrolls up.
import { html } from "htm/preact";
import { flowing, steps } from "miniconf/live/parts/flow.js";
import { MessageRow } from "miniconf/live/parts/message.js";
import { QuestionMark } from "miniconf/live/parts/question-mark.js";
import { useScroll } from "miniconf/live/parts/scroll.js";
import { dayWords } from "miniconf/live/parts/when.js";
import { titleOf } from "miniconf/live/titles.js";
import { useClock } from "miniconf/live/use.js";
import { t } from "miniconf/words.js";
import { useMemo } from "preact/hooks";

/** @import { Shown } from "miniconf/live/foreseen.js" */
/** @import { OpenRoom } from "miniconf/live/open.js" */
/** @import { Scene } from "miniconf/live/parts/message.js" */

/**
 * @param {object} props
 * @param {OpenRoom} props.open
 * @param {readonly Shown[]} props.messages
 * @param {readonly Shown[]} props.coming
 * @param {Scene} props.scene
 * @param {number} props.me
 * @param {() => void} props.ask Show the questions.
 * @param {number | null} props.target The message that the address names.
 */
export function Talk({ open, messages, coming, scene, me, ask, target }) {
  useClock();
  const { now } = open;
  const shown = useMemo(
    () => flowing([...messages, ...coming.filter(({ kind }) => kind === "message")]),
    [messages, coming],
  );
  const scroll = useScroll(open, shown, target);
  if (!now) {
    return null;
  }
  return html`<div
    class="talk"
    role="log"
    aria-live="off"
    aria-label=${t("Messages")}
    tabindex="0"
    ref=${scroll.box}
    onScroll=${scroll.moved}
  >
    <ol class="messages plain-list" role="list" onKeyDown=${walk}>
      ${now.before !== null && html`<li class="talk-more" aria-hidden="true"></li>`}
      ${now.before === null && shown.length === 0 && html`<${Empty} title=${titleOf(now.room)} />`}
      ${steps(shown, open.readBefore, me).map(
        ({ message, grouped, day, isNew }) => html`
          ${day && html`<li class="talk-day" key=${`day ${message.n}`}><span>${dayWords(day)}</span></li>`}
          ${isNew && html`<li class="new-mark" key="new"><span>${t("New")}</span></li>`}
          ${
            message.kind === "question"
              ? html`<${QuestionMark} key=${message.n} message=${message} people=${now.people} ask=${ask} />`
              : html`<${MessageRow}
                  key=${message.waiting?.id ?? message.n}
                  message=${message}
                  grouped=${grouped}
                  scene=${scene}
                />`
          }
        `,
      )}
    </ol>
    ${
      (!scroll.atEnd || now.after !== null) &&
      html`<button type="button" class="to-end" onClick=${scroll.toEnd}>
        ${scroll.fresh > 0 ? t("New messages") : t("To the newest")}
      </button>`
    }
  </div>`;
}

/** @param {{ title: string }} props */
function Empty({ title }) {
  return html`<li class="talk-empty">
    <p>${t("Nothing has been said here yet.")}</p>
    <p class="soft small">${t("Begin: what struck you about “{title}”?", { title })}</p>
  </li>`;
}

/**
 * Arrow keys go from message to message.
 * @param {KeyboardEvent} event
 */
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
  const list = event.currentTarget;
  if (!step || !(list instanceof HTMLElement) || isField(event.target)) {
    return;
  }
  const rows = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-n]")]);
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[at < 0 ? rows.length - 1 : at + step];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}

/** @param {EventTarget | null} target */
function isField(target) {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}
