// Where one goes on after signing in: a page of this site, and no other.
import { read, write } from "miniconf/lib/store.js";

const base = document.documentElement.dataset.base ?? "";
const KEPT = "sign-in-next";
const AWAY = "sign-in-away";
/** A mail that comes later than this begins at the front. */
const LASTS = 60 * 60 * 1000;

/**
 * The address of a path of this site, or its front page's.
 * @param {string} path Below the site's base.
 */
export function sameSite(path) {
  const front = `${base}/`;
  if (!/^\/(?![/\\])/.test(path)) {
    return front;
  }
  try {
    const url = new URL(base + path, location.origin);
    const isOurs = url.origin === location.origin && url.pathname.startsWith(front);
    return isOurs ? url.pathname + url.search + url.hash : front;
  } catch {
    return front;
  }
}

/** Keep where one came from for the time that the mail takes. */
export function keepNext() {
  const path = new URLSearchParams(location.search).get("next");
  if (path) {
    write(KEPT, { path, at: Date.now() });
  }
}

/** One leaves to sign in at another place. */
export function goOut() {
  keepNext();
  write(AWAY, Date.now());
}

/** Whether one was at another place just now; asked once. */
export function cameBack() {
  const at = read(AWAY, 0);
  write(AWAY, null);
  return Date.now() - at < LASTS;
}

/** Where one came from. */
export function nextHref() {
  const path = new URLSearchParams(location.search).get("next");
  const kept = read(KEPT, /** @type {{ path: string, at: number } | null} */ (null));
  const recent = kept && Date.now() - kept.at < LASTS ? kept.path : "/";
  return sameSite(path ?? recent);
}

/** Go there. */
export function goOn() {
  const href = nextHref();
  write(KEPT, null);
  location.assign(href);
}
