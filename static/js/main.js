// What every page does in the browser. Whatever opens on a click is loaded by that click.
import { $, on } from "miniconf/lib/dom.js";
import { localise, markPhases } from "miniconf/lib/times.js";
import { startBookmarks } from "miniconf/parts/bookmarks.js";
import { nameHome, startClock, startThemes } from "miniconf/parts/header.js";
import { registerKeys } from "miniconf/parts/keys.js";
import {
  rememberVisit,
  startCopying,
  startDismissal,
  upgradeAuthors,
} from "miniconf/parts/small.js";
import { t } from "miniconf/words.js";

localise();
markPhases();
startClock();
startThemes();
nameHome();
startBookmarks();
startDismissal();
startCopying();
upgradeAuthors();
rememberVisit();

if ($("[data-search]")) {
  on("click", "[data-search]", search);
  registerKeys([{ keys: ["/", "Ctrl+K"], words: t("Search"), run: search }]);
}
on("click", "[data-keys]", help);
registerKeys([{ keys: "?", words: t("Show these keys"), run: help }]);

if ($("[data-player]")) {
  import("miniconf/parts/player.js").then(({ startPlayers }) => startPlayers());
}
if ($("[data-viewer]")) {
  import("miniconf/parts/viewer.js").then(({ startViewers }) => startViewers());
}

async function search() {
  const { openSearch } = await import("miniconf/parts/search.js");
  openSearch();
}

async function help() {
  const { openHelp } = await import("miniconf/parts/help.js");
  openHelp();
}
