// The time in a session's video, kept in this browser by whoever leads through its questions.
import { read, write } from "miniconf/lib/store.js";
import { Watched } from "miniconf/live/watched.js";

/** @typedef {{ began: number | null, since: Record<string, number> }} Kept */

/** @type {Kept} */
const NOTHING = { began: null, since: {} };

/** Runs from the moment at which the recording began. */
export class TalkClock extends Watched {
  #key;

  /** @param {string} room */
  constructor(room) {
    super();
    this.#key = `talk-clock:${room}`;
  }

  /** @returns {Kept} */
  get #kept() {
    return read(this.#key, NOTHING);
  }

  /** @param {Partial<Kept>} values */
  #keep(values) {
    write(this.#key, { ...this.#kept, ...values });
    this.tell();
  }

  /** Seconds since the recording began, or null where it has not. */
  get seconds() {
    const { began } = this.#kept;
    return began === null ? null : Math.max(0, Math.floor((Date.now() - began) / 1000));
  }

  /** @param {number} seconds What the video shows now. */
  set(seconds) {
    this.#keep({ began: Date.now() - seconds * 1000 });
  }

  stop() {
    write(this.#key, null);
    this.tell();
  }

  /**
   * A question begins to be answered now.
   * @param {string} question
   */
  begin(question) {
    const { seconds } = this;
    if (seconds !== null) {
      this.#keep({ since: { ...this.#kept.since, [question]: seconds } });
    }
  }

  /**
   * When it began to be answered, as far as that is known.
   * @param {string} question
   */
  since(question) {
    return this.#kept.since[question] ?? this.seconds;
  }
}
