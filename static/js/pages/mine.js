// My schedule: what was bookmarked, by day, with clashes; saved as a calendar file on request.
import { formatDay, formatHours, onZone, zone } from "miniconf/lib/clock.js";
import { $, el, on } from "miniconf/lib/dom.js";
import { bookmarks, onBookmarks } from "miniconf/lib/marks.js";
import { localise, markPhases } from "miniconf/lib/times.js";
import { showBookmarks } from "miniconf/parts/bookmarks.js";
import { onWall } from "miniconf/parts/schedule/blocks.js";
import { findClashes, hasPapers, loadEntries } from "miniconf/parts/schedule/entries.js";
import { calendarFile } from "miniconf/parts/schedule/ics.js";
import { dayTitle } from "miniconf/parts/schedule/layout.js";
import { startPrinting } from "miniconf/parts/schedule/print.js";
import { n, t } from "miniconf/words.js";

/** @typedef {import("miniconf/parts/schedule/entries.js").Entry} Entry */

const page = /** @type {HTMLElement} */ ($("[data-mine]"));
const list = /** @type {HTMLElement} */ ($("[data-mine-days]"));

/** @type {Entry[]} */
let mine = [];

async function load() {
  const keys = bookmarks();
  const { programme = "", papers = "" } = page.dataset;
  try {
    const files = await Promise.all([
      keys.size > 0 ? loadEntries(programme) : [],
      hasPapers(keys) ? loadEntries(papers) : [],
    ]);
    mine = files.flat().filter((entry) => keys.has(entry.key));
    show();
  } catch {
    say(t("The programme could not be loaded. Your bookmarks are safe; try again when online."));
  }
}

function show() {
  const timed = mine.filter((entry) => entry.start);
  const untimed = mine.filter((entry) => !entry.start);
  const clashes = findClashes(timed);
  const rest = el(
    "section",
    { class: "day" },
    el("h2", { class: "day-title" }, t("Without an hour")),
    el("ol", { class: "events", role: "list" }, ...untimed.map((entry) => row(entry, []))),
  );
  list.replaceChildren(...byDay(timed, clashes), ...(untimed.length > 0 ? [rest] : []));
  localise(list);
  markPhases(list);
  showBookmarks(list);
  reveal("[data-mine-empty]", mine.length === 0);
  reveal("[data-mine-tools]", timed.length > 0);
  say(summary(timed.length, clashes.size));
}

/**
 * @param {number} count
 * @param {number} clashing
 */
function summary(count, clashing) {
  if (count === 0) {
    return "";
  }
  const all = n("{count} entry", "{count} entries", count);
  return clashing > 0 ? `${all}, ${n("{count} clashes", "{count} clash", clashing)}` : all;
}

/**
 * @param {readonly Entry[]} entries
 * @param {Map<Entry, Entry[]>} clashes
 */
function byDay(entries, clashes) {
  /** @type {Map<string, Entry[]>} */
  const days = new Map();
  for (const entry of [...entries].sort((a, b) => a.start.localeCompare(b.start))) {
    const { day } = onWall(new Date(entry.start), zone());
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days].map(([date, all]) =>
    el(
      "section",
      { class: "day", "aria-labelledby": `title-${date}` },
      el("h2", { class: "day-title", id: `title-${date}` }, ...dayTitle(new Date(all[0].start))),
      el(
        "ol",
        { class: "events", role: "list" },
        ...all.map((entry) => row(entry, clashes.get(entry) ?? [])),
      ),
    ),
  );
}

/**
 * @param {Entry} entry
 * @param {readonly Entry[]} clashing
 */
function row(entry, clashing) {
  const { key, start, end, kind, title, href, place, track } = entry;
  const time = el("time", { datetime: start, "data-end": end, "data-span": "hours" });
  const label = [kindName(kind), track && el("bdi", {}, track)].filter(Boolean);
  return el(
    "li",
    {
      class: clashing.length > 0 ? "event clashing" : "event",
      "data-event": key,
      "data-kind": kind,
      ...(start ? { "data-start": start, "data-finish": end } : {}),
    },
    el("p", { class: "event-when" }, start ? time : ""),
    el(
      "div",
      { class: "event-what" },
      label.length > 0 && el("p", { class: "event-kind" }, ...between(label, " · ")),
      el(href ? "a" : "span", { class: "event-title", href: href || null }, title),
      place && el("p", { class: "event-where" }, el("bdi", {}, place)),
      clashing.length > 0 && clashNote(clashing),
    ),
    bookmark(entry),
  );
}

/** @param {readonly Entry[]} clashing */
function clashNote(clashing) {
  const titles = clashing.map((other) => {
    const start = new Date(other.start);
    const hours = `(${formatDay(start)}, ${formatHours(start, new Date(other.end))})`;
    return el("bdi", {}, el("bdi", {}, other.title), ` ${hours}`);
  });
  const [before, after] = t("Clashes with: {titles}").split("{titles}");
  return el("p", { class: "event-clash" }, before, ...between(titles, "; "), after);
}

/**
 * The parts with `words` between each two.
 * @param {readonly (Node | string)[]} parts
 * @param {string} words
 */
function between(parts, words) {
  return parts.flatMap((part, i) => (i > 0 ? [words, part] : [part]));
}

/** @param {string} kind */
function kindName(kind) {
  const names = /** @type {HTMLTemplateElement | null} */ ($("[data-kinds]", page));
  return names?.content.querySelector(`[data-kind="${CSS.escape(kind)}"]`)?.textContent ?? "";
}

/** @param {Entry} entry */
function bookmark({ key, title }) {
  const icon = /** @type {HTMLTemplateElement | null} */ ($("[data-bookmark-icon]", page));
  return el(
    "button",
    {
      type: "button",
      class: "bookmark",
      "data-bookmark": key,
      "aria-label": t("Bookmark: {title}", { title }),
    },
    icon?.content.cloneNode(true),
  );
}

/**
 * @param {string} selector
 * @param {boolean} shown
 */
function reveal(selector, shown) {
  const element = $(selector, page);
  if (element) {
    element.hidden = !shown;
  }
}

/** @param {string} words */
function say(words) {
  const status = $("[data-mine-status]", page);
  if (status) {
    status.textContent = words;
  }
}

function save() {
  const name = document.title;
  const timed = mine.filter((entry) => entry.start);
  const file = calendarFile(name, timed, page.dataset.domain ?? "");
  const address = URL.createObjectURL(new Blob([file], { type: "text/calendar" }));
  el("a", { href: address, download: "my-schedule.ics" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 0);
}

load();
on("click", "[data-export]", save, page);
onBookmarks(load);
onZone(show);
startPrinting();
