// Days, hours and grids of the schedule, built anew from the same items for any zone and choice.
import { formatDay, formatTime, now, zone } from "miniconf/lib/clock.js";
import { el } from "miniconf/lib/dom.js";
import { onWall } from "miniconf/parts/schedule/blocks.js";
import { arrange, BUNDLE, CROWDED, LONG, WIDEST } from "miniconf/parts/schedule/grid.js";
import { t } from "miniconf/words.js";

/** @typedef {import("miniconf/parts/schedule/blocks.js").Block} Block */
/** @typedef {import("miniconf/parts/schedule/grid.js").Axis} Axis */
/** @typedef {{ block: Block, minute: number }} Timed */

const WEEK_DAYS = 7;
/** Classes of an item that was placed before. */
const PLACED = / cell .*$/;
/** Kinds that stand behind louder ones. */
const QUIET = new Set(["sponsor", "social", "mentoring"]);

/** What is known of a day that stands on the page.
 * @typedef {{ date: string, at: Date, section: HTMLElement, axis: Axis }} Day */

/**
 * Put `blocks` into `root`, by day and hour in the chosen zone.
 * @param {HTMLElement} root
 * @param {readonly Block[]} blocks
 * @returns {Day[]}
 */
export function layOut(root, blocks) {
  /** @type {Map<string, Timed[]>} */
  const byDay = new Map();
  for (const block of blocks) {
    const { day, minute } = onWall(block.start, zone());
    byDay.set(day, [...(byDay.get(day) ?? []), { block, minute }]);
  }
  const dates = [...byDay.keys()].sort();
  /** @type {Day[]} */
  const days = [];
  const weeks = [];
  for (let i = 0; i < dates.length; i += WEEK_DAYS) {
    const part = dates.slice(i, i + WEEK_DAYS).map((date) => [date, byDay.get(date) ?? []]);
    weeks.push(makeWeek(/** @type {[string, Timed[]][]} */ (part), days));
  }
  root.replaceChildren(...weeks);
  return days;
}

/**
 * @param {[string, Timed[]][]} part
 * @param {Day[]} days Takes the days that were made.
 */
function makeWeek(part, days) {
  const all = part.flatMap(([, timed]) => timed).filter((one) => !isLong(one.block));
  const hours = [...new Set(all.map(({ minute }) => hourOf(minute)))].sort((a, b) => a - b);
  const ranks = new Map(hours.map((hour, i) => [hour, i + 1]));
  const labels = hours.map((hour) =>
    el(
      "p",
      { class: `week-hour h-${ranks.get(hour)}`, "aria-hidden": "true" },
      el("span", {}, hourName(hour)),
    ),
  );
  const made = part.map(([date, timed], i) => makeDay(date, timed, i + 1, ranks));
  days.push(...made);
  return el(
    "div",
    { class: `week days-${part.length}` },
    ...labels,
    ...made.map((day) => day.section),
  );
}

/**
 * @param {string} date
 * @param {Timed[]} timed
 * @param {number} number Its column in the week.
 * @param {Map<number, number>} ranks
 * @returns {Day}
 */
function makeDay(date, timed, number, ranks) {
  const long = timed.filter(({ block }) => isLong(block)).map(({ block }) => block.item);
  const groups = grouped(timed.filter(({ block }) => !isLong(block)));
  const { places, axis, lanes } = arrange(groups.map(boxOf));
  /** @type {Map<number, HTMLElement[]>} */
  const hours = new Map();
  groups.forEach((group, i) => {
    const hour = hourOf(group[0].minute);
    hours.set(hour, [...(hours.get(hour) ?? []), makeCell(group, places[i])]);
  });
  const crowded = lanes > CROWDED;
  const reach = { tabindex: "0", role: "group", "aria-labelledby": `title-${date}` };
  const at = timed[0].block.start;
  const section = el(
    "section",
    { class: `day d-${number}`, id: `day-${date}`, "aria-labelledby": `title-${date}` },
    el("h2", { class: "day-title", id: `title-${date}` }, ...dayTitle(at)),
    long.length > 0 && el("ol", { class: "events long", role: "list" }, ...long),
    el(
      "div",
      { class: crowded ? "grid crowded" : "grid", ...(crowded ? reach : {}) },
      ...[...hours].map(([hour, cells]) =>
        makeHour(hour, cells, ranks.get(hour) ?? 1, axis.start(hour * 60)),
      ),
    ),
  );
  return { date, at, section, axis };
}

/**
 * Items one by one, but those of exactly the same hours together where they are many.
 * @param {readonly Timed[]} timed
 */
function grouped(timed) {
  /** @type {Map<string, Timed[]>} */
  const same = new Map();
  for (const one of timed) {
    const hours = `${one.block.start.getTime()} ${one.block.end.getTime()}`;
    same.set(hours, [...(same.get(hours) ?? []), one]);
  }
  return [...same.values()].flatMap((group) =>
    group.length >= BUNDLE ? [group] : group.map((one) => [one]),
  );
}

/** @param {readonly Timed[]} group */
function boxOf(group) {
  const [{ block, minute }] = group;
  const length = Math.max(1, Math.floor((block.end.getTime() - block.start.getTime()) / 60_000));
  const inside = Math.max(1, Math.min(WIDEST, Math.floor(block.inside.length / 2)));
  const many = group.length > 1;
  return {
    start: minute,
    end: minute + length,
    weight: many ? WIDEST : inside,
    home: many ? "" : block.home,
    quiet: QUIET.has(block.kind),
  };
}

/**
 * @param {readonly Timed[]} group
 * @param {import("miniconf/parts/schedule/grid.js").Place} place
 */
function makeCell(group, { start, end, column, width }) {
  const lines = `s-${start} e-${end} c-${column} w-${width}`;
  const items = group.map(({ block }) => block.item);
  for (const item of items) {
    item.className = item.className.replace(PLACED, "");
  }
  if (items.length === 1) {
    items[0].className += ` cell ${lines}`;
    return items[0];
  }
  const list = el("ol", { class: "events", role: "list" }, ...items);
  return el("li", { class: `bundle cell ${lines}` }, list);
}

/**
 * @param {number} hour
 * @param {readonly HTMLElement[]} cells
 * @param {number} rank
 * @param {number} line
 */
function makeHour(hour, cells, rank, line) {
  return el(
    "div",
    { class: `hour h-${rank}` },
    el("h3", { class: `hour-label s-${line}` }, el("span", {}, hourName(hour))),
    el("ol", { class: "events", role: "list" }, ...cells),
  );
}

/**
 * The weekday and the date, as the page without JavaScript has them.
 * @param {Date} at
 */
export function dayTitle(at) {
  const weekday = formatDay(at, { weekday: "long", month: undefined, day: undefined });
  const rest = formatDay(at, { weekday: undefined });
  return [`${weekday} `, el("span", {}, rest)];
}

/**
 * Draw the line of now into the day it belongs to.
 * @param {readonly Day[]} days
 * @param {HTMLElement | null} old The line drawn before.
 * @returns {HTMLElement | null}
 */
export function drawNow(days, old) {
  old?.remove();
  const at = now();
  const { day: date, minute } = onWall(at, zone());
  const day = days.find((one) => one.date === date);
  if (!day) {
    return null;
  }
  const words = el("span", { class: "visually-hidden" }, t("Now:"), " ");
  const label = el("span", { class: "now-time" }, words, formatTime(at));
  const line = el("li", { class: `now-line s-${day.axis.start(minute)}` }, label);
  const items = [...day.section.querySelectorAll(".grid > .hour > ol > li")];
  const next = items.find((item) => startOf(item) > at.getTime());
  if (next) {
    next.before(line);
  } else {
    items.at(-1)?.after(line);
  }
  return line.isConnected ? line : null;
}

/** @param {Element} item */
function startOf(item) {
  const event = item.matches("[data-event]") ? item : item.querySelector("[data-event]");
  return Date.parse(event?.getAttribute("data-start") ?? "");
}

/** @param {Block} block */
function isLong(block) {
  return block.end.getTime() - block.start.getTime() >= LONG * 60_000;
}

/** @param {number} minute */
function hourOf(minute) {
  return Math.floor(minute / 60);
}

/** @param {number} hour */
function hourName(hour) {
  return `${String(hour).padStart(2, "0")}:00`;
}
