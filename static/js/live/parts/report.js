// Telling those who look after the order that something is not right.
import { html } from "htm/preact";
import { doing } from "miniconf/live/asking.js";
import { Dialog } from "miniconf/live/parts/dialog.js";
import { Field } from "miniconf/live/parts/field.js";
import { t } from "miniconf/words.js";
import { useState } from "preact/hooks";

/**
 * A report of a message, of somebody, or of how people behave.
 * @param {object} props
 * @param {string} [props.room]
 * @param {number} [props.number] Of a message in the room.
 * @param {{ id: number, name: string }} [props.person] Whom it is about.
 * @param {() => void} props.close
 */
export function ReportDialog({ room, number, person, close }) {
  const isMessage = number !== undefined;
  const [text, setText] = useState("");
  const [confidential, setConfidential] = useState(!isMessage);
  const send = async () => {
    const body = isMessage ? { room, number, text, confidential } : { person: person?.id, text };
    const thanks = confidential
      ? t("Thank you. The committee of conduct will look at it.")
      : t("Thank you. A moderator will look at it.");
    if (await doing("/reports", body, thanks)) {
      close();
    }
  };
  const title = person
    ? t("Report {name}", { name: person.name })
    : isMessage
      ? t("Report the message")
      : t("Report what happened");
  return html`<${Dialog} title=${title} close=${close} act=${send} words=${t("Send the report")}>
    ${isMessage && html`<${Whom} confidential=${confidential} set=${setConfidential} />`}
    ${
      !isMessage &&
      html`<p class="soft">
        ${t("This goes to the committee of conduct and to nobody else, not even to the organizers.")}
      </p>`
    }
    <${Field}
      label=${isMessage ? t("What is wrong with it (if you like)") : t("What happened")}
      name="text"
      long
      rows="4"
      value=${text}
      set=${setText}
      maxlength="4000"
      required=${!isMessage}
    />
  <//>`;
}

/** @param {{ confidential: boolean, set: (confidential: boolean) => void }} props */
function Whom({ confidential, set }) {
  const choices = /** @type {const} */ ([
    [false, t("To the moderators"), t("Spam, quarrels, the wrong place.")],
    [
      true,
      t("To the committee of conduct, confidentially"),
      t("Harassment and whatever else is not for many eyes."),
    ],
  ]);
  return html`<fieldset class="whom">
    <legend class="visually-hidden">${t("To whom")}</legend>
    ${choices.map(
      ([value, words, help]) => html`<label class="radio" key=${words}>
        <input type="radio" name="whom" checked=${confidential === value} onChange=${() => set(value)} />
        <span>${words}<span class="soft small">${help}</span></span>
      </label>`,
    )}
  </fieldset>`;
}
