// The papers, asked for from the worker that holds them; details and BibTeX from their shards.

/** @import { Answer, Choice, Entry, Field, Opened, Query, Row } from "miniconf/parts/papers/model.js" */

/**
 * @typedef {object} Detail
 * @property {string} abstract HTML that the build made.
 * @property {string} tldr HTML, or empty.
 * @property {{ kind: string, label: string, href: string, external: boolean }[]} links
 */

/** Asks the worker, one promise a question. */
class Source {
  #worker = new Worker(
    `${import.meta.resolve("miniconf/parts/papers/worker.js")}#${import.meta.resolve("miniconf/parts/papers/catalogue.js")}`,
    { type: "module" },
  );
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();
  #asked = 0;
  /** @type {Map<string, Promise<Record<string, any>>>} */
  #shards = new Map();
  /** @type {Opened} */
  opened = { total: 0, details: "", bibtex: "", shard: 1 };

  constructor() {
    this.#worker.onmessage = ({ data: { id, value, error } }) => {
      const waits = this.#waiting.get(id);
      this.#waiting.delete(id);
      error ? waits?.reject(new Error(error)) : waits?.resolve(value);
    };
    this.#worker.onerror = (event) => {
      this.#waiting.forEach(({ reject }) => {
        reject(new Error(event.message));
      });
      this.#waiting.clear();
    };
  }

  /**
   * @param {string} call
   * @param {unknown} argument
   * @returns {Promise<any>}
   */
  #ask(call, argument) {
    return new Promise((resolve, reject) => {
      const id = ++this.#asked;
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, call, argument });
    });
  }

  /**
   * Load the index.
   * @param {string} address
   */
  async open(address) {
    this.opened = await this.#ask("open", new URL(address, location.href).href);
  }

  /**
   * @param {Query} query
   * @returns {Promise<Answer>}
   */
  find(query) {
    return this.#ask("find", query);
  }

  /**
   * Numbers of the papers that match, in the order of the index.
   * @param {Query} query
   * @returns {Promise<number[]>}
   */
  numbers(query) {
    return this.#ask("numbers", query);
  }

  /**
   * Entries of an answer; null where a newer one has taken its place.
   * @param {number} version
   * @param {number} from
   * @param {number} to
   * @returns {Promise<Entry[] | null>}
   */
  entries(version, from, to) {
    return this.#ask("entries", { version, from, to });
  }

  /**
   * @param {Query} query
   * @param {Field} field
   * @param {string} needle
   * @returns {Promise<Choice[]>}
   */
  choices(query, field, needle) {
    return this.#ask("choices", { query, field, needle });
  }

  /**
   * The papers of these uids, as far as there are any.
   * @param {readonly string[]} uids
   * @returns {Promise<Row[]>}
   */
  rows(uids) {
    return this.#ask("rows", uids);
  }

  /**
   * What a row leaves out; null where it cannot be had.
   * @param {Row} row
   * @returns {Promise<Detail | null>}
   */
  detail(row) {
    return this.#fromShard(this.opened.details, row).catch(() => null);
  }

  /**
   * @param {Row} row
   * @returns {Promise<string>}
   */
  bibtex(row) {
    return this.#fromShard(this.opened.bibtex, row);
  }

  /**
   * @param {string} home
   * @param {Row} row
   */
  async #fromShard(home, row) {
    const address = `${home}${Math.floor(row.number / this.opened.shard)}.json`;
    const shard = this.#shards.get(address) ?? read(address);
    this.#shards.set(address, shard);
    shard.catch(() => this.#shards.delete(address));
    return (await shard)[row.uid] ?? null;
  }
}

/** @param {string} address */
async function read(address) {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${response.status} ${address}`);
  }
  return response.json();
}

export const source = new Source();
