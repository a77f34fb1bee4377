// Who is writing in a room, as far as one has heard lately.
import { me } from "miniconf/live/me.js";

/** @import { Person } from "miniconf/live/model.js" */

/** Milliseconds that somebody is taken to write on. */
const LASTS = 6000;

export class Typists {
  /** @type {Map<number, { person: Person, until: number }>} */
  #known = new Map();
  #changed;

  /** @param {() => void} changed Called when somebody begins or ends. */
  constructor(changed) {
    this.#changed = changed;
  }

  /** @param {Person} person */
  hear(person) {
    this.#known.set(person.id, { person, until: Date.now() + LASTS });
    this.#changed();
    setTimeout(this.#changed, LASTS + 50);
  }

  /** @param {number} id Whose message has come. */
  forget(id) {
    this.#known.delete(id);
  }

  /** The others who write. */
  get now() {
    return [...this.#known.values()]
      .filter(({ until, person }) => until > Date.now() && person.id !== me.account?.id)
      .map(({ person }) => person);
  }
}
