// Posters and slides: what happens when one is asked for.
import { $, el } from "miniconf/lib/dom.js";
import { t } from "miniconf/words.js";

/**
 * Show in the page what `opener`, a picture or a button, stands for.
 * @param {HTMLElement} opener
 */
export function look(opener) {
  const viewer = opener.closest("[data-viewer]");
  const image = $("img", opener);
  if (!(viewer instanceof HTMLElement)) {
    return;
  }
  if (image instanceof HTMLImageElement) {
    openImage(viewer, image);
  } else if (opener instanceof HTMLButtonElement) {
    openPdf(viewer, opener);
  }
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
