// What somebody is, and what the person may enter.
import { html } from "htm/preact";
import { doing } from "miniconf/live/asking.js";
import { Field, Select } from "miniconf/live/parts/field.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { roleWords } from "miniconf/live/parts/person.js";
import { t } from "miniconf/words.js";
import { useState } from "preact/hooks";

/** @import { Entry } from "miniconf/live/desk/people.js" */

/** Roles that can be given, as `service/access.py` has them. */
export const ROLES = [
  "author",
  "session chair",
  "programme chair",
  "moderator",
  "volunteer",
  "mentor",
  "host",
  "sponsor",
  "conduct",
  "organizer",
];

/** @param {{ entry: Entry, path: string, may: boolean, done: () => void }} props */
export function Rights({ entry, path, may, done }) {
  const { roles, tickets } = entry;
  /** @param {object} body */
  const change = async (body) => {
    if (await doing(path, body, t("Saved"))) {
      done();
    }
  };
  const words = roles.map(({ role, scope }) =>
    scope ? `${roleWords(role)} · ${scope}` : roleWords(role),
  );
  return html`<section>
      <h3>${t("Roles")}</h3>
      <${Chips}
        words=${words}
        none=${t("Takes part as everybody does.")}
        drop=${may && ((/** @type {number} */ at) => change({ roles: roles.filter((_, i) => i !== at) }))}
      />
      ${may && html`<${AddRole} key=${words.join()} add=${(/** @type {object} */ role) => change({ roles: [...roles, role] })} />`}
    </section>
    <section>
      <h3>${t("Tickets")}</h3>
      <${Chips}
        words=${tickets.map((one) => (one === "everything" ? t("Everything") : one))}
        none=${t("What is open to everybody.")}
        drop=${may && ((/** @type {number} */ at) => change({ tickets: tickets.filter((_, i) => i !== at) }))}
      />
      ${may && html`<${AddTicket} key=${tickets.join()} add=${(/** @type {string} */ one) => change({ tickets: [...tickets, one] })} />`}
    </section>`;
}

/** @param {{ words: string[], none: string, drop: ((at: number) => void) | false }} props */
function Chips({ words, none, drop }) {
  if (words.length === 0) {
    return html`<p class="soft small">${none}</p>`;
  }
  return html`<ul class="plain-list chips">
    ${words.map(
      (text, at) => html`<li key=${text} class="chip">
        <span>${text}</span>
        ${
          drop
            ? html`<button type="button" aria-label=${t("Without {name}", { name: text })} onClick=${() => drop(at)}>
                <${Icon} name="close" />
              </button>`
            : html`<span class="chip-end"></span>`
        }
      </li>`,
    )}
  </ul>`;
}

/** @param {{ add: (role: { role: string, scope: string }) => void }} props */
function AddRole({ add }) {
  const [role, setRole] = useState(ROLES[0]);
  const [scope, setScope] = useState("");
  const choices = /** @type {[string, string][]} */ (ROLES.map((name) => [name, roleWords(name)]));
  return html`<form
    class="one-line"
    onSubmit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      add({ role, scope: scope.trim() });
    }}
  >
    <${Select} label=${t("Role")} value=${role} set=${setRole} choices=${choices} />
    <${Field} label=${t("Of what")} name="scope" placeholder=${"paper:12"} value=${scope} set=${setScope} maxlength="300" />
    <button type="submit" class="button">${t("Add")}</button>
  </form>
  <p class="soft small">${t("Of one thing: paper:12, session:S1, social:SO1, sponsor:ACME or track:Speech. Empty is everywhere.")}</p>`;
}

/** @param {{ add: (ticket: string) => void }} props */
function AddTicket({ add }) {
  const [ticket, setTicket] = useState("everything");
  return html`<form
    class="one-line"
    onSubmit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      add(ticket.trim());
    }}
  >
    <${Field}
      label=${t("Ticket")}
      name="ticket"
      value=${ticket}
      set=${setTicket}
      maxlength="300"
      required
    />
    <button type="submit" class="button">${t("Add")}</button>
  </form>
  <p class="soft small">${t("“everything”, or one thing such as tutorial:T1.")}</p>`;
}
