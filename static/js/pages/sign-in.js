// Signing in. The token of the mail's link stands behind the #, so that it reaches no server's log;
// it is spent by a button, since programs that look at mails open links.
import { html, render } from "htm/preact";
import { $ } from "miniconf/lib/dom.js";
import { me } from "miniconf/live/me.js";
import { SignIn } from "miniconf/live/parts/sign-in.js";

const root = /** @type {HTMLElement} */ ($("[data-sign-in]"));
const told = new URLSearchParams(location.hash.slice(1));
const token = told.get("token") ?? "";
const error = told.get("error") ?? "";
if (token || error) {
  history.replaceState(null, "", location.pathname + location.search);
}

await me.load().catch(() => {});
root.removeAttribute("aria-busy");
render(
  html`<${SignIn} token=${token} error=${error} conduct=${root.dataset.conduct ?? ""} />`,
  root,
);
