// Times on the page: rewritten into the visitor's zone, and marked as past, now or to come.
import {
  conferenceZone,
  formatDay,
  formatHours,
  formatSpan,
  formatTime,
  now,
  onMinute,
  onZone,
  zone,
  zoneName,
} from "miniconf/lib/clock.js";
import { t } from "miniconf/words.js";

/** @type {Record<string, (start: Date, end: Date, timeZone: string) => string>} */
const STYLES = {
  full: formatSpan,
  day: (start, _end, timeZone) => formatDay(start, { timeZone }),
  hours: formatHours,
  start: (start, _end, timeZone) => formatTime(start, timeZone),
};

/** Many papers share a session, so most spans of a page are the same few.
 * @type {Map<string, { words: string, title: string }>} */
let known = new Map();

/**
 * Write every `time[data-span]` under `root` in the chosen zone. The elements carry the start
 * (`datetime`), the end (`data-end`) and the style (`data-span`: full, day, hours or start).
 * @param {ParentNode} [root]
 */
export function localise(root = document) {
  for (const time of /** @type {NodeListOf<HTMLTimeElement>} */ (
    root.querySelectorAll("time[data-span]")
  )) {
    const { words, title } = inWords(time);
    if (time.textContent !== words) {
      time.textContent = words;
    }
    time.title = title;
  }
}

/** @param {HTMLTimeElement} time */
function inWords(time) {
  const key = `${time.dateTime} ${time.dataset.end} ${time.dataset.span}`;
  let found = known.get(key);
  if (!found) {
    const start = new Date(time.dateTime);
    const end = new Date(time.dataset.end || time.dateTime);
    const style = STYLES[time.dataset.span ?? ""] ?? formatSpan;
    found = { words: style(start, end, zone()), title: elsewhere(start, end) };
    known.set(key, found);
  }
  return found;
}

/**
 * The span on the conference's own clocks, where those differ from the visitor's.
 * @param {Date} start
 * @param {Date} end
 */
function elsewhere(start, end) {
  const home = conferenceZone();
  const there = formatSpan(start, end, home);
  if (there === formatSpan(start, end)) {
    return "";
  }
  return t("{time} in the conference’s zone ({city})", { time: there, city: zoneName(home) });
}

/**
 * Whether a span lies ahead, is going on, or is over.
 * @param {Date} start
 * @param {Date} finish
 * @param {Date} [at]
 * @returns {"before" | "now" | "past"}
 */
export function phase(start, finish, at = now()) {
  if (at < start) {
    return "before";
  }
  return at < finish ? "now" : "past";
}

/**
 * Mark every element under `root` that has `data-start` and `data-finish` with its `data-phase`.
 * @param {ParentNode} [root]
 */
export function markPhases(root = document) {
  const at = now();
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (
    root.querySelectorAll("[data-start][data-finish]")
  )) {
    const { start = "", finish = "" } = element.dataset;
    element.dataset.phase = phase(new Date(start), new Date(finish), at);
  }
}

onZone(() => {
  known = new Map();
  localise();
});
onMinute(() => markPhases());
