// How many questions wait for one's answer, for the head of every page.
import { debounce } from "miniconf/lib/dom.js";
import { line } from "miniconf/live/line.js";
import { get, me } from "miniconf/live/me.js";
import { whenDone } from "miniconf/live/post.js";
import { Watched } from "miniconf/live/watched.js";

/** Milliseconds between two looks. */
const PAUSE = 1000;
/** What changes the number. */
const COUNTED = new Set(["question", "answer", "mark", "delete"]);

class WaitingForMe extends Watched {
  open = 0;
  overdue = 0;
  #listens = false;

  /** The rooms whose questions are to this person. */
  get rooms() {
    const roles = me.account?.roles ?? [];
    return roles.filter(({ role, scope }) => role === "author" && scope).map(({ scope }) => scope);
  }

  /** Count, now and whenever it may have changed. */
  start() {
    if (!this.#listens) {
      this.#listens = true;
      const soon = debounce(() => this.#load(), PAUSE);
      line.on("entry", ({ room, entry }) => {
        if (COUNTED.has(entry.kind) && this.rooms.includes(room)) {
          soon();
        }
      });
      whenDone.add(({ room }) => this.rooms.includes(room) && soon());
    }
    this.#load();
  }

  async #load() {
    if (this.rooms.length > 0) {
      const { open, overdue } = await get("/inbox/count").catch(() => this);
      this.open = open;
      this.overdue = overdue;
      this.tell();
    }
  }
}

export const waitingForMe = new WaitingForMe();
