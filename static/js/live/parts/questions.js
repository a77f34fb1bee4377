// Questions of a room: asked, voted for, answered.
import { html } from "htm/preact";
import { signInHref } from "miniconf/live/me.js";
import { useClosed } from "miniconf/live/parts/closed.js";
import { Composer } from "miniconf/live/parts/composer.js";
import { QuestionCard } from "miniconf/live/parts/question.js";
import { joinOnce } from "miniconf/live/parts/room.js";
import { Instead, LineState } from "miniconf/live/parts/state.js";
import { act } from "miniconf/live/post.js";
import { useSide } from "miniconf/live/side.js";
import { target } from "miniconf/live/target.js";
import { useClock, useMe, useMessages } from "miniconf/live/use.js";
import { n as count, t } from "miniconf/words.js";
import { useEffect, useId, useRef, useState } from "preact/hooks";

/** @import { Shown } from "miniconf/live/foreseen.js" */
/** @import { OpenRoom } from "miniconf/live/open.js" */
/** @import { AskScene } from "miniconf/live/parts/question.js" */

/** @typedef {"votes" | "new" | "open"} Order */

/**
 * @param {Shown[]} questions
 * @param {Order} order
 */
function sorted(questions, order) {
  const age = (/** @type {Shown} */ one) => -one.n;
  const wanted = (/** @type {Shown} */ one) => -(one.votes ?? 0);
  const open = (/** @type {Shown} */ one) => Number(one.state !== "open");
  const low = (/** @type {Shown} */ one) => Number(LAST.has(one.state ?? ""));
  const keys = {
    votes: [low, wanted, (/** @type {Shown} */ one) => one.n],
    new: [age],
    open: [open, wanted, age],
  }[order];
  return questions.toSorted((a, b) => {
    const key = keys.find((one) => one(a) !== one(b));
    return key ? key(a) - key(b) : 0;
  });
}

/** States of questions that nobody waits for. */
const LAST = new Set(["dismissed", "duplicate"]);

/** @param {{ open: OpenRoom }} props */
export function Questions({ open }) {
  useClock();
  const side = useSide(open, "/questions");
  const { messages, coming } = useMessages(open, side.now);
  const account = useMe();
  const closed = useClosed(open.now?.room, "ask");
  const silent = useClosed(open.now?.room);
  const isVisitor = account === null || account?.accepted === false;
  if (!side.now || !(open.now || isVisitor)) {
    return html`<${Instead} open=${open} />`;
  }
  const room = isVisitor ? null : open.now?.room;
  const scene = {
    room: open.key,
    people: { ...open.now?.people, ...side.now.people },
    may: (room?.may ?? []).filter((act) => !silent || (act !== "write" && act !== "answer")),
    me: isVisitor ? 0 : (account?.id ?? 0),
    questions: /** @type {Shown[]} */ ([]),
    href: room?.href ?? "",
    answering: room?.answering ?? null,
  };
  return html`<section class="questions">
    ${side.refused && html`<p class="instead" role="alert">${side.refused.words}</p>`}
    <${List} all=${[...messages, ...coming]} scene=${scene} />
    ${!isVisitor && html`<${LineState} />`}
    ${!isVisitor && (closed ? html`<p class="closed" role="status">${closed}</p>` : html`<${Ask} open=${open} />`)}
    ${isVisitor && html`<p class="ask ask-in"><a class="button primary" href=${signInHref()}>${t("Sign in to ask")}</a></p>`}
  </section>`;
}

/** @param {{ all: Shown[], scene: AskScene }} props */
function List({ all, scene }) {
  const [order, setOrder] = useState(/** @type {Order} */ ("votes"));
  const questions = all.filter(({ kind, deleted }) => kind === "question" && !deleted);
  const first = (/** @type {Shown} */ one) => Number(one.n !== scene.answering);
  const inOrder = sorted(questions, order).toSorted((a, b) => first(a) - first(b));
  const list = useTarget(questions.length > 0);
  const said = (/** @type {Shown} */ { n }) =>
    all.filter(({ thread, kind }) => thread === n && kind !== "question");
  return html`
    ${questions.length > 1 && html`<${Orders} order=${order} set=${setOrder} questions=${questions} />`}
    <div class="talk" tabindex="0" role="group" aria-label=${t("Questions")} ref=${list}>
      ${
        questions.length === 0
          ? html`<div class="talk-empty">
              <p>${t("No questions yet.")}</p>
              <p class="soft small">${t("Ask the first one, under your name or without it.")}</p>
            </div>`
          : html`<ol class="question-list plain-list">
              ${inOrder.map(
                (question) => html`<${QuestionCard}
                  key=${question.waiting?.id ?? question.n}
                  question=${question}
                  answers=${said(question)}
                  scene=${{ ...scene, questions }}
                />`,
              )}
            </ol>`
      }
    </div>
  `;
}

/**
 * The list, which shows the question that the address names, now and whenever it names another.
 * @param {boolean} isThere Whether there is anything in the list yet.
 */
function useTarget(isThere) {
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    const show = () => {
      const { question } = target();
      const card = question && list.current?.querySelector(`#question-${question}`);
      if (card instanceof HTMLElement) {
        card.scrollIntoView({ block: "nearest" });
        card.focus({ preventScroll: true });
      }
    };
    show();
    addEventListener("hashchange", show);
    return () => removeEventListener("hashchange", show);
  }, [isThere]);
  return list;
}

/**
 * @param {{ order: Order, set: (order: Order) => void, questions: Shown[] }} props
 */
function Orders({ order, set, questions }) {
  const id = useId();
  const waiting = questions.filter(({ state }) => state === "open").length;
  const words = /** @type {Record<Order, string>} */ ({
    votes: t("Most wanted"),
    new: t("Newest"),
    open: t("Open ones first"),
  });
  return html`<p class="orders">
    <label for=${id} class="visually-hidden">${t("Order")}</label>
    <select
      id=${id}
      value=${order}
      onChange=${(/** @type {Event} */ event) =>
        set(/** @type {Order} */ (/** @type {HTMLSelectElement} */ (event.target).value))}
    >
      ${Object.entries(words).map(([name, text]) => html`<option key=${name} value=${name}>${text}</option>`)}
    </select>
    <span class="soft small">${count("{count} open", "{count} open", waiting)}</span>
  </p>`;
}

/** @param {{ open: OpenRoom }} props */
function Ask({ open }) {
  const [anonymous, setAnonymous] = useState(false);
  return html`<div class="ask">
    <${Composer}
      room=${open.key}
      place="ask"
      label=${t("Ask a question…")}
      words=${t("Ask")}
      plain
      send=${(/** @type {string} */ text) => {
        joinOnce(open);
        act(open.key, { do: "ask", text, anonymous });
      }}
    >
      <label class="anonymous" title=${t("Your name is shown to nobody here.")}>
        <input
          type="checkbox"
          checked=${anonymous}
          onChange=${() => setAnonymous(!anonymous)}
        />
        ${t("Without my name")}
      </label>
    <//>
  </div>`;
}
