// The shapes of docs/live-protocol.md, for the type checker; there is no code in here.

/**
 * @typedef {object} Person
 * @property {number} id
 * @property {string} name Empty for a deleted account.
 * @property {string} [affiliation]
 * @property {string} [pronouns]
 * @property {string} [avatar]
 * @property {string[]} [roles]
 */

/**
 * @typedef {object} Upload
 * @property {string} name
 * @property {number} width
 * @property {number} height
 * @property {string} [href]
 */

/**
 * @typedef {object} Message
 * @property {number} n
 * @property {"message" | "question" | "answer"} kind
 * @property {number | null} by
 * @property {string} at
 * @property {string} text
 * @property {number | null} thread
 * @property {string | null} edited_at
 * @property {boolean} deleted
 * @property {boolean} pinned
 * @property {number} replies
 * @property {Record<string, number[]>} reactions
 * @property {(Upload | string)[]} uploads
 * @property {string} [state] Of a question: open, answered, dismissed or duplicate.
 * @property {number} [votes]
 * @property {boolean} [voted]
 * @property {boolean} [mine]
 * @property {boolean} [followed]
 * @property {number | null} [duplicate_of]
 * @property {number | null} [accepted]
 * @property {number | null} [live_at]
 */

/**
 * @typedef {object} Entry
 * @property {number} n
 * @property {string} kind
 * @property {number | null} by
 * @property {string} at
 * @property {number | null} of
 * @property {Record<string, any>} body
 */

/**
 * @typedef {object} RoomRow
 * @property {string} key
 * @property {string} kind
 * @property {string} title
 * @property {string} topic
 * @property {string} state open, locked or archived.
 * @property {boolean} private
 * @property {number} last
 * @property {number} read
 * @property {number} unread
 * @property {number} mentions
 * @property {boolean} joined
 * @property {string | null} active_at
 * @property {string} href
 */

/**
 * @typedef {RoomRow & { slow: number, may: string[], owner: boolean, members: number,
 *   answering?: number | null }}
 *   RoomView
 */

/**
 * @typedef {object} AskedRoom A room as far as its questions are concerned.
 * @property {string} key
 * @property {string} kind
 * @property {string} title
 * @property {string} href
 * @property {string} track
 * @property {string} state
 * @property {number} last
 * @property {number | null} answering
 * @property {string[]} may
 * @property {number[]} authors
 */

/** @typedef {{ room: string, question: Message, answers: Message[], overdue: boolean }} AskedView */

/** @typedef {Record<string, Person>} People By id. */

/**
 * @typedef {object} Snapshot
 * @property {RoomView} room
 * @property {Message[]} messages
 * @property {People} people
 * @property {number | null} first The number before which there is more, or null.
 */

/**
 * @typedef {object} Page
 * @property {Message[]} messages
 * @property {People} people
 * @property {number | null} before
 * @property {number | null} after
 * @property {number} last The room's last entry when this was read.
 */

/**
 * @typedef {object} Missed
 * @property {number} last
 * @property {Entry[]} entries
 * @property {boolean} [anew]
 * @property {People} [people]
 */

/**
 * @typedef {object} Me
 * @property {number} id
 * @property {string} name
 * @property {boolean} accepted
 * @property {{ role: string, scope: string }[]} roles
 * @property {string[]} may What one may do everywhere.
 * @property {string | null} muted_until
 * @property {string} zone
 * @property {string} avatar
 */

export {};
