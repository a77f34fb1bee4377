// What the visitor asked the list for, in the address and in the worker's terms.
import { readQuery, writeQuery } from "miniconf/lib/address.js";
import { zone } from "miniconf/lib/clock.js";
import { bookmarks, visited } from "miniconf/lib/marks.js";

/** @import { Field, Query } from "miniconf/parts/papers/model.js" */

/**
 * @typedef {object} State
 * @property {string} q
 * @property {Query["scope"]} scope
 * @property {Record<Field, readonly string[]>} fields
 * @property {boolean} bookmarked
 * @property {boolean} unseen
 * @property {readonly string[]} list A shared list, or empty.
 * @property {"" | "compact" | "detail"} view
 * @property {string} sort
 * @property {string} seed
 */

/** @type {readonly Field[]} */
export const FIELDS = ["track", "session", "day", "keyword", "author", "programme", "award"];
const SCOPES = /** @type {const} */ (["", "title", "author", "keyword"]);
const VIEWS = /** @type {const} */ (["", "compact", "detail"]);
const SORTS = ["title", "time", "track", "recent", "shuffle"];
const KEY = "paper:";

/**
 * The state that the address holds.
 * @returns {State}
 */
export function readState() {
  const query = readQuery();
  const get = (/** @type {string} */ name) => query.get(name)?.trim() ?? "";
  return {
    q: query.get("q") ?? "",
    scope: SCOPES.find((scope) => scope === get("in")) ?? "",
    fields: eachField((field) => query.getAll(field).filter(Boolean)),
    bookmarked: get("bookmarked") === "1",
    unseen: get("unseen") === "1",
    list: get("list").split(/\s+/).filter(Boolean),
    view: VIEWS.find((view) => view === get("view")) ?? "",
    sort: SORTS.find((sort) => sort === get("sort")) ?? "",
    seed: get("seed"),
  };
}

/**
 * Put the state into the address.
 * @param {State} state
 * @param {boolean} push Whether Back undoes it.
 */
export function writeState(state, push) {
  const { fields, scope, bookmarked, unseen, list, ...rest } = state;
  const flags = { bookmarked: bookmarked ? "1" : "", unseen: unseen ? "1" : "" };
  const order = state.sort === "shuffle" ? {} : { seed: "" };
  const place = { in: state.q ? scope : "", list: list.join(" ") };
  writeQuery({ ...fields, ...rest, ...flags, ...place, ...order }, { push });
}

/**
 * Whether the state leaves any paper out.
 * @param {State} state
 */
export function isFiltered(state) {
  const { q, fields, bookmarked, unseen, list } = state;
  const chosen = Object.values(fields).some((values) => values.length > 0);
  return chosen || bookmarked || unseen || list.length > 0 || q.trim() !== "";
}

/**
 * The state with no filters, in the same view and order.
 * @param {State} state
 * @returns {State}
 */
export function withoutFilters(state) {
  const none = { q: "", fields: eachField(() => []), bookmarked: false, unseen: false, list: [] };
  return { ...state, ...none };
}

/**
 * The state with a value of a field chosen, or no more.
 * @param {State} state
 * @param {Field} field
 * @param {string} name
 * @returns {State}
 */
export function toggled(state, field, name) {
  const had = state.fields[field];
  const has = had.includes(name) ? had.filter((one) => one !== name) : [...had, name];
  return { ...state, fields: { ...state.fields, [field]: has } };
}

/**
 * The state in the worker's terms.
 * @param {State} state
 * @returns {Query}
 */
export function queryOf({ q, scope, fields, bookmarked, unseen, list, sort, seed }) {
  return {
    ...{ q, scope, fields, sort, seed },
    only: list.length > 0 ? list : null,
    bookmarked: bookmarked ? papersOf(bookmarks()) : null,
    seen: unseen ? papersOf(visited()) : null,
    zone: zone(),
  };
}

/**
 * Uids of the papers among some keys.
 * @param {Iterable<string>} keys
 */
export function papersOf(keys) {
  return [...keys].filter((key) => key.startsWith(KEY)).map((key) => key.slice(KEY.length));
}

/**
 * @param {(field: Field) => readonly string[]} values
 * @returns {Record<Field, readonly string[]>}
 */
function eachField(values) {
  const made = FIELDS.map((field) => [field, values(field)]);
  return /** @type {Record<Field, readonly string[]>} */ (Object.fromEntries(made));
}
