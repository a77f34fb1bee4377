// A paper: keys to go through its session and to bookmark it.
import { $ } from "miniconf/lib/dom.js";
import { registerKeys } from "miniconf/parts/keys.js";
import { t } from "miniconf/words.js";

/**
 * Bind a key to what a click on the first match would do, where there is a match.
 * @param {string} keys
 * @param {string} words
 * @param {string} selector
 */
function bind(keys, words, selector) {
  const target = $(selector);
  if (target) {
    registerKeys([{ keys, words, run: () => target.click() }]);
  }
}

bind("ArrowLeft", t("Previous paper of the session"), "[data-prev]");
bind("ArrowRight", t("Next paper of the session"), "[data-next]");
bind("b", t("Bookmark this paper"), "[data-visit] [data-bookmark]");
