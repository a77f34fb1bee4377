// The time, in the zone that the visitor reads the site in.
import { language } from "miniconf/catalog";
import { onChange, read, write } from "miniconf/lib/store.js";
import { n } from "miniconf/words.js";

const MINUTE = 60_000;
const page = document.documentElement.dataset;
const opened = Date.now();
const rehearsed = Date.parse(page.now ?? "");

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** The instant it is: the clock's, or one that began with the rehearsed instant at load. */
export function now() {
  const passed = Date.now() - opened;
  return new Date((Number.isNaN(rehearsed) ? opened : rehearsed) + passed);
}

/** @type {Set<() => void>} */
const eachMinute = new Set();
let timer = 0;

/**
 * Call `listener` at each full minute, and when the page is seen again after it was hidden.
 * @param {() => void} listener
 * @returns {() => void} Stops it.
 */
export function onMinute(listener) {
  eachMinute.add(listener);
  timer ||= setTimeout(tick, MINUTE - (now().getTime() % MINUTE));
  return () => eachMinute.delete(listener);
}

function tick() {
  clearTimeout(timer);
  timer = setTimeout(tick, MINUTE - (now().getTime() % MINUTE) + 5);
  for (const listener of eachMinute) {
    listener();
  }
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && eachMinute.size > 0) {
    tick();
  }
});

/** The conference's own zone. */
export function conferenceZone() {
  return page.zone || "UTC";
}

/** The device's zone: slow to ask for, so asked for once. */
let device = "";

/** The zone of the visitor's device, or the conference's where the device does not say. */
export function deviceZone() {
  device ||= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return isZone(device) ? device : conferenceZone();
}

/** The zone that times are shown in: the visitor's choice, else the device's. */
export function zone() {
  return chosen()?.zone ?? deviceZone();
}

/** Whether the visitor chose a zone. */
export function hasChosenZone() {
  return chosen() !== null;
}

/**
 * Show times in `zone` from now on; null for the device's.
 * @param {string | null} zone An IANA name.
 * @param {string} [city] What the visitor chose it by, to be shown in place of its name.
 */
export function setZone(zone, city = "") {
  write("zone", zone === null ? null : { zone, city });
}

/**
 * Call `listener` after another zone was chosen.
 * @param {() => void} listener
 * @returns {() => void} Stops it.
 */
export function onZone(listener) {
  return onChange("zone", listener);
}

function chosen() {
  const kept = read("zone", /** @type {{ zone: string, city: string } | null} */ (null));
  return kept && isZone(kept.zone) ? kept : null;
}

/** @param {string} zone */
function isZone(zone) {
  try {
    return Boolean(zone) && Boolean(format("zone", { timeZone: zone }));
  } catch {
    return false;
  }
}

/**
 * Formatters are slow to make, so each is made once.
 * @param {string} kind Names the options but the zone.
 * @param {Intl.DateTimeFormatOptions} options
 * @param {string} [locale]
 */
function format(kind, options, locale = language) {
  const key = `${kind} ${options.timeZone}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, options);
    formats.set(key, found);
  }
  return found;
}

/**
 * `Mon, Apr 27`, in the language's own order.
 * @param {Date} date
 * @param {Intl.DateTimeFormatOptions} [options] In place of ours; `timeZone` for another zone.
 */
export function formatDay(date, options = {}) {
  /** @type {Intl.DateTimeFormatOptions} */
  const whole = { weekday: "short", month: "short", day: "numeric", timeZone: zone(), ...options };
  return format(`day ${JSON.stringify(whole)}`, whole).format(date);
}

/**
 * `05:00`, by the 24-hour clock.
 * @param {Date} date
 * @param {string} [timeZone]
 */
export function formatTime(date, timeZone = zone()) {
  const options = /** @type {const} */ ({
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
  return format("time", options).format(date);
}

/**
 * `05:00–07:00`, or `23:00–01:00 +1 day` where it ends on a later day.
 * @param {Date} start
 * @param {Date} end
 * @param {string} [timeZone]
 */
export function formatHours(start, end, timeZone = zone()) {
  const hours = `${formatTime(start, timeZone)}–${formatTime(end, timeZone)}`;
  const later = daysApart(start, end, timeZone);
  return later > 0 ? `${hours} ${n("+{count} day", "+{count} days", later)}` : hours;
}

/**
 * `Mon, Apr 27, 05:00–07:00`.
 * @param {Date} start
 * @param {Date} end
 * @param {string} [timeZone]
 */
export function formatSpan(start, end, timeZone = zone()) {
  return `${formatDay(start, { timeZone })}, ${formatHours(start, end, timeZone)}`;
}

/**
 * Days from one instant to the last moment before another; midnight still ends the day before.
 * @param {Date} start
 * @param {Date} end
 * @param {string} timeZone
 */
function daysApart(start, end, timeZone) {
  const last = new Date(Math.max(start.getTime(), end.getTime() - 1));
  const days = Date.parse(dayKey(last, timeZone)) - Date.parse(dayKey(start, timeZone));
  return days / (24 * 60 * MINUTE);
}

/**
 * The day on a zone's calendar, as `YYYY-MM-DD`.
 * @param {Date} date
 * @param {string} [timeZone]
 */
export function dayKey(date, timeZone = zone()) {
  const options = /** @type {const} */ ({
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    timeZone,
  });
  return format("key", options, "en-CA").format(date);
}

/**
 * A zone's name for people: the city it is named after, or that the visitor chose it by.
 * @param {string} zone
 */
export function zoneName(zone) {
  const kept = chosen();
  const city = kept?.zone === zone ? kept.city : "";
  return city || zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
}

/**
 * `UTC+9`, as it stands at an instant.
 * @param {string} timeZone
 * @param {Date} date
 */
export function offsetName(timeZone, date) {
  const parts = format("offset", { timeZoneName: "shortOffset", timeZone }, "en").formatToParts(
    date,
  );
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
  return name.replace("GMT", "UTC");
}
