// Who somebody is, and what one can do about the person.
import { html } from "htm/preact";
import { toast } from "miniconf/lib/dom.js";
import { doing, useAnswer } from "miniconf/live/asking.js";
import { me, post, roomHref } from "miniconf/live/me.js";
import { Dialog, show } from "miniconf/live/parts/dialog.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { Avatar, Badges, nameOf } from "miniconf/live/parts/person.js";
import { ReportDialog } from "miniconf/live/parts/report.js";
import { sanction } from "miniconf/live/parts/sanctions.js";
import { asRefused } from "miniconf/live/refused.js";
import { t } from "miniconf/words.js";

/** @import { Person } from "miniconf/live/model.js" */

/** @typedef {Person & { homepage?: string, orcid?: string, interests?: string }} Known */

/**
 * Show somebody's card.
 * @param {Person} person
 */
export function showPerson(person) {
  show((close) => html`<${Card} person=${person} close=${close} />`);
}

/** @param {{ person: Person, close: () => void }} props */
function Card({ person, close }) {
  const { found, words } = useAnswer(`/people/${person.id}`);
  const known = /** @type {Known} */ (found ?? person);
  const own = person.id === me.account?.id;
  return html`<${Dialog} title=${nameOf(known)} close=${close}>
    <div class="person-card">
      <${Avatar} person=${known} />
      <div>
        <p><${Badges} person=${known} /> <span class="soft">${known.pronouns}</span></p>
        ${known.affiliation && html`<p>${known.affiliation}</p>`}
        <${Links} known=${known} />
        ${known.interests && html`<p class="soft">${known.interests}</p>`}
      </div>
    </div>
    ${words && html`<p role="alert" class="fault">${words}</p>`}
    ${!own && found && html`<${Acts} person=${known} close=${close} />`}
  <//>`;
}

/** @param {{ known: Known }} props */
function Links({ known }) {
  const { homepage, orcid } = known;
  if (!homepage && !orcid) {
    return null;
  }
  return html`<p class="small">
    ${homepage && html`<a href=${homepage} rel="noopener nofollow" target="_blank">${t("Home page")}</a> `}
    ${orcid && html`<a href=${`https://orcid.org/${orcid}`} rel="noopener" target="_blank">ORCID</a>`}
  </p>`;
}

/** @param {{ person: Person, close: () => void }} props */
function Acts({ person, close }) {
  const { found, again } = useAnswer("/blocks");
  const { id } = person;
  const name = nameOf(person);
  const blocked = found?.people.some((/** @type {Person} */ one) => one.id === id);
  const write = async () => {
    try {
      const { room } = await post("/rooms/direct", { people: [id] });
      location.assign(roomHref(room.key));
    } catch (error) {
      toast(asRefused(error).words);
    }
  };
  const block = async () => {
    const said = blocked
      ? t("You hear from {name} again.", { name })
      : t("{name} cannot write to you alone any more.", { name });
    if (await doing("/blocks", { person: id, on: !blocked }, said)) {
      again();
    }
  };
  const mayMute = me.account?.may.includes("mute");
  /** @param {() => void} run */
  const then = (run) => () => {
    close();
    run();
  };
  return html`<p class="card-acts">
    <button type="button" class="button primary" onClick=${write}><${Icon} name="chat" />${t("Write to {name}", { name })}</button>
    <button type="button" class="quiet" onClick=${block}>${blocked ? t("Unblock") : t("Block")}</button>
    <button
      type="button"
      class="quiet"
      onClick=${then(() => show((shut) => html`<${ReportDialog} person=${{ id, name }} close=${shut} />`))}
    >
      ${t("Report…")}
    </button>
    ${mayMute && html`<button type="button" class="quiet" onClick=${then(() => sanction("mute", { id, name }))}>${t("Mute…")}</button>`}
    ${mayMute && html`<button type="button" class="quiet" onClick=${then(() => sanction("ban", { id, name }))}>${t("Ban…")}</button>`}
  </p>`;
}
