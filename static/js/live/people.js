// Who those are that entries name; entries that were missed come without them.
import { get } from "miniconf/live/me.js";

/** @import { Entry, People } from "miniconf/live/model.js" */

/** People who are asked for at once. */
const MOST = 50;

/**
 * The people whom entries name and who are not known yet.
 * @param {readonly Entry[]} entries
 * @param {People} known
 * @returns {Promise<People>}
 */
export async function meet(entries, known) {
  const named = new Set(entries.map(({ by }) => by ?? 0));
  const lacking = [...named].filter((id) => id && !known[id]).slice(0, MOST);
  const asked = lacking.map((id) => get(`/people/${id}`).catch(() => null));
  const found = (await Promise.all(asked)).filter(Boolean);
  return Object.fromEntries(found.map((person) => [person.id, person]));
}
