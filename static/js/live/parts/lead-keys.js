// Keys of whoever leads through questions: a hand on the keyboard is enough.
import { html } from "htm/preact";
import { registerKeys } from "miniconf/parts/keys.js";
import { t } from "miniconf/words.js";
import { useEffect, useRef } from "preact/hooks";

/**
 * @typedef {object} Run
 * @property {(by: number) => void} step
 * @property {() => void} take
 * @property {() => void} next
 * @property {() => void} answered
 * @property {() => void} dismiss
 * @property {() => void} back
 */

/**
 * Bind the keys once; what they run is whatever was given last.
 * @param {Run | null} run Null for whoever only looks.
 * @param {() => void} toggle Large type, or not.
 */
export function useKeys(run, toggle) {
  const latest = useRef({ run, toggle });
  latest.current = { run, toggle };
  useEffect(() => {
    const lead = () => latest.current.run;
    registerKeys([
      { keys: ["ArrowDown", "j"], words: t("Next in the list"), run: () => lead()?.step(1) },
      { keys: ["ArrowUp", "k"], words: t("Previous in the list"), run: () => lead()?.step(-1) },
      { keys: "Enter", words: t("Answer the chosen question now"), run: () => lead()?.take() },
      { keys: "n", words: t("Answered, and the next one"), run: () => lead()?.next() },
      { keys: "a", words: t("Answered"), run: () => lead()?.answered() },
      { keys: "d", words: t("Set aside"), run: () => lead()?.dismiss() },
      { keys: "u", words: t("Back to the others"), run: () => lead()?.back() },
      { keys: "l", words: t("Large type, or not"), run: () => latest.current.toggle() },
    ]);
  }, []);
}

/** The keys, in a line. */
export function Keys() {
  const keys = [
    ["↑ ↓", t("choose")],
    ["Enter", t("answer now")],
    ["N", t("answered, next")],
    ["A", t("answered")],
    ["D", t("set aside")],
    ["L", t("large type")],
  ];
  return html`<p class="lead-keys soft small">
    ${keys.map(([key, words]) => html`<span key=${key}><kbd>${key}</kbd> ${words}</span>`)}
  </p>`;
}
