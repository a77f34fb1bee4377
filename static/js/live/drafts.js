// What somebody has begun to write, kept in the browser by account, room and thread.
import { read, write } from "miniconf/lib/store.js";
import { me } from "miniconf/live/me.js";

/**
 * @param {string} room
 * @param {string} place A thread, or what else has a text field of its own.
 */
function keyOf(room, place) {
  return `draft:${me.account?.id ?? 0}:${room}:${place}`;
}

/**
 * @param {string} room
 * @param {string} place
 */
export function draft(room, place) {
  return read(keyOf(room, place), "");
}

/**
 * @param {string} room
 * @param {string} place
 * @param {string} text Empty forgets it.
 */
export function keepDraft(room, place, text) {
  write(keyOf(room, place), text || null);
}
