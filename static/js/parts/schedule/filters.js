// Which blocks of the schedule are shown: by kind, by track, only one's own; kept in the address.
import { readQuery, writeQuery } from "miniconf/lib/address.js";
import { $, $$ } from "miniconf/lib/dom.js";

/** @typedef {import("miniconf/parts/schedule/blocks.js").Block} Block */
/** @typedef {import("miniconf/parts/schedule/blocks.js").Entry} Entry */
/** @typedef {{ kind: string[], track: string[], mine: boolean }} Choice */

/**
 * Set the form as the address says.
 * @param {HTMLFormElement} form
 */
export function restoreChoice(form) {
  const query = readQuery();
  for (const box of boxes(form)) {
    box.checked = query.getAll(box.name).includes(box.value);
  }
}

/**
 * Read the form, and note its state in the address, on the links to other views and on the form.
 * @param {HTMLFormElement} form
 * @returns {Choice}
 */
export function readChoice(form) {
  const chosen = new FormData(form);
  const kind = chosen.getAll("kind").map(String);
  const track = chosen.getAll("track").map(String);
  const mine = chosen.has("mine");
  writeQuery({ kind, track, mine: mine ? "1" : "" });
  for (const link of /** @type {HTMLAnchorElement[]} */ ($$("a[data-keep-query]"))) {
    link.search = location.search;
  }
  for (const filter of $$("[data-filter]", form)) {
    const count = $("[data-chosen]", filter);
    const size = filter.dataset.filter === "kind" ? kind.length : track.length;
    if (count) {
      count.textContent = String(size);
      count.hidden = size === 0;
    }
  }
  const clear = $("[data-clear]", form);
  if (clear) {
    clear.hidden = kind.length + track.length === 0 && !mine;
  }
  return { kind, track, mine };
}

/** @param {HTMLFormElement} form */
function boxes(form) {
  return /** @type {HTMLInputElement[]} */ ($$("input[type=checkbox]", form));
}

/**
 * The blocks to show; inside one that is shown for its parts alone, the other parts are hidden.
 * @param {readonly Block[]} blocks
 * @param {Choice} choice
 * @param {ReadonlySet<string>} own Keys that are the visitor's own.
 */
export function choose(blocks, choice, own) {
  /** @param {Entry} entry */
  const fits = ({ key, kind, track }) =>
    (choice.kind.length === 0 || choice.kind.includes(kind)) &&
    (choice.track.length === 0 || choice.track.includes(track)) &&
    (!choice.mine || own.has(key));
  return blocks.filter((block) => {
    const whole = fits(block);
    const parts = block.inside.map(fits);
    block.inside.forEach((entry, i) => {
      entry.item.hidden = !whole && !parts[i];
    });
    unfold(block.item, !whole && parts.includes(true));
    return whole || parts.includes(true);
  });
}

/** Folds that a choice opened. @type {WeakSet<Element>} */
const opened = new WeakSet();

/**
 * Open the fold of a block that is shown for its parts alone, and close it again afterwards.
 * @param {HTMLElement} item
 * @param {boolean} wanted
 */
function unfold(item, wanted) {
  const fold = /** @type {HTMLDetailsElement | null} */ (item.querySelector(".event-inside"));
  if (fold && wanted && !fold.open) {
    fold.open = true;
    opened.add(fold);
  } else if (fold && !wanted && opened.delete(fold)) {
    fold.open = false;
  }
}
