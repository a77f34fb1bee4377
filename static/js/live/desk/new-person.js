// Somebody who arrives late: put on the roster, and mailed a link.
import { html } from "htm/preact";
import { toast } from "miniconf/lib/dom.js";
import { post } from "miniconf/live/me.js";
import { Field } from "miniconf/live/parts/field.js";
import { asRefused } from "miniconf/live/refused.js";
import { t } from "miniconf/words.js";
import { useState } from "preact/hooks";

export function NewPerson() {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [affiliation, setAffiliation] = useState("");
  const [everything, setEverything] = useState(true);
  const [mail, setMail] = useState(true);
  const [words, setWords] = useState("");
  /** @param {SubmitEvent} event */
  const add = async (event) => {
    event.preventDefault();
    try {
      const tickets = everything ? ["everything"] : [];
      const { id } = await post("/desk/people", {
        name,
        email: email.trim(),
        affiliation,
        tickets,
      });
      if (mail) {
        await post(`/desk/people/${id}/link`);
      }
      toast(mail ? t("Added, and a link is on its way.") : t("Added"));
      location.hash = `#people/${id}`;
    } catch (error) {
      setWords(asRefused(error).words);
    }
  };
  return html`<form class="form profile" onSubmit=${add}>
    <h3>${t("Late arrival")}</h3>
    <${Field} label=${t("Name")} name="name" value=${name} set=${setName} maxlength="200" required />
    <${Field} label=${t("E-mail address")} name="email" type="email" value=${email} set=${setEmail} required />
    <${Field} label=${t("Affiliation")} name="affiliation" value=${affiliation} set=${setAffiliation} maxlength="300" />
    <label class="check"><input type="checkbox" checked=${everything} onChange=${() => setEverything(!everything)} /> ${t("May enter everything")}</label>
    <label class="check"><input type="checkbox" checked=${mail} onChange=${() => setMail(!mail)} /> ${t("Mail a link to sign in")}</label>
    ${words && html`<p role="alert" class="fault">${words}</p>`}
    <p><button type="submit" class="button primary">${t("Add")}</button></p>
  </form>`;
}
