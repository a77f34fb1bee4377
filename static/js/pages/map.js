// The map of the papers.
import { html, render } from "htm/preact";
import { $ } from "miniconf/lib/dom.js";
import { registerKeys } from "miniconf/parts/keys.js";
import { MapApp } from "miniconf/parts/map/app.js";
import { loadPoints } from "miniconf/parts/map/points.js";
import { source } from "miniconf/parts/papers/source.js";
import { t } from "miniconf/words.js";

const page = /** @type {HTMLElement} */ ($("[data-map]"));
const area = /** @type {HTMLElement} */ ($("[data-map-area]", page));
const { points: address = "", index = "" } = page.dataset;

async function start() {
  try {
    const [points] = await Promise.all([loadPoints(address), source.open(index)]);
    const first = points.data.uids.indexOf(named());
    render(html`<${MapApp} points=${points} first=${first} />`, area);
  } catch {
    area.textContent = t("The map could not be loaded. Try again when online.");
  }
}

/** The uid that the address names, or whatever else stands there. */
function named() {
  const text = location.hash.slice(1);
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

registerKeys([
  {
    keys: ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"],
    words: t("On the map: the next paper"),
  },
  { keys: ["+", "-"], words: t("On the map: zoom in, zoom out") },
  { keys: "0", words: t("On the map: all of it") },
  { keys: "Enter", words: t("On the map: open the paper") },
]);
start();
