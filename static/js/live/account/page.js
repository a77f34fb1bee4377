// One's own account: what others see, how one comes in, and what is kept. One line of `TABS` puts a
// further thing into it.
import { html } from "htm/preact";
import { Tabbed } from "miniconf/live/parts/tabbed.js";
import { t } from "miniconf/words.js";

/** @import { Tab } from "miniconf/live/desk/tabs.js" */

/** @type {readonly Tab[]} */
const TABS = [
  {
    name: "profile",
    words: () => t("Profile"),
    shown: () => true,
    load: () => import("miniconf/live/account/profile.js"),
  },
  {
    name: "sign-in",
    words: () => t("Signing in"),
    shown: () => true,
    load: () => import("miniconf/live/account/entering.js"),
  },
  {
    name: "papers",
    words: () => t("Your papers"),
    shown: () => true,
    load: () => import("miniconf/live/account/papers.js"),
  },
  {
    name: "questions",
    words: () => t("Questions"),
    shown: () => true,
    load: () => import("miniconf/live/account/questions.js"),
  },
  {
    name: "calendar",
    words: () => t("Calendar"),
    shown: () => true,
    load: () => import("miniconf/live/account/calendar.js"),
  },
  {
    name: "blocked",
    words: () => t("Blocked people"),
    shown: () => true,
    load: () => import("miniconf/live/account/blocked.js"),
  },
  {
    name: "data",
    words: () => t("Your data"),
    shown: () => true,
    load: () => import("miniconf/live/account/data.js"),
  },
];

/** @param {{ me: import("miniconf/live/model.js").Me }} props */
export function AccountPage({ me }) {
  return html`<${Tabbed} tabs=${TABS.filter(({ shown }) => shown(me))} me=${me} label=${t("Your account")} />`;
}
