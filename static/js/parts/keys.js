// Keys of the page: bound while nobody types, and listed in the help that `?` opens.

/**
 * @typedef {object} Key
 * @property {string | readonly string[]} keys Names as `KeyboardEvent.key` has them (`ArrowDown`,
 *   `b`, ` `), with `Ctrl+` before where it is held; a string is one key.
 * @property {string} words What it does.
 * @property {(event: KeyboardEvent) => void} [run] Without it the page handles the key itself.
 */

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
 * Whether the visitor is writing, so that letters are letters.
 * @param {Event} event
 */
export function isTyping(event) {
  const target = event.target;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("input:not([type=checkbox], [type=radio]), select, textarea"))
  );
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || event.isComposing) {
    return;
  }
  const held = event.ctrlKey || event.metaKey;
  if ((isTyping(event) && !held) || document.querySelector("dialog:modal")) {
    return;
  }
  const name = held ? `Ctrl+${event.key.toUpperCase()}` : event.key;
  const key = all.find((one) => one.run && [one.keys].flat().includes(name));
  if (key?.run) {
    event.preventDefault();
    key.run(event);
  }
});
