// One's own account.
import { html, render } from "htm/preact";
import { $ } from "miniconf/lib/dom.js";
import { AccountPage } from "miniconf/live/account/page.js";
import { me } from "miniconf/live/me.js";
import { Invitation } from "miniconf/live/parts/state.js";
import { asRefused } from "miniconf/live/refused.js";
import { useMe } from "miniconf/live/use.js";

const root = /** @type {HTMLElement} */ ($("[data-account-page]"));

function Page() {
  const account = useMe();
  return account?.accepted ? html`<${AccountPage} me=${account} />` : html`<${Invitation} />`;
}

try {
  await me.load();
  render(html`<${Page} />`, root);
} catch (error) {
  render(html`<p role="alert" class="instead">${asRefused(error).words}</p>`, root);
}
root.removeAttribute("aria-busy");
