// Search over the whole site, by the index that Pagefind made of it.
import { $$, debounce, el } from "miniconf/lib/dom.js";
import { openDialog, walkByArrows } from "miniconf/parts/dialog.js";
import { byMeaning, canMean, reason } from "miniconf/parts/meant.js";
import { n, t } from "miniconf/words.js";

const SHOWN = 12;
/** Pages found by their words where papers found by meaning stand below them. */
const BESIDE = 5;
const WAIT = 120;
/** Milliseconds after which somebody has typed what they mean: only then are pages fetched. */
const REST = 500;
/** Share of a word that a page has to have; the rest may be its ending. */
const MOST_OF = 0.6;
const base = document.documentElement.dataset.base ?? "";

/**
 * @typedef {object} Found What Pagefind says of a page.
 * @property {string} url
 * @property {string} excerpt HTML with `<mark>`.
 * @property {Record<string, string>} meta
 */

/**
 * @typedef {object} Pagefind
 * @property {(options: object) => Promise<void>} options
 * @property {(words: string) => Promise<{ results: { data(): Promise<Found> }[] }>} search
 */

/** @type {Promise<Pagefind> | null} */
let loading = null;

/** The search, loaded when it is first needed; a failure is forgotten, to be tried again. */
function pagefind() {
  loading ??= load().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load() {
  /** @type {Pagefind} */
  const found = await import(`${base}/pagefind/pagefind.js`);
  await found.options({ baseUrl: `${base}/`, excerptLength: 24 });
  return found;
}

/** What pages of the site are, by the beginning of their address. */
const KINDS = /** @type {Record<string, () => string>} */ ({
  paper: () => t("Paper"),
  session: () => t("Session"),
  event: () => t("Event"),
  speaker: () => t("Speaker"),
  tutorial: () => t("Tutorial"),
  workshop: () => t("Workshop"),
  social: () => t("Social"),
  sponsor: () => t("Sponsor"),
  mentor: () => t("Mentor"),
});

/** Open the search, or leave it open. */
export function openSearch() {
  const field = el("input", {
    type: "search",
    class: "search-field",
    "aria-label": t("Search the whole site"),
    placeholder: t("Papers, people, sessions, help…"),
    autocomplete: "off",
    spellcheck: "false",
    autofocus: true,
  });
  const state = el("p", { class: "search-state soft small", role: "status" });
  const list = el("ol", { class: "search-results" });
  const meant = el("section", { class: "search-meant", hidden: true });
  const further = el("p", { class: "search-further small" });
  const dialog = openDialog("search", t("Search"), field, state, list, meant, further);
  walkByArrows(dialog, ".search-results a, .search-further a");
  const run = debounce(() => show(field.value.trim(), { state, list, meant, further }), WAIT);
  field.addEventListener("input", run);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      /** @type {HTMLElement | null} */ (dialog.querySelector(".search-results a"))?.click();
    }
  });
  pagefind().catch(() => fail(state));
}

/** The newest question; answers to older ones come too late. */
let asked = "";

/**
 * @typedef {{ state: HTMLElement, list: HTMLElement, meant: HTMLElement, further: HTMLElement }} Places
 * @param {string} words
 * @param {Places} places
 */
async function show(words, { state, list, meant, further }) {
  asked = words;
  if (!words) {
    state.textContent = "";
    list.replaceChildren();
    showMeant(meant, []);
    further.replaceChildren();
    return;
  }
  try {
    const { results } = await (await pagefind()).search(words);
    const shown = results.slice(0, canMean ? BESIDE : SHOWN);
    const read = await Promise.all(shown.map((result) => result.data()));
    const found = read.filter(({ excerpt }) => isMeant(words, excerpt));
    if (asked !== words) {
      return;
    }
    state.textContent = found.length
      ? n("{count} page", "{count} pages", results.length)
      : t("Nothing here matches “{words}”. Fewer or other words may find more.", { words });
    list.replaceChildren(...found.map(entry));
    further.replaceChildren(...(found.length ? papersWith(words) : []));
  } catch {
    fail(state);
  }
  const papers = await byMeaning(words, [...list.querySelectorAll("a")]);
  if (asked !== words) {
    return;
  }
  showMeant(meant, papers);
  explain(words, meant);
  if (papers.length > 0 && !list.hasChildNodes()) {
    state.textContent = t("No page has these words; these papers may be what is meant.");
  }
}

/**
 * @param {HTMLElement} place
 * @param {readonly import("miniconf/parts/meant.js").Meant[]} papers
 */
function showMeant(place, papers) {
  place.hidden = papers.length === 0;
  const title = el("h3", { class: "search-group" }, t("By meaning"));
  const entries = papers.map(({ title: name, authors, href, because }) =>
    el(
      "li",
      {},
      el(
        "a",
        { href },
        el("span", { class: "search-kind" }, t("Paper")),
        el("span", { class: "search-title" }, name),
        authors && el("span", { class: "search-excerpt" }, authors),
        because !== "" && el("q", { class: "search-because" }, because),
      ),
    ),
  );
  place.replaceChildren(title, el("ol", { class: "search-results" }, ...entries));
}

/**
 * Why papers were found, for those of which nobody has said it yet.
 * @param {string} words
 * @param {HTMLElement} place
 */
async function explain(words, place) {
  const unsaid = $$(".search-because:empty", place);
  await new Promise((resolve) => setTimeout(resolve, REST));
  if (asked === words) {
    await Promise.all(unsaid.map((why) => say(why, words)));
  }
}

/**
 * @param {HTMLElement} why
 * @param {string} words
 */
async function say(why, words) {
  const found = await reason(words, why.closest("a")?.href ?? "");
  if (found) {
    why.textContent = found;
  } else {
    why.remove();
  }
}

/** @param {HTMLElement} state */
function fail(state) {
  state.textContent = t("The search did not load. Check the connection and type again.");
}

/** @param {Found} found */
function entry({ url, excerpt, meta }) {
  const path = new URL(url, location.href).pathname.slice(base.length);
  const kind = meta.kind || KINDS[path.split("/")[1]]?.();
  return el(
    "li",
    {},
    el(
      "a",
      { href: url },
      kind && el("span", { class: "search-kind" }, kind),
      el("span", { class: "search-title" }, meta.title || path),
      el("span", { class: "search-excerpt" }, ...marked(excerpt)),
    ),
  );
}

/**
 * The excerpt as nodes; its HTML is read by the browser's parser and never becomes part of the
 * page.
 * @param {string} excerpt
 */
function marked(excerpt) {
  const { body } = new DOMParser().parseFromString(excerpt, "text/html");
  return [...body.childNodes].map((node) =>
    node.nodeName === "MARK" ? el("mark", {}, node.textContent) : (node.textContent ?? ""),
  );
}

/**
 * Whether a page has what was asked for. A word that no page has is looked for by its first letters,
 * down to one, so that a mistyped one would find any page; most of the word has to be there.
 * @param {string} words
 * @param {string} excerpt
 */
function isMeant(words, excerpt) {
  const { body } = new DOMParser().parseFromString(excerpt, "text/html");
  const marks = [...body.querySelectorAll("mark")].map((mark) => fold(mark.textContent ?? ""));
  const spelt = fold(words).match(/[a-z0-9]+/g) ?? [];
  return (
    marks.length === 0 ||
    spelt.length === 0 ||
    spelt.some((word) => {
      const most = word.slice(0, Math.ceil(word.length * MOST_OF));
      return marks.some((mark) => mark.includes(most));
    })
  );
}

/**
 * Lower case without accents: how people type.
 * @param {string} text
 */
function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

/** @param {string} words */
function papersWith(words) {
  if (!document.querySelector("[data-place=papers]")) {
    return [];
  }
  const href = `${base}/papers/?${new URLSearchParams({ q: words })}`;
  return [el("a", { href }, t("All papers with “{words}”", { words }))];
}
