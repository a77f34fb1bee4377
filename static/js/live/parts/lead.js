// Leading through the questions of a session: the queue by votes, the one that is being answered,
// the next; and a view in large type for whoever speaks.
import { html } from "htm/preact";
import { useGathered } from "miniconf/live/gathered.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { Clock } from "miniconf/live/parts/lead-clock.js";
import { Keys, useKeys } from "miniconf/live/parts/lead-keys.js";
import { nameOf, personOf } from "miniconf/live/parts/person.js";
import { LineState } from "miniconf/live/parts/state.js";
import { act } from "miniconf/live/post.js";
import { TalkClock } from "miniconf/live/talk-clock.js";
import { nodesOf } from "miniconf/live/text/nodes.js";
import { useMe } from "miniconf/live/use.js";
import { n as count, t } from "miniconf/words.js";
import { useEffect, useMemo, useState } from "preact/hooks";

/** @import { Found } from "miniconf/live/gathered.js" */
/** @import { AskedView } from "miniconf/live/model.js" */

/** @param {AskedView} asked */
const idOf = ({ room, question }) => `${room} ${question.n}`;

/** The most wanted first, then the oldest. @param {AskedView[]} questions */
function queued(questions) {
  return questions
    .filter(({ question }) => question.state === "open")
    .toSorted(
      (a, b) =>
        (b.question.votes ?? 0) - (a.question.votes ?? 0) ||
        a.question.at.localeCompare(b.question.at),
    );
}

/**
 * @param {object} props
 * @param {string} props.room
 * @param {boolean} props.big
 * @param {(big: boolean) => void} props.setBig
 */
export function Lead({ room, big, setBig }) {
  const [papers, setPapers] = useState(true);
  const { now, refused, questions } = useGathered(
    `/rooms/${encodeURIComponent(room)}/queue${papers ? "?papers=1" : ""}`,
    true,
  );
  if (!now) {
    return html`<p class="instead" role=${refused ? "alert" : "status"}>${refused ? refused.words : t("Loading")}</p>`;
  }
  return html`<${Led}
    room=${room}
    found=${now}
    questions=${questions}
    big=${big}
    setBig=${setBig}
    papers=${papers}
    setPapers=${setPapers}
  />`;
}

/**
 * @param {string} room
 * @param {Found} found
 * @param {AskedView[]} queue
 * @param {AskedView | undefined} current
 */
function useLead(room, found, queue, current) {
  const clock = useMemo(() => new TalkClock(room), [room]);
  const [chosen, choose] = useState("");
  const rest = queue.filter((one) => one !== current);
  const at = Math.max(
    0,
    rest.findIndex((one) => idOf(one) === chosen),
  );
  const mayMark = found.rooms[room]?.may.includes("mark") ?? false;
  /** @param {AskedView} asked @param {"answered" | "dismissed"} state */
  const settle = (asked, state) => {
    const time = state === "answered" ? clock.since(idOf(asked)) : null;
    act(asked.room, { do: "mark", of: asked.question.n, state, duplicate_of: null, live_at: time });
  };
  /** @param {AskedView} asked */
  const take = (asked) => {
    if (current && current.room !== asked.room) {
      act(current.room, { do: "now", of: null });
    }
    clock.begin(idOf(asked));
    act(asked.room, { do: "now", of: asked.question.n });
  };
  const run = {
    step: (/** @type {number} */ by) =>
      rest.length > 0 && choose(idOf(rest[(at + by + rest.length) % rest.length])),
    take: () => rest[at] && take(rest[at]),
    next: () => {
      if (current) {
        settle(current, "answered");
      }
      if (rest[0]) {
        take(rest[0]);
      }
    },
    answered: () => current && settle(current, "answered"),
    dismiss: () => (current ?? rest[at]) && settle(current ?? rest[at], "dismissed"),
    back: () => current && act(current.room, { do: "now", of: null }),
  };
  return { clock, rest, chosen: rest[at] && idOf(rest[at]), take, settle, run, mayMark };
}

/**
 * @param {object} props
 * @param {string} props.room
 * @param {Found} props.found
 * @param {AskedView[]} props.questions
 * @param {boolean} props.big
 * @param {(big: boolean) => void} props.setBig
 * @param {boolean} props.papers
 * @param {(papers: boolean) => void} props.setPapers
 */
function Led({ room, found, questions, big, setBig, papers, setPapers }) {
  const queue = queued(questions);
  const current = queue.find((one) => found.rooms[one.room].answering === one.question.n);
  const lead = useLead(room, found, queue, current);
  useKeys(lead.mayMark ? lead.run : null, () => setBig(!big));
  if (big) {
    return html`<${Big} found=${found} current=${current} next=${lead.rest} close=${() => setBig(false)} />`;
  }
  const done = questions.filter(({ question }) => question.state === "answered").length;
  return html`<div class="led">
    <header class="lead-head">
      <h1>${found.rooms[room]?.title}</h1>
      ${lead.mayMark && html`<${Clock} clock=${lead.clock} />`}
      ${
        found.rooms[room]?.kind === "session" &&
        html`<label class="check">
          <input type="checkbox" checked=${papers} onChange=${() => setPapers(!papers)} />
          ${t("With the questions about its papers")}
        </label>`
      }
      <button type="button" class="button" onClick=${() => setBig(true)}>
        <${Icon} name="stage" /> ${t("In large type")}
      </button>
    </header>
    <section class="lead-now" aria-live="polite">
      <h2>${t("Being answered now")}</h2>
      ${current ? html`<${Current} asked=${current} found=${found} lead=${lead} />` : html`<p class="soft">${t("Nothing yet. Take the question that most people want answered.")}</p>`}
      ${
        lead.mayMark &&
        lead.rest.length > 0 &&
        html`<p class="lead-acts">
          <button type="button" class="button primary big" onClick=${lead.run.next}>
            ${current ? t("Answered, and the next one") : t("The first question")}
          </button>
        </p>`
      }
    </section>
    <section class="lead-queue">
      <h2>
        ${count("{count} waiting", "{count} waiting", lead.rest.length)}
        <span class="soft small">${count("{count} answered", "{count} answered", done)}</span>
      </h2>
      <ol class="plain-list">
        ${lead.rest.map((asked) => html`<${Row} key=${idOf(asked)} asked=${asked} found=${found} lead=${lead} />`)}
      </ol>
    </section>
    ${lead.mayMark && html`<${Keys} />`}
    <${LineState} />
  </div>`;
}

/** @param {{ asked: AskedView, found: Found }} props */
function From({ asked, found }) {
  const { question } = asked;
  const name =
    question.by === null ? t("Without a name") : nameOf(personOf(found.people, question.by));
  return html`<p class="soft small">
    <bdi>${name}</bdi> · ${found.rooms[asked.room].title} ·
    ${" "}${count("{count} vote", "{count} votes", question.votes ?? 0)}
  </p>`;
}

/** @param {{ asked: AskedView, found: Found, lead: ReturnType<typeof useLead> }} props */
function Current({ asked, found, lead }) {
  const me = useMe()?.id ?? 0;
  return html`<div class="lead-words words">${nodesOf(asked.question.text, me)}</div>
    <${From} asked=${asked} found=${found} />
    ${
      lead.mayMark &&
      html`<p class="lead-acts">
        <button type="button" class="button" onClick=${lead.run.answered}><${Icon} name="check" /> ${t("Answered")}</button>
        <button type="button" class="button" onClick=${lead.run.back}>${t("Back to the others")}</button>
        <button type="button" class="button" onClick=${lead.run.dismiss}>${t("Set aside")}</button>
      </p>`
    }`;
}

/** @param {{ asked: AskedView, found: Found, lead: ReturnType<typeof useLead> }} props */
function Row({ asked, found, lead }) {
  const me = useMe()?.id ?? 0;
  const isChosen = lead.mayMark && lead.chosen === idOf(asked);
  return html`<li class=${isChosen ? "lead-row chosen" : "lead-row"} aria-current=${isChosen ? "true" : undefined}>
    <b class="lead-votes" aria-hidden="true">${asked.question.votes}</b>
    <div>
      <div class="words">${nodesOf(asked.question.text, me)}</div>
      <${From} asked=${asked} found=${found} />
    </div>
    ${
      lead.mayMark &&
      html`<p class="lead-acts">
        <button type="button" class="button" onClick=${() => lead.take(asked)}>${t("Answer now")}</button>
        <button type="button" class="tool" aria-label=${t("Set aside")} title=${t("Set aside")} onClick=${() => lead.settle(asked, "dismissed")}><${Icon} name="close" /></button>
      </p>`
    }
  </li>`;
}

/**
 * For a screen beside the speaker: what is being answered, and what comes next.
 * @param {object} props
 * @param {Found} props.found
 * @param {AskedView | undefined} props.current
 * @param {AskedView[]} props.next
 * @param {() => void} props.close
 */
function Big({ found, current, next, close }) {
  const me = useMe()?.id ?? 0;
  useEffect(() => {
    document.documentElement.classList.add("speaker");
    return () => document.documentElement.classList.remove("speaker");
  }, []);
  const length = current ? current.question.text.length : 0;
  const size = length > 400 ? "long" : length > 140 ? "middle" : "short";
  return html`<div class="speaker-view">
    <button type="button" class="tool big-close" aria-label=${t("Close")} title=${t("Close")} onClick=${close}><${Icon} name="close" /></button>
    <div class=${`big-now ${size}`} aria-live="polite">
      ${
        current
          ? html`<div class="words">${nodesOf(current.question.text, me)}</div>
              <${From} asked=${current} found=${found} />`
          : html`<p class="soft">${t("No question is being answered.")}</p>`
      }
    </div>
    ${
      next[0] &&
      html`<div class="big-next">
        <h2>${t("Next")}</h2>
        <p>${next[0].question.text}</p>
        <span class="soft">${count("{count} waiting", "{count} waiting", next.length)}</span>
      </div>`
    }
  </div>`;
}
