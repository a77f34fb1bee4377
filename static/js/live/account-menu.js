// What opens from one's face in the head of every page.
import { html, render } from "htm/preact";
import { el, toast } from "miniconf/lib/dom.js";
import { tabsOf } from "miniconf/live/desk/tabs.js";
import { me, post } from "miniconf/live/me.js";
import { Avatar } from "miniconf/live/parts/person.js";
import { asRefused } from "miniconf/live/refused.js";
import { t } from "miniconf/words.js";

/** @import { Me } from "miniconf/live/model.js" */

const base = document.documentElement.dataset.base ?? "";

/**
 * @typedef {object} Place
 * @property {string} href Below the site's front page.
 * @property {() => string} words
 * @property {(me: Me) => boolean} shown Whether it is for somebody.
 */

/** Pages for who is signed in. One line here puts a further one into the menu.
 * @type {readonly Place[]} */
export const PLACES = [
  { href: "/account/", words: () => t("Your account"), shown: () => true },
  { href: "/desk/", words: () => t("Desk"), shown: (me) => tabsOf(me).length > 0 },
];

/**
 * The menu, in the place of the link to sign in.
 * @param {Me} account
 */
export function accountMenu(account) {
  const menu = el("details", { class: "more account-menu", "data-dismiss": true });
  render(html`<${Menu} account=${account} />`, menu);
  return menu;
}

/** @param {{ account: Me }} props */
function Menu({ account }) {
  return html`<summary class="tool account-link signed-in" title=${account.name}>
      <${Avatar} person=${account} small />
      <span class="visually-hidden">${t("Account of {name}", { name: account.name })}</span>
    </summary>
    <ul>
      <li class="account-name"><bdi>${account.name}</bdi></li>
      ${PLACES.filter(({ shown }) => shown(account)).map(
        ({ href, words }) => html`<li key=${href}><a href=${base + href}>${words()}</a></li>`,
      )}
      <li><button type="button" onClick=${report}>${t("Report what happened…")}</button></li>
      <li><button type="button" onClick=${() => signOut(false)}>${t("Sign out")}</button></li>
    </ul>`;
}

/** Have the committee of conduct look at something. */
async function report() {
  const [{ show }, { ReportDialog }] = await Promise.all([
    import("miniconf/live/parts/dialog.js"),
    import("miniconf/live/parts/report.js"),
  ]);
  show((close) => html`<${ReportDialog} close=${close} />`);
}

/**
 * Sign out, here or in every browser, and go to the front page.
 * @param {boolean} everywhere
 */
export async function signOut(everywhere) {
  try {
    await post("/sign-out", { everywhere });
    me.become({ account: null });
    location.assign(`${base}/`);
  } catch (error) {
    toast(asRefused(error).words);
  }
}
