// A password, for those who want one: set, changed, taken away.
import { html } from "htm/preact";
import { toast } from "miniconf/lib/dom.js";
import { post } from "miniconf/live/me.js";
import { Dialog } from "miniconf/live/parts/dialog.js";
import { Field } from "miniconf/live/parts/field.js";
import { asRefused } from "miniconf/live/refused.js";
import { t } from "miniconf/words.js";
import { useState } from "preact/hooks";

/**
 * @param {object} props
 * @param {boolean} props.has Whether there is one.
 * @param {string} props.email So that the browser knows whose password it keeps.
 * @param {() => void} props.done
 */
export function Password({ has, email, done }) {
  const [what, setWhat] = useState(/** @type {"" | "set" | "remove"} */ (""));
  return html`<section>
    <h3>${t("Password")}</h3>
    <p class="soft small">
      ${has ? t("You have one. A mailed link works as well.") : t("You have none, and need none: a mailed link signs you in.")}
    </p>
    <p class="form-foot">
      <button type="button" class="button" onClick=${() => setWhat("set")}>
        ${has ? t("Change the password…") : t("Set a password…")}
      </button>
      ${has && html`<button type="button" class="quiet" onClick=${() => setWhat("remove")}>${t("Remove it…")}</button>`}
    </p>
    ${what && html`<${Change} what=${what} has=${has} email=${email} done=${done} close=${() => setWhat("")} />`}
  </section>`;
}

/**
 * @param {object} props
 * @param {"set" | "remove"} props.what
 * @param {boolean} props.has
 * @param {string} props.email
 * @param {() => void} props.done
 * @param {() => void} props.close
 */
function Change({ what, has, email, done, close }) {
  const [password, setPassword] = useState("");
  const [current, setCurrent] = useState("");
  const [words, setWords] = useState("");
  const sets = what === "set";
  const change = async () => {
    try {
      await post("/password", { password: sets ? password : "", current });
      toast(
        sets
          ? t("The password is set. Other browsers are signed out.")
          : t("The password is removed."),
      );
      close();
      done();
    } catch (error) {
      setWords(asRefused(error).words);
    }
  };
  return html`<${Dialog}
    title=${sets ? t("Set a password") : t("Remove the password")}
    close=${close}
    act=${change}
    words=${sets ? t("Set the password") : t("Remove the password")}
    grave=${!sets}
  >
    <input type="hidden" autocomplete="username" value=${email} />
    ${
      sets &&
      html`<${Field}
        label=${t("New password")}
        name="new-password"
        type="password"
        autocomplete="new-password"
        minlength="10"
        maxlength="200"
        help=${t("At least 10 letters. A few words make a good one.")}
        value=${password}
        set=${setPassword}
        required
      />`
    }
    ${
      has &&
      html`<${Field}
        label=${t("Present password")}
        name="current-password"
        type="password"
        autocomplete="current-password"
        help=${t("Not needed if you signed in less than 15 minutes ago.")}
        value=${current}
        set=${setCurrent}
      />`
    }
    ${words && html`<p role="alert" class="fault">${words}</p>`}
  <//>`;
}
