// What the browser keeps for this conference: values by key, the same in every open tab.

const scope = document.documentElement.dataset.scope || "miniconf";

/** Holds what storage did not take, being closed or full; null stands for a removed value.
 * @type {Map<string, string | null>} */
const unsaved = new Map();

/** @type {Map<string, Set<() => void>>} */
const listeners = new Map();

/**
 * The value kept under `key`, or `fallback` where there is none that can be read.
 * @template T
 * @param {string} key
 * @param {T} fallback
 * @returns {T}
 */
export function read(key, fallback) {
  try {
    const text = unsaved.has(key) ? unsaved.get(key) : localStorage.getItem(`${scope}:${key}`);
    return text == null ? fallback : JSON.parse(text);
  } catch {
    return fallback;
  }
}

/**
 * Keep `value` (anything that JSON holds) under `key`, and tell who listens; null removes it.
 * Without storage it is kept for as long as the page is open.
 * @param {string} key
 * @param {unknown} value
 */
export function write(key, value) {
  const text = value == null ? null : JSON.stringify(value);
  try {
    if (text === null) {
      localStorage.removeItem(`${scope}:${key}`);
    } else {
      localStorage.setItem(`${scope}:${key}`, text);
    }
    unsaved.delete(key);
  } catch {
    unsaved.set(key, text);
  }
  tell(key);
}

/**
 * Call `listener` whenever the value under `key` changes, here or in another tab.
 * @param {string} key
 * @param {() => void} listener
 * @returns {() => void} Stops it.
 */
export function onChange(key, listener) {
  const all = listeners.get(key) ?? new Set();
  listeners.set(key, all.add(listener));
  return () => all.delete(listener);
}

/** @param {string} key */
function tell(key) {
  for (const listener of listeners.get(key) ?? []) {
    listener();
  }
}

addEventListener("storage", (event) => {
  if (event.key === null) {
    [...listeners.keys()].forEach(tell);
  } else if (event.key.startsWith(`${scope}:`)) {
    tell(event.key.slice(scope.length + 1));
  }
});
