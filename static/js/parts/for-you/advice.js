// What to recommend now: papers like those that the visitor marked, and of these the ones that are
// on soon and clash with nothing bookmarked. Everything is reckoned here; nothing is sent.
import { now } from "miniconf/lib/clock.js";
import { bookmarks, visited, wishes } from "miniconf/lib/marks.js";
import { papers } from "miniconf/lib/meaning.js";
import { centred, diverse, reasonFor, scoresOf, tasteOf } from "miniconf/lib/recommend.js";
import { findClashes, loadEntries } from "miniconf/parts/schedule/entries.js";

/** @import { Space } from "miniconf/lib/recommend.js" */
/** @import { Entry } from "miniconf/parts/schedule/entries.js" */

/** @typedef {"bookmark" | "more" | "visit"} Mark */
/** @typedef {{ row: number, weight: number, uid: string, mark: Mark }} Liked */
/** @typedef {{ uid: string, because: { uid: string, mark: Mark }, turn?: Entry }} Advice */
/** @typedef {{ liked: number, best: Advice[], soon: Advice[] }} Advised */
/** @typedef {{ uids: string[], rows: Map<string, number>, space: Space }} Known */

const MOST = 20;
const MOST_SOON = 5;
const SOON = 4 * 60 * 60_000;
/** What each kind of mark says of a liking. */
const WEIGHTS = /** @type {const} */ ({ bookmark: 1, more: 1, visit: 0.25 });

/** @type {Promise<Known> | null} */
let known = null;

/** The papers' vectors; fetched when they are first needed, and again where that failed. */
function load() {
  known ??= open();
  known.catch(() => {
    known = null;
  });
  return known;
}

/** @returns {Promise<Known>} */
async function open() {
  const { uids, dimension, vectors } = await papers();
  const space = await centred(vectors, dimension);
  return { uids, rows: new Map(uids.map((uid, row) => [uid, row])), space };
}

/**
 * @param {{ programme: string, papers: string }} files Addresses of what may be bookmarked.
 * @returns {Promise<Advised>}
 */
export async function advise(files) {
  if (!hasLikings()) {
    return { liked: 0, best: [], soon: [] };
  }
  const [{ uids, rows, space }, turns, programme] = await Promise.all([
    load(),
    loadEntries(files.papers),
    loadEntries(files.programme),
  ]);
  const liked = likings(rows);
  const disliked = [...wishes().less].map((key) => rows.get(uidOf(key)));
  const taste = await tasteOf(
    space,
    liked,
    disliked.filter((row) => row !== undefined),
  );
  const scores = await scoresOf(space, taste);
  const passed = new Set([...bookmarks(), ...visited(), ...wishes().less]);
  const candidates = [...uids.keys()].filter(
    (row) => scores[row] > 0 && !passed.has(`paper:${uids[row]}`),
  );
  /** @type {(row: number) => Advice} */
  const advice = (row) => {
    const others = liked.filter((one) => one.row !== row);
    return { uid: uids[row], because: reasonFor(space, row, others.length > 0 ? others : liked) };
  };
  const scored = new Map(candidates.map((row) => [uids[row], scores[row]]));
  const soon = soonest(turns, [...programme, ...turns], scored).map((turn) => ({
    ...advice(rows.get(uidOf(turn.key)) ?? 0),
    turn,
  }));
  const shown = new Set(soon.map(({ uid }) => uid));
  const rest = candidates.filter((row) => !shown.has(uids[row]));
  return { liked: liked.length, best: diverse(space, scores, rest, MOST).map(advice), soon };
}

function hasLikings() {
  const marks = [...bookmarks(), ...visited(), ...wishes().more];
  return marks.some((key) => key.startsWith("paper:"));
}

/**
 * Papers that speak for a taste, each by its strongest mark. Less of a paper is stronger than all.
 * @param {Map<string, number>} rows
 * @returns {Liked[]}
 */
function likings(rows) {
  const { more, less } = wishes();
  /** @type {Map<string, Mark>} */
  const marks = new Map();
  for (const [mark, keys] of /** @type {const} */ ([
    ["visit", visited()],
    ["more", more],
    ["bookmark", bookmarks()],
  ])) {
    for (const key of keys) {
      marks.set(key, mark);
    }
  }
  return [...marks]
    .filter(([key]) => !less.has(key) && key.startsWith("paper:"))
    .map(([key, mark]) => {
      const uid = uidOf(key);
      return { row: rows.get(uid) ?? -1, weight: WEIGHTS[mark], uid, mark };
    })
    .filter(({ row }) => row >= 0);
}

/** @param {string} key */
function uidOf(key) {
  return key.slice("paper:".length);
}

/**
 * The best turns that are on or begin in the next hours, in order of time: one a paper, none that
 * clashes with what is bookmarked.
 * @param {readonly Entry[]} turns Of papers.
 * @param {readonly Entry[]} all Everything that may be bookmarked.
 * @param {Map<string, number>} scores By uid of the papers that may be recommended.
 */
function soonest(turns, all, scores) {
  const from = now().getTime();
  const score = (/** @type {Entry} */ { key }) => scores.get(uidOf(key)) ?? 0;
  const keys = bookmarks();
  const mine = all.filter(({ key, start }) => start && keys.has(key));
  /** @type {Map<string, Entry>} */
  const found = new Map();
  const near = turns
    .filter((turn) => score(turn) > 0 && Date.parse(turn.end) > from)
    .filter((turn) => Date.parse(turn.start) < from + SOON)
    .sort((a, b) => score(b) - score(a) || a.start.localeCompare(b.start));
  for (const turn of near) {
    if (found.size === MOST_SOON) {
      break;
    }
    if (!found.has(turn.key) && !findClashes([...mine, turn]).has(turn)) {
      found.set(turn.key, turn);
    }
  }
  return [...found.values()].sort((a, b) => a.start.localeCompare(b.start));
}
