// What pages show of the live service: who is signed in, what is unread, the room beside the page.
import { html, render } from "htm/preact";
import { $, el } from "miniconf/lib/dom.js";
import { line } from "miniconf/live/line.js";
import { me } from "miniconf/live/me.js";
import { mine } from "miniconf/live/mine.js";
import { Avatar } from "miniconf/live/parts/person.js";
import { t } from "miniconf/words.js";

const base = document.documentElement.dataset.base ?? "";

/** What the head shows before somebody is signed in. @type {ChildNode[]} */
let signIn = [];

/** Fill the live parts of this page. */
export function startLive() {
  signIn = [...($("[data-account]")?.childNodes ?? [])];
  me.watch(showAccount);
  mine.watch(showUnread);
  me.load().catch(() => {});
  const panel = $("[data-room-panel]");
  if (panel) {
    showPanel(panel);
  }
}

function showAccount() {
  const link = $("[data-account]");
  const { account } = me;
  if (!link || account === undefined) {
    return;
  }
  const isIn = account?.accepted ?? false;
  link.setAttribute("href", `${base}${isIn ? "/account/" : "/sign-in/"}`);
  link.classList.toggle("signed-in", isIn);
  if (account && isIn) {
    const face = el("span");
    link.title = t("Your account");
    render(html`<${Avatar} person=${account} small />`, face);
    link.replaceChildren(face, el("span", { class: "visually-hidden" }, account.name));
    mine.load();
    line.start();
  } else {
    link.title = "";
    link.replaceChildren(...signIn.map((node) => node.cloneNode(true)));
  }
}

function showUnread() {
  const place = $("[data-place=rooms]");
  if (place) {
    const { unread, mentions } = mine;
    place.classList.toggle("has-unread", unread > 0);
    place.classList.toggle("has-mentions", mentions > 0);
    place.dataset.count = mentions > 0 ? String(mentions) : "";
  }
}

/** @param {HTMLElement} aside */
async function showPanel(aside) {
  const { Panel } = await import("miniconf/live/parts/panel.js");
  render(html`<${Panel} room=${aside.dataset.roomPanel} aside=${aside} />`, aside);
}
