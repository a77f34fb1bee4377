// Questions of several rooms, as the service gathers them, kept up to date: by the rooms' entries
// where they are heard, else by asking again.
import { debounce } from "miniconf/lib/dom.js";
import { foreseen } from "miniconf/live/foreseen.js";
import { line } from "miniconf/live/line.js";
import { get, me } from "miniconf/live/me.js";
import { outbox, whenDone } from "miniconf/live/post.js";
import { asRefused } from "miniconf/live/refused.js";
import { change } from "miniconf/live/room.js";
import { useOutbox } from "miniconf/live/use.js";
import { useWatched, Watched } from "miniconf/live/watched.js";
import { useEffect, useMemo } from "preact/hooks";

/** @import { AskedRoom, AskedView, Entry, People } from "miniconf/live/model.js" */
/** @import { Refused } from "miniconf/live/refused.js" */

/** Milliseconds between two loads; entries come in bursts. */
const PAUSE = 250;
/** Milliseconds after which what nobody tells of is asked for again. */
const EVERY = 60_000;

/**
 * @typedef {object} Found
 * @property {Record<string, AskedRoom>} rooms
 * @property {AskedView[]} questions
 * @property {People} people
 * @property {boolean} more
 * @property {{ track: string, open: number, overdue: number }[]} [tracks]
 */

export class Gathered extends Watched {
  /** @type {Found | null} */
  now = null;
  /** @type {Refused | null} */
  refused = null;
  #path;
  #follows;
  /** What is no more to be heard, by room. @type {Map<string, () => void>} */
  #heard = new Map();
  #soon = debounce(() => this.load(), PAUSE);

  /**
   * @param {string} path Below the service's address.
   * @param {boolean} follows Hear the rooms' entries.
   */
  constructor(path, follows) {
    super();
    this.#path = path;
    this.#follows = follows;
  }

  /** Load, and keep up until the returned function is called. */
  start() {
    const done = (/** @type {{ room: string }} */ { room }) =>
      this.now?.rooms[room] && this.#soon();
    const again = setInterval(() => !this.#follows && !document.hidden && this.load(), EVERY);
    const stop = line.on("entry", ({ room, entry }) => this.#hear(room, [entry]));
    whenDone.add(done);
    line.start();
    this.load();
    return () => {
      whenDone.delete(done);
      clearInterval(again);
      stop();
      for (const leave of this.#heard.values()) {
        leave();
      }
      this.#heard.clear();
    };
  }

  async load() {
    try {
      this.now = /** @type {Found} */ (await get(this.#path));
      this.refused = null;
      this.#enter();
    } catch (error) {
      this.refused = asRefused(error);
    }
    this.tell();
  }

  #enter() {
    for (const { key, last } of Object.values(this.now?.rooms ?? {})) {
      outbox()?.seen(key, last);
      if (this.#follows && !this.#heard.has(key)) {
        const heard = {
          last: () => this.now?.rooms[key]?.last ?? 0,
          take: (/** @type {import("miniconf/live/model.js").Missed} */ { entries, anew }) =>
            anew ? this.#soon() : this.#hear(key, entries),
        };
        this.#heard.set(key, line.enter(key, heard));
      }
    }
  }

  /**
   * @param {string} key
   * @param {readonly Entry[]} entries
   */
  #hear(key, entries) {
    const room = this.now?.rooms[key];
    const next = entries.filter(({ n }) => room && n > room.last);
    if (!room || next.length === 0) {
      return;
    }
    for (const entry of next) {
      this.#apply(key, entry);
    }
    outbox()?.seen(key, next[next.length - 1].n);
    this.tell();
  }

  /**
   * @param {string} key
   * @param {Entry} entry
   */
  #apply(key, entry) {
    const now = /** @type {Found} */ (this.now);
    const told = entry.kind === "room" ? entry.body : {};
    const rooms = { ...now.rooms, [key]: { ...now.rooms[key], ...told, last: entry.n } };
    const about = entry.kind === "message" ? entry.body.thread : entry.of;
    const isKnown = now.questions.some(
      ({ room, question }) => room === key && question.n === about,
    );
    const questions = now.questions.map((one) =>
      one.room === key && one.question.n === about
        ? { ...one, question: { ...one.question, ...change(one.question, entry) } }
        : one,
    );
    this.now = { ...now, rooms, questions };
    // Whatever brings a message, or a question that was not among these, is to be asked for.
    if (
      ["question", "answer"].includes(entry.kind) ||
      (entry.of && !isKnown) ||
      entry.body.thread
    ) {
      this.#soon();
    }
  }
}

/**
 * Questions as the person should see them: with what is still on its way.
 * @param {string} path
 * @param {boolean} [follows]
 */
export function useGathered(path, follows = false) {
  const found = useOutbox();
  const gathered = useMemo(() => new Gathered(path, follows), [path, follows]);
  useEffect(() => gathered.start(), [gathered]);
  const { now, refused } = useWatched(gathered);
  const id = me.account?.id ?? 0;
  const questions = (now?.questions ?? []).map((one) => {
    const waiting = found?.of(one.room) ?? [];
    const last = now?.rooms[one.room].last ?? 0;
    return { ...one, question: foreseen([one.question], waiting, id, last)[0] };
  });
  return { now, refused, questions: questions.filter(({ question }) => !question.deleted) };
}
