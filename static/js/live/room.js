// A room as a fold of its log: a snapshot, pages of older messages, and entries one after another.
// Nothing in here changes what it is given, and nothing asks the service.

/** @import { Entry, Message, Page, People, RoomView, Snapshot } from "miniconf/live/model.js" */

/** Entries that are kept, to bring pages up to date that were read before they came. */
const KEPT = 500;

/**
 * @typedef {Message & { told: number }} Told A message with the number of the last entry that it
 *   has heard of.
 */

/**
 * @typedef {object} Room
 * @property {RoomView} room Its `last` is the last entry applied.
 * @property {readonly Told[]} messages A stretch of the room without holes, by number.
 * @property {number | null} before There are messages before this number.
 * @property {number | null} after There are messages after this number: what is shown ends early.
 * @property {People} people
 * @property {readonly Entry[]} recent
 */

/**
 * The room as a snapshot has it.
 * @param {Snapshot} snapshot
 * @returns {Room}
 */
export function opened({ room, messages, people, first }) {
  const told = messages.map((message) => ({ ...message, told: room.last }));
  return { room, messages: told, before: first, after: null, people, recent: [] };
}

/**
 * Apply entries in order. Those that are known already are passed over; at the first that is not
 * the next one it stops.
 * @param {Room} room
 * @param {readonly Entry[]} entries
 * @returns {{ room: Room, gap: boolean }} `gap` where something is lacking.
 */
export function applied(room, entries) {
  for (const entry of entries) {
    const { last } = room.room;
    if (entry.n > last + 1) {
      return { room, gap: true };
    }
    if (entry.n === last + 1) {
      room = withEntry(room, entry);
    }
  }
  return { room, gap: false };
}

/**
 * @param {Room} room
 * @param {Entry} entry
 * @returns {Room}
 */
function withEntry(room, entry) {
  const { body, kind } = entry;
  return {
    ...room,
    room: {
      ...room.room,
      ...(kind === "room" ? body : {}),
      last: entry.n,
      active_at: isSaid(entry) ? entry.at : room.room.active_at,
    },
    messages: withMessage(told(room.messages, entry), entry, room.after),
    recent: [...room.recent.slice(1 - KEPT), entry],
  };
}

/** @param {Entry} entry */
function isSaid({ kind }) {
  return kind === "message" || kind === "question" || kind === "answer";
}

/**
 * The messages with the one that an entry brings, where the stretch reaches that far.
 * @param {readonly Told[]} messages
 * @param {Entry} entry
 * @param {number | null} after
 */
function withMessage(messages, entry, after) {
  return isSaid(entry) && after === null ? [...messages, made(entry)] : messages;
}

/**
 * The messages after they heard of an entry.
 * @template {Told} T
 * @param {readonly T[]} messages
 * @param {Entry} entry
 * @returns {readonly T[]}
 */
function told(messages, entry) {
  const about = entry.kind === "message" ? entry.body.thread : entry.of;
  if (about == null) {
    return messages;
  }
  const at = indexOf(messages, about);
  if (at < 0 || messages[at].told >= entry.n) {
    return messages;
  }
  const changed = { ...messages[at], ...change(messages[at], entry), told: entry.n };
  return [...messages.slice(0, at), changed, ...messages.slice(at + 1)];
}

/**
 * @param {Entry} entry
 * @returns {Told}
 */
function made({ n, kind, by, at, of, body }) {
  const message = {
    n,
    kind: /** @type {Message["kind"]} */ (kind),
    by,
    at,
    text: body.text,
    thread: kind === "answer" ? of : (body.thread ?? null),
    edited_at: null,
    deleted: false,
    pinned: false,
    replies: 0,
    reactions: {},
    uploads: body.uploads ?? [],
    told: n,
  };
  return kind === "question" ? { ...message, ...asked() } : message;
}

function asked() {
  const nothing = { duplicate_of: null, accepted: null, live_at: null };
  return { state: "open", votes: 0, voted: false, mine: false, ...nothing };
}

/**
 * What an entry changes in the message that it is about.
 * @param {Message} message
 * @param {Entry} entry
 * @returns {Partial<Message>}
 */
export function change(message, { kind, by, at, body }) {
  switch (kind) {
    case "message":
      return { replies: message.replies + 1 };
    case "answer":
      return { replies: message.replies + 1, state: "answered" };
    case "edit":
      return message.deleted ? {} : { text: body.text, edited_at: at };
    case "delete":
      return { deleted: true, text: "", pinned: false, reactions: {}, uploads: [] };
    case "react":
    case "unreact":
      return { reactions: reacted(message.reactions, body.emoji, by, kind === "react") };
    case "pin":
    case "unpin":
      return { pinned: kind === "pin" };
    case "vote":
      return { votes: body.votes };
    case "mark":
      return {
        state: body.state,
        duplicate_of: body.duplicate_of ?? null,
        live_at: body.live_at ?? null,
      };
    case "accept":
      return { accepted: body.answer ?? null };
    default:
      return {};
  }
}

/**
 * @param {Record<string, number[]>} reactions
 * @param {string} emoji
 * @param {number | null} by
 * @param {boolean} on
 */
function reacted(reactions, emoji, by, on) {
  if (by === null) {
    return reactions;
  }
  const others = (reactions[emoji] ?? []).filter((one) => one !== by);
  const those = on ? [...others, by] : others;
  const { [emoji]: _, ...rest } = reactions;
  return those.length > 0 ? { ...reactions, [emoji]: those } : rest;
}

/**
 * The room with a page of messages beside those that it has. A page that does not meet them takes
 * their place.
 * @param {Room} room
 * @param {Page} page
 * @param {"before" | "after" | "anew"} where
 * @returns {Room}
 */
export function joined(room, page, where) {
  const fresh = upToDate(page, room);
  const people = { ...room.people, ...page.people };
  if (where === "before") {
    const known = room.messages[0]?.n ?? Infinity;
    const messages = [...fresh.filter(({ n }) => n < known), ...room.messages];
    return { ...room, people, messages, before: page.before };
  }
  if (where === "after") {
    const known = room.messages.at(-1)?.n ?? 0;
    const messages = [...room.messages, ...fresh.filter(({ n }) => n > known)];
    return tail({ ...room, people, messages, after: page.after });
  }
  return tail({ ...room, people, messages: fresh, before: page.before, after: page.after });
}

/**
 * Messages of a page, brought to what the room has heard since. Those of a page that is further
 * than the room hear of nothing twice.
 * @param {Page} page
 * @param {Room} room
 * @returns {readonly Told[]}
 */
export function upToDate(page, room) {
  /** @type {readonly Told[]} */
  let messages = page.messages.map((message) => ({ ...message, told: page.last }));
  for (const entry of room.recent) {
    messages = told(messages, entry);
  }
  return messages;
}

/**
 * A stretch that reaches the end has what was said since its page was read, and nothing that the
 * room is still to hear of.
 * @param {Room} room
 */
function tail(room) {
  if (room.after !== null) {
    return room;
  }
  const { last } = room.room;
  const known = room.messages.at(-1)?.n ?? 0;
  const since = room.recent.filter((entry) => entry.n > known && isSaid(entry)).map(made);
  /** @type {readonly Told[]} */
  let messages = [...room.messages.filter(({ n }) => n <= last), ...since];
  for (const entry of room.recent) {
    messages = told(messages, entry);
  }
  return { ...room, messages };
}

/**
 * The room with at most `count` messages, cut off where one is not looking.
 * @param {Room} room
 * @param {number} count
 * @param {"before" | "after"} side
 * @returns {Room}
 */
export function trimmed(room, count, side) {
  if (room.messages.length <= count) {
    return room;
  }
  if (side === "before") {
    const messages = room.messages.slice(-count);
    return { ...room, messages, before: messages[0].n };
  }
  const messages = room.messages.slice(0, count);
  return { ...room, messages, after: messages[count - 1].n };
}

/**
 * Where a message stands, or -1.
 * @param {readonly Message[]} messages By number.
 * @param {number} n
 */
export function indexOf(messages, n) {
  let [low, high] = [0, messages.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (messages[middle].n === n) {
      return middle;
    }
    [low, high] = messages[middle].n < n ? [middle + 1, high] : [low, middle - 1];
  }
  return -1;
}
