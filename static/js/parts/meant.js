// Papers by what a phrase means: the conference's service is asked where there is one, else the
// vectors that the build made are compared here, so that what is typed goes nowhere.
import { folder, meant } from "miniconf/lib/meaning.js";

/**
 * @typedef {object} Meant A paper that was found.
 * @property {string} title
 * @property {string} authors
 * @property {string} href
 * @property {string} [because] The sentence that speaks for it most, where the service says.
 */

const LIMIT = 6;
const PATIENCE = 2000;
/** Letters from which a phrase means something. */
const SHORTEST = 3;
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
