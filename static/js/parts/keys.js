// Keys of the page: bound while nobody types, and listed in the help that `?` opens.
import { read } from "miniconf/lib/store.js";

/**
 * @typedef {object} Key
 * @property {string | readonly string[]} keys Names as `KeyboardEvent.key` has them (`ArrowDown`,
 *   `b`, ` `), with `Ctrl+` and a capital where it is held; a string is one key.
 * @property {string} words What it does.
 * @property {(event: KeyboardEvent) => void} [run] Without it the page handles the key itself.
 */

/** Where keys have a meaning of their own. */
const OWN_KEYS =
  "input:not([type=checkbox], [type=radio]), select, textarea, video, audio, pre, [data-own-keys]";
const PRESSED_BY = { " ": "button, summary, input", Enter: "button, summary, a, input" };

/** Name, in the store, of the choice to have no single keys. */
export const KEYS_OFF = "keys-off";

/** @type {Key[]} */
const all = [];

/**
 * List keys in the help, and bind those that say what to run.
 * @param {readonly Key[]} keys
 */
export function registerKeys(keys) {
  all.push(...keys);
}

/** Every key there is on this page, in the order of registration. */
export function registeredKeys() {
  return /** @type {readonly Key[]} */ (all);
}

/**
 * Whether the key belongs to what has the focus: a field, a player, a button that it presses.
 * @param {KeyboardEvent} event
 */
export function isTyping(event) {
  const { target, key } = event;
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  const pressed = PRESSED_BY[/** @type {" " | "Enter"} */ (key)];
  return (
    target.isContentEditable ||
    target.closest(OWN_KEYS) !== null ||
    (pressed !== undefined && target.closest(pressed) !== null)
  );
}

/** Whether the visitor wants single keys to do nothing (WCAG 2.1.4). */
export function keysAreOff() {
  return read(KEYS_OFF, false);
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || event.isComposing) {
    return;
  }
  const held = event.ctrlKey || event.metaKey;
  if (!held && (isTyping(event) || keysAreOff())) {
    return;
  }
  const name = held ? `Ctrl+${event.key.toUpperCase()}` : event.key;
  const key = all.find((one) => one.run && [one.keys].flat().includes(name));
  if (key?.run && !document.querySelector("dialog:modal")) {
    event.preventDefault();
    key.run(event);
  }
});
