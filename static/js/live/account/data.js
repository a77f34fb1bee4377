// Taking one's data along, and going for good.
import { html } from "htm/preact";
import { home, me, post } from "miniconf/live/me.js";
import { Dialog } from "miniconf/live/parts/dialog.js";
import { Field } from "miniconf/live/parts/field.js";
import { asRefused } from "miniconf/live/refused.js";
import { t } from "miniconf/words.js";
import { useState } from "preact/hooks";

/** @import { Me } from "miniconf/live/model.js" */

/**
 * What the account page shows of it.
 * @param {{ me: Me }} props
 */
export function View({ me: account }) {
  const [leaving, setLeaving] = useState(false);
  return html`<div class="sections">
    <section>
      <h3>${t("Take it along")}</h3>
      <p class="soft">${t("Everything that is kept of you, as one file: profile, messages, questions, votes, mails.")}</p>
      <p><a class="button" href=${`${home}/account/data`} download>${t("Download my data")}</a></p>
    </section>
    <section>
      <h3>${t("Delete the account")}</h3>
      <p class="soft">
        ${t("Your name, addresses, roles and mails are gone then, and what you wrote is by a deleted account. Nobody can take that back.")}
      </p>
      <p><button type="button" class="button grave" onClick=${() => setLeaving(true)}>${t("Delete my account…")}</button></p>
    </section>
    ${leaving && html`<${Leave} account=${account} close=${() => setLeaving(false)} />`}
  </div>`;
}

/** @param {{ account: Me, close: () => void }} props */
function Leave({ account, close }) {
  const [typed, setTyped] = useState("");
  const [unsure, setUnsure] = useState(false);
  const [current, setCurrent] = useState("");
  const [words, setWords] = useState("");
  const leave = async () => {
    try {
      await post("/account/delete", { sure: true, current });
      me.become({ account: null });
      location.assign(`${document.documentElement.dataset.base ?? ""}/`);
    } catch (error) {
      const refused = asRefused(error);
      setUnsure(refused.code === "account.unsure");
      setWords(refused.words);
    }
  };
  return html`<${Dialog}
    title=${t("Delete my account")}
    close=${close}
    act=${leave}
    words=${t("Delete it for good")}
    closed=${typed.trim() !== account.name}
    grave
  >
    <${Field} label=${t("Type your name to confirm: {name}", { name: account.name })} name="sure" autocomplete="off" value=${typed} set=${setTyped} />
    ${
      unsure &&
      html`<${Field} label=${t("Present password")} name="current" type="password" autocomplete="current-password" value=${current} set=${setCurrent} />`
    }
    ${words && html`<p role="alert" class="fault">${words}</p>`}
  <//>`;
}
