// Somebody's addresses at the registration desk: mended, added, chosen for mail.
import { html } from "htm/preact";
import { doing } from "miniconf/live/asking.js";
import { Field } from "miniconf/live/parts/field.js";
import { t } from "miniconf/words.js";
import { useState } from "preact/hooks";

/** @import { Entry } from "miniconf/live/desk/people.js" */

/** @param {{ entry: Entry, path: string, may: boolean, done: () => void }} props */
export function Addresses({ entry, path, may, done }) {
  const [mended, setMended] = useState("");
  /** @param {object} body @param {string} said */
  const send = async (body, said) => {
    if (await doing(`${path}/addresses`, body, said)) {
      setMended("");
      done();
    }
  };
  return html`<section>
    <h3>${t("Addresses")}</h3>
    <ul class="plain-list facts">
      ${entry.addresses.map(
        ({ email, first, bounced }) => html`<li key=${email}>
          ${
            mended === email
              ? html`<${Mend}
                  words=${t("Mend")}
                  label=${t("The right address")}
                  first=${email}
                  send=${(/** @type {string} */ right) => send({ email: right, instead_of: email }, t("The address is mended."))}
                />`
              : html`<span>${email} ${bounced && html`<span class="badge">${t("Mail came back")}</span>`}</span>
                  <span class="form-foot">
                    ${first && entry.addresses.length > 1 && html`<span class="soft small">${t("Mail goes here")}</span>`}
                    ${
                      may &&
                      !first &&
                      html`<button type="button" class="quiet small" onClick=${() => send({ email, first: true }, t("Mail goes there now."))}>
                        ${t("Send mail there")}
                      </button>`
                    }
                    ${may && html`<button type="button" class="quiet small" onClick=${() => setMended(email)}>${t("Mend…")}</button>`}
                  </span>`
          }
        </li>`,
      )}
    </ul>
    ${
      may &&
      html`<${Mend}
        key=${entry.addresses.length}
        words=${t("Add")}
        label=${t("One more address")}
        first=""
        send=${(/** @type {string} */ email) => send({ email }, t("The address is added."))}
      />`
    }
  </section>`;
}

/** @param {{ words: string, label: string, first: string, send: (email: string) => void }} props */
function Mend({ words, label, first, send }) {
  const [email, setEmail] = useState(first);
  return html`<form
    class="one-line"
    onSubmit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      send(email.trim());
    }}
  >
    <${Field} label=${label} name="email" type="email" value=${email} set=${setEmail} required />
    <button type="submit" class="button">${words}</button>
  </form>`;
}
