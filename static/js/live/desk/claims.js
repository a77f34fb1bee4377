// People who say that they are authors of a paper: an organizer decides.
import { html } from "htm/preact";
import { doing, useAnswer } from "miniconf/live/asking.js";
import { showPerson } from "miniconf/live/parts/card.js";
import { Avatar, nameOf } from "miniconf/live/parts/person.js";
import { When } from "miniconf/live/parts/when.js";
import { t } from "miniconf/words.js";

/** @import { Claim } from "miniconf/live/account/papers.js" */

const base = document.documentElement.dataset.base ?? "";
/** Milliseconds between two looks. */
const EVERY = 30_000;

/** What the desk shows of it. */
export function View() {
  const { found, words, again } = useAnswer("/claims", EVERY);
  /** @type {Claim[] | undefined} */
  const claims = found?.claims.filter((/** @type {Claim} */ one) => one.state === "open");
  /** @param {Claim} claim @param {boolean} grant */
  const decide = async (claim, grant) => {
    const name = nameOf(claim.person);
    const said = grant
      ? t("{name} is an author of it now, and is told so.", { name })
      : t("{name} is told that it was not granted.", { name });
    if (await doing(`/claims/${claim.id}`, { grant }, said)) {
      again();
    }
  };
  return html`
    ${words && html`<p role="alert" class="fault">${words}</p>`}
    ${claims?.length === 0 && html`<p class="desk-empty">${t("Nobody waits. Authors who are not tied to their paper say so in their account.")}</p>`}
    <ol class="plain-list cards">
      ${claims?.map(
        (claim) => html`<li key=${claim.id} class="card claim">
          <${Avatar} person=${claim.person} />
          <div>
            <p>
              <button type="button" class="name" onClick=${() => showPerson(claim.person)}>${nameOf(claim.person)}</button>
              ${" "}<span class="soft">${claim.person.affiliation} · <${When} at=${claim.at} day /></span>
            </p>
            <p>${claim.href ? html`<a href=${base + claim.href}>${claim.title}</a>` : claim.title}</p>
            <p class="form-foot">
              <button type="button" class="button primary" onClick=${() => decide(claim, true)}>${t("Grant")}</button>
              <button type="button" class="button" onClick=${() => decide(claim, false)}>${t("Refuse")}</button>
            </p>
          </div>
        </li>`,
      )}
    </ol>
  `;
}
