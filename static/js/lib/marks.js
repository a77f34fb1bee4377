// What the visitor bookmarked, has seen, and wants more or less of. Things are named by keys: `paper:12`, `session:S3`.
import { onChange, read, write } from "miniconf/lib/store.js";

/** A set of keys kept in the browser. */
class Marks {
  /** @param {string} name */
  constructor(name) {
    this.name = name;
    /** @type {ReadonlySet<string> | null} */
    this.known = null;
    onChange(name, () => {
      this.known = null;
    });
  }

  /** The keys; a new set after each change, so that identity tells whether anything changed. */
  get keys() {
    this.known ??= this.#kept();
    return this.known;
  }

  /**
   * Change the keys as they are kept now, whatever another tab did in between.
   * @param {(keys: Set<string>) => void} change
   */
  update(change) {
    const keys = this.#kept();
    change(keys);
    write(this.name, [...keys]);
  }

  #kept() {
    const list = read(this.name, /** @type {unknown} */ ([]));
    return new Set(Array.isArray(list) ? list.map(String) : []);
  }
}

const bookmarked = new Marks("bookmarks");
const seen = new Marks("visited");
const wanted = new Marks("more");
const unwanted = new Marks("less");

/** Keys of all bookmarks. */
export function bookmarks() {
  return bookmarked.keys;
}

/** @param {string} key */
export function isBookmarked(key) {
  return bookmarked.keys.has(key);
}

/**
 * Set the bookmark, or take it away.
 * @param {string} key
 * @returns {boolean} Whether it is set now.
 */
export function toggleBookmark(key) {
  bookmarked.update((keys) => keys.delete(key) || keys.add(key));
  return isBookmarked(key);
}

/**
 * Bookmark several things, a shared list say; those already there stay.
 * @param {Iterable<string>} keys
 */
export function addBookmarks(keys) {
  bookmarked.update((kept) => {
    for (const key of keys) {
      kept.add(key);
    }
  });
}

/**
 * Call `listener` after any change of the bookmarks.
 * @param {() => void} listener
 * @returns {() => void} Stops it.
 */
export function onBookmarks(listener) {
  return onChange("bookmarks", listener);
}

/** Keys of everything the visitor has opened. */
export function visited() {
  return seen.keys;
}

/** @param {string} key */
export function markVisited(key) {
  if (!seen.keys.has(key)) {
    seen.update((keys) => keys.add(key));
  }
}

/**
 * Call `listener` after something was opened for the first time.
 * @param {() => void} listener
 * @returns {() => void} Stops it.
 */
export function onVisited(listener) {
  return onChange("visited", listener);
}

/** Keys of what the visitor wants more of, and of what less. */
export function wishes() {
  return { more: wanted.keys, less: unwanted.keys };
}

/**
 * Want more of what is like this thing, or less; or take back what was said of it.
 * @param {string} key
 * @param {"more" | "less" | ""} wish
 */
export function setWish(key, wish) {
  for (const [name, marks] of /** @type {const} */ ([
    ["more", wanted],
    ["less", unwanted],
  ])) {
    if (wish === name || marks.keys.has(key)) {
      marks.update((keys) => (wish === name ? keys.add(key) : keys.delete(key)));
    }
  }
}

/**
 * Call `listener` after any change of the wishes.
 * @param {() => void} listener
 * @returns {() => void} Stops it.
 */
export function onWishes(listener) {
  const stops = [onChange("more", listener), onChange("less", listener)];
  return () => stops.forEach((stop) => void stop());
}
