// Why one cannot write somewhere just now, or not often, said calmly where one would.
import { html } from "htm/preact";
import { whenWords } from "miniconf/live/parts/when.js";
import { useMe } from "miniconf/live/use.js";
import { n as count, t } from "miniconf/words.js";
import { useEffect, useReducer } from "preact/hooks";

/** @import { RoomView } from "miniconf/live/model.js" */

/** The longest that a browser's timer can wait, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

/**
 * Until when one is muted, or empty; drawn anew when that ends.
 * @returns {string}
 */
function useMuted() {
  const until = useMe()?.muted_until ?? "";
  const [, again] = useReducer((/** @type {number} */ rounds) => rounds + 1, 0);
  const left = until ? Date.parse(until) - Date.now() : 0;
  useEffect(() => {
    const timer = left > 0 ? setTimeout(() => again(undefined), Math.min(left + 500, LONGEST)) : 0;
    return () => clearTimeout(timer);
  }, [until]);
  return left > 0 ? until : "";
}

/**
 * Why nothing can be said in a room; empty where one can.
 * @param {RoomView | undefined} room
 * @param {string} [act] `write` or `ask`.
 */
export function useClosed(room, act = "write") {
  const muted = useMuted();
  if (!room) {
    return "";
  }
  if (room.state === "archived") {
    return t("This room is closed; it can still be read.");
  }
  if (room.state === "locked" && !room.may.includes("lock")) {
    return t("This room is locked for the moment.");
  }
  if (!room.may.includes(act)) {
    return t("Only the organizers write here.");
  }
  return (
    muted &&
    t("A moderator asked you to pause. You can write again from {time}.", {
      time: whenWords(muted),
    })
  );
}

/**
 * What holds of the pace and the state of a room in which one can write.
 * @param {{ room: RoomView }} props
 */
export function Pace({ room }) {
  const says = [
    room.state === "locked" && t("Locked: others cannot write here."),
    room.slow > 0 &&
      !room.may.includes("lock") &&
      count(
        "Slow mode: one message a second",
        "Slow mode: one message every {count} seconds",
        room.slow,
      ),
  ].filter(Boolean);
  return says.length > 0 ? html`<p class="pace">${says.join(" ")}</p>` : null;
}
