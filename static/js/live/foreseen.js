// Messages as they will be once what waits in the outbox is done.
import { change, indexOf } from "miniconf/live/room.js";

/** @import { Message } from "miniconf/live/model.js" */
/** @import { Command, Waiting } from "miniconf/live/outbox.js" */

/**
 * @typedef {Message & { waiting?: Waiting }} Shown A message, or one that is still on its way.
 */

/** Entries that commands become. @type {Record<string, (command: Command) => string>} */
const KINDS = {
  edit: () => "edit",
  delete: () => "delete",
  react: ({ on }) => (on ? "react" : "unreact"),
  pin: ({ on }) => (on ? "pin" : "unpin"),
  mark: () => "mark",
  accept: () => "accept",
};

/**
 * The messages with what waits for them.
 * @param {readonly Message[]} messages By number.
 * @param {readonly (Waiting & { number?: number })[]} waiting
 * @param {number} me
 * @param {number} last The last entry that the messages know of.
 * @returns {readonly Message[]}
 */
export function foreseen(messages, waiting, me, last) {
  const made = [...messages];
  for (const { command, at, number = Infinity, refused } of waiting) {
    const i = command.of == null || refused ? -1 : indexOf(made, command.of);
    if (i >= 0 && number > last) {
      made[i] = { ...made[i], ...effect(made[i], command, me, at) };
    }
  }
  return made;
}

/**
 * The messages with what only this person knows: an own question, an own vote.
 * @param {readonly Message[]} messages
 * @param {Map<number, Partial<Message>>} facts By number.
 * @returns {readonly Message[]}
 */
export function known(messages, facts) {
  return facts.size > 0
    ? messages.map((message) => ({ ...message, ...facts.get(message.n) }))
    : messages;
}

/**
 * @param {Message} message
 * @param {Command} command
 * @param {number} me
 * @param {string} at
 * @returns {Partial<Message>}
 */
function effect(message, command, me, at) {
  if (command.do === "vote") {
    const on = command.on ?? true;
    const more = Number(on) - Number(message.voted ?? false);
    return { voted: on, votes: (message.votes ?? 0) + more };
  }
  const kind = KINDS[command.do]?.(command);
  if (!kind || message.deleted) {
    return {};
  }
  const entry = { n: 0, kind, by: me, at, of: message.n, body: command };
  return change(message, entry);
}

/**
 * Messages that are still on their way to a room.
 * @param {readonly (Waiting & { number?: number })[]} waiting
 * @param {number} me
 * @param {number} last
 * @returns {Shown[]}
 */
export function coming(waiting, me, last) {
  const kinds = /** @type {Record<string, Message["kind"]>} */ ({
    say: "message",
    ask: "question",
    answer: "answer",
  });
  return waiting
    .filter(({ command, number = Infinity }) => command.do in kinds && number > last)
    .map((one, i) => ({
      n: 1e9 + i,
      kind: kinds[one.command.do],
      by: one.command.anonymous ? null : me,
      at: one.at,
      text: one.command.text ?? "",
      thread: one.command.thread ?? one.command.of ?? null,
      edited_at: null,
      deleted: false,
      pinned: false,
      replies: 0,
      reactions: {},
      uploads: one.command.uploads ?? [],
      state: "open",
      votes: 0,
      mine: true,
      waiting: one,
    }));
}
