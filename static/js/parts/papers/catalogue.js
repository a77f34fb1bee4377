// All papers by column, and which of them match. Runs in a worker, which has no import map: this
// module imports nothing.

/** @import { Choice, Field, PaperIndex, Query } from "miniconf/parts/papers/model.js" */

const MOST_CHOICES = 200;

/**
 * @typedef {object} Column A field of the papers.
 * @property {{ name: string, label: string }[]} values
 * @property {Map<string, number>} byName Values by every name they go by, folded.
 * @property {(paper: number) => readonly number[]} of
 */

/**
 * Lower case without accents: how people type.
 * @param {string} text
 */
export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

/** The papers of an index. A paper is its number in it. */
export class Catalogue {
  #zone = "";

  /** @param {PaperIndex} index */
  constructor(index) {
    this.index = index;
    this.texts = textsOf(index);
    this.columns = columnsOf(index);
    this.numbers = new Map(index.uids.map((uid, i) => [uid, i]));
    for (const [i, slug] of Object.entries(index.slugs)) {
      this.numbers.set(slug, Number(i));
    }
  }

  /**
   * Days are those of the visitor's calendar.
   * @param {string} timeZone
   */
  setZone(timeZone) {
    if (timeZone === this.#zone) {
      return;
    }
    this.#zone = timeZone;
    const parts = /** @type {const} */ ({ year: "numeric", month: "2-digit", day: "2-digit" });
    const format = new Intl.DateTimeFormat("en-CA", { timeZone, ...parts });
    const keys = this.index.slots.map(([start]) => format.format(start * 60_000));
    const days = [...new Set(keys)].sort();
    const at = keys.map((key) => days.indexOf(key));
    this.columns.day = column(days.map(plainly), (i) => [
      ...new Set(slotsOf(this.index, i).map((slot) => at[slot])),
    ]);
  }

  /**
   * Papers that match, in the order of the index.
   * @param {Query} query
   * @param {Field} [except] A field that does not matter.
   */
  matching(query, except) {
    this.setZone(query.zone);
    const tests = this.#tests(query, except);
    /** @type {number[]} */
    const found = [];
    for (let i = 0; i < this.index.uids.length; i++) {
      if (tests.every((test) => test(i))) {
        found.push(i);
      }
    }
    return found;
  }

  /**
   * Values of a field with how many papers each would leave.
   * @param {Query} query
   * @param {Field} field
   * @param {string} needle Part of the value, as typed.
   * @returns {Choice[]}
   */
  choices(query, field, needle) {
    const found = this.matching(query, field);
    const { values, byName, of } = this.columns[field];
    const counts = new Uint32Array(values.length);
    for (const paper of found) {
      for (const value of of(paper)) {
        counts[value] += 1;
      }
    }
    const chosen = new Set(query.fields[field].map((name) => byName.get(fold(name))));
    const sought = fold(needle.trim());
    const all = values
      .map((value, i) => ({ ...value, count: counts[i], chosen: chosen.has(i) }))
      .filter((one) => one.chosen || (one.count > 0 && fold(one.label).includes(sought)));
    if (field === "keyword" || field === "author") {
      all.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
    }
    all.sort((a, b) => Number(b.chosen) - Number(a.chosen));
    return all.slice(0, MOST_CHOICES);
  }

  /**
   * Words for the values that a query names: those of the data, or the name itself.
   * @param {Query} query
   * @returns {Record<Field, string[]>}
   */
  labels(query) {
    const made = /** @type {[Field, string[]][]} */ (Object.entries(query.fields)).map(
      ([field, names]) => {
        const { byName, values } = this.columns[field];
        return [field, names.map((name) => values[byName.get(fold(name)) ?? -1]?.label ?? name)];
      },
    );
    return Object.fromEntries(made);
  }

  /**
   * One test for each thing that the query asks for.
   * @param {Query} query
   * @param {Field} [except]
   * @returns {((paper: number) => boolean)[]}
   */
  #tests({ only, bookmarked, seen, fields, scope, q }, except) {
    /** @type {((paper: number) => boolean)[]} */
    const tests = [];
    for (const wanted of [only, bookmarked]) {
      const set = this.#set(wanted ?? []);
      tests.push(...(wanted ? [(/** @type {number} */ i) => set.has(i)] : []));
    }
    if (seen) {
      const set = this.#set(seen);
      tests.push((i) => !set.has(i));
    }
    for (const [field, values] of /** @type {[Field, string[]][]} */ (Object.entries(fields))) {
      if (values.length > 0 && field !== except) {
        const { byName, of } = this.columns[field];
        const set = new Set(values.map((value) => byName.get(fold(value))));
        tests.push((i) => of(i).some((value) => set.has(value)));
      }
    }
    const text = this.texts[scope];
    return tests.concat(words(q).map((word) => (i) => text[i].includes(word)));
  }

  /** @param {readonly string[]} uids */
  #set(uids) {
    return new Set(uids.map((uid) => this.numbers.get(uid)));
  }
}

/**
 * What a text is looked for in, folded, by where.
 * @param {PaperIndex} index
 * @returns {Record<"" | "title" | "author" | "keyword", string[]>}
 */
function textsOf(index) {
  const names = index.names.map(fold);
  const keywords = index.keywords.map(fold);
  const title = index.titles.map(fold);
  const author = index.authors.map((some) => some.map((one) => names[one]).join("\n"));
  const keyword = index.tags.map((some) => some.map((one) => keywords[one]).join("\n"));
  const all = title.map((one, i) => `${one}\n${author[i]}\n${keyword[i]}\n${fold(index.uids[i])}`);
  return { "": all, title, author, keyword };
}

/**
 * @param {PaperIndex} index
 * @returns {Record<Field, Column>}
 */
function columnsOf(index) {
  const tracks = index.tracks.map(({ name }) => plainly(name));
  return {
    track: column(tracks, (i) => (index.track[i] < 0 ? [] : [index.track[i]])),
    session: sessionColumn(index),
    day: column([], () => []),
    keyword: column(index.keywords.map(plainly), (i) => index.tags[i]),
    author: column(index.names.map(plainly), (i) => index.authors[i]),
    programme: column(index.programmes, (i) => [index.programme[i]]),
    award: column(index.awards.map(plainly), (i) => index.won[i] ?? []),
  };
}

/** @param {string} name */
function plainly(name) {
  return { name, label: name };
}

/**
 * @param {{ name: string, label: string }[]} values
 * @param {(paper: number) => readonly number[]} of
 * @returns {Column}
 */
function column(values, of) {
  /** @type {Map<string, number>} */
  const byName = new Map();
  for (const name of /** @type {const} */ (["name", "label"])) {
    values.forEach((value, i) => {
      const folded = fold(value[name]);
      byName.set(folded, byName.get(folded) ?? i);
    });
  }
  return { values, byName, of };
}

/**
 * Sessions of one title are one choice, which goes by the title and by every uid and slug of it.
 * @param {PaperIndex} index
 */
function sessionColumn(index) {
  const { sessions, turns, slots } = index;
  const first = new Map();
  for (const row of turns) {
    for (let i = 0; i < row.length; i += 2) {
      const { title } = sessions[row[i]];
      first.set(title, Math.min(first.get(title) ?? Infinity, slots[row[i + 1]][0]));
    }
  }
  const titles = [...first.keys()].sort((a, b) => first.get(a) - first.get(b));
  const at = sessions.map(({ title }) => titles.indexOf(title));
  const found = column(titles.map(plainly), (i) => [
    ...new Set(turns[i].filter((_, j) => j % 2 === 0).map((one) => at[one])),
  ]);
  sessions.forEach(({ uid, slug }, i) => {
    for (const name of [fold(uid), fold(slug)]) {
      found.byName.set(name, found.byName.get(name) ?? at[i]);
    }
  });
  return found;
}

/**
 * @param {PaperIndex} index
 * @param {number} paper
 */
function slotsOf(index, paper) {
  return index.turns[paper].filter((_, j) => j % 2 === 1);
}

/**
 * Words, and phrases between quotation marks.
 * @param {string} q
 */
function words(q) {
  return [...fold(q).matchAll(/["“]([^"”]+)["”]?|\S+/g)].map(([word, phrase]) => phrase ?? word);
}
