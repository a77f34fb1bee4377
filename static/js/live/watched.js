// Something that changes, and those who want to hear of it.
import { useEffect, useReducer } from "preact/hooks";

/** Tells its watchers when it has changed. */
export class Watched {
  /** @type {Set<() => void>} */
  #watchers = new Set();

  /**
   * Call `watcher` after each change.
   * @param {() => void} watcher
   * @returns {() => void} Stops it.
   */
  watch(watcher) {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Say that something has changed. */
  tell() {
    for (const watcher of [...this.#watchers]) {
      watcher();
    }
  }
}

/**
 * Draw the component anew after each change of `source`.
 * @template {Watched} T
 * @param {T} source
 * @returns {T}
 */
export function useWatched(source) {
  const [, again] = useReducer((/** @type {number} */ count) => count + 1, 0);
  useEffect(() => source.watch(() => again(undefined)), [source]);
  return source;
}
