// The line to the live service: one Socket.IO connection a page, and the rooms heard on it.
import { home, me } from "miniconf/live/me.js";
import { asRefused, away, Refused } from "miniconf/live/refused.js";
import { Watched } from "miniconf/live/watched.js";

/** @import { Missed } from "miniconf/live/model.js" */
/** @import { Socket } from "socket.io-client" */

const EVERY = 30_000;
const PATIENCE = 10_000;
/** Milliseconds over which those who were told to ask for what they missed do so. */
const SPREAD = 3000;

/**
 * @typedef {object} Heard A room that is kept up with.
 * @property {() => number} last The last entry that it has.
 * @property {(missed: Missed) => void} take
 */

/** @typedef {"waiting" | "online" | "offline" | "signed-out"} State */

class Line extends Watched {
  /** @type {State} */
  state = "waiting";
  /** @type {Socket | null} */
  #socket = null;
  #started = false;
  /** @type {Map<string, Heard>} */
  #rooms = new Map();
  /** @type {Map<string, Set<(said: any) => void>>} */
  #listeners = new Map();

  /** Connect, and stay so. */
  async start() {
    if (this.#started) {
      return;
    }
    this.#started = true;
    const { io } = await import("socket.io-client");
    this.#socket = io({
      path: `${home}/socket`,
      transports: ["websocket", "polling"],
      reconnectionDelay: 500,
      reconnectionDelayMax: 15_000,
      randomizationFactor: 0.5,
      timeout: PATIENCE,
    });
    this.#listen(this.#socket);
    addEventListener("online", () => this.#wake());
    addEventListener("offline", () => this.#become("offline"));
    document.addEventListener("visibilitychange", () => document.hidden || this.#wake());
    setInterval(() => this.#sync(), EVERY);
    me.watch(() => this.#wake());
  }

  /** @param {Socket} socket */
  #listen(socket) {
    socket.on("connect", () => {
      this.#become("online");
      this.#enterAll();
    });
    socket.on("disconnect", (why) => {
      this.#become(navigator.onLine ? "waiting" : "offline");
      if (why === "io server disconnect" && this.state !== "signed-out") {
        setTimeout(() => this.#wake(), 500 + Math.random() * 2500);
      }
    });
    socket.on("connect_error", (error) => {
      const isOut = error.message.includes("account.");
      this.#become(isOut ? "signed-out" : navigator.onLine ? "waiting" : "offline");
      if (!isOut && !socket.active) {
        setTimeout(() => this.#wake(), 2000 + Math.random() * 5000);
      }
    });
    socket.on("bye", ({ code }) => {
      if (String(code).startsWith("account.")) {
        this.#become("signed-out");
        me.reload().catch(() => {});
      }
    });
    // Everybody is told at the same moment; not everybody asks at it.
    socket.on("sync", () => setTimeout(() => this.#sync(), Math.random() * SPREAD));
    socket.on("me", () => me.reload().catch(() => {}));
    socket.onAny((name, said) => this.hear(name, said));
  }

  /** @param {State} state */
  #become(state) {
    if (state !== this.state && !(this.state === "signed-out" && state === "waiting")) {
      this.state = state;
      this.tell();
    }
  }

  /** Try now: something has changed, or the person is looking. */
  #wake() {
    if (this.#socket?.connected) {
      this.#sync();
    } else if (me.account !== null) {
      this.state = this.state === "signed-out" ? "waiting" : this.state;
      this.#socket?.connect();
    }
  }

  /**
   * Tell the listeners what was said, by the service or by this page itself.
   * @param {string} name
   * @param {unknown} said
   */
  hear(name, said) {
    for (const listener of this.#listeners.get(name) ?? []) {
      listener(said);
    }
  }

  /**
   * Call `listener` with what the service says under `name`.
   * @param {string} name
   * @param {(said: any) => void} listener
   * @returns {() => void} Stops it.
   */
  on(name, listener) {
    const all = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, all.add(listener));
    return () => all.delete(listener);
  }

  /**
   * Ask over the socket. Raises `Refused`.
   * @param {string} name
   * @param {unknown} body
   * @returns {Promise<any>}
   */
  async ask(name, body) {
    if (!this.#socket?.connected) {
      throw away();
    }
    /** @type {any} */
    let answer;
    try {
      answer = await this.#socket.timeout(PATIENCE).emitWithAck(name, body);
    } catch {
      throw away();
    }
    if (answer?.error) {
      throw new Refused(answer.error);
    }
    return answer;
  }

  /**
   * Say something that nobody has to answer.
   * @param {string} name
   * @param {unknown} body
   */
  say(name, body) {
    if (this.#socket?.connected) {
      this.#socket.volatile.emit(name, body);
    }
  }

  /**
   * Keep up with a room from now on.
   * @param {string} key
   * @param {Heard} heard
   */
  enter(key, heard) {
    this.#rooms.set(key, heard);
    this.#enter(key, heard);
    return () => {
      this.#rooms.delete(key);
      this.ask("leave", { room: key }).catch(() => {});
    };
  }

  /**
   * @param {string} key
   * @param {Heard} heard
   */
  async #enter(key, heard) {
    try {
      heard.take(await this.ask("enter", { room: key, after: heard.last() }));
    } catch (error) {
      if (asRefused(error).code === "room.unknown") {
        this.#rooms.delete(key);
      }
    }
  }

  #enterAll() {
    for (const [key, heard] of this.#rooms) {
      this.#enter(key, heard);
    }
  }

  /** Ask for all that may have been lost. */
  async #sync() {
    if (this.#rooms.size === 0 || !this.#socket?.connected) {
      return;
    }
    const rooms = Object.fromEntries([...this.#rooms].map(([key, { last }]) => [key, last()]));
    const { rooms: found = {} } = await this.ask("sync", { rooms }).catch(() => ({}));
    for (const [key, missed] of Object.entries(found)) {
      this.#rooms.get(key)?.take(missed);
    }
  }
}

export const line = new Line();
