// Signing in. The token of the mail's link stands behind the #, so that it reaches no server's log;
// it is spent by a button, since programs that look at mails open links.
import { html, render } from "htm/preact";
import { $ } from "miniconf/lib/dom.js";
import { me } from "miniconf/live/me.js";
import { SignIn } from "miniconf/live/parts/sign-in.js";

const root = /** @type {HTMLElement} */ ($("[data-sign-in]"));
const token = new URLSearchParams(location.hash.slice(1)).get("token") ?? "";
if (token) {
  history.replaceState(null, "", location.pathname + location.search);
}

await me.load().catch(() => {});
root.removeAttribute("aria-busy");
render(html`<${SignIn} token=${token} conduct=${root.dataset.conduct ?? ""} />`, root);
