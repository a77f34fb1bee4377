// What is shown beside a room's talk: a thread, its questions, its pins. Each is loaded once, and
// kept up to date by the room's entries.
import { get, roomPath } from "miniconf/live/me.js";
import { asRefused } from "miniconf/live/refused.js";
import { applied, opened } from "miniconf/live/room.js";
import { useWatched, Watched } from "miniconf/live/watched.js";
import { useEffect, useMemo } from "preact/hooks";

/** @import { Entry } from "miniconf/live/model.js" */
/** @import { OpenRoom } from "miniconf/live/open.js" */
/** @import { Refused } from "miniconf/live/refused.js" */
/** @import { Room } from "miniconf/live/room.js" */

export class Side extends Watched {
  /** @type {Room | null} */
  now = null;
  /** @type {Refused | null} */
  refused = null;
  #loading = false;

  /**
   * @param {OpenRoom} open
   * @param {string} path Of the page that it is made from, below the room's.
   * @param {(entry: Entry) => boolean} [calls] Whether an entry can bring a message that is not
   *   among those loaded, so that the page is to be loaded again.
   */
  constructor(open, path, calls = () => false) {
    super();
    this.open = open;
    this.path = path;
    this.calls = calls;
  }

  /** Load it, and follow the room until the returned function is called. */
  start() {
    const hear = (/** @type {Entry} */ entry) => this.#hear(entry);
    this.open.listeners.add(hear);
    this.load();
    return () => this.open.listeners.delete(hear);
  }

  async load() {
    if (this.#loading) {
      return;
    }
    this.#loading = true;
    try {
      const page = await get(roomPath(this.open.key, this.path));
      const room = /** @type {Room["room"]} */ ({ ...this.open.now?.room, last: page.last });
      this.now = opened({ room, messages: page.messages, people: page.people, first: null });
      this.refused = null;
    } catch (error) {
      this.refused = asRefused(error);
    } finally {
      this.#loading = false;
    }
    this.tell();
  }

  /** @param {Entry} entry */
  #hear(entry) {
    if (!this.now || this.calls(entry)) {
      this.load();
      return;
    }
    const { room, gap } = applied(this.now, [entry]);
    this.now = room;
    if (gap) {
      this.load();
    }
    this.tell();
  }
}

/**
 * @param {OpenRoom} open
 * @param {string} path
 * @param {(entry: Entry) => boolean} [calls]
 */
export function useSide(open, path, calls) {
  const side = useMemo(() => new Side(open, path, calls), [open, path]);
  useEffect(() => side.start(), [side]);
  return useWatched(side);
}
