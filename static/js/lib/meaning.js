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

/**
 * @typedef {object} Reader
 * @property {Map<string, number>} places Row of each word.
 * @property {Float32Array} scales What each row is multiplied by.
 * @property {Int8Array} rows
 */

/** The words that phrases are understood by. */
const reader = once(async () => {
  const [{ words }, bytes] = await Promise.all([head(), numbers("words.bin")]);
  const view = new DataView(bytes);
  return /** @type {Reader} */ ({
    places: new Map(words.map((word, at) => [word, at])),
    scales: Float32Array.from(words, (_, at) => view.getFloat32(4 * at, true)),
    rows: new Int8Array(bytes, 4 * words.length),
  });
});

/** Letters of a word that nobody taught us which have to be those of a word that we know. */
const STEM = 4;
/** How much meaning weighs beside the words of titles. */
const WEIGHT = 0.8;

/**
 * The words of a text, as the build split them: lower-cased, without accents.
 * @param {string} text
 */
export function split(text) {
  const bare = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return bare.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * The row of a word, or of the longest known one that it begins with; -1 where there is none.
 * @param {Map<string, number>} places
 * @param {string} word
 */
function rowOf(places, word) {
  for (let end = word.length; end >= Math.min(STEM, word.length); end--) {
    const row = places.get(word.slice(0, end));
    if (row !== undefined) {
      return row;
    }
  }
  return -1;
}

/**
 * The unit vector of a phrase, of zeros where no word of it is known.
 * @param {readonly string[]} words
 * @param {number} dimension
 */
async function vectorOf(words, dimension) {
  const { places, scales, rows } = await reader();
  const sum = new Float32Array(dimension);
  for (const row of words.map((word) => rowOf(places, word)).filter((found) => found >= 0)) {
    for (let j = 0; j < dimension; j++) {
      sum[j] += scales[row] * rows[row * dimension + j];
    }
  }
  normalise(sum);
  return sum;
}

/**
 * The one of some sentences that means most nearly what a phrase does; none where nothing is known.
 * @param {string} phrase
 * @param {readonly string[]} sentences
 */
export async function nearest(phrase, sentences) {
  const { dimension } = await head();
  const asked = await vectorOf([...new Set(split(phrase))], dimension);
  const read = await Promise.all(sentences.map((text) => vectorOf(split(text), dimension)));
  const scores = read.map((vector) => dot(vector, 0, asked));
  const best = scores.indexOf(Math.max(...scores));
  return scores[best] > 0 ? sentences[best] : undefined;
}

/** The papers that each word of a title occurs in. */
const titles = once(async () => {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  (await head()).shown.forEach(({ title }, at) => {
    for (const word of new Set(split(title))) {
      found.set(word, [...(found.get(word) ?? []), at]);
    }
  });
  return found;
});

/**
 * The papers that a phrase means, best first: cosines mixed with the rare words of titles, each
 * as a share of the best paper's (a convex mixture, as the server's). None where nothing is known.
 * @param {string} phrase
 * @param {number} limit
 */
export async function meant(phrase, limit) {
  const { shown, words: known } = await head();
  const asked = [...new Set(split(phrase))];
  if (known.length === 0 || asked.length === 0) {
    return [];
  }
  const { vectors, dimension } = await papers();
  const vector = await vectorOf(asked, dimension);
  const cosines = shown.map((_, at) => dot(vectors, at * dimension, vector));
  if (!cosines.some((cosine) => cosine > 0)) {
    return [];
  }
  const byMeaning = shares(cosines);
  const byTitle = shares(titleScores(await titles(), asked, shown.length));
  const scores = byMeaning.map((share, at) => WEIGHT * share + (1 - WEIGHT) * byTitle[at]);
  const order = [...scores.keys()].sort((a, b) => scores[b] - scores[a]);
  return order.slice(0, limit).map((at) => shown[at]);
}

/**
 * @param {Map<string, number[]>} index
 * @param {readonly string[]} asked
 * @param {number} count
 */
function titleScores(index, asked, count) {
  /** @type {number[]} */
  const scores = Array(count).fill(0);
  for (const word of asked) {
    const found = index.get(word) ?? [];
    for (const at of found) {
      scores[at] += Math.log(1 + count / found.length);
    }
  }
  return scores;
}

/** @param {readonly number[]} scores */
function shares(scores) {
  const top = scores.reduce((a, b) => Math.max(a, b), 0) || 1;
  return scores.map((score) => score / top);
}

/**
 * @param {Float32Array} rows
 * @param {number} begin
 * @param {Float32Array} other
 */
function dot(rows, begin, other) {
  let sum = 0;
  for (let j = 0; j < other.length; j++) {
    sum += rows[begin + j] * other[j];
  }
  return sum;
}
