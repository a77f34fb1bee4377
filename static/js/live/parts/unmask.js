// Who asked something without a name: told to moderators, with a reason, and on record.
import { html } from "htm/preact";
import { post } from "miniconf/live/me.js";
import { Dialog, show } from "miniconf/live/parts/dialog.js";
import { Field } from "miniconf/live/parts/field.js";
import { nameOf } from "miniconf/live/parts/person.js";
import { Sanctions } from "miniconf/live/parts/sanctions.js";
import { asRefused } from "miniconf/live/refused.js";
import { t } from "miniconf/words.js";
import { useState } from "preact/hooks";

/** @import { Person } from "miniconf/live/model.js" */

/**
 * Ask for a reason, and tell who asked.
 * @param {string} room
 * @param {number} number Of the question.
 */
export function unmask(room, number) {
  show((close) => html`<${Unmask} room=${room} number=${number} close=${close} />`);
}

/** @param {{ room: string, number: number, close: () => void }} props */
function Unmask({ room, number, close }) {
  const [reason, setReason] = useState("");
  const [person, setPerson] = useState(/** @type {Person | null} */ (null));
  const [words, setWords] = useState("");
  const ask = async () => {
    try {
      setPerson((await post("/unmask", { room, number, reason: reason.trim() })).person);
    } catch (error) {
      setWords(asRefused(error).words);
    }
  };
  if (person) {
    const name = nameOf(person);
    return html`<${Dialog} key="told" title=${t("{name} asked that", { name })} close=${close}>
      <p class="soft">${t("Keep it to yourself: everybody else was promised not to know.")}</p>
      <p class="card-acts"><${Sanctions} person=${{ id: person.id, name }} standing=${null} done=${close} /></p>
    <//>`;
  }
  return html`<${Dialog} key="asked" title=${t("Who asked?")} close=${close} act=${ask} words=${t("Tell me")}>
    <p class="soft">${t("The question was asked without a name. That you looked is put on record, with your reason.")}</p>
    <${Field} label=${t("Reason, for the record")} name="reason" value=${reason} set=${setReason} maxlength="1000" required />
    ${words && html`<p role="alert" class="fault">${words}</p>`}
  <//>`;
}
