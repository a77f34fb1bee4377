// The choices of one field, in a panel under its button: a list that can be searched, with how many
// papers each choice leaves.
import { html } from "htm/preact";
import { dayName } from "miniconf/parts/papers/sentence.js";
import { source } from "miniconf/parts/papers/source.js";
import { queryOf } from "miniconf/parts/papers/state.js";
import { t } from "miniconf/words.js";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** @import { Choice, Field } from "miniconf/parts/papers/model.js" */
/** @import { State } from "miniconf/parts/papers/state.js" */

/** Fewer choices than this need no search. */
const FEW = 9;

/**
 * @param {object} props
 * @param {Field} props.field
 * @param {HTMLElement} props.button What opened it.
 * @param {State} props.state
 * @param {(name: string) => void} props.choose
 * @param {() => void} props.close
 */
export function Facet({ field, button, state, choose, close }) {
  const panel = useRef(/** @type {HTMLElement | null} */ (null));
  const [needle, setNeedle] = useState("");
  const choices = useChoices(state, field, needle);
  const [searched, setSearched] = useState(false);
  const loaded = choices !== null;

  useLayoutEffect(() => openUnder(panel.current, button), [button]);
  useEffect(() => {
    if (choices) {
      setSearched((was) => was || choices.length > FEW);
    }
  }, [loaded]);
  useEffect(() => {
    const first = /** @type {HTMLElement | null | undefined} */ (
      panel.current?.querySelector("input, button")
    );
    first?.focus();
  }, [loaded, searched]);

  return html`<div
    class="papers-panel"
    popover="auto"
    role="dialog"
    aria-label=${button.textContent?.trim()}
    ref=${panel}
    onToggle=${(/** @type {ToggleEvent} */ event) => event.newState === "closed" && close()}
    onKeyDown=${moveFocus}
  >
    ${
      searched &&
      html`<input
        type="search"
        autocomplete="off"
        aria-label=${t("Find")}
        placeholder=${t("Find…")}
        value=${needle}
        onInput=${(/** @type {InputEvent} */ event) =>
          setNeedle(/** @type {HTMLInputElement} */ (event.target).value)}
      />`
    }
    <div class="papers-choices">
      ${choices?.map(
        (choice) => html`<${Row}
          key=${choice.name}
          choice=${choice}
          label=${field === "day" ? dayName(choice.name) : choice.label}
          choose=${choose}
        />`,
      )}
    </div>
    ${choices?.length === 0 && html`<p class="soft small">${t("Nothing of that name.")}</p>`}
  </div>`;
}

/** @param {{ choice: Choice, label: string, choose: (name: string) => void }} props */
function Row({ choice, label, choose }) {
  return html`<button
    type="button"
    class="papers-choice"
    aria-pressed=${String(choice.chosen)}
    onClick=${() => choose(choice.name)}
  >
    <span>${label}</span> <span class="papers-number">${choice.count}</span>
  </button>`;
}

/**
 * The choices, null until the first have come.
 * @param {State} state
 * @param {Field} field
 * @param {string} needle
 */
function useChoices(state, field, needle) {
  const [choices, setChoices] = useState(/** @type {Choice[] | null} */ (null));
  useEffect(() => {
    let wanted = true;
    source.choices(queryOf(state), field, needle).then((found) => wanted && setChoices(found));
    return () => {
      wanted = false;
    };
  }, [state, field, needle]);
  return choices;
}

/**
 * Show the panel below its button, within the window.
 * @param {HTMLElement | null} panel
 * @param {HTMLElement} button
 */
function openUnder(panel, button) {
  if (!panel) {
    return;
  }
  panel.showPopover();
  const { left, bottom } = button.getBoundingClientRect();
  const room = document.documentElement.clientWidth - panel.offsetWidth - 8;
  panel.style.setProperty("--left", `${Math.max(8, Math.min(left, room))}px`);
  panel.style.setProperty("--top", `${bottom + 6}px`);
}

/**
 * Arrows move between the search and the choices.
 * @param {KeyboardEvent} event
 */
function moveFocus(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const panel = event.currentTarget;
  if (!step || !(panel instanceof HTMLElement)) {
    return;
  }
  event.preventDefault();
  const all = /** @type {HTMLElement[]} */ ([...panel.querySelectorAll("input, button")]);
  const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  all[Math.max(0, Math.min(all.length - 1, at + step))]?.focus();
}
