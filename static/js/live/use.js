// What components need of the stores.
import { onMinute, onZone } from "miniconf/lib/clock.js";
import { coming, foreseen, known } from "miniconf/live/foreseen.js";
import { roomOf } from "miniconf/live/house.js";
import { line } from "miniconf/live/line.js";
import { me } from "miniconf/live/me.js";
import { outbox } from "miniconf/live/post.js";
import { useWatched } from "miniconf/live/watched.js";
import { useEffect, useMemo, useReducer } from "preact/hooks";

/** @import { OpenRoom } from "miniconf/live/open.js" */
/** @import { Room } from "miniconf/live/room.js" */

/** Who is signed in: undefined until that is known. */
export function useMe() {
  return useWatched(me).account;
}

export function useLine() {
  return useWatched(line).state;
}

/**
 * A room, open for as long as the component is there.
 * @param {string} key
 */
export function useRoom(key) {
  const room = useMemo(() => roomOf(key), [key]);
  useEffect(() => room.use(), [room]);
  return useWatched(room);
}

/** Draw anew after the outbox has changed. */
export function useOutbox() {
  const [, again] = useReducer((/** @type {number} */ count) => count + 1, 0);
  const found = outbox();
  useEffect(() => found?.watch(() => again(undefined)), [found]);
  return found;
}

/**
 * Messages of a room as the person should see them: with what is known only here and what is still
 * on its way; and the ones to come.
 * @param {OpenRoom} open
 * @param {Room | null} now The room, or a part of it.
 */
export function useMessages(open, now) {
  const found = useOutbox();
  const id = useMe()?.id ?? 0;
  const waiting = found?.of(open.key) ?? [];
  const last = now?.room.last ?? 0;
  const messages = now ? foreseen(known(now.messages, open.facts), waiting, id, last) : [];
  return { messages, coming: coming(waiting, id, last) };
}

/** Draw anew each minute and when another zone is chosen: words of time change. */
export function useClock() {
  const [, again] = useReducer((/** @type {number} */ count) => count + 1, 0);
  useEffect(() => {
    const stops = [onMinute(() => again(undefined)), onZone(() => again(undefined))];
    return () => {
      for (const stop of stops) {
        stop();
      }
    };
  }, []);
}
