// The rooms that this page has open: loaded, kept up with, and written to.
import { toast } from "miniconf/lib/dom.js";
import { line } from "miniconf/live/line.js";
import { get, me, post, roomPath } from "miniconf/live/me.js";
import { outbox } from "miniconf/live/post.js";
import { asRefused, Refused } from "miniconf/live/refused.js";
import { applied, indexOf, joined, opened, trimmed } from "miniconf/live/room.js";
import { Typists } from "miniconf/live/typists.js";
import { Watched } from "miniconf/live/watched.js";
import { t } from "miniconf/words.js";

/** @import { Entry, Missed, Person, Snapshot } from "miniconf/live/model.js" */
/** @import { Room } from "miniconf/live/room.js" */

/** Messages that are kept of a room. */
const MOST = 400;

/** A room as this page has it. */
export class OpenRoom extends Watched {
  /** @type {Room | null} */
  now = null;
  /** @type {Refused | null} */
  refused = null;
  /** How many people are here. */
  here = 0;
  typists = new Typists(() => this.tell());
  /** The number up to which everything was read when the room was opened. */
  readBefore = 0;
  /** Called with each entry that is applied. @type {Set<(entry: Entry) => void>} */
  listeners = new Set();
  /** What only this person knows of messages, by number.
   * @type {Map<number, { mine?: boolean, voted?: boolean, followed?: boolean }>} */
  facts = new Map();
  #users = 0;
  #loading = false;
  /** Whether somebody took us out of it, as far as was heard. */
  #left = false;
  /** The last entry that there is, as far as was heard: a snapshot may be older than that. */
  #newest = 0;
  /** Whether lacking entries are asked for. */
  #asking = false;
  /** The page of messages that is being loaded. @type {Promise<boolean> | null} */
  #paging = null;
  /** @type {(() => void)[]} */
  #stops = [];

  /** @param {string} key */
  constructor(key) {
    super();
    this.key = key;
  }

  /** Load it and keep up with it, for as long as somebody uses it. */
  use() {
    this.#users += 1;
    if (this.#users === 1) {
      this.#start();
    }
    return () => {
      this.#users -= 1;
      if (this.#users === 0) {
        this.#stop();
      }
    };
  }

  #start() {
    /** @type {Record<string, (said: any) => void>} */
    const hears = {
      entry: (said) => this.#hear(said),
      typing: ({ person }) => this.typists.hear(person),
      here: ({ count }) => this.#become({ here: count }),
      read: ({ number }) => this.#read(number),
      gone: () => {
        this.#left = true;
        this.load();
      },
    };
    this.#stops = [
      ...Object.entries(hears).map(([name, then]) =>
        line.on(name, (said) => said.room === this.key && then(said)),
      ),
      line.enter(this.key, { last: () => this.last, take: (missed) => this.#take(missed) }),
      me.watch(() => this.#come()),
    ];
    me.load().then(
      () => this.#come(),
      (error) => this.#become({ refused: asRefused(error) }),
    );
  }

  /** Go in, for whoever is signed in. */
  #come() {
    if (me.account?.accepted) {
      this.load();
      line.start();
    } else {
      const code = me.account ? "account.conduct" : "account.signed-out";
      this.#become({ now: null, refused: new Refused({ code }) });
    }
  }

  #stop() {
    for (const stop of this.#stops) {
      stop();
    }
    this.#stops = [];
    this.now = null;
  }

  /** The last entry that this room has, or 0. */
  get last() {
    return this.now?.room.last ?? 0;
  }

  /** @param {Partial<OpenRoom>} facts */
  #become(facts) {
    Object.assign(this, facts);
    outbox()?.seen(this.key, this.last);
    this.tell();
  }

  /** Load the newest messages. */
  async load() {
    if (this.#loading) {
      return;
    }
    this.#loading = true;
    try {
      const snapshot = /** @type {Snapshot} */ (await get(roomPath(this.key)));
      const { room } = snapshot;
      this.readBefore = this.now ? this.readBefore : room.joined ? room.read : room.last;
      this.#left = false;
      this.#become({ now: opened(snapshot), refused: null });
      if (this.last < this.#newest) {
        this.#fill();
      }
    } catch (error) {
      const refused =
        this.#left && asRefused(error).code === "room.unknown" ? left() : asRefused(error);
      this.#become(this.now && refused.passes ? {} : { refused, now: null });
    } finally {
      this.#loading = false;
    }
  }

  /** @param {{ entry: Entry, person: Person | null }} said */
  #hear({ entry, person }) {
    this.#newest = Math.max(this.#newest, entry.n);
    if (person && this.now) {
      this.now = { ...this.now, people: { ...this.now.people, [person.id]: person } };
      this.typists.forget(person.id);
    }
    this.#apply([entry]);
  }

  /** @param {Missed} missed */
  #take({ entries, anew, last = 0, people = {} }) {
    this.#newest = Math.max(this.#newest, last);
    if (anew && this.now) {
      this.load();
    } else if (this.now && entries.length > 0) {
      this.now = { ...this.now, people: { ...this.now.people, ...people } };
      this.#apply(entries);
    }
  }

  /** @param {readonly Entry[]} entries */
  #apply(entries) {
    if (!this.now) {
      return;
    }
    const before = this.last;
    const { room, gap } = applied(this.now, entries);
    this.#become({ now: room });
    for (const entry of entries) {
      if (entry.n > before && entry.n <= this.last) {
        for (const listener of this.listeners) {
          listener(entry);
        }
      }
    }
    if (gap) {
      this.#fill();
    }
  }

  /** Ask for the entries that are lacking. */
  async #fill() {
    if (this.#asking) {
      return;
    }
    this.#asking = true;
    try {
      this.#take(await get(roomPath(this.key, `/entries?after=${this.last}`)));
    } catch {
      // The next round of `sync` asks again.
    } finally {
      this.#asking = false;
    }
  }

  /** Load what was said before. */
  earlier() {
    const before = this.now?.before;
    return before == null ? null : this.#page(`before=${before}`, "before", "after");
  }

  /** Load what was said after the messages shown. */
  later() {
    const after = this.now?.after;
    return after == null ? null : this.#page(`after=${after}`, "after", "before");
  }

  /**
   * Show the messages around one; false where there is no such message.
   * @param {number} n
   */
  async goTo(n) {
    if (this.now && indexOf(this.now.messages, n) >= 0) {
      return true;
    }
    await this.#paging;
    return this.#page(`around=${n}`, "anew", null);
  }

  /**
   * @param {string} query
   * @param {"before" | "after" | "anew"} where
   * @param {"before" | "after" | null} drop
   */
  #page(query, where, drop) {
    this.#paging ??= this.#load(query, where, drop).finally(() => {
      this.#paging = null;
    });
    return this.#paging;
  }

  /**
   * @param {string} query
   * @param {"before" | "after" | "anew"} where
   * @param {"before" | "after" | null} drop
   */
  async #load(query, where, drop) {
    try {
      const page = await get(roomPath(this.key, `/messages?${query}&limit=50`));
      if (this.now) {
        const room = joined(this.now, page, where);
        this.#become({ now: drop ? trimmed(room, MOST, drop) : room });
      }
      return true;
    } catch (error) {
      toast(asRefused(error).words);
      return false;
    }
  }

  /** Everything that is here has been seen. */
  markRead() {
    const { now } = this;
    if (now?.after === null && now.room.joined && now.room.read < now.room.last) {
      const read = { room: this.key, number: now.room.last };
      line.ask("read", read).catch(() => {});
      line.hear("read", read);
    }
  }

  /** @param {number} number */
  #read(number) {
    if (this.now && number > this.now.room.read) {
      this.#become({ now: { ...this.now, room: { ...this.now.room, read: number, unread: 0 } } });
    }
  }

  /**
   * What only this person knows of a message.
   * @param {number} n
   * @param {{ mine?: boolean, voted?: boolean, followed?: boolean }} facts
   */
  know(n, facts) {
    this.facts.set(n, { ...this.facts.get(n), ...facts });
    this.tell();
  }

  /**
   * Have the room among one's own, or no more. Raises `Refused`.
   * @param {boolean} [on]
   */
  async join(on = true) {
    await post(roomPath(this.key, on ? "/join" : "/leave"));
    await this.load();
  }
}

function left() {
  return new Refused({ code: "room.left", reason: t("You are no longer in this room.") });
}
