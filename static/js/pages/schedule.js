// The schedule: in the visitor's zone, filtered, with a line for now.
import { onQuery } from "miniconf/lib/address.js";
import { onMinute, onZone } from "miniconf/lib/clock.js";
import { $, $$, el, on } from "miniconf/lib/dom.js";
import { bookmarks, onBookmarks } from "miniconf/lib/marks.js";
import { localise } from "miniconf/lib/times.js";
import { registerKeys } from "miniconf/parts/keys.js";
import { readBlocks } from "miniconf/parts/schedule/blocks.js";
import { hasPapers, loadEntries } from "miniconf/parts/schedule/entries.js";
import { choose, readChoice, restoreChoice } from "miniconf/parts/schedule/filters.js";
import { dayTitle, drawNow, layOut } from "miniconf/parts/schedule/layout.js";
import { startPrinting } from "miniconf/parts/schedule/print.js";
import { n, t } from "miniconf/words.js";

const page = /** @type {HTMLElement} */ ($("[data-view]"));
const root = /** @type {HTMLElement} */ ($("[data-weeks]"));
const form = /** @type {HTMLFormElement} */ ($("[data-filters]"));
const blocks = readBlocks(root);

/** @type {import("miniconf/parts/schedule/layout.js").Day[]} */
let days = [];
/** @type {HTMLElement | null} */
let nowLine = null;
/** Sessions and events in which bookmarked papers are presented. @type {Set<string>} */
let holders = new Set();

/** Lay the schedule out for the zone and the choice of now. */
function show() {
  const choice = readChoice(form);
  const shown = choose(blocks, choice, new Set([...bookmarks(), ...holders]));
  days = layOut(root, shown);
  showNow();
  $(".day-links")?.replaceChildren(
    ...days.map((day) => el("a", { href: `#day-${day.date}` }, ...dayTitle(day.at))),
  );
  toggle("[data-empty]", shown.length === 0);
  say(shown.length === blocks.length ? "" : n("{count} entry", "{count} entries", shown.length));
  if (choice.mine) {
    findHolders();
  }
}

function showNow() {
  nowLine = drawNow(days, nowLine);
  toggle("[data-to-now]", nowLine !== null);
}

/** Learn where bookmarked papers are presented; then those count as the visitor's own. */
async function findHolders() {
  const keys = bookmarks();
  const papers = hasPapers(keys)
    ? await loadEntries(page.dataset.papers ?? "").catch(() => [])
    : [];
  const mine = papers.filter((paper) => keys.has(paper.key));
  const found = new Set(mine.flatMap((paper) => paper.inside.slice(0, 1)));
  if (found.size !== holders.size || [...found].some((key) => !holders.has(key))) {
    holders = found;
    show();
  }
}

/**
 * @param {string} selector
 * @param {boolean} shown
 */
function toggle(selector, shown) {
  for (const element of $$(selector)) {
    element.hidden = !shown;
  }
}

/** @param {string} words */
function say(words) {
  const status = $("[data-status]");
  if (status && status.textContent !== words) {
    status.textContent = words;
  }
}

function toNow() {
  nowLine?.scrollIntoView({ block: "center", behavior: "smooth" });
}

function flipMine() {
  const box = /** @type {HTMLInputElement | null} */ ($("input[name=mine]", form));
  box?.click();
}

localise(root);
restoreChoice(form);
show();
if (location.hash) {
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}
form.addEventListener("change", show);
form.addEventListener("reset", () => setTimeout(show));
form.addEventListener("submit", (event) => event.preventDefault());
on("click", "[data-to-now]", toNow);
onQuery(() => {
  restoreChoice(form);
  show();
});
onZone(show);
onMinute(showNow);
onBookmarks(() => {
  if (new FormData(form).has("mine")) {
    show();
  }
});
registerKeys([
  { keys: "n", words: t("Go to now"), run: toNow },
  { keys: "m", words: t("Only mine, or everything"), run: flipMine },
]);
startPrinting();
