// Which papers a visitor would like, by the papers' vectors and what the visitor marked: a centroid
// (Rocchio) of a few likings, a linear model once there are more. The same marks give the same
// papers. Long loops let the browser breathe, so that no task blocks the page.
import { pause } from "miniconf/lib/dom.js";

/**
 * @typedef {object} Space Papers as unit vectors, their mean taken away.
 * @property {Float32Array} rows `count` × `dimension`, a row a paper.
 * @property {number} dimension
 * @property {number} count
 */

/** @typedef {{ row: number, weight: number }} Liking */

/** Likings that a linear model needs; before, a centroid says more. */
const ENOUGH = 5;
const OTHERS = 200;
const STEPS = 60;
const PENALTY = 0.02;
/** What a dislike weighs beside a bookmark: less, or it takes all that it resembles along. */
const DISLIKE = 0.5;
/** How much of a paper's worth is that it differs from those chosen before it. */
const VARIETY = 0.25;
/** Papers that variety chooses among, for each that is wanted. */
const POOL = 5;
const BLOCK = 128;
const PATIENCE = 10;

/**
 * Take the mean of all papers away: what they have in common tells nothing.
 * @param {Float32Array} vectors Unit rows.
 * @param {number} dimension
 * @returns {Promise<Space>}
 */
export async function centred(vectors, dimension) {
  const count = dimension > 0 ? vectors.length / dimension : 0;
  const rows = vectors.slice();
  const mean = new Float32Array(dimension);
  await inBlocks(count, BLOCK, (row) => {
    for (let j = 0; j < dimension; j++) {
      mean[j] += vectors[row * dimension + j] / count;
    }
  });
  await inBlocks(count, BLOCK, (row) => {
    const own = rows.subarray(row * dimension, (row + 1) * dimension);
    add(own, mean, -1);
    normalise(own);
  });
  return { rows, dimension, count };
}

/**
 * The direction that the visitor's taste points in, of length 1; zero where nothing is liked.
 * @param {Space} space
 * @param {readonly Liking[]} liked
 * @param {readonly number[]} disliked Rows.
 */
export async function tasteOf(space, liked, disliked) {
  const centroid = centroidOf(space, liked, disliked);
  return liked.length < ENOUGH ? centroid : modelOf(space, liked, disliked, centroid);
}

/**
 * @param {Space} space
 * @param {readonly Liking[]} liked
 * @param {readonly number[]} disliked
 */
function centroidOf(space, liked, disliked) {
  const centroid = new Float32Array(space.dimension);
  for (const { row, weight } of liked) {
    add(centroid, vector(space, row), weight);
  }
  normalise(centroid);
  for (const row of disliked) {
    add(centroid, vector(space, row), -DISLIKE / disliked.length);
  }
  return liked.length > 0 ? normalise(centroid) : centroid.fill(0);
}

/**
 * Logistic regression with an L2 penalty, by steps of the length that the curvature allows: liked
 * papers against disliked ones and a sample of the others. Both sides weigh the same in all.
 * @param {Space} space
 * @param {readonly Liking[]} liked
 * @param {readonly number[]} disliked
 * @param {Float32Array} start
 */
async function modelOf(space, liked, disliked, start) {
  const examples = examplesOf(space, liked, disliked);
  const weights = start.slice();
  let bias = 0;
  await inBlocks(STEPS, 1, () => {
    const slope = weights.map((weight) => PENALTY * weight);
    let biasSlope = 0;
    for (const { row, weight, sign } of examples) {
      const margin = sign * (dot(weights, vector(space, row)) + bias);
      const pull = (-sign * weight) / (1 + Math.exp(margin));
      add(slope, vector(space, row), pull);
      biasSlope += pull;
    }
    add(weights, slope, -1 / (0.5 + PENALTY));
    bias -= biasSlope / (0.5 + PENALTY);
  });
  return normalise(weights);
}

/**
 * @param {Space} space
 * @param {readonly Liking[]} liked
 * @param {readonly number[]} disliked
 */
function examplesOf({ count }, liked, disliked) {
  const marked = new Set([...liked.map(({ row }) => row), ...disliked]);
  const stride = Math.max(1, Math.floor(count / OTHERS));
  /** @type {{ row: number, weight: number }[]} */
  const against = disliked.map((row) => ({ row, weight: DISLIKE }));
  const others = [];
  for (let row = 0; row < count; row += stride) {
    if (!marked.has(row)) {
      others.push(row);
    }
  }
  against.push(...others.map((row) => ({ row, weight: 1 / others.length })));
  return [...shares(liked, 1), ...shares(against, -1)];
}

/**
 * Examples of one side, whose weights sum to one half.
 * @param {readonly { row: number, weight: number }[]} some
 * @param {1 | -1} sign
 */
function shares(some, sign) {
  const sum = some.reduce((all, { weight }) => all + weight, 0);
  return some.map(({ row, weight }) => ({ row, weight: weight / sum / 2, sign }));
}

/**
 * How well each paper fits a taste: its cosine, from −1 to 1.
 * @param {Space} space
 * @param {Float32Array} taste
 */
export async function scoresOf(space, taste) {
  const scores = new Float32Array(space.count);
  await inBlocks(space.count, BLOCK, (row) => {
    scores[row] = dot(taste, vector(space, row));
  });
  return scores;
}

/**
 * The best `count` of `candidates`, each also unlike those before it (maximal marginal relevance).
 * @param {Space} space
 * @param {Float32Array} scores
 * @param {readonly number[]} candidates Rows.
 * @param {number} count
 * @returns {number[]} Rows, best first.
 */
export function diverse(space, scores, candidates, count) {
  const pool = bestOf(scores, candidates, count * POOL);
  const nearest = new Map(pool.map((row) => [row, 0]));
  /** @type {number[]} */
  const chosen = [];
  const worth = (/** @type {number} */ row) =>
    (1 - VARIETY) * scores[row] - VARIETY * (nearest.get(row) ?? 0);
  while (chosen.length < count && nearest.size > 0) {
    const best = [...nearest.keys()].reduce((a, b) => (worth(b) > worth(a) ? b : a));
    chosen.push(best);
    nearest.delete(best);
    for (const [row, near] of nearest) {
      nearest.set(row, Math.max(near, dot(vector(space, row), vector(space, best))));
    }
  }
  return chosen;
}

/**
 * The `count` of highest score, best first. Only they are compared one with another: all numbers
 * sort at once far faster.
 * @param {Float32Array} scores
 * @param {readonly number[]} candidates Rows.
 * @param {number} count
 */
function bestOf(scores, candidates, count) {
  const sorted = Float32Array.from(candidates, (row) => scores[row]).sort();
  const least = sorted[Math.max(0, sorted.length - count)];
  return candidates
    .filter((row) => scores[row] >= least)
    .sort((a, b) => scores[b] - scores[a])
    .slice(0, count);
}

/**
 * The liking that explains a paper: the nearest one, those that weigh more before others.
 * @template {Liking} L
 * @param {Space} space
 * @param {number} row
 * @param {readonly L[]} liked At least one.
 * @returns {L}
 */
export function reasonFor(space, row, liked) {
  const own = vector(space, row);
  const claim = (/** @type {L} */ one) =>
    (1 + dot(own, vector(space, one.row))) * one.weight ** 0.5;
  return liked.reduce((a, b) => (claim(b) > claim(a) ? b : a));
}

/**
 * @param {Space} space
 * @param {number} row
 */
function vector({ rows, dimension }, row) {
  return rows.subarray(row * dimension, (row + 1) * dimension);
}

/**
 * @param {Float32Array} one
 * @param {Float32Array} other
 */
function dot(one, other) {
  let sum = 0;
  for (let j = 0; j < one.length; j++) {
    sum += one[j] * other[j];
  }
  return sum;
}

/**
 * @param {Float32Array} sum
 * @param {Float32Array} other
 * @param {number} times
 */
function add(sum, other, times) {
  for (let j = 0; j < sum.length; j++) {
    sum[j] += times * other[j];
  }
}

/** @param {Float32Array} one Made of length 1, unless it has none. */
function normalise(one) {
  const length = Math.sqrt(dot(one, one));
  if (length > 1e-6) {
    add(one, one, 1 / length - 1);
  }
  return one;
}

/**
 * Run something for each number below `count`; after each `block` of them look at the time.
 * @param {number} count
 * @param {number} block
 * @param {(number: number) => void} run
 */
async function inBlocks(count, block, run) {
  let since = performance.now();
  for (let i = 0; i < count; i++) {
    run(i);
    if (i % block === 0 && performance.now() - since > PATIENCE) {
      await pause();
      since = performance.now();
    }
  }
}
