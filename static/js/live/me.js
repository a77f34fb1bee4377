// Who is signed in here, and requests to the live service.
import { onChange, read, write } from "miniconf/lib/store.js";
import { away, Refused } from "miniconf/live/refused.js";
import { Watched } from "miniconf/live/watched.js";

/** @import { Me } from "miniconf/live/model.js" */

/** Where the service answers, or empty. */
export const home = document.documentElement.dataset.live ?? "";
const site = document.documentElement.dataset.base ?? "";
const TOLD = "signed-in";

/** The account of this browser; its `account` is undefined until the service has said. */
class Account extends Watched {
  /** @type {Me | null | undefined} */
  account;
  token = "";
  /** @type {Promise<Me | null> | null} */
  #asked = null;

  /** Who is signed in, asked for once. Raises `Refused`. */
  load() {
    this.#asked ??= this.reload().catch((error) => {
      this.#asked = null;
      throw error;
    });
    return this.#asked;
  }

  /** Ask again. Raises `Refused`. */
  async reload() {
    const told = await send("/me", {});
    this.become(told);
    return this.account ?? null;
  }

  /** @param {{ account: Me | null, token?: string }} told */
  become({ account, token }) {
    const before = this.account;
    this.token = token ?? this.token;
    this.account = account;
    this.#asked = Promise.resolve(account);
    if (read(TOLD, 0) !== (account?.id ?? 0)) {
      write(TOLD, account?.id ?? 0);
    }
    if (JSON.stringify(before) !== JSON.stringify(account)) {
      this.tell();
    }
  }
}

export const me = new Account();

// Another tab signed in or out.
onChange(TOLD, () => {
  if (me.account !== undefined && read(TOLD, 0) !== (me.account?.id ?? 0)) {
    me.reload().catch(() => {});
  }
});

/**
 * Ask the service. Raises `Refused`.
 * @param {string} path Below the service's address.
 * @returns {Promise<any>}
 */
export async function get(path) {
  return send(path, {});
}

/**
 * Have the service change something. Raises `Refused`.
 * @param {string} path
 * @param {unknown} [body] JSON, or a form with files.
 * @returns {Promise<any>}
 */
export async function post(path, body = {}) {
  await me.load();
  try {
    return await send(path, posted(body));
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== "request.token") {
      throw error;
    }
    await me.reload();
    return send(path, posted(body));
  }
}

/**
 * @param {unknown} body
 * @returns {RequestInit}
 */
function posted(body) {
  const isForm = body instanceof FormData;
  return {
    method: "POST",
    body: isForm ? body : JSON.stringify(body),
    headers: {
      "X-MiniConf-Token": me.token,
      ...(isForm ? {} : { "Content-Type": "application/json" }),
    },
  };
}

/**
 * @param {string} path
 * @param {RequestInit} options
 */
async function send(path, options) {
  /** @type {Response} */
  let response;
  /** @type {any} */
  let answer;
  try {
    response = await fetch(home + path, { credentials: "same-origin", ...options });
    answer = await response.json();
  } catch {
    throw away();
  }
  if (response.ok) {
    return answer;
  }
  const refused = answer?.error ? new Refused(answer.error, response.status) : away();
  refused.seconds ||= Number(response.headers.get("Retry-After")) || 0;
  if (refused.code === "account.signed-out" && me.account) {
    me.become({ account: null });
  }
  throw refused;
}

/** Where to sign in, and come back from there to this page. */
export function signInHref() {
  const here = location.pathname.slice(site.length) + location.search + location.hash;
  return `${site}/sign-in/?next=${encodeURIComponent(here)}`;
}

/**
 * The address below the service of a room.
 * @param {string} key
 * @param {string} [rest]
 */
export function roomPath(key, rest = "") {
  return `/rooms/${encodeURIComponent(key)}${rest}`;
}

/**
 * The page that shows a room alone.
 * @param {string} key
 * @param {number | null} [message]
 */
export function roomHref(key, message = null) {
  const query = new URLSearchParams({ room: key });
  return `${site}/chat/?${query}${message ? `#m${message}` : ""}`;
}

/**
 * Where a question stands: on the page of what it is about, or in its room.
 * @param {{ key: string, href: string }} room
 * @param {number} question
 */
export function questionHref({ key, href }, question) {
  const anchor = `#question-${question}`;
  return href
    ? `${site}${href}${anchor}`
    : `${site}/chat/?${new URLSearchParams({ room: key })}${anchor}`;
}

/**
 * The page that leads through the questions of a session.
 * @param {string} key
 */
export function liveHref(key) {
  return `${site}/questions/live/#${key}`;
}
