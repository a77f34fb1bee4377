// What the person does in rooms, kept until the service has it: in order, once, whatever breaks.
import { onChange, read, write } from "miniconf/lib/store.js";
import { asRefused } from "miniconf/live/refused.js";
import { Watched } from "miniconf/live/watched.js";

/** How many are kept; a browser that cannot send does not fill up. */
const MOST = 200;
/** Tries after which something that comes back each time is shown as refused. */
const LONGEST_WAIT = 30_000;

/**
 * @typedef {object} Command
 * @property {string} do
 * @property {number | null} [of]
 * @property {string} [text]
 * @property {number | null} [thread]
 * @property {string[]} [uploads]
 * @property {string} [emoji]
 * @property {boolean} [on]
 * @property {boolean} [anonymous]
 * @property {number | null} [answer]
 * @property {string} [state]
 * @property {number | null} [duplicate_of]
 * @property {string} [reason]
 * @property {number | null} [live_at] Second of the video.
 * @property {string} [topic]
 * @property {number} [slow]
 */

/**
 * @typedef {object} Waiting A command on its way.
 * @property {string} id Its own for ever: the service does it once, however often it comes.
 * @property {string} room
 * @property {Command} command
 * @property {string} at
 * @property {string} [refused] Why the service does not do it.
 */

/**
 * @typedef {object} Done
 * @property {Waiting} waiting
 * @property {number} number The entry that it became.
 */

/** The outbox of one account in this browser; all tabs share it. */
export class Outbox extends Watched {
  /** Commands that are done, until their entry is seen. @type {Done[]} */
  done = [];
  #key;
  #send;
  #busy = false;
  #closed = false;
  #again = 0;
  #wait = 0;
  /** @type {() => void} */
  #stop;

  /**
   * @param {number} account
   * @param {(waiting: Waiting) => Promise<number>} send Gives the entry's number; raises `Refused`.
   */
  constructor(account, send) {
    super();
    this.#key = `outbox:${account}`;
    this.#send = send;
    this.#stop = onChange(this.#key, () => this.tell());
  }

  /** Commands on their way, first things first. @returns {Waiting[]} */
  get waiting() {
    return read(this.#key, []);
  }

  /**
   * What is to be seen of a room before its entries come.
   * @param {string} room
   * @returns {(Waiting & { number?: number })[]}
   */
  of(room) {
    const done = this.done.map(({ waiting, number }) => ({ ...waiting, number }));
    return [...done, ...this.waiting].filter((one) => one.room === room);
  }

  /**
   * Take a command; it goes out as soon as it can.
   * @param {string} room
   * @param {Command} command
   * @returns {string} Its id.
   */
  put(room, command) {
    const id = newId();
    const at = new Date().toISOString();
    this.#keep([...this.waiting, { id, room, command, at }].slice(-MOST));
    this.flush();
    return id;
  }

  /**
   * Try a refused command once more.
   * @param {string} id
   */
  retry(id) {
    this.#keep(this.waiting.map((one) => (one.id === id ? { ...one, refused: undefined } : one)));
    this.flush();
  }

  /**
   * Drop a command that has not gone out.
   * @param {string} id
   */
  cancel(id) {
    this.#keep(this.waiting.filter((one) => one.id !== id));
  }

  /**
   * The room has come so far: what is done up to there is no more to be shown twice.
   * @param {string} room
   * @param {number} last
   */
  seen(room, last) {
    const left = this.done.filter(({ waiting, number }) => waiting.room !== room || number > last);
    if (left.length < this.done.length) {
      this.done = left;
    }
  }

  /**
   * The service has done a command: it said so, or its entry was heard of first.
   * @param {string} id
   * @param {number} number The entry that it became.
   */
  arrived(id, number) {
    const waiting = this.waiting.find((one) => one.id === id);
    if (waiting) {
      this.done = [...this.done, { waiting, number }];
      this.cancel(id);
    }
  }

  /** Send what waits, one after another; one tab at a time where the browser can tell. */
  async flush() {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    clearTimeout(this.#again);
    this.#again = 0;
    try {
      const work = () => this.#flush();
      await (navigator.locks ? navigator.locks.request(`miniconf ${this.#key}`, work) : work());
    } finally {
      this.#busy = false;
    }
    if (this.#again === 0 && this.#next()) {
      // It was put in while the lock was given back.
      this.flush();
    }
  }

  /** Stop for good. */
  close() {
    this.#closed = true;
    clearTimeout(this.#again);
    this.#stop();
  }

  async #flush() {
    for (let next = this.#next(); next; next = this.#next()) {
      try {
        const number = await this.#send(next);
        this.#wait = 0;
        this.arrived(next.id, number);
      } catch (error) {
        const refused = asRefused(error);
        if (refused.passes) {
          this.#later(refused.seconds * 1000);
          return;
        }
        this.#mark(next.id, refused.words);
      }
    }
  }

  #next() {
    return this.#closed ? undefined : this.waiting.find((one) => !one.refused);
  }

  /** @param {number} least Milliseconds. */
  #later(least) {
    this.#wait = Math.min(Math.max(this.#wait * 2, 500), LONGEST_WAIT);
    const spread = this.#wait * (0.5 + Math.random());
    this.#again = setTimeout(() => this.flush(), Math.max(least, spread));
  }

  /**
   * @param {string} id
   * @param {string} words
   */
  #mark(id, words) {
    this.#keep(this.waiting.map((one) => (one.id === id ? { ...one, refused: words } : one)));
  }

  /** @param {Waiting[]} waiting */
  #keep(waiting) {
    write(this.#key, waiting.length > 0 ? waiting : null);
  }
}

/** 128 random bits; `crypto.randomUUID` is closed to sites without HTTPS. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
