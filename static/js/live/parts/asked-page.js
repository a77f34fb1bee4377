// The page of questions: to oneself, of one's own, of the conference, and sessions that one leads.
import { html } from "htm/preact";
import { useGathered } from "miniconf/live/gathered.js";
import { liveHref } from "miniconf/live/me.js";
import { AskedList, Waiting } from "miniconf/live/parts/asked.js";
import { BoardTab } from "miniconf/live/parts/board.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { LineState } from "miniconf/live/parts/state.js";
import { Tabs } from "miniconf/live/parts/tabs.js";
import { useClock, useMe } from "miniconf/live/use.js";
import { n as count, t } from "miniconf/words.js";
import { useEffect, useState } from "preact/hooks";

/** @import { Found } from "miniconf/live/gathered.js" */
/** @import { AskedView, Me } from "miniconf/live/model.js" */

/** Roles that look after questions all over the conference. */
const IN_CHARGE = new Set(["organizer", "programme chair"]);

/** @param {Me} account */
function tabsOf({ roles }) {
  const is = (/** @type {(role: string, scope: string) => boolean} */ fits) =>
    roles.some(({ role, scope }) => fits(role, scope));
  return [
    is((role, scope) => role === "author" && scope !== "") && ["inbox", t("To you")],
    ["mine", t("Yours")],
    is((role, scope) => role === "session chair" && scope !== "") && ["sessions", t("Sessions")],
    is((role) => IN_CHARGE.has(role)) && ["board", t("Unanswered")],
  ].filter((tab) => Array.isArray(tab));
}

export function AskedPage() {
  useClock();
  const account = /** @type {Me} */ (useMe());
  const tabs = tabsOf(account).map(([name, words]) => ({ name, words, count: 0 }));
  const named = () => tabs.find(({ name }) => `#${name}` === location.hash)?.name;
  const first = tabs.find(({ name }) => name !== "mine") ?? tabs[0];
  const [tab, setTab] = useState(named() ?? first.name);
  useEffect(() => {
    const look = () => setTab(named() ?? first.name);
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  const choose = (/** @type {string} */ name) => {
    history.replaceState(null, "", `${location.search}#${name}`);
    setTab(name);
  };
  return html`
    ${tabs.length > 1 && html`<${Tabs} tabs=${tabs} chosen=${tab} choose=${choose} label=${t("Questions")} />`}
    <div role=${tabs.length > 1 ? "tabpanel" : undefined} aria-labelledby=${tabs.length > 1 ? `tab-${tab}` : undefined}>
      ${tab === "inbox" && html`<${Inbox} />`}
      ${tab === "mine" && html`<${Mine} />`}
      ${tab === "sessions" && html`<${Sessions} account=${account} />`}
      ${tab === "board" && html`<${BoardTab} />`}
    </div>
    <${LineState} />
  `;
}

function Inbox() {
  const { now, refused, questions } = useGathered("/inbox", true);
  const open = questions.filter(({ question }) => question.state === "open");
  const rest = questions.filter(({ question }) => question.state === "answered");
  return html`
    <${Waiting} now=${now} refused=${refused} />
    ${
      now &&
      html`<${Section}
          title=${open.length > 0 ? count("{count} question waits for your answer", "{count} questions wait for your answer", open.length) : t("Nothing waits for you")}
          empty=${t("Questions about your papers come here, and to your mail as you like.")}
          questions=${open}
          found=${now}
        />
        ${rest.length > 0 && html`<${Section} title=${t("Answered lately")} questions=${rest} found=${now} />`}`
    }
  `;
}

function Mine() {
  const { now, refused, questions } = useGathered("/questions/mine", true);
  const asked = questions.filter(({ question }) => question.mine);
  const followed = questions.filter(({ question }) => !question.mine);
  return html`
    <${Waiting} now=${now} refused=${refused} />
    ${
      now &&
      html`<${Section}
          title=${t("You asked")}
          empty=${t("What you ask about a paper or a session stands here, with its answer.")}
          questions=${asked}
          found=${now}
        />
        <${Section}
          title=${t("You follow")}
          empty=${t("Follow a question, and a mail tells you of its answer.")}
          questions=${followed}
          found=${now}
        />`
    }
  `;
}

/**
 * @param {object} props
 * @param {string} props.title
 * @param {string} [props.empty]
 * @param {AskedView[]} props.questions
 * @param {Found} props.found
 */
function Section({ title, empty = "", questions, found }) {
  return html`<section class="asked-section">
    <h2>${title}</h2>
    ${questions.length > 0 ? html`<${AskedList} questions=${questions} found=${found} />` : html`<p class="soft">${empty}</p>`}
  </section>`;
}

/** @param {{ account: Me }} props */
function Sessions({ account }) {
  const keys = account.roles
    .filter(({ role, scope }) => role === "session chair" && scope)
    .map(({ scope }) => scope);
  return html`<ul class="plain-list led-sessions">
    ${keys.map((key) => html`<${Session} key=${key} room=${key} />`)}
  </ul>`;
}

/** @param {{ room: string }} props */
function Session({ room }) {
  const { now, refused, questions } = useGathered(
    `/rooms/${encodeURIComponent(room)}/queue?papers=1`,
    true,
  );
  const open = questions.filter(({ question }) => question.state === "open").length;
  if (!now) {
    return html`<li><${Waiting} now=${now} refused=${refused} /></li>`;
  }
  return html`<li>
    <a href=${liveHref(room)}><${Icon} name="stage" /> ${now.rooms[room]?.title}</a>
    <span class="soft small">${count("{count} open", "{count} open", open)}</span>
  </li>`;
}
