// How many wait for those in charge, by what they wait for.
import { changes } from "miniconf/live/asking.js";
import { get, me } from "miniconf/live/me.js";
import { Watched } from "miniconf/live/watched.js";

/** Milliseconds between two looks. */
const EVERY = 60_000;

class Waiting extends Watched {
  /** @type {Record<string, number>} */
  counts = {};
  #timer = 0;

  /** Keep the counts up, for as long as somebody is signed in who has to do with them. */
  start() {
    if (!this.#timer) {
      this.#timer = setInterval(() => this.load(), EVERY);
      changes.add(() => this.load());
      this.load();
    }
  }

  async load() {
    if (!me.account?.accepted || document.hidden) {
      return;
    }
    const found = await get("/waiting").catch(() => this.counts);
    if (JSON.stringify(found) !== JSON.stringify(this.counts)) {
      this.counts = found;
      this.tell();
    }
  }

  /** All of them. */
  get all() {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }
}

export const waiting = new Waiting();
