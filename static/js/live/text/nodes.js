// A message's Markdown as elements. Each token has its element here; whatever has none is shown as
// the text that it is. No string ever becomes HTML.
import { html } from "htm/preact";
import { Code } from "miniconf/live/text/code.js";
import { Formula } from "miniconf/live/text/formula.js";
import { memo } from "miniconf/live/text/memo.js";
import { PaperLink } from "miniconf/live/text/paper.js";
import { isSafe, parse } from "miniconf/live/text/parse.js";

/** @import { ComponentChildren } from "preact" */
/** @import { Token } from "markdown-it" */

/** Elements of tokens that open and close. @type {Record<string, string>} */
const CONTAINERS = {
  paragraph: "p",
  blockquote: "blockquote",
  bullet_list: "ul",
  ordered_list: "ol",
  list_item: "li",
  em: "em",
  strong: "strong",
  s: "s",
};

/** @typedef {{ me: number }} Reader Who reads. */

/**
 * The elements of a message.
 * @param {string} text
 * @param {number} me
 * @returns {ComponentChildren}
 */
export function nodesOf(text, me) {
  return below(memo(text, parse), { me });
}

/**
 * The papers that a message names, each once.
 * @param {string} text
 * @returns {string[]}
 */
export function papersIn(text) {
  const inner = memo(text, parse).flatMap(({ children }) => children ?? []);
  const named = inner.filter(({ type }) => type === "paper");
  return [...new Set(named.map(({ content }) => content))];
}

/**
 * @param {readonly Token[]} tokens
 * @param {Reader} reader
 * @returns {ComponentChildren[]}
 */
function below(tokens, reader) {
  /** @type {ComponentChildren[]} */
  const made = [];
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i].nesting !== 1) {
      made.push(leaf(tokens[i], reader));
      continue;
    }
    const end = closing(tokens, i);
    made.push(container(tokens[i], below(tokens.slice(i + 1, end), reader), reader));
    i = end;
  }
  return made;
}

/**
 * Where what opens at `start` closes; the end where it does not.
 * @param {readonly Token[]} tokens
 * @param {number} start
 */
function closing(tokens, start) {
  let depth = 0;
  for (let i = start; i < tokens.length; i++) {
    depth += tokens[i].nesting;
    if (depth === 0) {
      return i;
    }
  }
  return tokens.length;
}

/**
 * @param {Token} token
 * @param {ComponentChildren} children
 * @param {Reader} reader
 */
function container(token, children, reader) {
  const kind = token.type.replace(/_open$/, "");
  if (kind === "link") {
    return link(token, children, reader);
  }
  if (token.hidden) {
    return children;
  }
  const tag = CONTAINERS[kind];
  const start = kind === "ordered_list" ? Number(token.attrGet("start") ?? 1) : undefined;
  return tag ? html`<${tag} start=${start}>${children}<//>` : children;
}

/**
 * @param {Token} token
 * @param {ComponentChildren} children
 * @param {Reader} reader
 */
function link(token, children, reader) {
  const href = String(token.attrGet("href") ?? "");
  const [, person] = /^person:(\d+)$/.exec(href) ?? [];
  if (person) {
    const mine = Number(person) === reader.me;
    return html`<span class=${`mention${mine ? " me" : ""}`} data-person=${person}>${children}</span>`;
  }
  return isSafe(href)
    ? html`<a href=${href} rel="noopener nofollow ugc" target="_blank">${children}</a>`
    : children;
}

/**
 * @param {Token} token
 * @param {Reader} reader
 * @returns {ComponentChildren}
 */
function leaf(token, reader) {
  switch (token.type) {
    case "inline":
      return below(token.children ?? [], reader);
    case "softbreak":
    case "hardbreak":
      return html`<br />`;
    case "code_inline":
      return html`<code>${token.content}</code>`;
    case "fence":
    case "code_block":
      return html`<${Code} text=${token.content} language=${token.info.trim().split(/\s/)[0]} />`;
    case "formula":
    case "formula_display": {
      const display = token.type === "formula_display";
      return html`<${Formula} tex=${token.content} source=${token.markup} display=${display} />`;
    }
    case "mention":
      return html`<span class="mention">${token.markup}</span>`;
    case "paper":
      return html`<${PaperLink} uid=${token.content} words=${token.markup} />`;
    default:
      return token.content;
  }
}
