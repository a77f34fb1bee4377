// The list of the page's keys.
import { el } from "miniconf/lib/dom.js";
import { write } from "miniconf/lib/store.js";
import { openDialog } from "miniconf/parts/dialog.js";
import { KEYS_OFF, keysAreOff, registeredKeys } from "miniconf/parts/keys.js";
import { t } from "miniconf/words.js";

/** @type {Record<string, () => string>} */
const NAMES = {
  " ": () => t("Space"),
  Enter: () => "↵",
  Escape: () => "Esc",
  ArrowUp: () => "↑",
  ArrowDown: () => "↓",
  ArrowLeft: () => "←",
  ArrowRight: () => "→",
};

/** Open the list of keys. */
export function openHelp() {
  const list = el("dl", { class: "keys" });
  for (const { keys, words } of registeredKeys()) {
    const names = [keys].flat().flatMap((key) => [" ", cap(key)]);
    list.append(el("div", {}, el("dt", {}, ...names.slice(1)), el("dd", {}, words)));
  }
  openDialog("help", t("Keyboard"), list, choice());
}

/** @param {string} key */
function cap(key) {
  return el(
    "kbd",
    {},
    key
      .split("+")
      .map((part) => NAMES[part]?.() ?? part)
      .join(" "),
  );
}

function choice() {
  const box = el("input", { type: "checkbox", checked: !keysAreOff() });
  box.addEventListener("change", () => write(KEYS_OFF, box.checked ? null : true));
  return el("label", { class: "keys-choice" }, box, t("Single keys work as listed"));
}
