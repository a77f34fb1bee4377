// The printed programme: everything that is folded away on the screen is open on paper.
import { $$, on } from "miniconf/lib/dom.js";

/** Make the print buttons work, and open what is folded while printing. */
export function startPrinting() {
  on("click", "[data-print]", () => print());
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    const all = /** @type {HTMLDetailsElement[]} */ ($$("details.fold"));
    opened = all.filter((details) => !details.open);
    setOpen(opened, true);
  });
  addEventListener("afterprint", () => setOpen(opened, false));
}

/**
 * @param {readonly HTMLDetailsElement[]} all
 * @param {boolean} open
 */
function setOpen(all, open) {
  for (const details of all) {
    details.open = open;
  }
}
