// Messages as Markdown: which of it counts, and what chat adds: mathematics, mentions, papers.
import MarkdownIt from "markdown-it";

/** @import { StateBlock, StateInline, Token } from "markdown-it" */

/** Where a link may lead. */
const SAFE = /^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@)/i;
const PERSON = /^person:\d{1,12}$/;
/** A formula longer than this is not one. */
const LONGEST_FORMULA = 4000;

const markdown = new MarkdownIt("default", {
  html: false,
  linkify: true,
  breaks: true,
  typographer: false,
  maxNesting: 20,
})
  .disable(["image", "reference", "lheading", "heading", "hr", "table", "code", "html_block"])
  .disable(["html_inline"]);
markdown.validateLink = (href) => isSafe(href) || PERSON.test(href);
markdown.linkify.set({ fuzzyEmail: false, fuzzyIP: false });
markdown.inline.ruler.before("escape", "formula", inlineFormula);
markdown.inline.ruler.push("mention", mention);
markdown.inline.ruler.push("paper", paper);
markdown.block.ruler.before("fence", "formula", blockFormula, {
  alt: ["paragraph", "blockquote", "list"],
});

/**
 * The tokens of a message.
 * @param {string} text
 * @returns {Token[]}
 */
export function parse(text) {
  return markdown.parse(text, {});
}

/**
 * Whether a message may link there.
 * @param {string} href
 */
export function isSafe(href) {
  // A browser drops these before it reads the scheme.
  return SAFE.test(href) && !/[\p{Cc}\s]/u.test(href) && canParse(href);
}

/** @param {string} href */
function canParse(href) {
  try {
    return ["http:", "https:", "mailto:"].includes(new URL(href).protocol);
  } catch {
    return false;
  }
}

/**
 * `$x$`, `\(x\)`, and displayed `$$x$$` and `\[x\]` within a line.
 * @param {StateInline} state
 * @param {boolean} silent
 */
function inlineFormula(state, silent) {
  const found = formulaAt(state.src, state.pos, state.posMax);
  if (!found) {
    return false;
  }
  if (!silent) {
    const token = state.push(found.display ? "formula_display" : "formula", "", 0);
    token.content = found.tex;
    token.markup = state.src.slice(state.pos, found.end);
  }
  state.pos = found.end;
  return true;
}

const BRACKETS = /** @type {const} */ ([
  ["$$", "$$", true],
  ["\\[", "\\]", true],
  ["\\(", "\\)", false],
]);

/**
 * @param {string} text
 * @param {number} at
 * @param {number} end
 */
function formulaAt(text, at, end) {
  for (const [opens, closes, display] of BRACKETS) {
    if (text.startsWith(opens, at)) {
      const close = text.indexOf(closes, at + opens.length);
      const tex = text.slice(at + opens.length, close);
      const ok = close > 0 && close < end && tex.trim() && tex.length < LONGEST_FORMULA;
      return ok ? { tex, display, end: close + closes.length } : null;
    }
  }
  return text[at] === "$" ? dollarsAt(text, at, end) : null;
}

/**
 * Dollars count where they stand close to what is between them and no digit follows, so that
 * prices stay prices.
 * @param {string} text
 * @param {number} at
 * @param {number} end
 */
function dollarsAt(text, at, end) {
  if (/\s/.test(text[at + 1] ?? " ")) {
    return null;
  }
  for (let close = text.indexOf("$", at + 1); close > 0 && close < end; ) {
    const [before, after] = [text[close - 1], text[close + 1] ?? ""];
    const tex = text.slice(at + 1, close);
    if (tex.includes("\n\n") || tex.length > LONGEST_FORMULA) {
      return null;
    }
    if (before !== "\\" && !/\s/.test(before) && !/\d/.test(after) && tex) {
      return { tex, display: false, end: close + 1 };
    }
    close = text.indexOf("$", close + 1);
  }
  return null;
}

/**
 * A formula that stands in lines of its own: `$$ … $$` or `\[ … \]`.
 * @param {StateBlock} state
 * @param {number} first
 * @param {number} last
 * @param {boolean} silent
 */
function blockFormula(state, first, last, silent) {
  const line = lineOf(state, first);
  const bracket = BRACKETS.find(([opens, , display]) => display && line.startsWith(opens));
  if (!bracket) {
    return false;
  }
  const [opens, closes] = bracket;
  const lines = [line.slice(opens.length)];
  let next = first + 1;
  while (!lines[lines.length - 1].trimEnd().endsWith(closes)) {
    if (next >= last || lines.join("\n").length > LONGEST_FORMULA) {
      return false;
    }
    lines.push(lineOf(state, next));
    next += 1;
  }
  const tex = lines.join("\n").trimEnd().slice(0, -closes.length);
  if (!tex.trim() || tex.includes(closes)) {
    return false;
  }
  if (!silent) {
    const token = state.push("formula_display", "", 0);
    token.content = tex;
    token.markup = `${opens}${tex}${closes}`;
    token.block = true;
    token.map = [first, next];
    state.line = next;
  }
  return true;
}

/**
 * @param {StateBlock} state
 * @param {number} line
 */
function lineOf(state, line) {
  return state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]);
}

/**
 * `@authors`: everybody who wrote the paper. Persons are links, see `person:`.
 * @param {StateInline} state
 * @param {boolean} silent
 */
function mention(state, silent) {
  return word(state, silent, /^@authors\b/, "mention");
}

/**
 * `#paper:uid`.
 * @param {StateInline} state
 * @param {boolean} silent
 */
function paper(state, silent) {
  return word(state, silent, /^#paper:([\w.~-]*\w)/, "paper");
}

/**
 * @param {StateInline} state
 * @param {boolean} silent
 * @param {RegExp} pattern
 * @param {string} kind
 */
function word(state, silent, pattern, kind) {
  const before = state.src[state.pos - 1] ?? " ";
  const found = /[\w@#]/.test(before) ? null : pattern.exec(state.src.slice(state.pos));
  if (!found) {
    return false;
  }
  if (!silent) {
    const token = state.push(kind, "", 0);
    token.content = found[1] ?? found[0];
    token.markup = found[0];
  }
  state.pos += found[0].length;
  return true;
}
