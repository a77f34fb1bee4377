// The rooms of this page: each is there once, however many parts show it.
import { OpenRoom } from "miniconf/live/open.js";
import { whenDone } from "miniconf/live/post.js";

/** @type {Map<string, OpenRoom>} */
const rooms = new Map();

/**
 * The room of that key, one for the whole page.
 * @param {string} key
 */
export function roomOf(key) {
  const found = rooms.get(key) ?? new OpenRoom(key);
  rooms.set(key, found);
  return found;
}

whenDone.add(({ room, command }, number) => {
  if (command.do === "ask") {
    roomOf(room).know(number, { mine: true });
  } else if (command.do === "vote" && command.of) {
    roomOf(room).know(command.of, { voted: command.on ?? true });
  }
});
