// The choice of the time zone in which the whole site is read.
import { language } from "miniconf/catalog";
import { names, parts } from "miniconf/cities";
import { cities } from "miniconf/lib/cities.js";
import {
  conferenceZone,
  deviceZone,
  formatTime,
  hasChosenZone,
  now,
  offsetName,
  setZone,
  zone,
  zoneName,
} from "miniconf/lib/clock.js";
import { el } from "miniconf/lib/dom.js";
import { openDialog, walkByArrows } from "miniconf/parts/dialog.js";
import { t } from "miniconf/words.js";

const SHOWN = 40;
const countries = new Intl.DisplayNames(language, { type: "region" });

/**
 * @typedef {object} Place
 * @property {string} name
 * @property {string} around Its country, or the part of the world.
 * @property {string} zone
 * @property {string} sought All that it is found by, as it is compared.
 * @property {string} english Its name in English, as it is compared.
 */

/** Every place that can be found: the big cities first, then what zones are named after.
 * @type {Place[]} */
let places = [];

/** Open the choice. */
export function pickZone() {
  places = places.length ? places : allPlaces();
  const field = el("input", {
    type: "search",
    class: "search-field",
    "aria-label": t("Search by city"),
    placeholder: t("Search by city"),
    autocomplete: "off",
    autofocus: true,
  });
  const list = el("ul", { class: "zone-list" });
  const empty = el("p", { class: "soft small", role: "status" });
  const source = el("p", { class: "zone-source" }, t("Cities: GeoNames (geonames.org), CC BY 4.0"));
  const dialog = openDialog("zone", t("Time zone"), usual(), field, empty, list, source);
  const show = () => {
    const found = find(field.value);
    list.replaceChildren(...found.map(choice));
    empty.textContent = found.length
      ? ""
      : t("No such city here. Try the nearest big one, or an offset such as UTC+3.");
  };
  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      list.querySelector("button")?.click();
    }
  });
  walkByArrows(dialog, ".zone-list button");
  show();
}

/** The two zones that most people want. */
function usual() {
  const own = deviceZone();
  const home = conferenceZone();
  const chosen = hasChosenZone();
  return el(
    "div",
    { class: "zone-usual" },
    row(t("My own time"), own, !chosen, () => setZone(null)),
    row(t("Conference time"), home, chosen && zone() === home, () => setZone(home)),
  );
}

/** @param {Place} place */
function choice({ name, around, zone: there }) {
  const current = hasChosenZone() && zone() === there && zoneName(there) === name;
  return el(
    "li",
    {},
    row(name, there, current, () => setZone(there, name), around),
  );
}

/**
 * @param {string} name
 * @param {string} timeZone
 * @param {boolean} current
 * @param {() => void} choose
 * @param {string} [around]
 */
function row(name, timeZone, current, choose, around = localName(plainName(timeZone))) {
  const at = now();
  return el(
    "button",
    {
      type: "button",
      class: "zone-row",
      "aria-pressed": String(current),
      onclick: (/** @type {MouseEvent} */ event) => {
        choose();
        /** @type {HTMLElement} */ (event.currentTarget).closest("dialog")?.close();
      },
    },
    el("span", { class: "zone-name" }, name, " ", el("small", { class: "soft" }, around)),
    el("span", { class: "zone-offset soft" }, offsetName(timeZone, at)),
    el("span", { class: "zone-time" }, formatTime(at, timeZone)),
  );
}

/** @param {string} zone */
function plainName(zone) {
  return zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
}

/**
 * A city's name in the site's language.
 * @param {string} name In English.
 */
function localName(name) {
  const plain = name.normalize("NFD").replace(/\p{Mn}/gu, "");
  return names[name] ?? names[plain] ?? names[plain.replace(/ City$/, "")] ?? name;
}

/**
 * The part of the world of a zone in the site's language, or nothing.
 * @param {string} zone
 */
function partOf(zone) {
  const [part, city] = zone.split("/");
  return city ? (parts[part] ?? part) : "";
}

function allPlaces() {
  const known = new Map(
    cities.map(({ name, country, zone }) => {
      const place = toPlace(name, countries.of(country) ?? country, zone);
      return [`${name} ${zone}`, place];
    }),
  );
  for (const zone of ["UTC", ...Intl.supportedValuesOf("timeZone")]) {
    const name = plainName(zone);
    const key = `${name} ${zone}`;
    if (!known.has(key)) {
      known.set(key, toPlace(name, partOf(zone), zone));
    }
  }
  return [...known.values()];
}

/**
 * @param {string} english
 * @param {string} around
 * @param {string} zone
 * @returns {Place}
 */
function toPlace(english, around, zone) {
  const name = localName(english);
  const sought = plainLetters(`${name} ${english} ${around} ${zone}`);
  return { name, around, zone, sought, english: plainLetters(english) };
}

/** @param {string} text */
function plainLetters(text) {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replaceAll("_", " ")
    .toLowerCase();
}

/**
 * Places by the beginning of their name, then by any of their words; without words, the biggest
 * city of each offset, around the world.
 * @param {string} words
 */
function find(words) {
  const sought = plainLetters(words).trim();
  if (!sought) {
    return aroundTheWorld();
  }
  if (/^(utc|gmt)\s*[+\-−]/.test(sought)) {
    return atOffset(sought);
  }
  const begins = new Set(
    places.filter((place) => place.sought.startsWith(sought) || place.english.startsWith(sought)),
  );
  const contains = places.filter(
    (place) => !begins.has(place) && ` ${place.sought}`.includes(` ${sought}`),
  );
  return [...begins, ...contains].slice(0, SHOWN);
}

function aroundTheWorld() {
  const at = now();
  /** @type {Map<string, Place>} */
  const biggest = new Map();
  for (const place of places) {
    const offset = offsetName(place.zone, at);
    if (!biggest.has(offset)) {
      biggest.set(offset, place);
    }
  }
  return [...biggest]
    .sort(([one], [other]) => minutesOf(one) - minutesOf(other))
    .map(([_offset, place]) => place);
}

/** @param {string} offset As `UTC-3:30`. */
function minutesOf(offset) {
  const [, sign = "+", hours = "0", minutes = "0"] = offset.match(/([+-])(\d+):?(\d*)/) ?? [];
  return (sign === "-" ? -1 : 1) * (60 * Number(hours) + Number(minutes));
}

/** @param {string} sought */
function atOffset(sought) {
  const at = now();
  const offset = sought.replace(/\s/g, "").replace("gmt", "utc").replace("-", "−").toUpperCase();
  const zones = new Set();
  return places
    .filter(({ zone }) => {
      const name = offsetName(zone, at).replace("-", "−");
      return name === offset && !zones.has(zone) && zones.add(zone);
    })
    .slice(0, SHOWN);
}
