// Home: a countdown before the conference, what is on during it, its archive after it.
import { language } from "miniconf/catalog";
import { dayKey, now, onMinute, onZone } from "miniconf/lib/clock.js";
import { $, $$ } from "miniconf/lib/dom.js";
import { localise, markPhases, phase } from "miniconf/lib/times.js";
import { showBookmarks } from "miniconf/parts/bookmarks.js";
import { n, t } from "miniconf/words.js";

const SHOWN = 6;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const { first, last } = document.documentElement.dataset;
const root = $("[data-now-next]");
const rows = /** @type {HTMLTemplateElement | null} */ ($("[data-now-rows]"));

if (first && last && root && rows) {
  const begin = new Date(first);
  const end = new Date(last);
  const items = timetable(rows);
  const refresh = () => show(root, begin, end, items);
  refresh();
  onMinute(refresh);
  onZone(refresh);
}

/** @typedef {{ row: HTMLElement, start: Date, finish: Date, pause: boolean }} Item */

/**
 * The rows with their hours, in order.
 * @param {HTMLTemplateElement} template
 * @returns {Item[]}
 */
function timetable(template) {
  return $$("[data-start]", template.content)
    .map((row) => ({
      row,
      start: new Date(row.dataset.start ?? ""),
      finish: new Date(row.dataset.finish ?? ""),
      pause: row.dataset.kind === "break",
    }))
    .sort((one, other) => Number(one.start) - Number(other.start));
}

/**
 * @param {HTMLElement} root
 * @param {Date} begin
 * @param {Date} end
 * @param {Item[]} items
 */
function show(root, begin, end, items) {
  const at = now();
  sayWhen(begin, end, at);
  const on = items.filter(({ start, finish }) => phase(start, finish, at) === "now");
  const next = items.filter(({ start, pause }) => at < start && !pause);
  fill("now", breaksLast(on).slice(0, SHOWN));
  fill("next", next.slice(0, SHOWN));
  root.hidden = on.length + next.length === 0;
  shorten(root, at);
  localise(root);
  markPhases(root);
  showBookmarks(root);
}

/** @param {Item[]} items */
function breaksLast(items) {
  return items.toSorted((one, other) => Number(one.pause) - Number(other.pause));
}

/**
 * @param {"now" | "next"} name
 * @param {Item[]} items
 */
function fill(name, items) {
  const list = $(`[data-${name}-list]`);
  list?.replaceChildren(...items.map(({ row }) => row.cloneNode(true)));
  if (list?.parentElement) {
    list.parentElement.hidden = items.length === 0;
  }
}

/**
 * Write only the hours of what begins today.
 * @param {HTMLElement} root
 * @param {Date} at
 */
function shorten(root, at) {
  const today = dayKey(at);
  for (const time of /** @type {HTMLTimeElement[]} */ ($$("time[data-span]", root))) {
    time.dataset.span = dayKey(new Date(time.dateTime)) === today ? "hours" : "full";
  }
}

/**
 * @param {Date} begin
 * @param {Date} end
 * @param {Date} at
 */
function sayWhen(begin, end, at) {
  const place = $("[data-countdown]");
  if (!place) {
    return;
  }
  const stage = phase(begin, end, at);
  if (stage === "before") {
    place.textContent = t("Begins in {time}", { time: inWords(Number(begin) - Number(at)) });
  } else if (stage === "past") {
    place.textContent = t("The conference is over. What was shown there stays here.");
  }
  place.hidden = stage === "now";
}

/**
 * The two largest units of a time.
 * @param {number} milliseconds
 */
function inWords(milliseconds) {
  const minutes = Math.ceil(milliseconds / MINUTE) * MINUTE;
  const units = [
    { count: Math.floor(minutes / DAY), words: days },
    { count: Math.floor((minutes % DAY) / HOUR), words: hours },
    { count: Math.floor((minutes % HOUR) / MINUTE), words: wholeMinutes },
  ];
  const largest = units.findIndex(({ count }) => count > 0);
  const shown = units.slice(largest, largest + 2).filter(({ count }) => count > 0);
  const list = new Intl.ListFormat(language, { type: "unit" });
  return list.format(shown.map(({ count, words }) => words(count)));
}

/** @param {number} count */
function days(count) {
  return n("{count} day", "{count} days", count);
}

/** @param {number} count */
function hours(count) {
  return n("{count} hour", "{count} hours", count);
}

/** @param {number} count */
function wholeMinutes(count) {
  return n("{count} minute", "{count} minutes", count);
}
