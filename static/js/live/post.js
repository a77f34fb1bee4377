// The outbox of who is signed in, tied to the line.
import { line } from "miniconf/live/line.js";
import { me } from "miniconf/live/me.js";
import { Outbox } from "miniconf/live/outbox.js";

/** @import { Command, Waiting } from "miniconf/live/outbox.js" */

/** @type {{ account: number, outbox: Outbox } | null} */
let current = null;

/** Called when a command is done. @type {Set<(waiting: Waiting, number: number) => void>} */
export const whenDone = new Set();

/** The outbox of the account that is signed in, or null. */
export function outbox() {
  const account = me.account?.id;
  if (current?.account !== account) {
    current?.outbox.close();
    current = account === undefined ? null : { account, outbox: new Outbox(account, send) };
  }
  return current?.outbox ?? null;
}

/** @param {Waiting} waiting */
async function send({ id, room, command, at, refused: _ }) {
  const { number } = await line.ask("do", { id, room, ...command });
  for (const listener of whenDone) {
    listener({ id, room, command, at }, number);
  }
  return /** @type {number} */ (number);
}

line.watch(() => {
  if (line.state === "online") {
    outbox()?.flush();
  }
});

// Before any room applies the entry, so that nothing is seen beside what it became.
line.on("entry", ({ id, entry }) => outbox()?.arrived(id, entry.n));

/**
 * Do something in a room, now or when the line is back.
 * @param {string} room
 * @param {Command} command
 */
export function act(room, command) {
  return outbox()?.put(room, command) ?? "";
}
