// A formula. KaTeX comes when the first one is shown, with its style and fonts; until then, and
// where it cannot be set, its source stands there.
import { html } from "htm/preact";
import { el } from "miniconf/lib/dom.js";
import { useLayoutEffect, useRef } from "preact/hooks";

/** @type {Promise<typeof import("katex").default> | null} */
let asked = null;
/** @type {typeof import("katex").default | null} */
let katex = null;

/** In no formula can links, images or classes be made, and none runs for ever. */
const BOUNDS = /** @type {const} */ ({
  trust: false,
  strict: "ignore",
  throwOnError: true,
  maxExpand: 500,
  maxSize: 20,
  output: "htmlAndMathml",
});

/**
 * @param {{ tex: string, source: string, display: boolean }} props
 */
export function Formula({ tex, source, display }) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    let gone = false;
    const set = () => gone || !place.current || typeset(place.current, tex, source, display);
    if (katex) {
      set();
    } else {
      load().then(set, () => {});
    }
    return () => {
      gone = true;
    };
  }, [tex, source, display]);
  return html`<span class=${display ? "formula display" : "formula"} ref=${place}></span>`;
}

/**
 * @param {HTMLElement} place
 * @param {string} tex
 * @param {string} source
 * @param {boolean} display
 */
function typeset(place, tex, source, display) {
  try {
    // A table of its own: what one formula defines, the next does not know.
    katex?.render(tex, place, { ...BOUNDS, macros: {}, displayMode: display });
    place.removeAttribute("title");
  } catch (error) {
    place.replaceChildren(el("code", { class: "tex" }, source));
    place.title = error instanceof Error ? error.message : "";
  }
}

function load() {
  asked ??= fetchKatex().catch((error) => {
    asked = null;
    throw error;
  });
  return asked;
}

async function fetchKatex() {
  const style = el("link", { rel: "stylesheet", href: import.meta.resolve("katex/katex.min.css") });
  const styled = new Promise((resolve) => {
    style.onload = style.onerror = resolve;
  });
  document.head.append(style);
  const [module] = await Promise.all([import("katex/katex.mjs"), styled]);
  katex = module.default;
  return katex;
}
