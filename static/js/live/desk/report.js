// One report: who says what about whom, what was said around it, and what becomes of it.
import { html } from "htm/preact";
import { doing } from "miniconf/live/asking.js";
import { me, roomHref } from "miniconf/live/me.js";
import { Field } from "miniconf/live/parts/field.js";
import { Avatar, nameOf, personOf } from "miniconf/live/parts/person.js";
import { Sanctions } from "miniconf/live/parts/sanctions.js";
import { unmask } from "miniconf/live/parts/unmask.js";
import { When, whenWords } from "miniconf/live/parts/when.js";
import { nodesOf } from "miniconf/live/text/nodes.js";
import { n as count, t } from "miniconf/words.js";
import { useState } from "preact/hooks";

/** @import { Message, People } from "miniconf/live/model.js" */

/** Messages that are shown before and after the reported one. */
const BESIDE = 2;

/**
 * @typedef {object} Standing
 * @property {string | null} muted_until
 * @property {boolean} banned
 * @property {number} reports
 */

/**
 * @typedef {object} ReportFacts
 * @property {number} id
 * @property {"message" | "conduct"} kind
 * @property {number} by
 * @property {string} at
 * @property {string} text
 * @property {string} state
 * @property {number | null} about
 * @property {Standing | null} standing
 * @property {string | null} closed_at
 * @property {number | null} closed_by
 * @property {string} outcome
 * @property {string} room
 * @property {string} title
 * @property {boolean} private
 * @property {number | null} number
 * @property {Message[]} messages
 * @property {People} people
 */

/** @param {{ report: ReportFacts, done: () => void }} props */
export function Report({ report, done }) {
  const { people, about, state } = report;
  const person = personOf(people, about);
  const name = nameOf(personOf(people, report.by));
  return html`<li class="card report" aria-label=${t("Report {id}", { id: report.id })}>
    <header class="report-head">
      <p>
        <b>${person ? t("{name} about {person}", { name, person: nameOf(person) }) : name}</b>
        <span class="soft"> · <${When} at=${report.at} day /></span>
      </p>
      ${report.room && html`<${Where} report=${report} />`}
    </header>
    ${report.text && html`<blockquote class="report-text">${report.text}</blockquote>`}
    ${report.number !== null && html`<${Context} report=${report} />`}
    ${person && report.standing && html`<${StandingWords} standing=${report.standing} />`}
    ${state === "open" ? html`<${Decide} report=${report} done=${done} />` : html`<${Outcome} report=${report} />`}
  </li>`;
}

/** @param {{ report: ReportFacts }} props */
function Where({ report }) {
  if (report.private) {
    return html`<p class="soft small">${t("In a conversation that is not public")}</p>`;
  }
  return html`<p class="small"><a href=${roomHref(report.room, report.number)}>${report.title}</a></p>`;
}

/** @param {{ report: ReportFacts }} props */
function Context({ report }) {
  const [whole, setWhole] = useState(false);
  const { messages, number } = report;
  const at = messages.findIndex(({ n }) => n === number);
  const shown = whole ? messages : messages.slice(Math.max(at - BESIDE, 0), at + BESIDE + 1);
  return html`<ol class="plain-list context">
      ${shown.map(
        (message) => html`<li key=${message.n} class=${message.n === number ? "reported" : ""}>
          <${Avatar} person=${personOf(report.people, message.by)} small />
          <div>
            <p class="message-head">
              <b>${message.by === null ? t("Without a name") : nameOf(personOf(report.people, message.by))}</b>
              <${When} at=${message.at} day />
            </p>
            ${
              message.deleted
                ? html`<p class="tombstone">${t("This message was deleted.")}</p>`
                : html`<div class="words">${nodesOf(message.text, me.account?.id ?? 0)}</div>`
            }
          </div>
        </li>`,
      )}
    </ol>
    ${
      shown.length < messages.length &&
      html`<p><button type="button" class="quiet small" onClick=${() => setWhole(true)}>
        ${t("More of what was said around it")}
      </button></p>`
    }`;
}

/** @param {{ standing: Standing }} props */
function StandingWords({ standing }) {
  const { reports, banned } = standing;
  const until = standing.muted_until;
  const muted = until !== null && Date.parse(until) > Date.now();
  return html`<p class="soft small">
    ${count("{count} report about this person", "{count} reports about this person", reports)}
    ${muted && ` · ${t("muted until {time}", { time: whenWords(until) })}`}
    ${banned && ` · ${t("banned")}`}
  </p>`;
}

/** @param {{ report: ReportFacts, done: () => void }} props */
function Decide({ report, done }) {
  const { about, number, messages } = report;
  const reported = messages.find(({ n }) => n === number);
  const may = me.account?.may ?? [];
  const [outcome, setOutcome] = useState("");
  const close = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (await doing(`/reports/${report.id}/close`, { outcome }, t("The report is closed."))) {
      done();
    }
  };
  const remove = async () => {
    if (await doing(`/reports/${report.id}/delete`, {}, t("The message is deleted."))) {
      done();
    }
  };
  return html`<div class="report-acts">
      ${
        reported &&
        !reported.deleted &&
        may.includes("delete") &&
        html`<button type="button" class="button" onClick=${remove}>${t("Delete the message")}</button>`
      }
      ${
        reported?.kind === "question" &&
        reported.by === null &&
        !report.private &&
        may.includes("unmask") &&
        html`<button type="button" class="button" onClick=${() => unmask(report.room, reported.n)}>${t("Who asked?…")}</button>`
      }
      ${
        about !== null &&
        may.includes("mute") &&
        html`<${Sanctions}
          person=${{ id: about, name: nameOf(personOf(report.people, about)) }}
          standing=${report.standing}
          done=${done}
        />`
      }
    </div>
    <form class="report-close" onSubmit=${close}>
      <${Field} label=${t("What was done")} name="outcome" value=${outcome} set=${setOutcome} maxlength="4000" />
      <button type="submit" class="button primary">${t("Close the report")}</button>
    </form>`;
}

/** @param {{ report: ReportFacts }} props */
function Outcome({ report }) {
  const by = nameOf(personOf(report.people, report.closed_by));
  return html`<p class="soft small">
    ${t("Closed by {name}", { name: by })}
    ${report.closed_at && html` · <${When} at=${report.closed_at} day />`}
    ${report.outcome && html`<br />${report.outcome}`}
  </p>`;
}
