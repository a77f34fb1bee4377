// A small form in front of the page, for what wants a second look before it is done.
import { html } from "htm/preact";
import { t } from "miniconf/words.js";
import { useEffect, useId, useRef } from "preact/hooks";

/** @import { ComponentChildren } from "preact" */

/**
 * @param {object} props
 * @param {string} props.title
 * @param {() => void} props.close Called when it is closed, however that comes about.
 * @param {() => unknown} props.act
 * @param {string} props.words What the button that acts says.
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
        act();
      }}
    >
      <h2 id=${id}>${title}</h2>
      ${children}
      <p class="form-foot">
        <button type="submit" class=${`button ${grave ? "grave" : "primary"}`} disabled=${closed}>${words}</button>
        <button type="button" class="button" onClick=${() => dialog.current?.close()}>${t("Cancel")}</button>
      </p>
    </form>
  </dialog>`;
}
