// The few things that every part does with the page.

/**
 * The first element that matches, or null.
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {HTMLElement | null}
 */
export function $(selector, root = document) {
  return root.querySelector(selector);
}

/**
 * All elements that match, in order.
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {HTMLElement[]}
 */
export function $$(selector, root = document) {
  return [...root.querySelectorAll(/** @type {"div"} */ (selector))];
}

/**
 * Listen to `type` on whatever matches `selector` under `root`, now or later.
 * @template {keyof HTMLElementEventMap} K
 * @param {K} type
 * @param {string} selector
 * @param {(element: HTMLElement, event: HTMLElementEventMap[K]) => void} listener
 * @param {Document | HTMLElement} [root]
 */
export function on(type, selector, listener, root = document) {
  root.addEventListener(type, (event) => {
    const target = event.target instanceof Element ? event.target.closest(selector) : null;
    if (target instanceof HTMLElement && root.contains(target)) {
      listener(target, /** @type {HTMLElementEventMap[K]} */ (event));
    }
  });
}

/**
 * An element with attributes and children. A function is a listener (`onclick`), true an empty
 * attribute; null, undefined and false are left out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} [props]
 * @param {(Node | string | null | undefined | false)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") {
      element.addEventListener(name.replace(/^on/, ""), value);
    } else if (value != null && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.filter((child) => child != null && child !== false));
  return element;
}

/**
 * `run`, once nothing has called it for `wait` milliseconds.
 * @template {unknown[]} A
 * @param {(...args: A) => void} run
 * @param {number} wait
 * @returns {(...args: A) => void}
 */
export function debounce(run, wait) {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...args), wait);
  };
}

/** Let the browser draw and answer the visitor before the next piece of work. */
export function pause() {
  return globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}

/**
 * Put `text` on the clipboard.
 * @param {string} text
 * @returns {Promise<boolean>} Whether the browser let us.
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/**
 * The old way, for sites without HTTPS, where the clipboard's own interface is closed.
 * @param {string} text
 */
function copyBySelection(text) {
  const field = el("textarea", { class: "visually-hidden", readonly: true });
  field.value = text;
  const home = document.querySelector("dialog[open]") ?? document.body;
  home.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}

const TOAST_STAYS = 4000;

/** @type {HTMLElement | null} */
let toasts = null;
let toastTimer = 0;

/**
 * Say something in passing: shown for a moment, and read out when the screen reader is free.
 * @param {string} text
 */
export function toast(text) {
  toasts ??= el("div", { class: "toast", role: "status", popover: "manual" });
  if (!toasts.isConnected) {
    document.body.append(toasts);
  }
  toasts.hidePopover();
  toasts.showPopover();
  toasts.textContent = text;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => toasts?.hidePopover(), TOAST_STAYS);
}
