// What opens from one's face in the head of every page.
import { html, render } from "htm/preact";
import { el, toast } from "miniconf/lib/dom.js";
import { tabsOf } from "miniconf/live/desk/tabs.js";
import { waiting } from "miniconf/live/desk/waiting.js";
import { me, post } from "miniconf/live/me.js";
import { Avatar } from "miniconf/live/parts/person.js";
import { asRefused } from "miniconf/live/refused.js";
import { waitingForMe } from "miniconf/live/waiting-for-me.js";
import { useWatched } from "miniconf/live/watched.js";
import { n, t } from "miniconf/words.js";
import { useEffect } from "preact/hooks";

/** @import { Me } from "miniconf/live/model.js" */

const base = document.documentElement.dataset.base ?? "";

/**
 * @typedef {object} Place
 * @property {string} href Below the site's front page.
 * @property {() => string} words
 * @property {(me: Me) => boolean} shown Whether it is for somebody.
 * @property {() => number} [count] How much there waits for one.
 */

/** Pages for who is signed in. One line here puts a further one into the menu.
 * @type {readonly Place[]} */
export const PLACES = [
  { href: "/account/", words: () => t("Your account"), shown: () => true },
  {
    href: "/questions/",
    words: () => t("Questions"),
    shown: () => true,
    count: () => waitingForMe.open,
  },
  {
    href: "/desk/",
    words: () => t("Desk"),
    shown: (me) => tabsOf(me).length > 0,
    count: () => waiting.all,
  },
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
  const { open } = useWatched(waitingForMe);
  useWatched(waiting);
  useEffect(() => {
    if (tabsOf(account).some(({ waits }) => waits)) {
      waiting.start();
    }
  }, [account]);
  return html`<summary class="tool account-link signed-in" title=${account.name}>
      <${Avatar} person=${account} small />
      <span class="visually-hidden">${t("Account of {name}", { name: account.name })}</span>
      ${open > 0 && html`<span class="tally" title=${openWords(open)}><span aria-hidden="true">${open}</span><span class="visually-hidden">${openWords(open)}</span></span>`}
    </summary>
    <ul>
      <li class="account-name"><bdi>${account.name}</bdi></li>
      ${PLACES.filter(({ shown }) => shown(account)).map(
        ({ href, words, count = () => 0 }) => html`<li key=${href}>
          <a href=${base + href}>${words()}${count() > 0 && html` <span class="tally">${count()}</span>`}</a>
        </li>`,
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

/** @param {number} open */
function openWords(open) {
  return n("{count} open question to you", "{count} open questions to you", open);
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
