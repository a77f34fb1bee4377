// What is on record, in sentences.
import { roleWords } from "miniconf/live/parts/person.js";
import { n as count, t } from "miniconf/words.js";

/** @import { Act } from "miniconf/live/desk/record.js" */

/** @typedef {{ who: string, whom: string }} Names */

/** @type {Record<string, (names: Names, details: Record<string, any>) => string>} */
const SAID = {
  mute: (names, { minutes }) =>
    minutes
      ? t("{who} muted {whom} for {span}.", { ...names, span: spanOf(minutes) })
      : t("{who} ended the mute of {whom}.", names),
  ban: (names) => t("{who} banned {whom}.", names),
  unban: (names) => t("{who} let {whom} in again.", names),
  "delete message": (names) => t("{who} deleted a message of {whom}.", names),
  unmask: (names) => t("{who} looked who asked a question without a name: {whom}.", names),
  "close report": (names) =>
    names.whom
      ? t("{who} closed a report about {whom}.", names)
      : t("{who} closed a report.", names),
  "change room": (names, details) => roomWords(names, details),
  "add person": (names) => t("{who} added {whom}.", names),
  "change person": (names) => t("{who} changed the entry of {whom}.", names),
  "add address": (names) => t("{who} gave {whom} another address.", names),
  "mend address": (names) => t("{who} mended an address of {whom}.", names),
  "send link": (names) => t("{who} had a link mailed to {whom}.", names),
  "decide claim": (names, { granted, paper }) =>
    granted
      ? t("{who} made {whom} an author of {paper}.", { ...names, paper })
      : t("{who} refused that {whom} is an author of {paper}.", { ...names, paper }),
  invite: ({ who }, { count: many = 0 }) =>
    count("{who} invited {count} person.", "{who} invited {count} people.", many, { who }),
  meeting: (names, { is_set }) =>
    is_set
      ? t("{who} set the link of a meeting.", names)
      : t("{who} took the link of a meeting away.", names),
  announce: (names) => t("{who} announced something to everybody.", names),
  "take down": (names) => t("{who} took an announcement down.", names),
  export: (names, { what, form }) => t("{who} exported {what}.{form}.", { ...names, what, form }),
  "import roster": (names) => t("{who} brought in a roster.", names),
};

/**
 * A sentence for something that was done; its kind where there is none.
 * @param {Act} act
 * @param {Names} names
 */
export function wordsOf({ kind, details }, names) {
  const said = SAID[kind];
  return said ? said(names, details) : [names.who, kind, names.whom].filter(Boolean).join(" · ");
}

/**
 * @param {Names} names
 * @param {Record<string, any>} details
 */
function roomWords(names, { state, slow, topic }) {
  if (state) {
    return state === "locked"
      ? t("{who} locked a room.", names)
      : t("{who} unlocked a room.", names);
  }
  if (topic !== undefined) {
    return t("{who} changed what a room is about.", names);
  }
  return slow
    ? count(
        "{who} made it a second between two messages.",
        "{who} made it {count} seconds between two messages.",
        slow,
        names,
      )
    : t("{who} ended slow mode.", names);
}

/** @param {number} minutes */
function spanOf(minutes) {
  if (minutes % 1440 === 0) {
    return count("{count} day", "{count} days", minutes / 1440);
  }
  return minutes % 60 === 0
    ? count("{count} hour", "{count} hours", minutes / 60)
    : count("{count} minute", "{count} minutes", minutes);
}

/**
 * What is to be said beside the sentence: the reason, or what was given.
 * @param {Act} act
 */
export function moreOf({ details }) {
  const { reason, outcome, topic, name, affiliation, roles, tickets } = details;
  if (reason || outcome || topic) {
    return String(reason || outcome || topic);
  }
  const told = [
    name,
    affiliation,
    roles && `${t("Roles")}: ${rolesOf(roles) || "–"}`,
    tickets && `${t("Tickets")}: ${tickets.join(", ") || "–"}`,
  ];
  return told.filter(Boolean).join(" · ");
}

/** @param {[string, string][]} roles Each with its scope. */
function rolesOf(roles) {
  return roles
    .map(([role, scope]) => [roleWords(role), scope].filter(Boolean).join(" "))
    .join(", ");
}
