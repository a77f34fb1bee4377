// A small form in front of the page, for what wants a second look before it is done.
import { html, render } from "htm/preact";
import { el } from "miniconf/lib/dom.js";
import { t } from "miniconf/words.js";
import { useEffect, useId, useRef } from "preact/hooks";

/** @import { ComponentChildren } from "preact" */

/**
 * Show a dialog that outlives what it was asked for from, such as a menu.
 * @param {(close: () => void) => ComponentChildren} made
 */
export function show(made) {
  const place = el("div");
  const close = () => {
    render(/** @type {any} */ (null), place);
    place.remove();
  };
  document.body.append(place);
  render(/** @type {any} */ (made(close)), place);
}

/**
 * @param {object} props
 * @param {string} props.title
 * @param {() => void} props.close Called when it is closed, however that comes about.
 * @param {() => unknown} [props.act]
 * @param {string} [props.words] What the button that acts says; without any there is none.
 * @param {boolean} [props.grave] Whether it cannot easily be taken back.
 * @param {boolean} [props.closed] Whether it cannot be done as it stands.
 * @param {ComponentChildren} [props.children]
 */
export function Dialog({ title, close, act, words, grave, closed, children }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return html`<dialog
    class="small-dialog"
    ref=${dialog}
    aria-labelledby=${id}
    onClose=${close}
    onClick=${(/** @type {MouseEvent} */ event) =>
      event.target === dialog.current && dialog.current?.close()}
  >
    <form
      class="form"
      onSubmit=${(/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        act?.();
      }}
    >
      <h2 id=${id}>${title}</h2>
      ${children}
      <p class="form-foot">
        ${
          words &&
          html`<button type="submit" class=${`button ${grave ? "grave" : "primary"}`} disabled=${closed}>
            ${words}
          </button>`
        }
        <button type="button" class="button" onClick=${() => dialog.current?.close()}>
          ${words ? t("Cancel") : t("Close")}
        </button>
      </p>
    </form>
  </dialog>`;
}
