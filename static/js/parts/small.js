// Small comforts of every page: menus that close, texts that copy, authors that lead to papers.
import { $, $$, copy, on, toast } from "miniconf/lib/dom.js";
import { markVisited } from "miniconf/lib/marks.js";
import { t } from "miniconf/words.js";

/** Close open `details[data-dismiss]` on Escape and on a click elsewhere. */
export function startDismissal() {
  const open = () => /** @type {HTMLDetailsElement[]} */ ($$("details[data-dismiss][open]"));
  document.addEventListener("click", ({ target }) => {
    for (const details of open()) {
      details.open = target instanceof Node && details.contains(target);
    }
  });
  document.addEventListener("keydown", (event) => {
    const innermost = event.key === "Escape" ? open().at(-1) : undefined;
    if (innermost) {
      innermost.open = false;
      $("summary", innermost)?.focus();
    }
  });
}

/** `[data-copy="#id"]` copies the text of that element. */
export function startCopying() {
  on("click", "[data-copy]", async (button) => {
    const text = $(button.dataset.copy ?? "")?.textContent ?? "";
    const copied = await copy(text.trim());
    toast(copied ? t("Copied") : t("The browser does not allow copying here."));
  });
}

/** An author's name leads to the live list of papers, which can be filtered further. */
export function upgradeAuthors() {
  for (const link of $$("a[data-author]")) {
    const query = new URLSearchParams({ author: link.dataset.author ?? "" });
    link.setAttribute("href", `${document.documentElement.dataset.base}/papers/?${query}`);
  }
}

/** Remember that the visitor has been here. */
export function rememberVisit() {
  const key = $("[data-visit]")?.dataset.visit ?? document.body.dataset.thing;
  if (key) {
    markVisited(key);
  }
}
