// Papers by what a phrase means: the conference's service is asked where there is one, else the
// vectors that the build made are compared here, so that what is typed goes nowhere.
import { folder, meant, nearest } from "miniconf/lib/meaning.js";

/**
 * @typedef {object} Meant A paper that was found.
 * @property {string} title
 * @property {string} authors
 * @property {string} href
 * @property {string} [because] The sentence that speaks for it most; not there where `reason`
 * finds it.
 */

const LIMIT = 6;
const PATIENCE = 2000;
/** Letters from which a phrase means something. */
const SHORTEST = 3;
/** Parts of formulas that a line of plain words would join to what they belong to. */
const BELOW = "math :is(msub, msubsup, munder, munderover) > :nth-child(2)";
const ABOVE = "math :is(msup > :nth-child(2), :is(msubsup, munderover) > :nth-child(3))";
const { api } = document.documentElement.dataset;

/** Whether anything on this site is searched by meaning. */
export const canMean = Boolean(api || folder);

/**
 * The papers that `phrase` means, those left out that `links` already lead to.
 * @param {string} phrase
 * @param {readonly HTMLAnchorElement[]} links
 * @returns {Promise<Meant[]>}
 */
export async function byMeaning(phrase, links) {
  if (!canMean || phrase.length < SHORTEST) {
    return [];
  }
  const shown = new Set(links.map(({ pathname }) => pathname));
  const limit = LIMIT + links.length;
  const found = await served(phrase, limit).catch(() => meant(phrase, limit).catch(() => []));
  const others = found.filter(({ href }) => !shown.has(new URL(href, location.href).pathname));
  return others.slice(0, LIMIT);
}

/** @type {Map<string, Promise<string[]>>} */
const abstracts = new Map();

/**
 * The sentence of a paper's abstract that speaks for it most, found here as the paper was; none
 * where its page does not come.
 * @param {string} phrase
 * @param {string} href
 */
export async function reason(phrase, href) {
  const found = abstracts.get(href) ?? sentencesOf(href);
  abstracts.set(href, found);
  try {
    return await nearest(phrase, await found);
  } catch {
    abstracts.delete(href);
    return undefined;
  }
}

/**
 * The sentences of the abstract on a paper's page; formulas as a browser writes them in a line.
 * @param {string} href
 */
async function sentencesOf(href) {
  const response = await fetch(href);
  if (!response.ok) {
    throw new Error(`${href} is not there`);
  }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const index of page.querySelectorAll(`${BELOW}, ${ABOVE}`)) {
    index.prepend(index.matches(BELOW) ? "_" : "^");
  }
  const texts = [...page.querySelectorAll("[aria-labelledby=abstract] > :not(h2)")];
  const segmenter = new Intl.Segmenter(undefined, { granularity: "sentence" });
  return texts
    .flatMap((text) => [...segmenter.segment(text.textContent ?? "")])
    .map(({ segment }) => segment.replace(/\s+/g, " ").trim())
    .filter(Boolean);
}

/** @typedef {{ title: string, url: string, authors: string[], why?: Why }} Hit */
/** @typedef {{ sentence?: { text: string } | null }} Why */

/**
 * @param {string} query
 * @param {number} limit
 * @returns {Promise<Meant[]>}
 */
async function served(query, limit) {
  if (!api) {
    throw new Error("nobody serves");
  }
  const response = await fetch(`${api}/search`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ query, limit }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok) {
    throw new Error(`${response.status}`);
  }
  /** @type {{ by: string, hits: Hit[] }} */
  const { hits, by } = await response.json();
  if (by !== "meaning") {
    throw new Error("found by words alone");
  }
  return hits.map(({ title, url, authors, why }) => {
    const said = why?.sentence?.text ?? "";
    return {
      title,
      authors: authors.join(", "),
      href: url,
      because: said.startsWith(title) ? "" : said,
    };
  });
}
