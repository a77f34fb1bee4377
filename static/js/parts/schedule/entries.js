// What may stand in one's own schedule, read from the site's files when it is needed.

/**
 * One slot of one thing; of a paper without an hour, `start` and `end` are empty.
 * @typedef {object} Entry
 * @property {string} key
 * @property {number} n Which of the thing's slots it is, from 0.
 * @property {string} title
 * @property {string} href
 * @property {string} kind
 * @property {string} track
 * @property {string} place
 * @property {string[]} inside Keys of what it happens in, nearest first.
 * @property {string} start
 * @property {string} end
 */

/** @type {Map<string, Promise<Entry[]>>} */
const files = new Map();

/**
 * The entries of a file of the site; fetched once.
 * @param {string} address
 */
export function loadEntries(address) {
  let file = files.get(address);
  if (!file) {
    file = fetchEntries(address);
    files.set(address, file);
    file.catch(() => files.delete(address));
  }
  return file;
}

/**
 * @param {string} address
 * @returns {Promise<Entry[]>}
 */
async function fetchEntries(address) {
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(`${address}: ${answer.status}`);
  }
  return answer.json();
}

/**
 * Whether any of the keys is a paper's.
 * @param {ReadonlySet<string>} keys
 */
export function hasPapers(keys) {
  return [...keys].some((key) => key.startsWith("paper:"));
}

/**
 * For each entry the others that it clashes with: at the same time, but neither inside the other
 * nor both papers of one session that gives them no hours of their own.
 * @param {readonly Entry[]} entries With hours.
 * @returns {Map<Entry, Entry[]>}
 */
export function findClashes(entries) {
  const ordered = [...entries].sort((a, b) => a.start.localeCompare(b.start));
  /** @type {Map<Entry, Entry[]>} */
  const clashes = new Map();
  ordered.forEach((one, i) => {
    for (let j = i + 1; j < ordered.length && ordered[j].start < one.end; j++) {
      const other = ordered[j];
      if (!together(one, other)) {
        clashes.set(one, [...(clashes.get(one) ?? []), other]);
        clashes.set(other, [...(clashes.get(other) ?? []), one]);
      }
    }
  });
  return clashes;
}

/**
 * @param {Entry} one
 * @param {Entry} other
 */
function together(one, other) {
  return (
    one.key === other.key ||
    one.inside.includes(other.key) ||
    other.inside.includes(one.key) ||
    (one.kind === "paper" &&
      other.kind === "paper" &&
      one.inside[0] === other.inside[0] &&
      one.start === other.start &&
      one.end === other.end)
  );
}
