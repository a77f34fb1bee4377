// One's own rooms, with what is unread in them.
import { debounce } from "miniconf/lib/dom.js";
import { line } from "miniconf/live/line.js";
import { get, me } from "miniconf/live/me.js";
import { asRefused } from "miniconf/live/refused.js";
import { Watched } from "miniconf/live/watched.js";

/** @import { RoomRow } from "miniconf/live/model.js" */
/** @import { Refused } from "miniconf/live/refused.js" */

/** Milliseconds between two loads; entries come in bursts. */
const PAUSE = 800;

class Mine extends Watched {
  /** @type {RoomRow[] | null} */
  rooms = null;
  /** @type {Refused | null} */
  refused = null;
  #listens = false;

  async load() {
    this.#listen();
    try {
      this.rooms = (await get("/rooms?view=mine")).rooms;
      this.refused = null;
    } catch (error) {
      this.refused = asRefused(error);
    }
    this.tell();
  }

  /** How many messages of others are unread. */
  get unread() {
    return (this.rooms ?? []).reduce((sum, room) => sum + room.unread, 0);
  }

  /** How often one was spoken to. */
  get mentions() {
    return (this.rooms ?? []).reduce((sum, room) => sum + room.mentions, 0);
  }

  #listen() {
    if (this.#listens) {
      return;
    }
    this.#listens = true;
    const soon = debounce(() => this.load(), PAUSE);
    line.on("rooms", soon);
    line.on("read", ({ room }) => this.#read(room));
    line.on("entry", ({ room, entry }) => this.#hear(room, entry, soon));
    line.watch(() => line.state === "online" && soon());
    me.watch(() => (me.account ? soon() : this.#forget()));
  }

  #forget() {
    this.rooms = null;
    this.tell();
  }

  /** @param {string} key */
  #read(key) {
    this.#change(key, { unread: 0, mentions: 0 });
  }

  /**
   * @param {string} key
   * @param {import("miniconf/live/model.js").Entry} entry
   * @param {() => void} soon
   */
  #hear(key, entry, soon) {
    const known = this.rooms?.find((room) => room.key === key);
    if (!known || !["message", "question", "answer"].includes(entry.kind)) {
      return;
    }
    if (String(entry.body.text).includes(`(person:${me.account?.id})`)) {
      soon();
    }
    const unread = known.unread + Number(entry.by !== me.account?.id);
    this.#change(key, { unread, active_at: entry.at });
  }

  /**
   * @param {string} key
   * @param {Partial<RoomRow>} facts
   */
  #change(key, facts) {
    this.rooms =
      this.rooms?.map((room) => (room.key === key ? { ...room, ...facts } : room)) ?? null;
    this.tell();
  }
}

export const mine = new Mine();
