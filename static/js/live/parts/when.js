// Times of messages, in the visitor's zone.
import { html } from "htm/preact";
import { dayKey, formatDay, formatTime, now } from "miniconf/lib/clock.js";
import { t } from "miniconf/words.js";

const DAY = 24 * 60 * 60 * 1000;

/**
 * The hour, with the day where it is not today's.
 * @param {{ at: string, className?: string, day?: boolean }} props
 */
export function When({ at, className = "", day = false }) {
  const date = new Date(at);
  const words = day ? whenWords(at) : formatTime(date);
  return html`<time class=${className} datetime=${at} title=${`${formatDay(date)}, ${formatTime(date)}`}
    >${words}</time
  >`;
}

/**
 * The hour, with the day where it is not today's.
 * @param {string} at
 */
export function whenWords(at) {
  const date = new Date(at);
  const today = dayKey(date) === dayKey(now());
  return today ? formatTime(date) : `${formatDay(date)}, ${formatTime(date)}`;
}

/**
 * The day on the visitor's calendar, in words.
 * @param {string} at
 */
export function dayWords(at) {
  const date = new Date(at);
  const key = dayKey(date);
  if (key === dayKey(now())) {
    return t("Today");
  }
  if (key === dayKey(new Date(now().getTime() - DAY))) {
    return t("Yesterday");
  }
  return formatDay(date, { weekday: "long", month: "long" });
}
