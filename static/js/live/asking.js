// Asking the service from a component, and having it do something.
import { toast } from "miniconf/lib/dom.js";
import { get, post } from "miniconf/live/me.js";
import { asRefused } from "miniconf/live/refused.js";
import { useCallback, useEffect, useState } from "preact/hooks";

/** Called after something was done. @type {Set<() => void>} */
export const changes = new Set();

/**
 * What the service answers at `path`, and again from time to time. What was there stays until
 * there is something newer.
 * @param {string} path
 * @param {number} [every] Milliseconds between two looks; 0 for one.
 */
export function useAnswer(path, every = 0) {
  const [answer, setAnswer] = useState(/** @type {{ path: string, found: any } | null} */ (null));
  const [words, setWords] = useState("");
  const [round, setRound] = useState(0);
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      try {
        const found = await get(path);
        if (!gone) {
          setAnswer({ path, found });
          setWords("");
        }
      } catch (error) {
        if (!gone) {
          setWords(asRefused(error).words);
        }
      }
    };
    ask();
    const timer = every ? setInterval(ask, every) : 0;
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [path, every, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return { found: answer?.path === path ? answer.found : null, words, again };
}

/**
 * Have the service do something and say so; false where it does not, which is said as well.
 * @param {string} path
 * @param {unknown} body
 * @param {string} said
 */
export async function doing(path, body, said) {
  try {
    await post(path, body);
    toast(said);
    for (const hear of changes) {
      hear();
    }
    return true;
  } catch (error) {
    toast(asRefused(error).words);
    return false;
  }
}
