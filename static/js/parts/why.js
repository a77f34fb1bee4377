// Two abstracts side by side, with what makes them alike marked in both.
import { $, $$, el } from "miniconf/lib/dom.js";
import { t } from "miniconf/words.js";

const EDGE = 4;

/**
 * Show this paper's abstract beside the one that `button` leads to, in the place of the button.
 * @param {HTMLButtonElement} button
 */
export async function compare(button) {
  const why = button.closest("[data-why]");
  const here = $(".reading");
  const { compare: href = "" } = button.dataset;
  button.disabled = true;
  try {
    const page = await fetch(href).then((answer) => answer.text());
    const other = new DOMParser().parseFromString(page, "text/html").querySelector(".reading");
    if (!(why instanceof HTMLElement) || !here || !other) {
      throw new Error(`${href} shows no abstract`);
    }
    const both = [column(t("This paper"), here), column(t("The other paper"), other)];
    const panel = el("div", { class: "why-both", tabindex: "-1" }, ...both);
    button.replaceWith(panel);
    mark(why, both[0], both[1]);
    panel.focus({ preventScroll: true });
  } catch {
    button.disabled = false;
    button.after(el("p", { role: "alert" }, t("The other abstract could not be loaded.")));
  }
}

/**
 * @param {string} title
 * @param {Element} reading
 */
function column(title, reading) {
  const texts = [...reading.children].filter((child) => !/^H\d$/.test(child.tagName));
  const copies = texts.map((child) => document.importNode(child, true));
  return el("section", {}, el("h3", {}, title), ...copies);
}

/**
 * Mark the sentences that were found, and the words, where the browser can.
 * @param {HTMLElement} why
 * @param {HTMLElement} here
 * @param {HTMLElement} there
 */
function mark(why, here, there) {
  if (!("highlights" in CSS)) {
    return; // the sentences stand above all the same
  }
  const wanted = $$(".why-pair dd", why).map((sentence) => sentence.textContent ?? "");
  const terms = $$("b", why).map((term) => term.textContent ?? "");
  const sentences = wanted.map((sentence, at) => found(at % 2 ? there : here, sentence));
  const words = terms.flatMap((term) => [...every(here, term), ...every(there, term)]);
  add("why-sentence", sentences.flat());
  add("why-term", words);
}

/**
 * @param {string} name
 * @param {Range[]} ranges
 */
function add(name, ranges) {
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  for (const range of ranges) {
    highlight.add(range);
  }
  CSS.highlights.set(name, highlight);
}

/** @typedef {{ word: string, node: Node, start: number, end: number }} Word */

/**
 * The words of `root` in order, and where each stands.
 * @param {HTMLElement} root
 * @returns {Word[]}
 */
function wordsOf(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const words = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const match of (node.textContent ?? "").matchAll(/[\p{L}\p{N}]+/gu)) {
      const start = match.index ?? 0;
      words.push({ word: match[0].toLowerCase(), node, start, end: start + match[0].length });
    }
  }
  return words;
}

/** @param {string} text */
function split(text) {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => match[0].toLowerCase());
}

/**
 * The sentence in `root`, found by its first and its last words: formulas between them are written
 * otherwise in a text than in a page.
 * @param {HTMLElement} root
 * @param {string} sentence
 * @returns {Range[]}
 */
function found(root, sentence) {
  const words = wordsOf(root);
  const asked = split(sentence);
  const first = place(words, asked.slice(0, EDGE), 0);
  const tail = asked.slice(-EDGE);
  const last = first < 0 ? -1 : place(words, tail, first);
  return last < 0 ? [] : [range(words[first], words[last + tail.length - 1])];
}

/**
 * Every place of `term` in `root`.
 * @param {HTMLElement} root
 * @param {string} term
 */
function every(root, term) {
  const words = wordsOf(root);
  const asked = split(term);
  const ranges = [];
  for (let at = place(words, asked, 0); at >= 0; at = place(words, asked, at + 1)) {
    ranges.push(range(words[at], words[at + asked.length - 1]));
  }
  return ranges;
}

/**
 * Where `asked` stands in `words`, at or after `from`; -1 where it does not.
 * @param {Word[]} words
 * @param {string[]} asked
 * @param {number} from
 */
function place(words, asked, from) {
  for (let at = from; asked.length > 0 && at + asked.length <= words.length; at += 1) {
    if (asked.every((word, ahead) => words[at + ahead].word === word)) {
      return at;
    }
  }
  return -1;
}

/**
 * @param {Word} first
 * @param {Word} last
 */
function range(first, last) {
  const made = new Range();
  made.setStart(first.node, first.start);
  made.setEnd(last.node, last.end);
  return made;
}
