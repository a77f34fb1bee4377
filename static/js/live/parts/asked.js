// A question among those of other rooms: where it was asked, how long it waits, and the card.
import { html } from "htm/preact";
import { now as moment } from "miniconf/lib/clock.js";
import { coming } from "miniconf/live/foreseen.js";
import { questionHref } from "miniconf/live/me.js";
import { nameOf, personOf } from "miniconf/live/parts/person.js";
import { QuestionCard } from "miniconf/live/parts/question.js";
import { useMe, useOutbox } from "miniconf/live/use.js";
import { n as count, t } from "miniconf/words.js";

/** @import { Found } from "miniconf/live/gathered.js" */
/** @import { AskedView } from "miniconf/live/model.js" */
/** @import { Refused } from "miniconf/live/refused.js" */

const HOUR = 60 * 60 * 1000;

/**
 * How long ago that was, roughly.
 * @param {string} at
 */
export function ageWords(at) {
  const hours = Math.floor((moment().getTime() - new Date(at).getTime()) / HOUR);
  if (hours < 1) {
    return t("just now");
  }
  return hours < 48
    ? count("{count} hour ago", "{count} hours ago", hours)
    : count("{count} day ago", "{count} days ago", Math.floor(hours / 24));
}

/**
 * @param {object} props
 * @param {AskedView[]} props.questions
 * @param {Found} props.found
 * @param {boolean} [props.named] With those who are to answer.
 */
export function AskedList({ questions, found, named = false }) {
  return html`<ol class="question-list plain-list">
    ${questions.map(
      (asked) => html`<${Asked}
        key=${`${asked.room} ${asked.question.n}`}
        asked=${asked}
        found=${found}
        named=${named}
      />`,
    )}
  </ol>`;
}

/** @param {{ asked: AskedView, found: Found, named: boolean }} props */
function Asked({ asked, found, named }) {
  const { question } = asked;
  const room = found.rooms[asked.room];
  const id = useMe()?.id ?? 0;
  const waiting = coming(useOutbox()?.of(room.key) ?? [], id, room.last);
  const scene = {
    room: room.key,
    people: found.people,
    may: room.may,
    me: id,
    questions: found.questions.filter((one) => one.room === room.key).map((one) => one.question),
    href: room.href,
    answering: room.answering,
    isList: true,
  };
  const answers = [...asked.answers, ...waiting.filter(({ thread }) => thread === question.n)];
  return html`<${QuestionCard} question=${question} answers=${answers} scene=${scene}>
    <p class="question-place">
      <a href=${questionHref(room, question.n)}>${room.title}</a>
      ${question.state === "open" && html`<span class=${asked.overdue ? "badge state-late" : "soft"}>${ageWords(question.at)}</span>`}
    </p>
    ${named && html`<${Names} found=${found} room=${room} />`}
  <//>`;
}

/** @param {{ found: Found, room: import("miniconf/live/model.js").AskedRoom }} props */
function Names({ found, room }) {
  const names = room.authors.map((id) => nameOf(personOf(found.people, id))).join(", ");
  const nobody = room.kind === "paper" ? t("None of the authors has an account yet.") : "";
  const who = names ? t("To be answered by {names}", { names }) : nobody;
  return html`<p class="soft small">${[room.track, who].filter(Boolean).join(" · ")}</p>`;
}

/**
 * What stands there until questions are, or where they cannot be shown.
 * @param {{ now: Found | null, refused: Refused | null }} props
 */
export function Waiting({ now, refused }) {
  if (refused) {
    return html`<p class="instead" role="alert">${refused.words}</p>`;
  }
  return now
    ? null
    : html`<div class="skeleton" role="status" aria-label=${t("Loading")}>
        ${[5, 8, 6].map((width) => html`<p key=${width} class=${`bone bone-${width}`}></p>`)}
      </div>`;
}
