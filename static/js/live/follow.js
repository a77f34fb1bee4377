// Following questions: hearing by mail what becomes of them.
import { toast } from "miniconf/lib/dom.js";
import { roomOf } from "miniconf/live/house.js";
import { post, roomPath } from "miniconf/live/me.js";
import { asRefused } from "miniconf/live/refused.js";

/**
 * Follow a question, or no more; whether that is so now.
 * @param {string} room
 * @param {number} question
 * @param {boolean} on
 */
export async function follow(room, question, on) {
  try {
    await post(roomPath(room, `/questions/${question}/follow`), { on });
    roomOf(room).know(question, { followed: on });
    return on;
  } catch (error) {
    toast(asRefused(error).words);
    return !on;
  }
}
