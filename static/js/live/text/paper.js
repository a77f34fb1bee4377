// A paper that a message names: a link to it, and a card that says which one it is. Both are made
// from the paper's own page, which everybody who reads here may read.
import { html } from "htm/preact";
import { useEffect, useState } from "preact/hooks";

const base = document.documentElement.dataset.base ?? "";

/** @typedef {{ title: string, authors: string }} Paper */

/** @type {Map<string, Promise<Paper | null>>} */
const known = new Map();

/** @param {string} uid */
const hrefOf = (uid) => `${base}/paper/${encodeURIComponent(uid)}/`;

/**
 * What the paper's page says of it; null where there is no such page.
 * @param {string} uid
 * @returns {Promise<Paper | null>}
 */
async function read(uid) {
  const answer = await fetch(hrefOf(uid), { credentials: "same-origin" });
  const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
  const told = (/** @type {string} */ name) =>
    [...page.querySelectorAll(`meta[name="${name}"]`)].map(
      (one) => one.getAttribute("content") ?? "",
    );
  const [title] = told("citation_title");
  return title ? { title, authors: told("citation_author").join(", ") } : null;
}

/**
 * The paper; undefined until it is known.
 * @param {string} uid
 */
function usePaper(uid) {
  const [paper, become] = useState(/** @type {Paper | null | undefined} */ (undefined));
  useEffect(() => {
    const asked = known.get(uid) ?? read(uid);
    known.set(uid, asked);
    asked.then(become, () => known.delete(uid));
  }, [uid]);
  return paper;
}

/** @param {{ uid: string, words: string }} props */
export function PaperLink({ uid, words }) {
  const paper = usePaper(uid);
  return paper === null
    ? html`<span>${words}</span>`
    : html`<a class="paper-link" href=${hrefOf(uid)} title=${paper?.title}>${words}</a>`;
}

/** @param {{ uid: string }} props */
export function PaperCard({ uid }) {
  const paper = usePaper(uid);
  return (
    paper &&
    html`<a class="paper-card" href=${hrefOf(uid)}>
      <b>${paper.title}</b>
      <span class="soft small">${paper.authors}</span>
    </a>`
  );
}
