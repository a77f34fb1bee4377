// What every page does in the browser. Whatever opens on a click is loaded by that click.
import { zone } from "miniconf/lib/clock.js";
import { $, on, pause } from "miniconf/lib/dom.js";
import { localise, markPhases } from "miniconf/lib/times.js";
import { startBookmarks } from "miniconf/parts/bookmarks.js";
import { measureHead, nameHome, startClock, startThemes } from "miniconf/parts/header.js";
import { registerKeys } from "miniconf/parts/keys.js";
import {
  rememberVisit,
  startCopying,
  startDismissal,
  upgradeAuthors,
} from "miniconf/parts/small.js";
import { t } from "miniconf/words.js";

markPhases();
startThemes();
nameHome();
measureHead();
startBookmarks();
startDismissal();
startCopying();
upgradeAuthors();
rememberVisit();
showTimes();
if (document.documentElement.dataset.live) {
  import("miniconf/live/start.js").then(({ startLive }) => startLive());
}

if ($("[data-search]")) {
  on("click", "[data-search]", search);
  registerKeys([{ keys: ["/", "Ctrl+K"], words: t("Search"), run: search }]);
}
on("click", "[data-keys]", help);
registerKeys([{ keys: "?", words: t("Show these keys"), run: help }]);

if ($("[data-player]")) {
  import("miniconf/parts/player.js").then(({ startPlayers }) => startPlayers());
}
on("click", "[data-play]", play);
on("click", "[data-image], [data-open]", look);
on("click", "[data-compare]", compare);

/** Show the visitor's times. The first question to the browser's calendar takes long, whatever it
 * is, so it is a task of its own. */
async function showTimes() {
  await pause();
  zone();
  await pause();
  startClock();
  await pause();
  localise();
}

/** @param {HTMLElement} facade */
async function play(facade) {
  const player = await import("miniconf/parts/player.js");
  player.play(facade);
}

/**
 * @param {HTMLElement} opener
 * @param {MouseEvent} event
 */
async function look(opener, event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) {
    return; // a tab or window of its own
  }
  event.preventDefault();
  const viewer = await import("miniconf/parts/viewer.js");
  viewer.look(opener);
}

/** @param {HTMLElement} button */
async function compare(button) {
  const why = await import("miniconf/parts/why.js");
  why.compare(/** @type {HTMLButtonElement} */ (button));
}

async function search() {
  const { openSearch } = await import("miniconf/parts/search.js");
  openSearch();
}

async function help() {
  const { openHelp } = await import("miniconf/parts/help.js");
  openHelp();
}
