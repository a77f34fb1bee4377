// The interface's words, from the catalogue that the build wrote for the site's language.
import { language, messages, plural } from "miniconf/catalog";

/** Slow to make, so made when the first number is said.
 * @type {Intl.NumberFormat | undefined} */
let numbers;

/**
 * The interface's words for `message`, with each `{name}` in it replaced by its value.
 * @param {string} message The words in English.
 * @param {Record<string, string | number>} [values]
 */
export function t(message, values = {}) {
  return fill(messages[message]?.[0] || message, values);
}

/**
 * The interface's words for `count` things; `{count}` and each `{name}` are replaced.
 * @param {string} one The English for one thing.
 * @param {string} many The English for any other number.
 * @param {number} count
 * @param {Record<string, string | number>} [values]
 */
export function n(one, many, count, values = {}) {
  const words = messages[one]?.[plural(count)] || (count === 1 ? one : many);
  numbers ??= new Intl.NumberFormat(language);
  return fill(words, { count: numbers.format(count), ...values });
}

/**
 * @param {string} words
 * @param {Record<string, string | number>} values
 */
function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
