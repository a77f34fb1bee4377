// Posters and slides: pictures become zoomable at once, PDFs when they are asked for.
import { $, $$, el, on } from "miniconf/lib/dom.js";
import { t } from "miniconf/words.js";

/** Make every poster and all slides of the page work. */
export function startViewers() {
  for (const viewer of $$("[data-viewer=image]")) {
    const image = $("img", viewer);
    if (image instanceof HTMLImageElement) {
      $("[data-image]", viewer)?.addEventListener("click", (event) => {
        event.preventDefault();
        openImage(viewer, image);
      });
    }
  }
  on("click", "[data-viewer=pdf] [data-open]", (button) => {
    const viewer = button.closest("[data-viewer]");
    if (viewer instanceof HTMLElement) {
      openPdf(viewer, /** @type {HTMLButtonElement} */ (button));
    }
  });
}

/**
 * The picture itself, on a stage in the place of its link.
 * @param {HTMLElement} viewer
 * @param {HTMLImageElement} image
 */
async function openImage(viewer, image) {
  const { Stage } = await import("miniconf/parts/stage.js");
  const stage = new Stage({ words: viewer.dataset.words ?? "", content: image });
  stage.setRatio(image.naturalWidth / image.naturalHeight || 1);
  image.draggable = false;
  $("[data-image]", viewer)?.replaceWith(stage.root);
  viewer.prepend(stage.root);
  stage.view.focus();
}

/**
 * @param {HTMLElement} viewer
 * @param {HTMLButtonElement} button
 */
async function openPdf(viewer, button) {
  const { src = "", words = "" } = viewer.dataset;
  const state = el("p", { class: "viewer-state soft", role: "status" }, t("Loading…"));
  button.disabled = true;
  $("[data-failed]", viewer)?.remove();
  viewer.append(state);
  try {
    const { showPdf } = await import("miniconf/parts/pdf.js");
    const stage = await showPdf(src, words);
    viewer.prepend(stage.root);
    button.remove();
    stage.view.focus();
    stage.onZoom();
  } catch {
    button.disabled = false;
    const failure = t("The file could not be shown here. It can be downloaded.");
    viewer.append(el("p", { role: "alert", "data-failed": true }, failure));
  } finally {
    state.remove();
  }
}
