// Taking one's data along, and going for good.
import { html } from "htm/preact";
import { doing, useAnswer } from "miniconf/live/asking.js";
import { home, me, post } from "miniconf/live/me.js";
import { Dialog } from "miniconf/live/parts/dialog.js";
import { Check, Field } from "miniconf/live/parts/field.js";
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
    <${InArchive} />
    <section>
      <h3>${t("Delete the account")}</h3>
      <p class="soft">
        ${t("Your name, addresses, roles, mails and conversations are gone then. What you wrote in public rooms is by a deleted account, or goes too if you like. Nobody can take that back.")}
      </p>
      <p><button type="button" class="button grave" onClick=${() => setLeaving(true)}>${t("Delete my account…")}</button></p>
    </section>
    ${leaving && html`<${Leave} account=${account} close=${() => setLeaving(false)} />`}
  </div>`;
}

/** Whether one's messages go into the archive that may be made of the public rooms. */
function InArchive() {
  const { found, again } = useAnswer("/profile");
  /** @param {boolean} archived */
  const set = async (archived) => {
    if (await doing("/profile", { archived }, t("Saved"))) {
      again();
    }
  };
  return html`<section>
    <h3>${t("The archive")}</h3>
    <p class="soft">
      ${t("After the conference, public rooms and questions may become pages of this site, with the same access as the site and kept from search engines. Private rooms and conversations never do.")}
    </p>
    ${found && html`<${Check} label=${t("My messages may be in the archive, under my name")} value=${found.archived} set=${set} />`}
  </section>`;
}

/** @param {{ account: Me, close: () => void }} props */
function Leave({ account, close }) {
  const [typed, setTyped] = useState("");
  const [unsure, setUnsure] = useState(false);
  const [current, setCurrent] = useState("");
  const [texts, setTexts] = useState(false);
  const [words, setWords] = useState("");
  const leave = async () => {
    try {
      await post("/account/delete", { sure: true, texts, current });
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
    <${Check} label=${t("Delete what I wrote in public rooms as well")} value=${texts} set=${setTexts} />
    ${
      unsure &&
      html`<${Field} label=${t("Present password")} name="current" type="password" autocomplete="current-password" value=${current} set=${setCurrent} />`
    }
    ${words && html`<p role="alert" class="fault">${words}</p>`}
  <//>`;
}
