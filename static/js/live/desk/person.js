// Somebody at the registration desk: name, addresses, roles, tickets, and a link by mail.
import { html } from "htm/preact";
import { doing, useAnswer } from "miniconf/live/asking.js";
import { Addresses } from "miniconf/live/desk/addresses.js";
import { Rights } from "miniconf/live/desk/rights.js";
import { Field } from "miniconf/live/parts/field.js";
import { Sanctions } from "miniconf/live/parts/sanctions.js";
import { whenWords } from "miniconf/live/parts/when.js";
import { t } from "miniconf/words.js";
import { useState } from "preact/hooks";

/** @import { Entry } from "miniconf/live/desk/people.js" */
/** @import { Me } from "miniconf/live/model.js" */

/** @param {{ id: string, me: Me }} props */
export function Person({ id, me }) {
  const { found, words, again } = useAnswer(`/desk/people/${encodeURIComponent(id)}`);
  const entry = /** @type {Entry | null} */ (found);
  if (!entry) {
    return words && html`<p role="alert" class="fault">${words}</p>`;
  }
  const path = `/desk/people/${entry.id}`;
  const may = me.may.includes("change people");
  return html`<article class="sections entry">
    <header>
      <h3>${entry.name}</h3>
      <p class="soft">
        ${entry.accepted ? t("Came first: {time}", { time: whenWords(entry.accepted) }) : t("Has not come yet")}
        ${entry.banned && ` · ${t("Banned")}`}
      </p>
      ${may && html`<${Acts} entry=${entry} path=${path} me=${me} done=${again} />`}
    </header>
    ${may && html`<${Named} key=${entry.name + entry.affiliation} entry=${entry} path=${path} done=${again} />`}
    <${Addresses} entry=${entry} path=${path} may=${may} done=${again} />
    <${Rights} entry=${entry} path=${path} may=${may} done=${again} />
  </article>`;
}

/** @param {{ entry: Entry, path: string, me: Me, done: () => void }} props */
function Acts({ entry, path, me, done }) {
  const { id, name, banned, muted_until } = entry;
  const link = () => doing(`${path}/link`, {}, t("A link is on its way to {name}.", { name }));
  const standing = { muted_until, banned, reports: 0 };
  return html`<p class="form-foot">
    ${!banned && html`<button type="button" class="button primary" onClick=${link}>${t("Mail a link to sign in")}</button>`}
    ${id !== me.id && html`<${Sanctions} person=${{ id, name }} standing=${standing} done=${done} />`}
  </p>`;
}

/** @param {{ entry: Entry, path: string, done: () => void }} props */
function Named({ entry, path, done }) {
  const [name, setName] = useState(entry.name);
  const [affiliation, setAffiliation] = useState(entry.affiliation);
  /** @param {SubmitEvent} event */
  const save = async (event) => {
    event.preventDefault();
    if (await doing(path, { name: name.trim(), affiliation: affiliation.trim() }, t("Saved"))) {
      done();
    }
  };
  return html`<form onSubmit=${save}>
    <${Field} label=${t("Name")} name="name" value=${name} set=${setName} maxlength="200" required />
    <${Field} label=${t("Affiliation")} name="affiliation" value=${affiliation} set=${setAffiliation} maxlength="300" />
    <p><button type="submit" class="button">${t("Save")}</button></p>
  </form>`;
}
