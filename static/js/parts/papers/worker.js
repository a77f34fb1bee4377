// Filters and orders the papers beside the page, so that the page never waits for it. A worker has
// no import map: the address of the one module it needs comes after the # of its own.

/**
 * @import { Answer, Entry, Field, Heading, Opened, Query, Row } from "miniconf/parts/papers/model.js"
 * @import { Catalogue } from "miniconf/parts/papers/catalogue.js"
 */

/** @type {Promise<typeof import("miniconf/parts/papers/catalogue.js")>} */
const library = import(self.location.hash.slice(1));

/** @type {Catalogue} */
let papers;
/** What the last query found: papers by number, headings as -1, -2, … */
let entries = new Int32Array(0);
/** Place of each entry among the papers, from 1. */
let places = new Int32Array(0);
/** @type {Heading[]} */
let headings = [];
let version = 0;

/** What the page may ask for, each with one argument. */
const calls = { open, find, entries: entriesFrom, choices, numbers, rows };

self.onmessage = async ({ data: { id, call, argument } }) => {
  try {
    const value = await calls[/** @type {keyof typeof calls} */ (call)](
      /** @type {never} */ (argument),
    );
    self.postMessage({ id, value });
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
};

/**
 * @param {string} address
 * @returns {Promise<Opened>}
 */
async function open(address) {
  const [response, { Catalogue }] = await Promise.all([fetch(address), library]);
  if (!response.ok) {
    throw new Error(`${response.status} ${address}`);
  }
  papers = new Catalogue(await response.json());
  const { uids, details, bibtex, shard } = papers.index;
  return { total: uids.length, details, bibtex, shard };
}

/**
 * Make `query` the list that `entries` reads from.
 * @param {Query} query
 * @returns {Answer}
 */
function find(query) {
  const found = order(papers.matching(query), query);
  const { groupOf, headingOf } = grouping(query.sort);
  /** @type {number[]} */
  const list = [];
  /** @type {number[]} */
  const marks = [];
  headings = [];
  let last = -2;
  for (const paper of found) {
    const group = groupOf(paper);
    const heading = group === last ? null : headingOf(group);
    if (heading) {
      marks.push(list.length);
      list.push(-headings.push(heading));
    }
    last = group;
    list.push(paper);
  }
  entries = Int32Array.from(list);
  let place = 0;
  places = entries.map((entry) => (entry < 0 ? 0 : ++place));
  version += 1;
  const loosened = found.length === 0 ? loosen(query) : [];
  const labels = papers.labels(query);
  return { version, count: found.length, length: list.length, headings: marks, labels, loosened };
}

/**
 * Papers that match, by number; the list stays as it is.
 * @param {Query} query
 */
function numbers(query) {
  return papers.matching(query);
}

/**
 * How many papers there would be without each thing that is asked for.
 * @param {Query} query
 * @returns {Answer["loosened"]}
 */
function loosen(query) {
  const nothing = { q: "", only: null, bookmarked: null, seen: null };
  const parts = /** @type {(keyof typeof nothing)[]} */ (Object.keys(nothing));
  const fields = /** @type {Field[]} */ (Object.keys(query.fields));
  return [
    ...fields
      .filter((field) => query.fields[field].length > 0)
      .map((part) => ({ part, count: papers.matching(query, part).length })),
    ...parts
      .filter((part) => query[part])
      .map((part) => ({
        part,
        count: papers.matching({ ...query, [part]: nothing[part] }).length,
      })),
  ].filter(({ count }) => count > 0);
}

/**
 * @param {number[]} found
 * @param {Query} query
 */
function order(found, { sort, seed }) {
  const { track, tracks, given, titles, uids } = papers.index;
  if (sort === "title") {
    const { compare } = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });
    return found.sort((a, b) => compare(titles[a], titles[b]));
  }
  /** @type {Record<string, (paper: number) => number>} */
  const keys = {
    time: startOf,
    track: (i) => (track[i] < 0 ? tracks.length : track[i]),
    recent: (i) => -given[i],
    shuffle: (i) => hash(uids[i] + seed),
  };
  const keyOf = keys[sort];
  if (keyOf) {
    const known = new Map(found.map((paper) => [paper, keyOf(paper)]));
    const key = (/** @type {number} */ paper) => known.get(paper) ?? 0;
    found.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a - b));
  }
  return found;
}

/**
 * When a paper is first presented, in minutes; those that never are come last.
 * @param {number} paper
 */
function startOf(paper) {
  const { turns, slots } = papers.index;
  return turns[paper].length > 0 ? slots[turns[paper][1]][0] : Number.POSITIVE_INFINITY;
}

/**
 * A number that hangs on every character (FNV-1a, then mixed). The order of a shuffle depends on
 * the papers and the seed alone, so that filters keep it.
 * @param {string} text
 */
function hash(text) {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

/**
 * Under which heading a paper stands. A heading without words is that of the rest.
 * @param {string} sort
 * @returns {{ groupOf: (paper: number) => number, headingOf: (group: number) => Heading | null }}
 */
function grouping(sort) {
  const { groups, tracks, track } = papers.index;
  if (sort === "time") {
    const { of, values } = papers.columns.day;
    return {
      groupOf: (paper) => of(paper)[0] ?? -1,
      headingOf: (day) => ({ heading: values[day]?.name ?? "", track: 0, day: day >= 0 }),
    };
  }
  if (sort === "track") {
    return {
      groupOf: (paper) => track[paper],
      headingOf: (i) => ({
        heading: tracks[i]?.name ?? "",
        track: tracks[i]?.number ?? 0,
        day: false,
      }),
    };
  }
  if (sort !== "") {
    return { groupOf: () => -1, headingOf: () => null };
  }
  return {
    groupOf: (paper) => groups.findLastIndex(({ first }) => first <= paper),
    headingOf: (i) =>
      i < 0 ? null : { heading: groups[i].title, track: groups[i].track, day: false },
  };
}

/**
 * Entries of the list with the number `version`, or null where there is a newer one.
 * @param {{ version: number, from: number, to: number }} range
 * @returns {Entry[] | null}
 */
function entriesFrom({ version: wanted, from, to }) {
  if (wanted !== version) {
    return null;
  }
  return Array.from(entries.subarray(from, to), (entry, i) =>
    entry < 0 ? headings[-entry - 1] : row(entry, places[from + i]),
  );
}

/** @param {{ query: Query, field: Field, needle: string }} asked */
function choices({ query, field, needle }) {
  return papers.choices(query, field, needle);
}

/**
 * The papers of these uids that there are, in their order.
 * @param {readonly string[]} uids
 */
function rows(uids) {
  return uids
    .map((uid) => papers.numbers.get(uid))
    .filter((paper) => paper !== undefined)
    .map((paper, i) => row(paper, i + 1));
}

/**
 * @param {number} i
 * @param {number} place
 * @returns {Row}
 */
function row(i, place) {
  const { index } = papers;
  const slug = index.slugs[i] ?? index.uids[i];
  return {
    number: i,
    place,
    uid: index.uids[i],
    slug,
    href: `${index.home}${encodeURIComponent(slug)}/`,
    title: index.titles[i] || index.uids[i],
    html: index.markup[i] ?? "",
    authors: index.authors[i].map((one) => index.names[one]),
    keywords: index.tags[i].map((one) => index.keywords[one]),
    awards: (index.won[i] ?? []).map((one) => index.awards[one]),
    track: index.tracks[index.track[i]] ?? null,
    turns: turns(i),
  };
}

/** @param {number} paper */
function turns(paper) {
  const { turns, sessions, slots } = papers.index;
  return turns[paper].flatMap((session, j, row) => {
    const [start, end] = slots[row[j + 1]] ?? [0, 0];
    const { title, href } = sessions[session] ?? { title: "", href: "" };
    return j % 2 === 0 ? [{ start: start * 60_000, end: end * 60_000, title, href }] : [];
  });
}
