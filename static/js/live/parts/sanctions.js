// What moderators do with a reason: mute and ban somebody, take a message away.
import { html } from "htm/preact";
import { doing } from "miniconf/live/asking.js";
import { Dialog, show } from "miniconf/live/parts/dialog.js";
import { Field, Select } from "miniconf/live/parts/field.js";
import { act } from "miniconf/live/post.js";
import { t } from "miniconf/words.js";
import { useState } from "preact/hooks";

/** @import { Standing } from "miniconf/live/desk/report.js" */

/**
 * How long somebody can be muted.
 * @returns {[string, string][]} Minutes and their words.
 */
function spans() {
  return [
    ["10", t("10 minutes")],
    ["60", t("An hour")],
    ["1440", t("A day")],
    ["10080", t("A week")],
  ];
}

/**
 * The buttons for both.
 * @param {object} props
 * @param {{ id: number, name: string }} props.person
 * @param {Standing | null} props.standing How the person stands, where that is known.
 * @param {() => void} props.done
 */
export function Sanctions({ person, standing, done }) {
  const [what, setWhat] = useState(/** @type {"" | "mute" | "ban"} */ (""));
  const until = standing?.muted_until ?? null;
  const muted = until !== null && Date.parse(until) > Date.now();
  const { id, name } = person;
  const end = async (/** @type {string} */ path, /** @type {object} */ body, said = "") => {
    if (await doing(path, { person: id, reason: "", ...body }, said)) {
      done();
    }
  };
  return html`
    ${
      muted
        ? html`<button type="button" class="button" onClick=${() => end("/mute", { minutes: 0 }, t("{name} may write again.", { name }))}>
            ${t("End the mute")}
          </button>`
        : html`<button type="button" class="button" onClick=${() => setWhat("mute")}>${t("Mute…")}</button>`
    }
    ${
      standing?.banned
        ? html`<button type="button" class="button" onClick=${() => end("/ban", { on: false }, t("{name} may come in again.", { name }))}>
            ${t("Let in again")}
          </button>`
        : html`<button type="button" class="button grave" onClick=${() => setWhat("ban")}>${t("Ban…")}</button>`
    }
    ${what && html`<${Sanction} what=${what} person=${person} done=${done} close=${() => setWhat("")} />`}
  `;
}

/**
 * Ask for the particulars of a mute or a ban, and do it.
 * @param {"mute" | "ban"} what
 * @param {{ id: number, name: string }} person
 */
export function sanction(what, person) {
  const done = () => {};
  show((close) => html`<${Sanction} what=${what} person=${person} done=${done} close=${close} />`);
}

/**
 * Somebody else's message before it is deleted.
 * @param {{ room: string, number: number, close: () => void }} props
 */
export function Removal({ room, number, close }) {
  const [reason, setReason] = useState("");
  return html`<${Dialog}
    title=${t("Delete the message")}
    close=${close}
    act=${() => {
      act(room, { do: "delete", of: number, reason });
      close();
    }}
    words=${t("Delete it for everybody")}
    grave
  >
    <p class="soft">${t("A note stays that something was deleted here. Its text is gone for good.")}</p>
    <${Field} label=${t("Reason, for the record")} name="reason" value=${reason} set=${setReason} maxlength="1000" required />
  <//>`;
}

/**
 * A mute or a ban before it is done.
 * @param {object} props
 * @param {"mute" | "ban"} props.what
 * @param {{ id: number, name: string }} props.person
 * @param {() => void} props.done
 * @param {() => void} props.close
 */
function Sanction({ what, person, done, close }) {
  const [minutes, setMinutes] = useState("60");
  const [reason, setReason] = useState("");
  const { name } = person;
  const isMute = what === "mute";
  const decide = async () => {
    const said = isMute
      ? t("{name} cannot write for now.", { name })
      : t("{name} is shown the door.", { name });
    const facts = isMute ? { minutes: Number(minutes) } : {};
    const path = isMute ? "/mute" : "/ban";
    if (await doing(path, { person: person.id, reason: reason.trim(), ...facts }, said)) {
      close();
      done();
    }
  };
  return html`<${Dialog}
    title=${isMute ? t("Mute {name}", { name }) : t("Ban {name}", { name })}
    close=${close}
    act=${decide}
    words=${isMute ? t("Mute") : t("Ban")}
    grave=${!isMute}
  >
    <p class="soft">
      ${
        isMute
          ? t("They read everything and write nothing for so long. They are told until when.")
          : t(
              "They are signed out everywhere at once and cannot come back in until somebody lets them.",
            )
      }
    </p>
    ${isMute && html`<${Select} label=${t("For how long")} value=${minutes} set=${setMinutes} choices=${spans()} />`}
    <${Field} label=${t("Reason, for the record")} name="reason" value=${reason} set=${setReason} maxlength="4000" required />
  <//>`;
}
