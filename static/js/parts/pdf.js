// A PDF on a stage, page by page, drawn by pdf.js, with its text to be read out and selected.
import { debounce, el } from "miniconf/lib/dom.js";
import { button, Stage } from "miniconf/parts/stage.js";
import { t } from "miniconf/words.js";
import { GlobalWorkerOptions, getDocument, TextLayer } from "pdfjs-dist/pdf.min.mjs";

/** @import { PDFDocumentProxy, PDFPageProxy, RenderTask } from "pdfjs-dist/pdf.min.mjs" */

GlobalWorkerOptions.workerSrc = import.meta.resolve("pdfjs-dist/pdf.worker.min.mjs");

/** Pixels that every browser can still draw on. */
const MOST_PIXELS = 16_000_000;

/**
 * The stage of the PDF at `src`, its first page ready to be drawn.
 * @param {string} src
 * @param {string} words What it is, for screen readers.
 * @returns {Promise<Stage>} Rejects where it cannot be loaded.
 */
export async function showPdf(src, words) {
  const pdf = await getDocument({
    url: new URL(src, location.href).href,
    cMapUrl: import.meta.resolve("pdfjs-dist/cmaps/"),
    cMapPacked: true,
    standardFontDataUrl: import.meta.resolve("pdfjs-dist/fonts/"),
    wasmUrl: import.meta.resolve("pdfjs-dist/wasm/"),
  }).promise;
  const pages = new Pages(pdf, words);
  await pages.turnTo(1);
  return pages.stage;
}

/** The pages of one PDF, of which one is shown. */
class Pages {
  /**
   * @param {PDFDocumentProxy} pdf
   * @param {string} words
   */
  constructor(pdf, words) {
    this.pdf = pdf;
    this.number = 1;
    /** @type {PDFPageProxy | null} */
    this.page = null;
    /** @type {RenderTask | null} */
    this.drawing = null;
    this.canvas = el("canvas", { role: "presentation" });
    this.text = el("div", { class: "page-text" });
    const content = el("div", { class: "page" }, this.canvas, this.text);
    const draw = debounce(() => this.draw(), 60);
    this.stage = new Stage({ words, content, onZoom: draw });
    this.place = el("output", { class: "stage-place" });
    if (pdf.numPages > 1) {
      this.#addTurning();
    }
    new ResizeObserver(draw).observe(this.stage.view);
  }

  #addTurning() {
    const { bar, view } = this.stage;
    this.back = button("‹", t("Previous page"), () => this.turnTo(this.number - 1));
    this.forth = button("›", t("Next page"), () => this.turnTo(this.number + 1));
    bar.prepend(this.back, this.place, this.forth);
    view.addEventListener("keydown", ({ key }) => {
      const flat = this.stage.zoom === 1;
      if (key === "PageUp" || (flat && key === "ArrowLeft")) {
        this.turnTo(this.number - 1);
      } else if (key === "PageDown" || (flat && key === "ArrowRight")) {
        this.turnTo(this.number + 1);
      }
    });
  }

  /** @param {number} number From 1; others do nothing. */
  async turnTo(number) {
    if (number < 1 || number > this.pdf.numPages) {
      return;
    }
    this.number = number;
    const page = await this.pdf.getPage(number);
    if (this.number !== number) {
      return;
    }
    this.page = page;
    const { width, height } = page.getViewport({ scale: 1 });
    this.stage.setRatio(width / height);
    this.place.value = t("{page} of {pages}", { page: number, pages: this.pdf.numPages });
    this.back?.toggleAttribute("disabled", number === 1);
    this.forth?.toggleAttribute("disabled", number === this.pdf.numPages);
    await this.draw();
  }

  /** Draw the page as large as it is shown; a drawing that is under way is given up. */
  async draw() {
    const { page, canvas, stage } = this;
    const width = stage.content.clientWidth;
    if (!page || !width) {
      return;
    }
    const plain = page.getViewport({ scale: 1 });
    const scale = width / plain.width;
    const most = Math.sqrt(MOST_PIXELS / (plain.width * plain.height));
    const viewport = page.getViewport({ scale: Math.min(scale * devicePixelRatio, most) });
    this.drawing?.cancel();
    const fresh = el("canvas", { role: "presentation" });
    fresh.width = Math.floor(viewport.width);
    fresh.height = Math.floor(viewport.height);
    this.drawing = page.render({ canvas: fresh, viewport });
    try {
      await this.drawing.promise;
    } catch {
      return;
    }
    canvas.replaceWith(fresh);
    this.canvas = fresh;
    await this.#write(page, scale);
    stage.root.dataset.drawn = String(page.pageNumber);
  }

  /**
   * The page's text over its picture.
   * @param {PDFPageProxy} page
   * @param {number} scale
   */
  async #write(page, scale) {
    const text = el("div", { class: "page-text" });
    text.style.setProperty("--total-scale-factor", String(scale));
    await new TextLayer({
      textContentSource: page.streamTextContent(),
      container: text,
      viewport: page.getViewport({ scale }),
    }).render();
    this.text.replaceWith(text);
    this.text = text;
  }
}
