// Who came, who was invited, whose mail came back; and inviting those who have not come.
import { html } from "htm/preact";
import { toast } from "miniconf/lib/dom.js";
import { useAnswer } from "miniconf/live/asking.js";
import { post } from "miniconf/live/me.js";
import { Dialog } from "miniconf/live/parts/dialog.js";
import { Field } from "miniconf/live/parts/field.js";
import { When } from "miniconf/live/parts/when.js";
import { asRefused } from "miniconf/live/refused.js";
import { n as count, t } from "miniconf/words.js";
import { useState } from "preact/hooks";

/** @import { Me } from "miniconf/live/model.js" */

/** Milliseconds between two looks: mails go out by the minute. */
const EVERY = 15_000;

/**
 * @typedef {object} Report
 * @property {number} people
 * @property {number} came
 * @property {number} invited
 * @property {{ id: number, name: string, email: string, bounced_at: string }[]} bounced
 * @property {{ waiting: number, sent: number, failed: number, late: number }} mail
 */

/**
 * What the desk shows of it.
 * @param {{ me: Me }} props
 */
export function View({ me }) {
  const { found, words, again } = useAnswer("/desk/invitations", EVERY);
  const report = /** @type {Report | null} */ (found);
  const [asked, setAsked] = useState(false);
  if (!report) {
    return words && html`<p role="alert" class="fault">${words}</p>`;
  }
  return html`
    <${Figures} report=${report} />
    ${
      me.may.includes("change people") &&
      html`<p><button type="button" class="button primary" onClick=${() => setAsked(true)}>${t("Invite those who have not come…")}</button></p>`
    }
    <${Bounced} bounced=${report.bounced} />
    ${asked && html`<${Invite} done=${again} close=${() => setAsked(false)} />`}
  `;
}

/** @param {{ report: Report }} props */
function Figures({ report }) {
  const { people, came, invited, mail } = report;
  const figures = /** @type {[number, string][]} */ ([
    [people, t("people")],
    [came, t("have come")],
    [invited, t("were invited")],
    [mail.waiting, t("mails wait")],
    [mail.failed, t("mails failed")],
  ]);
  return html`<dl class="figures">
      ${figures.map(([value, words]) => html`<div key=${words}><dt>${words}</dt><dd>${value}</dd></div>`)}
    </dl>
    ${
      mail.late > 0 &&
      html`<p class="note">
        ${count("{count} mail waits longer than it should. Look whether the worker runs.", "{count} mails wait longer than they should. Look whether the worker runs.", mail.late)}
      </p>`
    }`;
}

/** @param {{ bounced: Report["bounced"] }} props */
function Bounced({ bounced }) {
  return html`<h3>${t("Mail that came back")}</h3>
    ${bounced.length === 0 && html`<p class="soft">${t("None.")}</p>`}
    <ul class="plain-list facts">
      ${bounced.map(
        ({ id, name, email, bounced_at }) => html`<li key=${email}>
          <span><a href=${`#people/${id}`}>${name}</a> <span class="soft">${email}</span></span>
          <span class="soft small"><${When} at=${bounced_at} day /></span>
        </li>`,
      )}
    </ul>`;
}

/** @param {{ done: () => void, close: () => void }} props */
function Invite({ done, close }) {
  const [pace, setPace] = useState("60");
  const [again, setAgain] = useState(false);
  const [words, setWords] = useState("");
  const send = async () => {
    try {
      const { queued } = await post("/desk/invitations", { per_minute: Number(pace), again });
      toast(count("{count} mail is on its way.", "{count} mails are on their way.", queued));
      close();
      done();
    } catch (error) {
      setWords(asRefused(error).words);
    }
  };
  return html`<${Dialog} title=${t("Invite")} close=${close} act=${send} words=${t("Send the invitations")}>
    <p class="soft">${t("Everybody who has not come yet gets a mail that leads to the page to sign in on. Nobody gets two, unless you say so.")}</p>
    <${Field} label=${t("Mails a minute")} name="pace" type="number" min="1" max="6000" value=${pace} set=${setPace} required />
    <label class="check"><input type="checkbox" checked=${again} onChange=${() => setAgain(!again)} /> ${t("Also those who were invited before")}</label>
    ${words && html`<p role="alert" class="fault">${words}</p>`}
  <//>`;
}
