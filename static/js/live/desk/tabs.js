// What the desk holds, in order. One line here puts a further thing on it.
import { t } from "miniconf/words.js";

/** @import { Me } from "miniconf/live/model.js" */

/**
 * @typedef {object} Tab
 * @property {string} name Its place in the address, behind `#`.
 * @property {() => string} words
 * @property {(me: Me) => boolean} shown Whether it is for somebody.
 * @property {() => Promise<any>} [load] The module whose `View` shows it here.
 * @property {string} [waits] What `GET /live/waiting` calls those who wait there.
 * @property {string} [href] Or the page of its own that does, below the front page.
 */

/** @type {readonly Tab[]} */
export const TABS = [
  {
    name: "reports",
    words: () => t("Reports"),
    shown: may("see reports"),
    waits: "reports",
    load: () => import("miniconf/live/desk/reports.js"),
  },
  {
    name: "conduct",
    words: () => t("Conduct"),
    shown: may("see conduct"),
    waits: "conduct",
    load: () => import("miniconf/live/desk/conduct.js"),
  },
  {
    name: "people",
    words: () => t("People"),
    shown: may("see people"),
    load: () => import("miniconf/live/desk/people.js"),
  },
  {
    name: "claims",
    words: () => t("Claims"),
    shown: may("change people"),
    waits: "claims",
    load: () => import("miniconf/live/desk/claims.js"),
  },
  {
    name: "invitations",
    words: () => t("Invitations"),
    shown: may("see people"),
    load: () => import("miniconf/live/desk/invitations.js"),
  },
  {
    name: "announce",
    words: () => t("Announcements"),
    shown: may("announce"),
    load: () => import("miniconf/live/desk/announce.js"),
  },
  {
    name: "figures",
    words: () => t("Figures"),
    shown: (me) => ["organizer", "programme chair"].some((role) => is(role)(me)),
    load: () => import("miniconf/live/desk/figures.js"),
  },
  {
    name: "exports",
    words: () => t("Exports"),
    shown: may("export"),
    load: () => import("miniconf/live/desk/exports.js"),
  },
  {
    name: "record",
    words: () => t("Record"),
    shown: may("see reports"),
    load: () => import("miniconf/live/desk/record.js"),
  },
  {
    name: "questions",
    words: () => t("Questions"),
    shown: (me) => may("see questions")(me) || is("programme chair")(me),
    href: "/questions/#board",
  },
];

/**
 * For those who may do that everywhere.
 * @param {string} act One of `service/access.py`.
 * @returns {(me: Me) => boolean}
 */
export function may(act) {
  return (me) => me.may.includes(act);
}

/**
 * For those who are that, be it for one thing alone.
 * @param {string} role
 * @returns {(me: Me) => boolean}
 */
export function is(role) {
  return (me) => me.roles.some((held) => held.role === role);
}

/**
 * What is on somebody's desk.
 * @param {Me} me
 */
export function tabsOf(me) {
  return TABS.filter(({ shown }) => shown(me));
}
