// Papers and words as vectors of one space, made by the build and fetched when first needed.
// What somebody types is read here and goes nowhere.

/**
 * @typedef {object} Head
 * @property {number} form
 * @property {number} dimension
 * @property {string[]} papers Uids.
 * @property {string[]} words
 * @property {{ title: string, authors: string, href: string }[]} shown
 */

/**
 * @typedef {object} Papers
 * @property {string[]} uids
 * @property {number} dimension
 * @property {Float32Array} vectors Unit rows, one a paper.
 */

const FORM = 1;

/** Where the vectors lie; empty where there are none. */
export const folder = document.documentElement.dataset.meaning ?? "";

/**
 * What `make` gives, made once; a failure is forgotten, to be tried again.
 * @template T
 * @param {() => Promise<T>} make
 * @returns {() => Promise<T>}
 */
function once(make) {
  /** @type {Promise<T> | null} */
  let made = null;
  return () => {
    made ??= make().catch((error) => {
      made = null;
      throw error;
    });
    return made;
  };
}

/** @param {string} name */
async function fetched(name) {
  const response = folder ? await fetch(`${folder}${name}`) : null;
  if (!response?.ok) {
    throw new Error(`${name} is not there`);
  }
  return response;
}

/** What the rows are. */
export const head = once(async () => {
  /** @type {Head} */
  const found = await (await fetched("meaning.json")).json();
  if (found.form !== FORM) {
    throw new Error(`vectors of form ${found.form}`);
  }
  return found;
});

/** The papers as unit vectors. */
export const papers = once(async () => {
  const [{ papers: uids, dimension }, bytes] = await Promise.all([head(), numbers("papers.bin")]);
  const vectors = Float32Array.from(new Int8Array(bytes));
  for (let at = 0; at < uids.length; at++) {
    normalise(vectors.subarray(at * dimension, (at + 1) * dimension));
  }
  return /** @type {Papers} */ ({ uids, dimension, vectors });
});

/** @param {string} name */
async function numbers(name) {
  return (await fetched(name)).arrayBuffer();
}

/** @param {Float32Array} row */
function normalise(row) {
  const length = Math.hypot(...row);
  if (length > 0) {
    for (let j = 0; j < row.length; j++) {
      row[j] /= length;
    }
  }
}
