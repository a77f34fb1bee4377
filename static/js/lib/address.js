// The state of a page in its address, so that it can be shared and gone back to.

/** The query of the address. */
export function readQuery() {
  return new URLSearchParams(location.search);
}

/**
 * Replace the query: lists become repeated names; empty values are left out.
 * @param {Record<string, string | readonly string[] | null | undefined>} values All of it.
 * @param {{ push?: boolean }} [options] `push` makes a step that Back undoes.
 */
export function writeQuery(values, { push = false } = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of typeof value === "string" ? [value] : (value ?? [])) {
      if (one) {
        query.append(name, one);
      }
    }
  }
  const address = `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`;
  if (address !== location.pathname + location.search + location.hash) {
    history[push ? "pushState" : "replaceState"](history.state, "", address);
  }
}

/**
 * Call `listener` after Back or Forward changed the query.
 * @param {() => void} listener
 * @returns {() => void} Stops it.
 */
export function onQuery(listener) {
  addEventListener("popstate", listener);
  return () => removeEventListener("popstate", listener);
}
