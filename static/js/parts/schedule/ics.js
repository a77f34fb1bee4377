// Calendar files as RFC 5545 has them, written as miniconf/ics writes them.

/** @typedef {import("miniconf/parts/schedule/entries.js").Entry} Entry */

const LINE = 75;
const encoder = new TextEncoder();

/**
 * A calendar of entries that have hours.
 * @param {string} name
 * @param {readonly Entry[]} entries
 * @param {string} domain What the names of entries end with.
 */
export function calendarFile(name, entries, domain) {
  const lines = [
    "BEGIN:VCALENDAR",
    "PRODID:-//MiniConf//Conference calendar//EN",
    "VERSION:2.0",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    ...entries.flatMap((entry) => eventLines(entry, domain)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

/**
 * @param {Entry} entry
 * @param {string} domain
 */
function eventLines(entry, domain) {
  const address = new URL(entry.href, location.href).href;
  return [
    "BEGIN:VEVENT",
    `UID:${text(`${entry.key}/${entry.n}@${domain}`)}`,
    `DTSTAMP:${instant(entry.start)}`,
    `DTSTART:${instant(entry.start)}`,
    `DTEND:${instant(entry.end)}`,
    `SUMMARY:${text(entry.title)}`,
    ...(entry.place ? [`LOCATION:${text(entry.place)}`] : []),
    ...(entry.href ? [`DESCRIPTION:${text(address)}`, `URL:${address}`] : []),
    ...(entry.track ? [`CATEGORIES:${text(entry.track)}`] : []),
    "END:VEVENT",
  ];
}

/**
 * `2020-04-27T05:00:00Z` without its marks.
 * @param {string} iso
 */
function instant(iso) {
  return iso.replace(/[-:]/g, "");
}

/**
 * A text on one line, with the characters escaped that mean something to a calendar.
 * @param {string} value
 */
function text(value) {
  return value
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, " ")
    .trim()
    .replace(/[\\;,]/g, "\\$&");
}

/**
 * A line as lines of 75 bytes at most, no character torn.
 * @param {string} line
 */
function fold(line) {
  let folded = "";
  let size = 0;
  for (const char of line) {
    const bytes = encoder.encode(char).length;
    if (size + bytes > LINE) {
      folded += "\r\n ";
      size = 1;
    }
    folded += char;
    size += bytes;
  }
  return folded;
}
