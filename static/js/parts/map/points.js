// The papers as points, and what they are coloured by.
import { bookmarks, visited } from "miniconf/lib/marks.js";
import { t } from "miniconf/words.js";

/**
 * @typedef {object} MapData As `MapData` in the site's contexts describes it.
 * @property {number} form
 * @property {string[]} uids
 * @property {number[]} x
 * @property {number[]} y
 * @property {number[]} topic
 * @property {{ label: string, count: number, href: string }[]} topics
 * @property {number[]} track
 * @property {{ name: string, number: number }[]} tracks
 */

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

/**
 * @typedef {object} Points
 * @property {MapData} data
 * @property {Float32Array} x Map units, from 0 to 1; NaN where a paper has no place.
 * @property {Float32Array} y
 * @property {number[]} placed Numbers of the papers that have a place.
 * @property {Box} box What holds them all.
 */

/** @typedef {"topic" | "track" | "bookmarks"} Way */

/**
 * @typedef {object} Group Papers of one colour.
 * @property {string} label
 * @property {string} colour As CSS has it.
 * @property {number[]} papers
 * @property {string} href A page about them, or empty.
 * @property {number} size Times the usual size of a point.
 */

const FORM = 1;
const MANY = 10;
const SIDE = 10_000;
/** Neighbouring numbers get colours far apart. */
const GOLDEN = 137.508;
/** So many colours go round once; the next ones are darker, then lighter. */
const ROUND = 7;
const SHADES = [
  [0.6, 0.74],
  [0.42, 0.6],
  [0.68, 0.86],
];
const FAINT = "var(--ink-faint)";

/**
 * @param {string} address
 * @returns {Promise<Points>}
 */
export async function loadPoints(address) {
  const response = await fetch(address);
  const data = response.ok ? /** @type {MapData} */ (await response.json()) : null;
  if (data?.form !== FORM) {
    throw new Error(`no points at ${address}`);
  }
  const placed = data.x.flatMap((x, i) => (x < 0 ? [] : [i]));
  const x = Float32Array.from(data.x, (one) => (one < 0 ? Number.NaN : one / SIDE));
  const y = Float32Array.from(data.y, (one) => (one < 0 ? Number.NaN : one / SIDE));
  return { data, x, y, placed, box: boxOf({ x, y }, placed) };
}

/**
 * What holds some points.
 * @param {Pick<Points, "x" | "y">} points
 * @param {readonly number[]} papers
 * @returns {Box}
 */
export function boxOf({ x, y }, papers) {
  const box = { left: 1, top: 1, right: 0, bottom: 0 };
  for (const paper of papers) {
    if (!Number.isNaN(x[paper])) {
      box.left = Math.min(box.left, x[paper]);
      box.top = Math.min(box.top, y[paper]);
      box.right = Math.max(box.right, x[paper]);
      box.bottom = Math.max(box.bottom, y[paper]);
    }
  }
  return box.left > box.right ? { left: 0, top: 0, right: 1, bottom: 1 } : box;
}

/**
 * What holds most of some points: those far out on any side are left out.
 * @param {Pick<Points, "x" | "y">} points
 * @param {readonly number[]} papers
 * @returns {Box}
 */
export function coreOf({ x, y }, papers) {
  const placed = papers.filter((paper) => !Number.isNaN(x[paper]));
  if (placed.length < MANY) {
    return boxOf({ x, y }, placed);
  }
  const [across, down] = [x, y].map((axis) => placed.map((paper) => axis[paper]).sort(byValue));
  const [first, last] = [0.1, 0.9].map((part) => Math.floor(placed.length * part));
  return { left: across[first], top: down[first], right: across[last], bottom: down[last] };
}

/**
 * @param {number} a
 * @param {number} b
 */
function byValue(a, b) {
  return a - b;
}

/**
 * In what ways these points can be coloured.
 * @param {Points} points
 * @returns {{ way: Way, words: string }[]}
 */
export function waysOf({ data }) {
  /** @type {{ way: Way, words: string }[]} */
  const ways = [];
  if (data.topics.length > 0) {
    ways.push({ way: "topic", words: t("Topic") });
  }
  if (data.tracks.length > 0) {
    ways.push({ way: "track", words: t("Track") });
  }
  return [...ways, { way: "bookmarks", words: t("Bookmarks") }];
}

/**
 * All points in groups of one colour, the first drawn lowest.
 * @param {Points} points
 * @param {Way} way
 * @returns {Group[]}
 */
export function groupsOf(points, way) {
  const made = { topic: byTopic, track: byTrack, bookmarks: byMarks }[way](points);
  return made.filter(({ papers }) => papers.length > 0);
}

/**
 * The groups as the legend has them: the rest last, bookmarks first.
 * @param {readonly Group[]} groups
 * @param {Way} way
 */
export function legendOf(groups, way) {
  const rest = groups.filter(({ label }) => label === t("Other papers"));
  const others = groups.filter((one) => !rest.includes(one));
  return [...(way === "bookmarks" ? others.reverse() : others), ...rest];
}

/** @param {Points} points */
function byTopic({ data, placed }) {
  const groups = data.topics.map(({ label, href }, i) =>
    group(label, hued(Math.round((i * GOLDEN + 25) % 360), Math.floor(i / ROUND)), href),
  );
  return shared(groups, placed, (paper) => data.topic[paper]);
}

/**
 * A colour for light pages and one for dark ones.
 * @param {number} hue Degrees.
 * @param {number} shade
 */
function hued(hue, shade) {
  const [light, dark] = SHADES[shade % SHADES.length];
  return `light-dark(oklch(${light} 0.13 ${hue}), oklch(${dark} 0.12 ${hue}))`;
}

/** @param {Points} points */
function byTrack({ data, placed }) {
  const groups = data.tracks.map(({ name, number }) =>
    group(name, number > 0 ? `var(--track-${number})` : FAINT),
  );
  return shared(groups, placed, (paper) => data.track[paper]);
}

/** @param {Points} points */
function byMarks({ data, placed }) {
  const [kept, seen] = [bookmarks(), visited()];
  const groups = [
    { ...group(t("Not visited"), "var(--rule-strong)"), size: 0.8 },
    group(t("Visited"), "var(--ink-soft)"),
    { ...group(t("Bookmarked"), "var(--accent)"), size: 1.5 },
  ];
  return shared(groups, placed, (paper) => {
    const key = `paper:${data.uids[paper]}`;
    return kept.has(key) ? 2 : seen.has(key) ? 1 : 0;
  });
}

/**
 * @param {string} label
 * @param {string} colour
 * @param {string} [href]
 * @returns {Group}
 */
function group(label, colour, href = "") {
  return { label, colour, papers: [], href, size: 1 };
}

/**
 * The groups with the papers that belong to each, and one more for the rest.
 * @param {Group[]} groups
 * @param {readonly number[]} papers
 * @param {(paper: number) => number} of
 */
function shared(groups, papers, of) {
  const rest = group(t("Other papers"), FAINT);
  for (const paper of papers) {
    (groups[of(paper)] ?? rest).papers.push(paper);
  }
  return [rest, ...groups];
}

/**
 * The middle of each topic's points, where its name stands.
 * @param {Points} points
 */
export function topicNames(points) {
  return groupsOf(points, "topic")
    .filter(({ href }) => href)
    .sort((a, b) => b.papers.length - a.papers.length)
    .map(({ label, papers }) => ({
      label,
      x: middle(papers.map((paper) => points.x[paper])),
      y: middle(papers.map((paper) => points.y[paper])),
    }));
}

/** @param {number[]} values */
function middle(values) {
  return values.sort(byValue)[values.length >> 1];
}
