// Tabs, as the ARIA practices have them: arrows go from one to the other.
import { html } from "htm/preact";

/**
 * @param {object} props
 * @param {{ name: string, words: string, count: number }[]} props.tabs
 * @param {string} props.chosen
 * @param {(name: string) => void} props.choose
 * @param {string} props.label
 */
export function Tabs({ tabs, chosen, choose, label }) {
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const list = event.currentTarget;
    if (step && list instanceof HTMLElement) {
      const at = tabs.findIndex(({ name }) => name === chosen);
      const next = (at + step + tabs.length) % tabs.length;
      choose(tabs[next].name);
      /** @type {HTMLElement} */ (list.children[next]).focus();
      event.preventDefault();
    }
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} onKeyDown=${key}>
    ${tabs.map(
      ({ name, words, count }) => html`<button
        type="button"
        role="tab"
        key=${name}
        id=${`tab-${name}`}
        aria-selected=${String(name === chosen)}
        tabindex=${name === chosen ? 0 : -1}
        onClick=${() => choose(name)}
      >
        ${words}${count > 0 && html` <span class="tally">${count}</span>`}
      </button>`,
    )}
  </div>`;
}
