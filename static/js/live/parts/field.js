// A field of a form with its label.
import { html } from "htm/preact";
import { useId } from "preact/hooks";

/**
 * @param {object} props
 * @param {string} props.label
 * @param {string} props.name
 * @param {string} props.value
 * @param {(value: string) => void} props.set
 * @param {string} [props.help]
 * @param {boolean} [props.long]
 */
export function Field({ label, name, value, set, help = "", long = false, ...rest }) {
  const id = useId();
  const tag = long ? "textarea" : "input";
  return html`<p class="field">
    <label for=${id}>${label}</label>
    <${tag}
      id=${id}
      name=${name}
      value=${value}
      aria-describedby=${help ? `${id}-help` : undefined}
      onInput=${(/** @type {InputEvent} */ event) =>
        set(/** @type {HTMLInputElement} */ (event.target).value)}
      ...${long ? rest : { type: "text", ...rest }}
    />
    ${help && html`<span class="soft small" id=${`${id}-help`}>${help}</span>`}
  </p>`;
}

/**
 * @param {object} props
 * @param {string} props.label
 * @param {string} props.value
 * @param {(value: string) => void} props.set
 * @param {[string, string][]} props.choices Values and their words.
 * @param {string} [props.help]
 */
export function Select({ label, value, set, choices, help = "" }) {
  const id = useId();
  return html`<p class="field">
    <label for=${id}>${label}</label>
    <select
      id=${id}
      value=${value}
      onChange=${(/** @type {Event} */ event) =>
        set(/** @type {HTMLSelectElement} */ (event.target).value)}
    >
      ${choices.map(([name, words]) => html`<option key=${name} value=${name}>${words}</option>`)}
    </select>
    ${help && html`<span class="soft small">${help}</span>`}
  </p>`;
}

/**
 * A box to tick.
 * @param {object} props
 * @param {string} props.label
 * @param {boolean} props.value
 * @param {(value: boolean) => void} props.set
 */
export function Check({ label, value, set }) {
  return html`<p>
    <label class="check">
      <input
        type="checkbox"
        checked=${value}
        onChange=${(/** @type {Event} */ event) =>
          set(/** @type {HTMLInputElement} */ (event.target).checked)}
      />
      ${label}
    </label>
  </p>`;
}
