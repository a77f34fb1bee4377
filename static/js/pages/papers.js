// The paper list. The rows are in the page as served and only marked; the index and the filters
// are loaded when they are first wanted.
import { $, $$, on, toast } from "miniconf/lib/dom.js";
import { visited } from "miniconf/lib/marks.js";
import { isTyping, registerKeys } from "miniconf/parts/keys.js";
import { t } from "miniconf/words.js";

/** @import { Action, App } from "miniconf/parts/papers/app.js" */

const form = /** @type {HTMLFormElement | null} */ ($("[data-papers-bar]"));
const root = $("#papers");

/** @type {Promise<App> | undefined} */
let app;

/** Load the filters and let them take the list over; once, unless it failed. */
function load() {
  app ??= import("miniconf/parts/papers/start.js")
    .then(({ startPapers }) =>
      startPapers(/** @type {HTMLFormElement} */ (form), /** @type {HTMLElement} */ (root)),
    )
    .catch((error) => {
      app = undefined;
      toast(t("The filters could not be loaded. The list is whole; try again."));
      throw error;
    });
  return app;
}

/** @type {Record<string, Action>} */
const ACTIONS = {
  ArrowDown: "down",
  ArrowUp: "up",
  Home: "first",
  End: "last",
  " ": "quick",
  b: "bookmark",
  Escape: "close",
};

/**
 * What a key asks the list for: nothing where it means something else.
 * @param {KeyboardEvent} event
 */
function actionOf(event) {
  const { key, target } = event;
  const held = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  if (event.defaultPrevented || held || !(target instanceof HTMLElement)) {
    return undefined;
  }
  if (isTyping(event)) {
    return key === "ArrowDown" && target.matches("[name=q]") ? "down" : undefined;
  }
  const inRow = target.closest(".paper-row") !== null;
  const free = target === document.body || target.id === "main";
  const taken =
    key === " " ? target.matches("button, summary") : !inRow && /^(Home|End)$/.test(key);
  const near = inRow || free || target.closest(".papers-quick") !== null;
  return near && !taken ? ACTIONS[key] : undefined;
}

if (form && root) {
  const seen = visited();
  for (const row of seen.size > 0 ? $$(".paper-row", root) : []) {
    row.classList.toggle("is-seen", seen.has(`paper:${row.dataset.paper}`));
  }
  form.addEventListener("focusin", load, { once: true });
  on("click", "button", async (button) => (await load()).bar.press(button), form);
  root.addEventListener("click", async (event) => {
    const { target } = event;
    const row = target instanceof Element && !target.closest("a, button") && target.closest("li");
    if (!app && row instanceof HTMLElement && row.dataset.paper) {
      (await load()).quickView(row.dataset.paper);
    }
  });
  document.addEventListener("keydown", async (event) => {
    const action = actionOf(event);
    if (action && (app || action !== "close")) {
      event.preventDefault();
      (await load()).act(action);
    }
  });
  registerKeys([
    { keys: ["ArrowDown", "ArrowUp"], words: t("Next or previous paper") },
    { keys: " ", words: t("Quick view of a paper") },
    { keys: "Enter", words: t("Open the paper") },
    { keys: "b", words: t("Bookmark the paper") },
  ]);
  if (location.search.length > 1) {
    load();
  }
}
