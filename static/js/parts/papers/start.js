// Takes the served list over: the same rows at the same places, then what the visitor asks for.
import { html, render } from "htm/preact";
import { $, $$ } from "miniconf/lib/dom.js";
import { App } from "miniconf/parts/papers/app.js";
import { typedIn } from "miniconf/parts/papers/bar.js";
import { Heights, heightsOf } from "miniconf/parts/papers/heights.js";
import { startOf } from "miniconf/parts/papers/list.js";
import { source } from "miniconf/parts/papers/source.js";
import { isFiltered, queryOf, readState, writeState } from "miniconf/parts/papers/state.js";

/**
 * @param {HTMLFormElement} form The bar.
 * @param {HTMLElement} root What holds the served list.
 * @returns {Promise<App>}
 */
export async function startPapers(form, root) {
  await source.open(root.dataset.index ?? "");
  const held = readState();
  const asked = { ...held, ...typedIn(form, held) };
  writeState(asked, false);
  const answer = await source.find(queryOf(asked));
  const served = $(".papers-list", root);
  const same = !isFiltered(asked) && !asked.view && !asked.sort && root.dataset.first === "1";
  const heights = same && served ? heightsOf(served) : new Heights(asked.view);
  const top = (same && served?.getBoundingClientRect().top) || 0;
  const start = await startOf(answer, heights, top);
  const focused = document.activeElement?.closest("[data-paper]");
  const entry = same && served && focused ? placeOf(served, focused) : kept();
  const anchor = same ? inSight(root) : null;
  const place = anchor?.getBoundingClientRect().top ?? 0;
  const byTrack = "byTrack" in root.dataset;
  root.replaceChildren();
  /** @type {App} */
  const app = await new Promise((bind) => {
    render(html`<${App} ...${{ form, root, byTrack, asked, answer, start, bind }} />`, root);
  });
  const moved = anchor && $(`[data-paper="${CSS.escape(anchor.dataset.paper ?? "")}"]`, root);
  if (moved) {
    // Rows that the browser had not drawn yet had guessed heights.
    scrollBy(0, moved.getBoundingClientRect().top - place);
  }
  if (entry >= 0 && entry < answer.length) {
    app.list?.focus(entry);
  }
  return app;
}

/**
 * The first paper in sight.
 * @param {HTMLElement} root
 */
function inSight(root) {
  return $$(".paper-row", root).find((row) => row.getBoundingClientRect().bottom > 0) ?? null;
}

/**
 * @param {HTMLElement} list
 * @param {Element} row
 */
function placeOf(list, row) {
  return [...list.querySelectorAll(".papers-heading, .paper-row")].indexOf(row);
}

/** The entry that the visitor went away from, and now comes back to; -1 for none. */
function kept() {
  return typeof history.state?.current === "number" ? history.state.current : -1;
}
