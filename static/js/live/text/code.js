// A block of code, coloured once its language has come.
import { html } from "htm/preact";
import { copy, toast } from "miniconf/lib/dom.js";
import { Icon } from "miniconf/live/parts/icon.js";
import { t } from "miniconf/words.js";
import { useEffect, useState } from "preact/hooks";

/** @import { ComponentChildren } from "preact" */
/** @import { Root, RootContent } from "hast" */

/** What people write for languages whose files have other names. @type {Record<string, string>} */
const ALIASES = {
  "c++": "cpp",
  h: "c",
  hs: "haskell",
  html: "xml",
  jl: "julia",
  js: "javascript",
  jsx: "javascript",
  md: "markdown",
  ml: "ocaml",
  py: "python",
  rb: "ruby",
  rs: "rust",
  sh: "bash",
  svg: "xml",
  tex: "latex",
  ts: "typescript",
  tsx: "typescript",
  yml: "yaml",
  zsh: "bash",
};
const LANGUAGES = new Set(
  (
    "bash c cpp css diff fortran go haskell java javascript json julia kotlin latex lisp lua " +
    "makefile markdown matlab ocaml perl php prolog python r ruby rust scala shell sql swift " +
    "typescript xml yaml"
  ).split(" "),
);
/** Longer ones stay plain: colouring them would keep the page busy. */
const LONGEST = 20_000;

/** @type {Promise<ReturnType<typeof import("lowlight").createLowlight>> | null} */
let lowlight = null;

/**
 * @param {{ text: string, language?: string }} props
 */
export function Code({ text, language = "" }) {
  const [tree, setTree] = useState(/** @type {Root | null} */ (null));
  const lower = language.toLowerCase();
  const name = ALIASES[lower] ?? lower;
  useEffect(() => {
    let gone = false;
    setTree(null);
    if (LANGUAGES.has(name) && text.length < LONGEST) {
      coloured(text, name).then(
        (found) => gone || setTree(found),
        () => {},
      );
    }
    return () => {
      gone = true;
    };
  }, [text, name]);
  return html`<div class="code-block">
    <pre tabindex="0"><code>${tree ? tree.children.map(node) : text}</code></pre>
    <button
      type="button"
      class="code-copy"
      aria-label=${t("Copy the code")}
      title=${t("Copy the code")}
      onClick=${async () => (await copy(text)) && toast(t("Copied"))}
    >
      <${Icon} name="copy" />
    </button>
  </div>`;
}

/**
 * @param {string} text
 * @param {string} name
 */
async function coloured(text, name) {
  lowlight ??= import("lowlight").then(({ createLowlight }) => createLowlight());
  const colours = await lowlight;
  if (!colours.registered(name)) {
    const grammar = await import(`highlight.js/lib/languages/${name}.js`);
    colours.register(name, grammar.default);
  }
  return colours.highlight(name, text);
}

/**
 * @param {RootContent} content
 * @returns {ComponentChildren}
 */
function node(content) {
  if (content.type === "element") {
    const names = content.properties.className;
    const className = Array.isArray(names) ? names.join(" ") : "";
    return html`<span class=${className}>${content.children.map(node)}</span>`;
  }
  return content.type === "text" ? content.value : null;
}
