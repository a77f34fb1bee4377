// The filters' bar: its controls are in the page as served; this keeps them and the state equal.
import { $, $$, debounce } from "miniconf/lib/dom.js";

/** @import { Field, Query } from "miniconf/parts/papers/model.js" */
/** @import { State } from "miniconf/parts/papers/state.js" */

const TYPING = 90;

/**
 * @typedef {object} Bar
 * @property {(state: State) => void} show Bring the controls to `state`.
 * @property {(button: HTMLElement) => void} press Do what a button says.
 */

/**
 * @param {HTMLFormElement} form
 * @param {object} app
 * @param {() => State} app.state
 * @param {(change: Partial<State>, typing?: boolean) => void} app.set
 * @param {(field: Field, button: HTMLElement) => void} app.open
 * @returns {Bar}
 */
export function startBar(form, { state, set, open }) {
  const { q, scope, sort } = controlsOf(form);
  q.addEventListener(
    "input",
    debounce(() => set({ q: q.value }, true), TYPING),
  );
  scope.addEventListener("change", () => {
    set({ scope: /** @type {Query["scope"]} */ (scope.value) });
  });
  sort.addEventListener("change", () => {
    set(sort.value === "shuffle" ? shuffled() : { sort: sort.value });
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  /** @param {HTMLElement} button */
  function press(button) {
    const { facet, view } = button.dataset;
    const flag = /** @type {"bookmarked" | "unseen" | undefined} */ (button.dataset.switch);
    if (facet) {
      open(/** @type {Field} */ (facet), button);
    } else if (flag) {
      set({ [flag]: !state()[flag] });
    } else if (view !== undefined) {
      set({ view: /** @type {State["view"]} */ (view) });
    } else if ("shuffle" in button.dataset) {
      set(shuffled());
    }
  }

  return { press, show: (now) => show(form, now) };
}

/**
 * What the visitor set before the list was ready for it.
 * @param {HTMLFormElement} form
 * @param {State} held What the address holds.
 * @returns {Partial<State>}
 */
export function typedIn(form, held) {
  const { q, scope, sort } = controlsOf(form);
  const resort = sort.value && sort.value !== held.sort;
  return {
    ...(q.value && { q: q.value }),
    ...(scope.value && { scope: /** @type {Query["scope"]} */ (scope.value) }),
    ...(resort && (sort.value === "shuffle" ? shuffled() : { sort: sort.value })),
  };
}

/**
 * The state with what the visitor set while it was looked up; null where that is nothing.
 * @param {HTMLFormElement} form
 * @param {State} state
 * @returns {State | null}
 */
export function typedSince(form, state) {
  const late = { ...state, ...typedIn(form, state) };
  const { q, scope, sort } = state;
  return late.q !== q || late.scope !== scope || late.sort !== sort ? late : null;
}

/** An order that nobody has had: late papers come first as often as early ones. */
function shuffled() {
  const seed = Math.floor(Math.random() * 36 ** 4);
  return { sort: "shuffle", seed: seed.toString(36) };
}

/** @param {HTMLFormElement} form */
function controlsOf(form) {
  const named = (/** @type {string} */ name) => form.elements.namedItem(name);
  return {
    q: /** @type {HTMLInputElement} */ (named("q")),
    scope: /** @type {HTMLSelectElement} */ (named("in")),
    sort: /** @type {HTMLSelectElement} */ (named("sort")),
  };
}

/**
 * @param {HTMLFormElement} form
 * @param {State} state
 */
function show(form, state) {
  const { q, scope, sort } = controlsOf(form);
  if (q.value.trim() !== state.q.trim()) {
    q.value = state.q;
  }
  scope.value = state.scope;
  sort.value = state.sort;
  for (const button of $$("[data-view]", form)) {
    button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  }
  for (const flag of /** @type {const} */ (["bookmarked", "unseen"])) {
    $(`[data-switch="${flag}"]`, form)?.setAttribute("aria-pressed", String(state[flag]));
  }
  for (const button of $$("[data-facet]", form)) {
    const field = /** @type {Field} */ (button.dataset.facet);
    button.classList.toggle("is-on", state.fields[field].length > 0);
  }
}
