// A calendar file (RFC 5545) of when papers are presented.

/** @import { Row } from "miniconf/parts/papers/model.js" */

const MAX_OCTETS = 75;

/**
 * One event for each turn of each paper.
 * @param {readonly Row[]} rows
 * @param {{ name: string, host: string, now: Date }} about The calendar's name, the site's host
 *   (for identifiers that are the same at every export) and the instant of the export.
 */
export function calendarOf(rows, { name, host, now }) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//MiniConf//Papers//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
    ...rows.flatMap((row) =>
      row.turns.flatMap((turn) => [
        "BEGIN:VEVENT",
        `UID:paper-${encodeURIComponent(row.slug)}-${instant(turn.start)}@${host}`,
        `DTSTAMP:${instant(now.getTime())}`,
        `DTSTART:${instant(turn.start)}`,
        `DTEND:${instant(turn.end)}`,
        `SUMMARY:${escaped(row.title)}`,
        `DESCRIPTION:${escaped([row.authors.join(", "), turn.title].join("\n"))}`,
        `URL:${new URL(row.href, location.href).href}`,
        "END:VEVENT",
      ]),
    ),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

/** @param {number} milliseconds */
function instant(milliseconds) {
  return `${new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, "")}`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

/**
 * A line of at most 75 octets, continued on lines that begin with a space; characters stay whole.
 * @param {string} line
 */
function folded(line) {
  const encoder = new TextEncoder();
  let made = "";
  let size = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (size + octets > MAX_OCTETS) {
      made += "\r\n ";
      size = 1;
    }
    made += character;
    size += octets;
  }
  return made;
}
