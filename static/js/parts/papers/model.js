// What the paper list speaks of. Types alone; nothing loads this module.

/**
 * @typedef {object} PaperIndex As `PaperIndex` in the site's contexts describes it.
 * @property {string} home
 * @property {string} details
 * @property {string} bibtex
 * @property {number} shard
 * @property {string[]} uids
 * @property {Record<number, string>} slugs
 * @property {string[]} titles
 * @property {Record<number, string>} markup
 * @property {number[]} given
 * @property {string[]} names
 * @property {number[][]} authors
 * @property {string[]} keywords
 * @property {number[][]} tags
 * @property {{ name: string, number: number }[]} tracks
 * @property {number[]} track
 * @property {{ uid: string, slug: string, title: string, href: string }[]} sessions
 * @property {[number, number][]} slots
 * @property {number[][]} turns
 * @property {string[]} awards
 * @property {Record<number, number[]>} won
 * @property {{ name: string, label: string }[]} programmes
 * @property {number[]} programme
 * @property {{ first: number, title: string, track: number }[]} groups
 */

/** @typedef {"track" | "session" | "day" | "keyword" | "author" | "programme" | "award"} Field */

/**
 * @typedef {object} Query What to show; empty values ask for nothing.
 * @property {string} q
 * @property {"" | "title" | "author" | "keyword"} scope Where `q` is looked for.
 * @property {Record<Field, readonly string[]>} fields Any value of a field, in every field.
 * @property {readonly string[] | null} only Uids (or slugs) of a shared list.
 * @property {readonly string[] | null} bookmarked Uids, where only those are wanted.
 * @property {readonly string[] | null} seen Uids, where those are not wanted.
 * @property {string} sort
 * @property {string} seed
 * @property {string} zone
 */

/**
 * @typedef {object} Row
 * @property {number} number Its place in the index.
 * @property {number} place Its place among the papers shown, from 1.
 * @property {string} uid
 * @property {string} slug
 * @property {string} href
 * @property {string} title
 * @property {string} html Its title as HTML that the build made, or empty where it is plain.
 * @property {string[]} authors
 * @property {string[]} keywords
 * @property {string[]} awards
 * @property {{ name: string, number: number } | null} track
 * @property {{ start: number, end: number, title: string, href: string }[]} turns Milliseconds.
 */

/** @typedef {{ heading: string, track: number, day: boolean }} Heading */
/** @typedef {Row | Heading} Entry */
/** @typedef {{ name: string, label: string, count: number, chosen: boolean }} Choice */

/**
 * @typedef {object} Answer What a query found.
 * @property {number} version
 * @property {number} count Papers.
 * @property {number} length Entries: papers and headings.
 * @property {number[]} headings Places of the headings among the entries.
 * @property {Record<Field, string[]>} labels Words for the values that the query names.
 * @property {{ part: Field | "q" | "only" | "bookmarked" | "seen", count: number }[]} loosened
 *   Where nothing was found: what to leave out, and how many papers there are then.
 */

/**
 * @typedef {object} Opened
 * @property {number} total
 * @property {string} details
 * @property {string} bibtex
 * @property {number} shard
 */

export {};
