// The last results of a slow function of a text.

const MOST = 1000;

/** @type {Map<string, unknown>} */
const known = new Map();

/**
 * What `make` makes of `text`, kept for a while. There is one such function.
 * @template T
 * @param {string} text
 * @param {(text: string) => T} make
 * @returns {T}
 */
export function memo(text, make) {
  if (!known.has(text)) {
    if (known.size >= MOST) {
      known.delete(known.keys().next().value ?? "");
    }
    known.set(text, make(text));
  }
  return /** @type {T} */ (known.get(text));
}
