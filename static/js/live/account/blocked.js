// People whom one does not want to hear from.
import { html } from "htm/preact";
import { doing, useAnswer } from "miniconf/live/asking.js";
import { Avatar, nameOf } from "miniconf/live/parts/person.js";
import { t } from "miniconf/words.js";

/** @import { Person } from "miniconf/live/model.js" */

/** What the account page shows of it. */
export function View() {
  const { found, words, again } = useAnswer("/blocks");
  /** @type {Person[] | undefined} */
  const people = found?.people;
  /** @param {Person} person */
  const unblock = async (person) => {
    const said = t("You hear from {name} again.", { name: nameOf(person) });
    if (await doing("/blocks", { person: person.id, on: false }, said)) {
      again();
    }
  };
  return html`
    <p class="soft">${t("They cannot open a conversation with you. Block somebody from the card that opens behind a name.")}</p>
    ${words && html`<p role="alert" class="fault">${words}</p>`}
    ${people?.length === 0 && html`<p class="desk-empty">${t("You have blocked nobody.")}</p>`}
    <ul class="plain-list people-list">
      ${people?.map(
        (person) => html`<li key=${person.id}>
          <${Avatar} person=${person} />
          <div><b>${nameOf(person)}</b><p class="soft small">${person.affiliation}</p></div>
          <button type="button" class="button" onClick=${() => unblock(person)}>${t("Unblock")}</button>
        </li>`,
      )}
    </ul>
  `;
}
