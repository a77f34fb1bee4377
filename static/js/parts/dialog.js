// Dialogs: made when asked for, closed by Escape, the cross or a click beside them.
import { $, el } from "miniconf/lib/dom.js";
import { t } from "miniconf/words.js";

/**
 * Open a dialog. The browser keeps the focus in it and gives it back when it closes.
 * @param {string} name Its class, beside `dialog`.
 * @param {string} title
 * @param {Node[]} content
 * @returns {HTMLDialogElement}
 */
export function openDialog(name, title, ...content) {
  const heading = el("h2", { id: `${name}-title` }, title);
  const close = el("button", { type: "button", class: "tool dialog-close", onclick: shut }, "×");
  close.setAttribute("aria-label", t("Close"));
  const dialog = el(
    "dialog",
    { class: `dialog ${name}`, "aria-labelledby": heading.id, onclick: shutBeside },
    el("div", { class: "dialog-head" }, heading, close),
    el("div", { class: "dialog-body" }, ...content),
  );
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("keydown", shutByEscape);
  document.body.append(dialog);
  dialog.showModal();
  return dialog;

  function shut() {
    dialog.close();
  }

  /** @param {KeyboardEvent} event Else it would only empty a search field first. */
  function shutByEscape(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      dialog.close();
    }
  }

  /** @param {MouseEvent} event */
  function shutBeside(event) {
    if (event.target === dialog) {
      dialog.close();
    }
  }
}

/**
 * Let the arrow keys walk through `container`: from its search field into its list and back.
 * Whoever types goes on in the field.
 * @param {HTMLElement} container
 * @param {string} items What to walk through, after the field.
 */
export function walkByArrows(container, items) {
  container.addEventListener("keydown", (event) => {
    const field = $("input[type=search]", container);
    const stops = /** @type {HTMLElement[]} */ ([field, ...container.querySelectorAll(items)]);
    const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    if (step && at >= 0) {
      event.preventDefault();
      stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
    } else if (at > 0 && event.key.length === 1 && event.key !== " " && !event.ctrlKey) {
      field?.focus();
    }
  });
}
