// The flow of a conversation: what stands on its own, what follows on, where a day begins.
import { dayKey } from "miniconf/lib/clock.js";

/** @import { Shown } from "miniconf/live/foreseen.js" */

/** Messages of one person that are nearer to one another than this stand together. */
const TOGETHER = 5 * 60 * 1000;

/**
 * @typedef {object} Step
 * @property {Shown} message
 * @property {boolean} grouped Whether it follows on the one before it.
 * @property {string} day An instant of a day that begins here, or empty.
 * @property {boolean} isNew Whether here begins what one has not read.
 */

/**
 * The messages that a conversation shows: replies and answers are folded into what they reply to.
 * @param {readonly Shown[]} messages
 */
export function flowing(messages) {
  return messages.filter(({ kind, thread }) => thread === null && kind !== "answer");
}

/**
 * @param {readonly Shown[]} messages Those shown, in order.
 * @param {number} readBefore Everything up to this number had been read; 0 for no mark.
 * @param {number} me
 * @returns {Step[]}
 */
export function steps(messages, readBefore, me) {
  /** @type {Step[]} */
  const made = [];
  let marked = readBefore === 0;
  messages.forEach((message, i) => {
    const before = messages[i - 1];
    const key = dayKey(new Date(message.at));
    const day = before && dayKey(new Date(before.at)) === key ? "" : message.at;
    const isNew = !marked && message.n > readBefore && message.by !== me && !message.waiting;
    marked ||= message.n > readBefore;
    const grouped = !day && !isNew && follows(before, message);
    made.push({ message, grouped, day, isNew });
  });
  return made;
}

/**
 * @param {Shown | undefined} before
 * @param {Shown} message
 */
function follows(before, message) {
  return (
    before?.by != null &&
    before.by === message.by &&
    before.kind === "message" &&
    message.kind === "message" &&
    !before.deleted &&
    !message.deleted &&
    Date.parse(message.at) - Date.parse(before.at) < TOGETHER
  );
}
