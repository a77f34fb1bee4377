// The timetable as the page has it: every block with its hours, its kind and what is inside it.
import { $$ } from "miniconf/lib/dom.js";

/**
 * @typedef {object} Entry
 * @property {HTMLElement} item
 * @property {string} key
 * @property {Date} start
 * @property {Date} end
 * @property {string} kind
 * @property {string} track
 */

/** @typedef {Entry & { home: string, inside: Entry[] }} Block */

/**
 * All blocks under `root`, in order of time.
 * @param {ParentNode} root
 * @returns {Block[]}
 */
export function readBlocks(root) {
  return $$("[data-event]", root)
    .filter((item) => !item.parentElement?.closest("[data-event]"))
    .map((item) => ({
      ...readEntry(item),
      home: item.dataset.venue || item.dataset.track || "",
      inside: $$("[data-event]", item).map(readEntry),
    }))
    .sort((a, b) => a.start.getTime() - b.start.getTime() || a.end.getTime() - b.end.getTime());
}

/**
 * @param {HTMLElement} item
 * @returns {Entry}
 */
function readEntry(item) {
  const { event = "", start = "", finish = "", kind = "", track = "" } = item.dataset;
  return { item, key: event, start: new Date(start), end: new Date(finish), kind, track };
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const walls = new Map();

/**
 * An instant on the clocks of a zone: its day (`2020-04-27`) and minutes from midnight.
 * @param {Date} instant
 * @param {string} timeZone
 */
export function onWall(instant, timeZone) {
  let format = walls.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en", {
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone,
    });
    walls.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(instant).map((p) => [p.type, p.value]));
  return {
    day: `${parts.year}-${parts.month}-${parts.day}`,
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  };
}
