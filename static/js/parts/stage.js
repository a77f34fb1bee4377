// A stage on which a picture or a page is looked at: zoomed, moved, filling the screen.
import { el } from "miniconf/lib/dom.js";
import { t } from "miniconf/words.js";

const STEP = 1.25;
const LEAST = 1;
const MOST = 8;

/** @typedef {{ words: string, content: HTMLElement, onZoom?: () => void }} StageOptions */

/**
 * A stage around `content`, which at zoom 1 fits in as a whole. Its CSS gives it the width; all
 * it needs is its `--ratio`, width by height.
 */
export class Stage {
  /** @param {StageOptions} options `words` name the content for screen readers. */
  constructor({ words, content, onZoom = () => {} }) {
    this.zoom = 1;
    this.content = content;
    this.onZoom = onZoom;
    this.level = el("output", { class: "stage-level" }, "100%");
    this.view = el("div", {
      class: "stage-view",
      tabindex: 0,
      role: "group",
      "aria-label": t("{words}: plus and minus zoom, 0 fits, arrows move", { words }),
      "data-own-keys": true,
    });
    this.view.append(content);
    this.bar = el("div", { class: "stage-bar" }, ...this.#buttons());
    this.root = el("div", { class: "stage" }, this.bar, this.view);
    content.classList.add("stage-content");
    this.#listen();
  }

  /** @param {number} ratio Width by height of the content. */
  setRatio(ratio) {
    this.content.style.setProperty("--ratio", String(ratio));
  }

  /**
   * @param {number} zoom 1 fits the content in.
   * @param {{ x: number, y: number }} [around] The point of the view that stays where it is.
   */
  setZoom(zoom, around = { x: this.view.clientWidth / 2, y: this.view.clientHeight / 2 }) {
    const wanted = Math.min(MOST, Math.max(LEAST, zoom));
    const { view, content } = this;
    const x = (view.scrollLeft + around.x) / content.offsetWidth;
    const y = (view.scrollTop + around.y) / content.offsetHeight;
    this.zoom = wanted;
    content.style.setProperty("--zoom", String(wanted));
    view.scrollLeft = x * content.offsetWidth - around.x;
    view.scrollTop = y * content.offsetHeight - around.y;
    this.level.value = `${Math.round(wanted * 100)}%`;
    this.onZoom();
  }

  #buttons() {
    return [
      button("−", t("Zoom out"), () => this.setZoom(this.zoom / STEP)),
      this.level,
      button("+", t("Zoom in"), () => this.setZoom(this.zoom * STEP)),
      button(t("Fit"), t("Fit the whole in"), () => this.setZoom(1)),
      document.fullscreenEnabled
        ? button(t("Full screen"), t("Full screen"), () => this.#fillScreen())
        : null,
    ];
  }

  #fillScreen() {
    if (document.fullscreenElement) {
      document.exitFullscreen();
    } else {
      this.root.requestFullscreen();
    }
  }

  #listen() {
    this.view.addEventListener("keydown", (event) => this.#key(event));
    this.view.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    this.view.addEventListener("pointerdown", (event) => this.#drag(event));
    this.root.addEventListener("fullscreenchange", () => this.onZoom());
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const zoom = { "+": this.zoom * STEP, "=": this.zoom * STEP, "-": this.zoom / STEP, 0: 1 }[
      event.key
    ];
    if (zoom && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.setZoom(zoom);
    }
  }

  /** @param {WheelEvent} event With Ctrl, which a pinch on a touchpad also sends. */
  #wheel(event) {
    if (event.ctrlKey) {
      event.preventDefault();
      const { left, top } = this.view.getBoundingClientRect();
      const around = { x: event.clientX - left, y: event.clientY - top };
      this.setZoom(this.zoom * STEP ** (-event.deltaY / 100), around);
    }
  }

  /** @param {PointerEvent} event Fingers scroll by themselves, and text is there to be selected. */
  #drag({ pointerType, button, pointerId, target }) {
    const onText = target instanceof Element && target.closest(".page-text > *");
    if (pointerType !== "mouse" || button !== 0 || onText) {
      return;
    }
    const { view } = this;
    /** @param {PointerEvent} event */
    const move = ({ movementX, movementY }) => view.scrollBy(-movementX, -movementY);
    view.setPointerCapture(pointerId);
    view.addEventListener("pointermove", move);
    view.addEventListener(
      "lostpointercapture",
      () => view.removeEventListener("pointermove", move),
      { once: true },
    );
  }
}

/**
 * A button of the stage's bar.
 * @param {string} shown
 * @param {string} words
 * @param {() => void} run
 */
export function button(shown, words, run) {
  const label = shown === words ? null : words;
  const attributes = { type: "button", class: "button", "aria-label": label, title: label };
  return el("button", { ...attributes, onclick: run }, shown);
}
