// What pages show of the live service: who is signed in, what is unread, the room beside the page.
import { html, render } from "htm/preact";
import { $, el } from "miniconf/lib/dom.js";
import { accountMenu } from "miniconf/live/account-menu.js";
import { startBanner } from "miniconf/live/banner.js";
import { line } from "miniconf/live/line.js";
import { me } from "miniconf/live/me.js";
import { mine } from "miniconf/live/mine.js";
import { waitingForMe } from "miniconf/live/waiting-for-me.js";

/** Fill the live parts of this page. */
export function startLive() {
  me.watch(showAccount);
  mine.watch(showUnread);
  me.load().catch(() => {});
  startBanner();
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
  $(".account-menu")?.remove();
  link.hidden = account?.accepted ?? false;
  if (account?.accepted) {
    link.after(accountMenu(account));
    mine.load();
    waitingForMe.start();
    line.start();
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
  const acts = $(".paper-actions");
  if (acts) {
    const { Meeting } = await import("miniconf/live/parts/meeting.js");
    const place = el("div", { class: "meeting", id: "meeting" });
    acts.append(place);
    render(html`<${Meeting} room=${aside.dataset.roomPanel} />`, place);
  }
}
