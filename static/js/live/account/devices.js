// The browsers that one is signed in with, a code for one more, and signing out.
import { html } from "htm/preact";
import { toast } from "miniconf/lib/dom.js";
import { signOut } from "miniconf/live/account-menu.js";
import { post } from "miniconf/live/me.js";
import { Dialog } from "miniconf/live/parts/dialog.js";
import { When, whenWords } from "miniconf/live/parts/when.js";
import { asRefused } from "miniconf/live/refused.js";
import { t } from "miniconf/words.js";
import { useState } from "preact/hooks";

/** @import { Overview } from "miniconf/live/account/entering.js" */

/** Names that browsers and systems have in what they say of themselves; the first found counts. */
const BROWSERS = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
];
const SYSTEMS = [
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Windows", "Windows"],
  ["Mac OS X", "macOS"],
  ["Linux", "Linux"],
];

/**
 * What a browser is, from what it says of itself.
 * @param {string} agent
 */
function nameOfAgent(agent) {
  const named = [BROWSERS, SYSTEMS].map(
    (names) => names.find(([mark]) => agent.includes(mark))?.[1] ?? "",
  );
  return named.filter(Boolean).join(", ") || t("Some browser");
}

/** @param {{ browsers: Overview["browsers"] }} props */
export function Devices({ browsers }) {
  return html`<section>
    <h3>${t("Where you are signed in")}</h3>
    <ul class="plain-list facts">
      ${browsers.map(
        ({ agent, since, here }) => html`<li key=${since + agent}>
          <span>${nameOfAgent(agent)}</span>
          <span class="soft small">${here ? t("This browser") : html`<${When} at=${since} day />`}</span>
        </li>`,
      )}
    </ul>
    <p class="form-foot">
      <${Code} />
      <button type="button" class="button" onClick=${() => signOut(false)}>${t("Sign out here")}</button>
      <button type="button" class="button" onClick=${() => signOut(true)}>${t("Sign out everywhere")}</button>
    </p>
  </section>`;
}

/** A code with which one signs in on a phone, or at a kiosk. */
function Code() {
  const [code, setCode] = useState(
    /** @type {{ email: string, code: string, until: string } | null} */ (null),
  );
  const make = async () => {
    try {
      setCode(await post("/account/code"));
    } catch (error) {
      toast(asRefused(error).words);
    }
  };
  return html`<button type="button" class="button" onClick=${make}>${t("Sign in on another device…")}</button>
    ${
      code &&
      html`<${Dialog} title=${t("Sign in on another device")} close=${() => setCode(null)}>
        <p>${t("Open {address} there, and type your address and this code:", { address: address() })}</p>
        <p class="device-code"><output>${code.code.replace(/(\d{4})(?=\d)/g, "$1 ")}</output></p>
        <p class="soft small">
          ${code.email}<br />
          ${t("It works once, until {time}. Show it to nobody.", { time: whenWords(code.until) })}
        </p>
      <//>`
    }`;
}

/** Of the page to sign in on, as one types it. */
function address() {
  return `${location.host}${document.documentElement.dataset.base ?? ""}/sign-in/#code`;
}
